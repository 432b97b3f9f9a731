import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate.js';
import { openPostgres, type Postgres } from './postgres.js';

/** Not a copy of the template: nothing has been migrated here. */
const NAME = `migrate_${randomBytes(6).toString('hex')}`;

describe('migrating', () => {
  let admin: Postgres;
  let starters: Postgres[];
  beforeAll(async () => {
    admin = openPostgres(inject('postgresUrl'), { connectionsMax: 1 });
    await admin.pool.query(`create database ${NAME}`);
    const url = Object.assign(new URL(inject('postgresUrl')), { pathname: NAME }).href;
    starters = [openPostgres(url), openPostgres(url), openPostgres(url)];
  });
  afterAll(async () => {
    await Promise.all(starters.map(({ close }) => close()));
    await admin.pool.query(`drop database ${NAME} with (force)`);
    await admin.close();
  });

  const applied = async () =>
    (await starters[0]!.pool.query<{ name: string }>('select name, timestamp from kysely_migration order by name'))
      .rows;

  it('succeeds for every one of several starters that race in an empty database', async () => {
    await Promise.all(starters.map(({ db }) => migrate(db)));
    const { rows } = await starters[1]!.pool.query('select position from event_log_head');
    expect(rows).toEqual([{ position: 0n }]);
    expect((await applied()).map(({ name }) => name)).toContain('0001-event-log');
  });

  it('is quiet when it runs again', async () => {
    const before = await applied();
    await migrate(starters[0]!.db);
    expect(await applied()).toEqual(before);
  });

  it('names the migration that fails', async () => {
    await starters[0]!.pool.query(
      `update kysely_migration set name = '0001-something-else' where name = '0001-event-log'`,
    );
    await expect(migrate(starters[0]!.db)).rejects.toThrow(/0001-something-else/);
  });
});
