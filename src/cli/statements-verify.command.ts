import type { Command } from 'commander';
import type { Ledger, OpenLedger } from '../ledger.js';
import { CliProblem, count, note, say } from './output.js';
import { untilCaughtUp } from './until-caught-up.js';
import { demoLedgerOf } from './verify/demo-ledger.js';
import { findStatements } from './verify/find-statements.js';
import { monthsToVerify, verifyMonth, type Verdict, type VerifiedMonth } from './verify/verify-statements.js';
import { withLedger, withProjections } from './with-ledger.js';

export const registerStatementsVerify = (statements: Command, open: OpenLedger): void => {
  statements
    .command('verify')
    .description('recompute statements from the log, and say of each file that it is the same, or where it differs')
    .argument('<file...>', 'statements, or folders of them with their summary')
    .option('--json', 'answer with one line of JSON')
    .action(async (paths: string[], { json }: { readonly json?: true }) => {
      const months = await verifyPaths(open, paths);
      const verdicts = months.flatMap((month) => month.verdicts);
      const different = verdicts.filter(({ outcome }) => outcome !== 'same').length;
      const same = verdicts.length - different;
      if (json)
        say(JSON.stringify({ same, different, files: verdicts.map(inShort), months: months.map(monthInShort) }));
      else {
        for (const verdict of verdicts) say(forPeople(verdict));
        say(`${count(verdicts.length)} files: ${count(same)} same, ${count(different)} different`);
      }
      refuseDifferent(months, verdicts.length, different);
    });
};

type Files = Awaited<ReturnType<typeof findStatements>>;

/** In the ledger that is set, or in that of the demo that made the files. */
const verifyPaths = async (open: OpenLedger, paths: readonly string[]): Promise<readonly VerifiedMonth[]> => {
  const files = await findStatements(paths);
  const here = await withLedger(open, async (ledger) => {
    const demo = await demoLedgerOf(ledger, files);
    return demo === undefined ? { months: await verifyStatements(ledger, files) } : { demo };
  });
  if ('months' in here) return here.months;
  note(`these are of a demo, whose ledger is PLAYLEDGER_DATABASE=${here.demo}`);
  return withLedger(open, (ledger) => verifyStatements(ledger, files), { database: here.demo });
};

/** Each month is replayed once, whatever the number of its files. */
const verifyStatements = async (ledger: Ledger, files: Files): Promise<readonly VerifiedMonth[]> => {
  const months = await withProjections(ledger, async () => {
    await untilCaughtUp(ledger);
    return monthsToVerify(ledger, files.keys());
  });
  const verified: VerifiedMonth[] = [];
  for (const [period, month] of months)
    verified.push(await verifyMonth(ledger, { period, month, files: files.get(period)! }));
  return verified;
};

const refuseDifferent = (months: readonly VerifiedMonth[], files: number, different: number) => {
  if (different > 0) throw new CliProblem(`${count(different)} of ${count(files)} files are not what the log says`);
  const changed = months.find(({ sameLines }) => !sameLines);
  if (changed !== undefined)
    throw new CliProblem(`${changed.period}: the log gives other lines than the run ${changed.runId} was calculated with`); // prettier-ignore
};

const inShort = (verdict: Verdict) => {
  const { path: file, outcome } = verdict;
  if (verdict.outcome === 'same') return { file, outcome };
  if (verdict.outcome !== 'different') return { file, outcome: 'different', reason: outcome };
  const { line, column = null, fileSays = null, logSays = null, linesMissing, linesTooMany } = verdict;
  const says = { line, column, file_says: fileSays, log_says: logSays };
  return { file, outcome, ...says, lines_missing: linesMissing, lines_too_many: linesTooMany };
};

const monthInShort = ({ period, runId, sameLines }: VerifiedMonth) => ({
  period,
  run_id: runId,
  same_lines: sameLines,
});

const VALUE_CHARACTERS_MAX = 120;

const forPeople = (verdict: Verdict): string => {
  const { path } = verdict;
  if (verdict.outcome === 'same') return `same     ${path}`;
  if (verdict.outcome === 'no-such-file') return `DIFFERS  ${path}: there is no such file, and the log gives one`;
  if (verdict.outcome === 'no-such-statement') return `DIFFERS  ${path}: the log gives no such statement`;
  const { line, column, fileSays, logSays, linesMissing, linesTooMany } = verdict;
  const where = `line ${count(line)}${column === undefined ? '' : `, ${column}`}`;
  const file = fileSays === undefined ? 'the file has ended' : `file says ${shown(fileSays)}`;
  const log = logSays === undefined ? 'the log says nothing more' : `the log says ${shown(logSays)}`;
  return `DIFFERS  ${path} ${where}: ${file}, ${log}${lines(linesMissing, 'missing')}${lines(linesTooMany, 'too many')}`;
};

/** On one line, whatever it is; what can be read stands for itself. */
const shown = (value: string): string => {
  const text = value.slice(0, VALUE_CHARACTERS_MAX);
  return /^\P{C}+$/u.test(text) ? text : JSON.stringify(text);
};

const lines = (number: number, what: string) =>
  number === 0 ? '' : `; ${count(number)} ${number === 1 ? 'line' : 'lines'} ${what}`;
