import type { Command } from 'commander';
import { ErnDesk } from '../api/ern/ern-desk.js';
import type { ErnReport } from '../api/ern/ern-report.js';
import { tracksOfIsrcs } from '../api/ern/tracks-of-isrcs.js';
import type { Ledger, OpenLedger } from '../ledger.js';
import { bytesOf, ernFiles } from './import/ern-files.js';
import { CliProblem, count, note, say, table } from './output.js';
import { startProgress } from './progress.js';
import { untilCaughtUp } from './until-caught-up.js';
import { withLedger, withProjections } from './with-ledger.js';

const IGNORED_SHOWN_MAX = 20;
const IGNORED_KEPT_MAX = 1_000;

const HELP = `
Takes NewReleaseMessage (new releases, updates, takedowns) and PurgeReleaseMessage of ERN 3.8, 4.2 and 4.3. A recording
becomes a track under its ISRC, unless the catalogue has tracks of that ISRC: then those are brought up to date. A message
counts once; an older one that comes after a newer one undoes nothing. What is not taken is said, with the reason.`;

type FileReport = ErnReport & { readonly file: string };

export const registerImportErn = (program: Command, open: OpenLedger): void => {
  program
    .command('import-ern')
    .description('deliver releases as DDEX ERN messages: tracks, releases, and where they may be used')
    .argument('<paths...>', 'XML files, gzipped if you like, or folders of them')
    .option('--json', 'answer with one line of JSON, with the first 1,000 ignored items of each message')
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], { json }: { readonly json?: true }) => {
      const files = await ernFiles(paths);
      const reports: FileReport[] = [];
      const work = async (ledger: Ledger) => {
        await untilCaughtUp(ledger); // recordings are looked up in the catalogue as it is now
        const desk = new ErnDesk(ledger.store, (isrcs) => tracksOfIsrcs(ledger.postgres.pool, isrcs));
        const progress = startProgress('Taking messages', files.length);
        for (const file of files) {
          reports.push({ file, ...(await desk.take(bytesOf(file), Date.now())) });
          progress.advance(1);
        }
        progress.done();
      };
      await withLedger(open, (ledger) => withProjections(ledger, () => work(ledger)));
      if (json) say(JSON.stringify(summaryOf(reports)));
      else tell(reports);
      const refused = reports.filter(({ outcome }) => outcome === 'refused');
      if (refused.length > 0) throw new CliProblem(`${count(refused.length)} of ${count(files.length)} messages are not taken`); // prettier-ignore
    });
};

const tell = (reports: readonly FileReport[]) => {
  for (const { file, ignored } of reports)
    for (const { what, reason, why } of ignored.slice(0, IGNORED_SHOWN_MAX))
      note(`${file}: ${what}: ${reason}: ${why}`);
  const cells = ({ file, messageId, outcome, taken, ignored, elementsIgnored }: FileReport) => [
    file, messageId ?? '', outcome, count(taken.length), count(ignored.length), count(elementsIgnored.total),
  ]; // prettier-ignore
  say(table(['file', 'message', 'outcome', 'taken', 'ignored', 'elements unread'], reports.map(cells)));
};

const summaryOf = (reports: readonly FileReport[]) => ({
  messages: reports.length,
  taken: reports.filter(({ outcome }) => outcome === 'taken').length,
  repeated: reports.filter(({ outcome }) => outcome === 'repeated').length,
  refused: reports.filter(({ outcome }) => outcome === 'refused').length,
  reports: reports.map(({ ignored, ...report }) => ({ ...report, ignored: ignored.slice(0, IGNORED_KEPT_MAX) })),
});
