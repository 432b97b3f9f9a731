import { expect, it, onTestFinished, vi } from 'vitest';
import { freshDatabase } from './pg.js';
import { playledger } from './process.js';

it('keeps the ledger of a test in its own database, whatever store the run was given for the contract', async () => {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  vi.stubEnv('EVENTSTORE_URL', 'of somebody else');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await playledger(['keys', 'list'], { DATABASE_URL: database.url })).toMatchObject({ code: 0, stderr: '' });
});
