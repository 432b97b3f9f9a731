/** `royalties calculate`, `approve`, `withdraw-approval` and `close`: a month on its way to the books. */
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import {
  approve,
  calculate,
  close,
  withdrawApproval,
  type Calculated,
  type Closed,
} from '../../api/royalties/month-desk.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, formatMinor } from '../../domain/shared/money.js';
import type { Ledger, OpenLedger } from '../../ledger.js';
import type { KeptRun } from '../../reporting/month/run-outcome.js';
import { count, note, say, table } from '../output.js';
import { readPeriod } from '../read-period.js';
import { refuseParked } from '../refuse-parked.js';
import { untilCaughtUp } from '../until-caught-up.js';
import { withLedger, withProjections } from '../with-ledger.js';
import { accepted } from './explain-refusal.js';
import { unstreamedForPeople, unstreamedPools } from './unstreamed-pools.js';
import { addModelOptions, readRules, type ModelOptions } from './model-options.js';

type Common = { readonly period: string; readonly by: string; readonly json?: true };

const monthCommand = (parent: Command, name: string, description: string): Command =>
  parent
    .command(name)
    .description(description)
    .requiredOption('--period <month>', 'such as 2026-08')
    .option('--by <name>', 'who does it; approval is by somebody else than who calculated', userInfo().username)
    .option('--json', 'answer with one line of JSON');

/** With everything that was recorded counted, and nothing set aside that could be money. */
export const atTheDesk = <Result>(
  open: OpenLedger,
  despiteParked: boolean,
  work: (ledger: Ledger) => Promise<Result>,
): Promise<Result> =>
  withLedger(open, (ledger) =>
    withProjections(ledger, async () => {
      await untilCaughtUp(ledger);
      if (!despiteParked) await refuseParked(ledger);
      return work(ledger);
    }),
  );

export const registerMonthCommands = (royalties: Command, open: OpenLedger): void => {
  registerCalculate(royalties, open);
  monthCommand(royalties, 'approve', 'approve the newest calculation of a month').action(
    async ({ period, by, json }: Common) => {
      const month = readPeriod(period);
      const done = await atTheDesk(open, true, ({ postgres, store }) =>
        approve({ db: postgres.db, store }, { period: month, by, at: new Date() }),
      );
      const { runId } = accepted(done);
      say(json ? JSON.stringify({ period, runId, approvedBy: by }) : `${period} is approved as calculated by ${runId}`);
    },
  );
  monthCommand(royalties, 'withdraw-approval', 'take the approval of a month back, so that it can be calculated again')
    .requiredOption('--reason <text>', 'why, for whoever looks at the books later')
    .action(async ({ period, by, reason }: Common & { readonly reason: string }) => {
      const month = readPeriod(period);
      const done = await atTheDesk(open, true, ({ postgres, store }) =>
        withdrawApproval({ db: postgres.db, store }, { period: month, by, reason }),
      );
      if (done !== undefined) accepted(done);
      say(`${period} can be calculated again`);
    });
  registerClose(royalties, open);
};

const registerCalculate = (royalties: Command, open: OpenLedger) => {
  const command = monthCommand(
    royalties,
    'calculate',
    'work out what everybody is owed for a month; nothing is booked',
  ).option('--despite-parked', 'also where events were set aside that could not be counted');
  addModelOptions(command).action(
    async ({
      period,
      by,
      json,
      despiteParked,
      ...options
    }: Common & ModelOptions & { readonly despiteParked?: true }) => {
      const [month, rules] = [readPeriod(period), readRules(options)];
      const done = await atTheDesk(
        open,
        despiteParked === true,
        ({ postgres, store }) =>
        calculate({ db: postgres.db, store }, { period: month, rules, by, onProgress: (step) => note(`${month}: ${step}`) }), // prettier-ignore
      );
      const { run } = accepted<Calculated>(done);
      say(json ? JSON.stringify(runInShort(month, run)) : runForPeople(month, run));
    },
  );
};

const registerClose = (royalties: Command, open: OpenLedger) => {
  monthCommand(royalties, 'close', 'issue the statements of an approved month, book them, and close it for good')
    .option('--out <folder>', 'where the statements go', 'statements')
    .action(async ({ period, by, json, out }: Common & { readonly out: string }) => {
      const month = readPeriod(period);
      const done = await atTheDesk(
        open,
        true,
        ({ postgres, store }) =>
        close({ db: postgres.db, store }, { period: month, by, at: new Date(), out, onProgress: (step) => note(`${month}: ${step}`) }), // prettier-ignore
      );
      const closed = accepted<Closed>(done);
      say(json ? JSON.stringify(closedInShort(month, closed)) : closedForPeople(month, closed, out));
    });
};

const majorOf = (minor: string, currency: string) => formatMinor(new Decimal(minor), currencyOf(currency));

const TOTALS = ['poolsMinor', 'topUpsMinor', 'adjustmentsMinor', 'dueMinor', 'heldMinor', 'retainedMinor', 'undistributedMinor'] as const; // prettier-ignore

const totalsInMajor = ({ outcome }: KeptRun) =>
  outcome.totals.map((total) => ({
    currency: total.currency,
    ...Object.fromEntries(TOTALS.map((name) => [name.replace('Minor', ''), majorOf(total[name], total.currency)])),
  }));

const runInShort = (period: string, run: KeptRun) => ({
  period,
  runId: run.runId,
  model: run.outcome.basis.payoutModel.name,
  position: run.outcome.basis.position,
  parties: run.outcome.settled.length,
  carriedForward: unstreamedPools(run.outcome),
  totals: totalsInMajor(run),
  notices: run.outcome.notices,
  linesHash: run.linesHash,
});

const runForPeople = (period: string, run: KeptRun): string =>
  [
    `${period} by ${run.outcome.basis.payoutModel.name}, as known at position ${run.outcome.basis.position}`,
    table(
      ['currency', 'pools', 'top-ups', 'corrections', 'due', 'held', 'retained', 'undistributed'],
      run.outcome.totals.map((total) => [
        total.currency,
        ...TOTALS.map((name) => majorOf(total[name], total.currency)),
      ]),
    ),
    `${count(run.outcome.settled.length)} parties; run ${run.runId}`,
    ...unstreamedForPeople(run.outcome),
    ...run.outcome.notices,
    `Next: somebody else runs  playledger royalties approve --period ${period} --by NAME`,
  ].join('\n');

const closedInShort = (period: string, { run, statements, journalEntries }: Closed) => ({
  ...runInShort(period, run),
  statements,
  journalEntries,
});

const closedForPeople = (period: string, { run, statements, journalEntries }: Closed, out: string): string =>
  `${period} is closed: ${count(statements)} statements in ${out}, ${count(journalEntries)} journal entries, run ${run.runId}`;
