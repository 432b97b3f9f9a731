import { expect, it } from 'vitest';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import { importTerms } from '../import/import-terms.js';
import { demoTerms } from './demo-terms.js';
import { generatedSource } from './demo-source.js';

it('agrees to all terms of a demo, and to nothing new when the demo is run again', async () => {
  const store = new PostgresEventStore(await freshDatabaseForTest());
  const { tracks, listeners } = generatedSource({ seed: 1, plays: 1_000, month: '2026-08', model: 'pro-rata' });
  const agree = () => importTerms({ store, lines: demoTerms('2026-08', tracks(), listeners) });
  const first = await agree();
  expect(first).toEqual({ ...first, accepted: first.lines, unchanged: 0, rejected: 0, problems: [] });
  expect(first.lines).toBeGreaterThan(6_000);
  expect(await agree()).toEqual({ ...first, accepted: 0, unchanged: first.lines });
});
