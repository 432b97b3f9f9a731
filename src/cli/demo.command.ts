import { InvalidArgumentError, type Command } from 'commander';
import { currency as currencyOf } from '../domain/shared/currency.js';
import { Decimal, formatMinor, sum } from '../domain/shared/money.js';
import type { Ledger, OpenLedger } from '../ledger.js';
import { DEMO_PLAN, folderSource, generatedSource, type DemoSource } from './demo/demo-source.js';
import { rememberDemo } from './demo/last-demo.js';
import { runDemo, type DemoOutcome } from './demo/run-demo.js';
import { count, note, say, table } from './output.js';
import { readPeriod } from './read-period.js';
import { addModelOptions, readRules, type ModelOptions } from './royalties/model-options.js';
import { withLedger } from './with-ledger.js';

type Options = ModelOptions & {
  readonly data?: string;
  readonly month: string;
  readonly out: string;
  readonly plays: number;
  readonly seed: number;
  readonly json?: true;
};

const LABELS_SHOWN = 8;
const PROBLEMS_SHOWN_MAX = 20;
const BAR_CELLS = 24;

const wholeNumber = (raw: string): number => {
  if (!/^\d{1,9}$/.test(raw)) throw new InvalidArgumentError('a whole number is needed');
  return Number(raw);
};

export const registerDemo = (program: Command, open: OpenLedger): void => {
  const command = program
    .command('demo')
    .description(
      'take listening all the way to a closed month: statements, books and held money, in a ledger of its own',
    )
    .option('--data <folder>', 'plays, tracks and listeners as .ndjson or .ndjson.gz (default: made up from a seed)')
    .option('--month <month>', 'the month to state', DEMO_PLAN.month)
    .option('--out <folder>', 'where the statements go', 'out')
    .option('--plays <number>', 'how many plays to make up', wholeNumber, DEMO_PLAN.plays)
    .option(
      '--seed <number>',
      'what to make them up from; the same seed gives the same plays',
      wholeNumber,
      DEMO_PLAN.seed,
    )
    .option('--json', 'answer with one line of JSON');
  addModelOptions(command).action(async ({ data, month, out, plays, seed, json, ...options }: Options) => {
    const period = readPeriod(month);
    const rules = readRules(options);
    const { model } = options;
    const source =
      data === undefined ? generatedSource({ seed, plays, month: period, model }) : await folderSource(data, model);
    const work = async (ledger: Ledger) => {
      const outcome = await runDemo(ledger, { source, period, out, now: new Date(), rules });
      await rememberDemo(ledger, source.database);
      for (const { line, reason, detail } of outcome.plays.problems.slice(0, PROBLEMS_SHOWN_MAX))
        note(`line ${line}: ${reason}: ${detail}`);
      say(
        json
          ? JSON.stringify(figures(outcome))
          : forPeople(outcome, source.name, { out, serve: serveHint(ledger, source) }),
      );
    };
    await withLedger(open, work, { database: source.database });
  });
};

/** The first currency of the month; a demo has one. */
const figures = ({ plays, month: { closed, journalBalanced } }: DemoOutcome) => {
  const { problems: _listed, ...counts } = plays;
  return { ...counts, statements: closed.statements, ...money(closed), journalBalanced };
};

/** What went in, and where it went; `difference` is zero, or the close would not have been. */
const money = ({ run: { outcome } }: DemoOutcome['month']['closed']) => {
  const [totals] = outcome.totals;
  const currency = currencyOf(totals!.currency);
  const [pools, topUps, corrections, due, held, retained, undistributed] = [
    totals!.poolsMinor, totals!.topUpsMinor, totals!.adjustmentsMinor, totals!.dueMinor, totals!.heldMinor,
    totals!.retainedMinor, totals!.undistributedMinor,
  ].map((minor) => new Decimal(minor)) as [Decimal, Decimal, Decimal, Decimal, Decimal, Decimal, Decimal]; // prettier-ignore
  const written = (minor: Decimal) => formatMinor(minor, currency);
  return {
    currency,
    poolTotal: written(pools),
    topUps: written(topUps),
    statementTotal: written(due),
    held: written(held),
    retained: written(retained),
    undistributed: written(undistributed),
    difference: written(sum([pools, topUps, corrections]).minus(sum([due, held, retained, undistributed]))),
    payables: written(sum(outcome.settled.map(({ settlement }) => new Decimal(settlement.payableMinor)))),
  };
};

const serveHint = ({ config }: Ledger, { database }: DemoSource) =>
  config.databaseUrl === undefined ? `PLAYLEDGER_DATABASE=${database}` : 'DATABASE_URL=…';

const forPeople = (outcome: DemoOutcome, name: string, { out, serve }: Record<'out' | 'serve', string>): string => {
  const { plays, month } = outcome;
  const { run, statements, journalEntries } = month.closed;
  const { basis } = run.outcome;
  const { currency, poolTotal, topUps, statementTotal, held, retained, difference, payables } = money(month.closed);
  const period = run.runId.slice(0, 7);
  return [
    '',
    `${count(plays.events)} plays from ${name}: ${count(plays.accepted)} accepted, ${count(plays.duplicates)} duplicates, ${count(plays.rejected)} rejected`,
    `${count(plays.streams)} of them streams, ${count(plays.skips)} skips; counted under ${basis.countingPolicy}, shared out ${basis.payoutModel.name}`,
    '',
    picture(run.outcome.settled),
    '',
    table(
      [`${period} is closed`, currency, ''],
      [
        ['pools', poolTotal, 'recordings as declared, works from revenue'],
        ['top-ups', topUps, 'what minima add'],
        ['statements', statementTotal, `on ${statements} statements; payable now ${payables}`],
        ['held', held, 'works that nobody claims, or several in dispute'],
        ['retained', retained, 'what deals leave with the service'],
        ['difference', difference, `${count(journalEntries)} journal entries, ${month.journalBalanced ? 'which balance' : 'WHICH DO NOT BALANCE'}`],
      ],
    ), // prettier-ignore
    '',
    'Look next:',
    `  ${out}   one CSV a party, how each number was made (settlements_${period}.csv), and the summary`,
    '  run the same again: every play is a duplicate, the month stays closed, and the files are the same bytes',
    `  ${serve} npm run serve   the API over this ledger`,
  ].join('\n');
};

type Settled = DemoOutcome['month']['closed']['run']['outcome']['settled'];

/** The parties with the largest part of the pools, each with a bar. */
const picture = (settled: Settled): string => {
  const earned = settled.map((one) => ({ ...one, amount: new Decimal(one.settlement.earnedMinor) }));
  const largest = earned.sort((one, other) => other.amount.cmp(one.amount)).slice(0, LABELS_SHOWN);
  const most = largest[0]?.amount;
  const rows = largest.map(({ party, dealId = 'no deal', settlement, amount, currency }) => [
    party,
    dealId,
    `${formatMinor(new Decimal(settlement.grossMinor), currency)} ${currency}`,
    `${formatMinor(amount, currency)} ${currency}`,
    '█'.repeat(most === undefined || !most.gt(0) ? 0 : Math.max(1, amount.mul(BAR_CELLS).div(most).round().toNumber())),
  ]);
  return table(['party', 'deal', 'part of the pools', 'earned', ''], rows);
};
