/** `dsr check`: what is wrong with DSR files, and what they come to. */
import type { Command } from 'commander';
import { statedOfMonth } from '../../api/royalties/stated-of-month.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { formatMinor, ZERO, type Decimal } from '../../domain/shared/money.js';
import type { OpenLedger } from '../../ledger.js';
import { checkFiles, type CheckedFiles } from '../../reporting/dsr/check/check-files.js';
import { RULES, type Finding } from '../../reporting/dsr/check/rules.js';
import { CliProblem, count, say, table } from '../output.js';
import { readPeriod } from '../read-period.js';
import { atTheDesk } from '../royalties/month.commands.js';
import { filesToCheck } from './files-to-check.js';

type Options = { readonly json?: true; readonly ties?: string; readonly max: string };

const FINDINGS_SHOWN = '1000';

const HELP = `
Reads DSR files of anybody, .tsv or .tsv.gz, of any size, and folders of them. Every finding has the line, the rule, what
stands there and what would be right. A problem is what a receiver may refuse; a warning is what is understood all the same.
Files of one report (1of3, 2of3, ...) are checked together where all of them are named.

Cells are known of FinancialReportingToRecordCompaniesProfileSRB 1.0, BasicAudioProfile 1.2, BasicAudioProfileSRB 1.2 and
RoyaltyReportingProfile 1.0.1; of others, the syntax and the counts are checked.

  playledger dsr check out/dsr/*                     after a demo
  playledger dsr check out/dsr/* --ties 2026-08      also that they come to what the journal of that month says
  playledger dsr rules                               every rule, in words

Exit code 1 where there are problems. --json gives one line a finding, and in the last line the numbers of files, lines,
problems and warnings with what is due by currency.`;

export const registerDsrCheck = (dsr: Command, open: OpenLedger): void => {
  dsr
    .command('check')
    .description(
      'say line by line and rule by rule what is wrong with DDEX sales reports, ours or another sender\u2019s',
    )
    .argument('<file...>', 'files, or folders of them')
    .option('--json', 'one line of JSON a finding, and one in the end')
    .option('--ties <month>', 'also hold what the files come to against the journal of a closed month, such as 2026-08')
    .option('--max <count>', 'how many findings to print; all are counted', FINDINGS_SHOWN)
    .addHelpText('after', HELP)
    .action(async (given: string[], { json, ties, max }: Options) => {
      const month = ties === undefined ? undefined : readPeriod(ties);
      const checked = await checkAndTell(await filesToCheck(given), { json: json === true, max: Number.parseInt(max, 10) }); // prettier-ignore
      const journal = month && (await atTheDesk(open, true, ({ postgres }) => statedOfMonth(postgres.db, month)));
      const amounts = dueOf(checked, journal);
      say(json ? JSON.stringify(inShort(checked, amounts)) : forPeople(checked, amounts));
      if (checked.problems > 0)
        throw new CliProblem(`${count(checked.problems)} problems in ${count(checked.files)} files`);
      const off = amounts.filter(({ ties: holds }) => holds === false);
      if (off.length > 0) throw new CliProblem(`the files do not come to what the journal says: ${off.map(sentence).join('; ')}`); // prettier-ignore
    });
  dsr
    .command('rules')
    .description('every rule that dsr check holds files to, and what would be right')
    .action(() => say(table(['rule', 'what would be right'], Object.entries(RULES).map(([rule, right]) => [rule, right])))); // prettier-ignore
};

const checkAndTell = (paths: readonly string[], { json, max }: { readonly json: boolean; readonly max: number }): Promise<CheckedFiles> => {
  let shown = 0;
  const onFinding = (path: string, finding: Finding) => {
    if (shown === max) say(json ? JSON.stringify({ more: 'findings are counted, and not printed' }) : '… more are counted, and not printed'); // prettier-ignore
    shown += 1;
    if (shown <= max) say(json ? JSON.stringify({ file: path, ...finding }) : findingLine(path, finding));
  };
  return checkFiles({ paths, onFinding });
}; // prettier-ignore

const findingLine = (path: string, { line, rule, severity, where, what, right }: Finding): string =>
  `${path}:${line} ${severity === 'warning' ? 'warning' : 'PROBLEM'} ${rule}${where === '' ? '' : ` ${where}`}: ${what}; right: ${right}`; // prettier-ignore

type Due = {
  readonly currency: string;
  readonly amount: string;
  /** Absent unless a month was named. */
  readonly journal?: string;
  readonly ties?: boolean;
};

const dueOf = ({ due }: CheckedFiles, journal: ReadonlyMap<string, Decimal> | undefined): readonly Due[] => {
  const currencies = [...new Set([...due.keys(), ...(journal?.keys() ?? [])])].sort();
  return currencies.map((currency) => {
    const amount = (due.get(currency) ?? ZERO).toFixed();
    if (journal === undefined) return { currency, amount };
    const booked = formatMinor(journal.get(currency) ?? ZERO, currencyOf(currency));
    return { currency, amount, journal: booked, ties: (due.get(currency) ?? ZERO).eq(booked) };
  });
};

const inShort = ({ files, lines, problems, warnings }: CheckedFiles, due: readonly Due[]) => ({
  files,
  lines,
  problems,
  warnings,
  due,
});

const sentence = ({ currency, amount, journal }: Due) =>
  `${amount} ${currency} in the files, ${journal ?? ''} in the journal`;

const forPeople = ({ files, lines, problems, warnings }: CheckedFiles, due: readonly Due[]): string =>
  [
    ...due.map((one) => (one.journal === undefined ? `due: ${one.amount} ${one.currency}` : `${sentence(one)}: ${one.ties === true ? 'they tie' : 'THEY DO NOT TIE'}`)),
    `${count(files)} files, ${count(lines)} lines: ${count(problems)} problems, ${count(warnings)} warnings`,
  ].join('\n'); // prettier-ignore
