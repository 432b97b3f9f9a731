/**
 * The ledger in a process of its own, as in production: started by the bench with a database, told over IPC what to do.
 * It is made of what the commands `serve`, `import-plays` and `projections rebuild` are made of.
 */
import { createHttp } from '../../src/http.js';
import { importPlays } from '../../src/cli/import/import-plays.js';
import { readPlayFiles } from '../../src/cli/import/play-files.js';
import { readLines } from '../../src/cli/import/read-lines.js';
import { openLedger, type Ledger } from '../../src/ledger.js';
import { readConfig } from '../../src/platform/config.js';
import { createLogger } from '../../src/platform/logger.js';
import { rebuild, waitFor } from '../../src/projections/index.js';
import { ledgerProjections, runProjections } from '../../src/run-projections.js';
import { closeByLedger } from '../close/by-ledger.js';
import type { BenchModel } from '../close/bench-model.js';
import { timed } from '../rounds.js';

const CATCH_UP_TIMEOUT_MS = 1_800_000;

export type Asked =
  | { readonly ask: 'serve' }
  | { readonly ask: 'import'; readonly file: string }
  | { readonly ask: 'follow' }
  | { readonly ask: 'rebuild' }
  | { readonly ask: 'close'; readonly model: BenchModel };

/** `serve` answers its address; the others, the seconds that the work took. */
export type Answer = { readonly value: string | number } | { readonly error: string };

const config = readConfig(process.env);
const log = createLogger(config.logLevel);

const answer = async (ledger: Ledger, asked: Asked): Promise<string | number> => {
  switch (asked.ask) {
    case 'serve': {
      const app = await createHttp(ledger, log);
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    }
    case 'import':
      return importFile(ledger, asked.file);
    case 'follow':
      return timed(() => follow(ledger));
    case 'rebuild':
      return timed(() => rebuildAll(ledger));
    case 'close':
      return timed(() => closeByLedger({ db: ledger.postgres.db, store: ledger.store }, asked.model));
  }
};

const importFile = async ({ store }: Ledger, file: string): Promise<number> => {
  const files = await readPlayFiles(file);
  let problem: string | undefined;
  const seconds = await timed(async () => {
    const { events, accepted } = await importPlays({ store, lines: readLines(file), files, now: new Date() });
    if (accepted !== events) problem = `the import took ${accepted} of ${events} plays`;
  });
  if (problem !== undefined) throw new Error(problem);
  return seconds;
};

/** Starts the live projections, which stay on, and waits until they have read the whole log. */
const follow = async (ledger: Ledger): Promise<void> => {
  await runProjections(ledger, log);
  const head = await ledger.store.head();
  for (const { name } of ledgerProjections(config)) {
    const { outcome } = await waitFor(ledger.postgres, name, head, { timeoutMs: CATCH_UP_TIMEOUT_MS });
    if (outcome !== 'reached') throw new Error(`${name} did not catch up: ${outcome}`);
  }
};

/** As `projections rebuild` does it: built beside the live ones, compared with them, switched. */
const rebuildAll = async ({ store, postgres }: Ledger): Promise<void> => {
  const reports = await rebuild({ store, postgres, projections: ledgerProjections(config) });
  const other = reports.find(({ same }) => !same);
  if (other !== undefined) throw new Error(`${other.projection} came out differently when it was rebuilt`);
};

const ledger = openLedger(config);
process.on('message', (asked: Asked) => {
  const send = (said: Answer) => process.send?.(said);
  void ledger
    .then((opened) => answer(opened, asked))
    .then((value) => send({ value }), (error: unknown) => send({ error: String(error) })); // prettier-ignore
});
process.on('disconnect', () => process.exit(0)); // the bench is gone
