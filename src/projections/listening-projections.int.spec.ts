import { describe, expect, it } from 'vitest';
import { mixedHistory } from '../../test/listening-log.js';
import type { TestDatabase } from '../../test/pg.js';
import { projected } from '../../test/project.js';
import { rowsOf } from '../../test/tally.js';

const VIEWS = ['play_identity', 'repeated_plays', 'track_plays', 'listener_history', 'royalty_usage'];
const history = mixedHistory(120);

const answers = (database: TestDatabase) => Promise.all(VIEWS.map((view) => rowsOf(database, view)));

describe('the listening projections', () => {
  it.each([1, 2, 7, 50])('come to the same rows in batches of %i, each delivered twice', async (batch) => {
    const whole = await answers(await projected(history));
    for (const rows of whole) expect(rows.length).toBeGreaterThan(5);
    expect(await answers(await projected(history, { batch }))).toEqual(whole);
  });

  it('park nothing of it', async () => {
    const { pool } = await projected(history);
    expect((await pool.query('select * from projection_parked')).rows).toEqual([]);
  });
});
