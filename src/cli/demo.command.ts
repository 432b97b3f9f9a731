import { InvalidArgumentError, type Command } from 'commander';
import { formatMinor } from '../domain/shared/money.js';
import type { Ledger, OpenLedger } from '../ledger.js';
import { folderSource, generatedSource, type DemoSource } from './demo/demo-source.js';
import { runDemo, type DemoOutcome } from './demo/run-demo.js';
import { count, note, say, table } from './output.js';
import { readPeriod } from './read-period.js';
import { withLedger } from './with-ledger.js';

type Options = {
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
  program
    .command('demo')
    .description('take listening all the way to royalty statements, in a ledger of its own')
    .option('--data <folder>', 'plays, tracks and listeners as .ndjson or .ndjson.gz (default: made up from a seed)')
    .option('--month <month>', 'the month to state', '2026-08')
    .option('--out <folder>', 'where the statements go', 'out')
    .option('--plays <number>', 'how many plays to make up', wholeNumber, 20_000)
    .option('--seed <number>', 'what to make them up from; the same seed gives the same plays', wholeNumber, 1)
    .option('--json', 'answer with one line of JSON')
    .action(async ({ data, month, out, plays, seed, json }: Options) => {
      const period = readPeriod(month);
      const source = data === undefined ? generatedSource({ seed, plays, month: period }) : await folderSource(data);
      const work = async (ledger: Ledger) => {
        const outcome = await runDemo(ledger, { source, period, out, now: new Date() });
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

const figures = ({ plays, summary }: DemoOutcome) => {
  const { problems: _listed, ...counts } = plays;
  const [totals] = summary.totals;
  return { ...counts, statements: summary.statements.length, ...totals };
};

const serveHint = ({ config }: Ledger, { database }: DemoSource) =>
  config.databaseUrl === undefined ? `PLAYLEDGER_DATABASE=${database}` : 'DATABASE_URL=…';

const forPeople = (
  { plays, summary }: DemoOutcome,
  name: string,
  { out, serve }: Record<'out' | 'serve', string>,
): string => {
  const [totals] = summary.totals;
  const { currency, poolTotal, statementTotal, difference } = totals!;
  return [
    '',
    `${count(plays.events)} plays from ${name}: ${count(plays.accepted)} accepted, ${count(plays.duplicates)} duplicates, ${count(plays.rejected)} rejected`,
    `${count(plays.streams)} of them streams, ${count(plays.skips)} skips; counted under ${summary.policy}`,
    '',
    picture(summary.statements),
    '',
    `Pools of ${summary.period}   ${poolTotal} ${currency}`,
    `Statements         ${statementTotal} ${currency} on ${summary.statements.length} statements`,
    `Difference         ${difference} ${currency}`,
    '',
    'Look next:',
    `  ${out}   one CSV a label, and summary_${summary.period}.json with every pool`,
    '  run the same again: every play is a duplicate, and the files are the same bytes',
    `  ${serve} npm run serve   the API over this ledger`,
  ].join('\n');
};

/** The largest statements, each with a bar. */
const picture = (statements: DemoOutcome['summary']['statements']): string => {
  const largest = [...statements].sort((one, other) => other.amount.cmp(one.amount)).slice(0, LABELS_SHOWN);
  const most = largest[0]?.amount;
  const rows = largest.map(({ label = '', file, streams, amount, currency }) => [
    label,
    count(streams),
    `${formatMinor(amount, currency)} ${currency}`,
    '█'.repeat(
      most === undefined || most.isZero() ? 0 : Math.max(1, amount.mul(BAR_CELLS).div(most).round().toNumber()),
    ),
    file,
  ]);
  return table(['label', 'streams', 'amount', '', 'statement'], rows);
};
