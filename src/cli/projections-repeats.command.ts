import type { Command } from 'commander';
import type { OpenLedger } from '../ledger.js';
import { ensureBuilds, type PlayIdentityTables } from '../projections/index.js';
import { repeatedPlays, repeatedPlaysCount } from '../reporting/queries/repeated-plays.js';
import { ledgerProjections } from '../run-projections.js';
import { CliProblem, count, note, say, table } from './output.js';
import { withLedger } from './with-ledger.js';

export const registerRepeats = (projections: Command, open: OpenLedger): void => {
  projections
    .command('repeats')
    .description(
      'play ids that were recorded again under another day or listener; each counts once, where it came first',
    )
    .option('--limit <n>', 'how many, at most 1,000', '50')
    .action(({ limit }: { limit: string }) =>
      withLedger(open, async ({ config, postgres }) => {
        if (!/^[1-9]\d{0,2}$|^1000$/.test(limit)) throw new CliProblem('--limit must be a whole number from 1 to 1000');
        await ensureBuilds(postgres.pool, ledgerProjections(config));
        const db = postgres.db.withTables<PlayIdentityTables>();
        const { plays } = await repeatedPlaysCount(db).executeTakeFirstOrThrow();
        const rows = await repeatedPlays(db, { limit: Number(limit) }).execute();
        const head = ['play id', 'counted at', 'again at', 'listener', 'track', 'stream'];
        say(
          table(
            head,
            rows.map((row) => [
              row.play_id,
              String(row.first_position),
              String(row.position),
              row.listener_id,
              row.track_id,
              row.stream,
            ]),
          ),
        );
        note(`${count(plays)} in all`);
      }),
    );
};
