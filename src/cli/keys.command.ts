import { OFFERING, TERRITORY } from '../domain/shared/market.js';
import type { Command } from 'commander';
import { ApiKeys } from '../api/keys/api-keys.js';
import { listenerId } from '../domain/shared/ids.js';
import type { OpenLedger } from '../ledger.js';
import { CliProblem, note, say, table } from './output.js';
import { withLedger } from './with-ledger.js';

type Create = {
  readonly label: string;
  readonly listener?: string;
  readonly territory: string;
  readonly offering: string;
};

const check = ({ listener, territory, offering }: Create) => {
  if (!TERRITORY.test(territory))
    throw new CliProblem(`--territory must be an ISO 3166-1 alpha-2 code such as SE, got "${territory}"`);
  if (!OFFERING.test(offering)) throw new CliProblem(`--offering must be like premium, got "${offering}"`);
  try {
    if (listener !== undefined) listenerId(listener);
  } catch (error) {
    throw new CliProblem((error as Error).message);
  }
};

export const registerKeys = (program: Command, open: OpenLedger): void => {
  const keys = program.command('keys').description('keys of player apps, and tokens of listeners');
  keys
    .command('create')
    .description('make a key; its secret is shown once and kept nowhere')
    .option('--label <text>', 'what it is for', 'player app')
    .option('--listener <id>', "one listener's own token, for players that speak ListenBrainz")
    .option('--territory <code>', "the listener's territory (ISO 3166-1 alpha-2)", 'ZZ')
    .option('--offering <name>', "the listener's offering", 'free')
    .action((options: Create) => {
      check(options);
      return withLedger(open, async ({ postgres }) => {
        const { label, listener, territory, offering } = options;
        const key = await new ApiKeys(postgres.pool).create({
          label,
          territory,
          offering,
          ...(listener && { listenerId: listener }),
        });
        note(
          `key ${key.id} (${listener === undefined ? 'player app' : `listener ${listener}`}); send it as "Authorization: Bearer <key>":`,
        );
        say(key.token);
      });
    });
  keys
    .command('revoke <id>')
    .description('end a key; takes effect within half a minute')
    .action((id: string) =>
      withLedger(open, async ({ postgres }) => {
        if (!(await new ApiKeys(postgres.pool).revoke(id)))
          throw new CliProblem(`no key ${id} that is still valid; see: playledger keys list`);
        note(`key ${id} is revoked`);
      }),
    );
  keys
    .command('list')
    .description('all keys, without their secrets')
    .action(() =>
      withLedger(open, async ({ postgres }) => {
        const rows = await new ApiKeys(postgres.pool).list();
        say(table(['key', 'kind', 'label', 'listener', 'created', 'revoked'], rows.map((row) => Object.values(row)))); // prettier-ignore
      }),
    );
};
