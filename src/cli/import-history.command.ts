import { OFFERING, TERRITORY } from '../domain/shared/market.js';
import type { Command } from 'commander';
import type { Claimant } from '../api/dialects/claimed-play.js';
import { listenerId } from '../domain/shared/ids.js';
import type { Ledger, OpenLedger } from '../ledger.js';
import { importHistory, type FileReport } from './history/import-history.js';
import { CliProblem, count, note, say } from './output.js';
import { startProgress } from './progress.js';
import { untilCaughtUp } from './until-caught-up.js';
import { withLedger, withProjections } from './with-ledger.js';

const PROBLEMS_SHOWN_MAX = 20;

const HELP = `
Reads Spotify account data (StreamingHistory*.json), Spotify extended streaming history (Streaming_History_Audio_*.json,
endsong_*.json) and ListenBrainz exports (listens/*.jsonl, or one JSON array); it looks at the content, not at the name.

Run again with the same files, or with a newer export of the same kind, it records nothing twice. Spotify's two exports
tell the same play differently (to the minute, to the second): import one of them for a time, not both.

Podcasts and audiobooks are left out. Recordings that the catalogue does not know are kept under an id of their own and
can be matched later. Plays are recorded under the offering "imported" unless another is named, so that what was heard
elsewhere takes no share of a pool.`;

type Options = {
  readonly listener: string;
  readonly territory: string;
  readonly offering: string;
  readonly json?: true;
};

export const registerImportHistory = (program: Command, open: OpenLedger): void => {
  program
    .command('import-history')
    .description("record a person's own history from Spotify or ListenBrainz exports")
    .argument('<files...>', 'unpacked export files')
    .requiredOption('--listener <id>', 'whose history it is')
    .option('--territory <code>', 'where it was heard, for exports that do not say (ISO 3166-1 alpha-2)', 'ZZ')
    .option('--offering <name>', 'the offering that the plays are recorded under', 'imported')
    .option('--json', 'answer with one line of JSON')
    .addHelpText('after', HELP)
    .action(async (files: readonly string[], options: Options) => {
      const listener = claimantOf(options);
      const reports: FileReport[] = [];
      const work = async (ledger: Ledger) => {
        await untilCaughtUp(ledger); // recordings are looked up in the catalogue as it is now
        const progress = startProgress('Recording history');
        const run = { files, listener, now: new Date(), onProgress: progress.advance };
        for await (const report of importHistory(ledger, run)) {
          reports.push(report);
          for (const { line, reason, detail } of report.problems.slice(0, PROBLEMS_SHOWN_MAX))
            note(`${report.file}, line ${line}: ${reason}: ${detail}`);
          if (options.json === undefined) say(describeReport(report));
        }
        progress.done();
      };
      await withLedger(open, (ledger) => withProjections(ledger, () => work(ledger)));
      if (options.json) say(JSON.stringify(summaryOf(reports)));
      const unread = reports.filter((report) => report.unread !== undefined);
      if (unread.length > 0) throw new CliProblem(unread.map(({ file, unread: why }) => `${file} ${why}`).join('; '));
    });
};

const claimantOf = ({ listener, territory, offering }: Options): Claimant => {
  if (!TERRITORY.test(territory)) throw new CliProblem(`--territory must be a code such as SE, got "${territory}"`);
  if (!OFFERING.test(offering)) throw new CliProblem(`--offering must be a name such as premium, got "${offering}"`);
  try {
    return { listenerId: listenerId(listener), territory, offering };
  } catch (error) {
    throw new CliProblem(`--listener: ${(error as Error).message}`);
  }
};

/** One line for people. */
export const describeReport = ({
  file,
  format,
  entries,
  accepted,
  duplicates,
  rejected,
  unmatched,
  ignored,
  unread,
}: FileReport): string => {
  if (format === undefined) return `${file}: ${unread ?? 'has no entries'}`;
  const left = [...ignored.values()].reduce((sum, many) => sum + many, 0);
  const kinds = [...ignored].map(([kind, many]) => `${kind}: ${count(many)}`).join(', ');
  return [
    `${file} (${format}): ${count(entries)} entries`,
    `${count(accepted)} accepted${unmatched > 0 ? ` (${count(unmatched)} of recordings not in the catalogue)` : ''}`,
    `${count(duplicates)} duplicates`,
    `${count(left)} ignored${left > 0 ? ` (${kinds})` : ''}`,
    `${count(rejected)} rejected`,
    ...(unread === undefined ? [] : [`the file ${unread}`]),
  ].join(', ');
};

const summaryOf = (reports: readonly FileReport[]) => {
  const sum = (figure: 'entries' | 'accepted' | 'duplicates' | 'rejected' | 'unmatched') =>
    reports.reduce((all, report) => all + report[figure], 0);
  return {
    entries: sum('entries'),
    accepted: sum('accepted'),
    duplicates: sum('duplicates'),
    ignored: reports.reduce((all, { ignored }) => all + [...ignored.values()].reduce((a, b) => a + b, 0), 0),
    rejected: sum('rejected'),
    unmatched: sum('unmatched'),
    files: reports.map(({ file, format, unread }) => ({ file, format: format ?? null, unread: unread ?? null })),
  };
};
