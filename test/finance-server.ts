/**
 * A server with months to look at: January is closed, February has a late play of January and waits to be calculated,
 * March has a pool and nothing else. Somebody plays a track that nobody knows, so money is held.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/platform/config.js';
import { RoyaltyDesk } from './royalty-desk.js';
import { startServer, type TestServer } from './server.js';

export const [JANUARY, FEBRUARY, MARCH] = ['2024-01', '2024-02', '2024-03'] as const;

export type FinanceServer = TestServer & { readonly desk: RoyaltyDesk; readonly statements: string };

export const startFinanceServer = async (env: Record<string, string> = {}): Promise<FinanceServer> => {
  const statements = await mkdtemp(join(tmpdir(), 'playledger-finance-'));
  const server = await startServer({ STATEMENTS_FOLDER: statements, ...env }, { projections: true });
  const { postgres, store } = server;
  const ledger = { config: readConfig({}), postgres, store, close: () => Promise.resolve() };
  const desk = new RoyaltyDesk(ledger, postgres, statements);
  await fill(desk);
  const close = async () => {
    await server.close();
    await rm(statements, { recursive: true, force: true });
  };
  return { ...server, desk, statements, close };
};

const DEAL = {
  kind: 'deal', dealId: 'north-2024', party: 'North', partyRole: 'label', effectiveFrom: '2024-01-01',
  terms: { currency: 'EUR', clauses: [{ territories: '*', offerings: '*', revenueShare: '0.8' }], payoutThreshold: '0' },
}; // prettier-ignore

const fill = async (desk: RoyaltyDesk): Promise<void> => {
  await desk.catalogue(['n1', 'North'], ['s1', 'South']);
  await desk.terms(DEAL);
  for (const month of [JANUARY, FEBRUARY]) {
    await desk.pool(month, 'DE premium', 'EUR', 10_000);
    await desk.plays(
      { month, track: 'n1', plays: 5 },
      { month, track: 's1', plays: 3 },
      { month, track: 'x1', plays: 2 },
    );
    if (month === JANUARY) await desk.closeMonth(JANUARY);
  }
  await desk.plays({ month: JANUARY, track: 's1', plays: 10, listener: 'late' });
  await desk.pool(MARCH, 'FR free', 'EUR', 5_000);
};
