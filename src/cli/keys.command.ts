import { OFFERING, TERRITORY } from '../domain/shared/market.js';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { ApiKeys, SCOPES, type Scope } from '../api/keys/api-keys.js';
import { listenerId } from '../domain/shared/ids.js';
import type { OpenLedger } from '../ledger.js';
import { CliProblem, note, say, table } from './output.js';
import { withLedger } from './with-ledger.js';

type Create = {
  readonly label: string;
  readonly listener?: string;
  readonly territory: string;
  readonly offering: string;
  readonly scope: readonly Scope[];
  readonly expires?: Date;
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

const dayOf = (text: string): Date => {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(day.getTime()) || day.getTime() <= Date.now())
    throw new InvalidArgumentError('a day to come, such as 2027-01-31');
  return day;
};

const HOURS_MAX = 24 * 90;

const hoursOf = (text: string): number => {
  if (!/^\d{1,4}$/.test(text) || Number(text) > HOURS_MAX)
    throw new InvalidArgumentError(`whole hours, at most ${HOURS_MAX}`);
  return Number(text);
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
    .addOption(new Option('--scope <scope...>', 'what it may do').choices(SCOPES).default([...SCOPES]))
    .option('--expires <day>', 'the day (UTC) from which it is no longer good', dayOf)
    .action((options: Create) => {
      check(options);
      return withLedger(open, async ({ postgres }) => {
        const { label, listener, territory, offering, scope, expires } = options;
        const key = await new ApiKeys(postgres.pool).create({
          label,
          territory,
          offering,
          scopes: scope,
          ...(expires && { expiresAt: expires }),
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
    .command('rotate <id>')
    .description('give a key a new secret; the one before is good for some hours more')
    .option('--grace <hours>', 'how long the secret before stays good', hoursOf, 24)
    .action((id: string, { grace }: { readonly grace: number }) =>
      withLedger(open, async ({ postgres }) => {
        const token = await new ApiKeys(postgres.pool).rotate(id, grace);
        if (token === undefined) throw new CliProblem(`no key ${id} that is still valid; see: playledger keys list`);
        note(`key ${id} has a new secret; the one before is good for ${grace} more hours:`);
        say(token);
      }),
    );
  keys
    .command('list')
    .description('all keys, without their secrets')
    .action(() =>
      withLedger(open, async ({ postgres }) => {
        const rows = await new ApiKeys(postgres.pool).list();
        say(table(['key', 'kind', 'label', 'listener', 'scopes', 'created', 'expires', 'revoked'], rows.map((row) => Object.values(row)))); // prettier-ignore
      }),
    );
};
