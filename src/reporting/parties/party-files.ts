/** Which files a party's statement of a month comes in, and how each is made from what is kept of it. */
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal } from '../../domain/shared/money.js';
import type { Db } from '../../platform/postgres/postgres.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import type { AsOf } from '../queries/rights-claims.js';
import { labelCsv } from '../statements/files/label-csv.js';
import { isMlcLine, mlcTsv, type WorkLine } from '../statements/files/mlc-tsv.js';
import { BARS_MAX } from '../statements/files/pdf-bars.js';
import { isUseLine, soundExchangeTxt } from '../statements/files/soundexchange-txt.js';
import { statementCsv } from '../statements/files/statement-csv-file.js';
import type { LineBatches, Pieces, StatementFacts } from '../statements/files/statement-facts.js';
import { summaryPdf } from '../statements/files/summary-pdf.js';
import { encodeLabel } from '../statements/statement-file-name.js';
import { keptLines } from './kept-lines.js';
import type { KeptStatement, PartyTables } from './party-tables.js';
import { albumsOf, partiesNamed, usWorks } from './rights-facts.js';
import { byTerritory, hasLines, topTracks } from './statement-sums.js';

export type Format = 'statement-csv' | 'label-csv' | 'summary-pdf' | 'mlc-tsv' | 'soundexchange-txt' | 'dsr';

/** Those that stand in one currency each; DDEX names its files in its own way. */
type OwnFormat = Exclude<Format, 'dsr'>;

/** How it is named behind party, month and currency, and what kind of file it is. */
const KINDS: Readonly<Record<OwnFormat, readonly [ending: string, mediaType: string]>> = {
  'statement-csv': ['.csv', 'text/csv; charset=utf-8'],
  'label-csv': ['_lines.csv', 'text/csv; charset=utf-8'],
  'summary-pdf': ['.pdf', 'application/pdf'],
  'mlc-tsv': ['_mlc.tsv', 'text/tab-separated-values; charset=utf-8'],
  'soundexchange-txt': ['_use.txt', 'text/plain; charset=us-ascii'],
};

export type PartyFile = {
  readonly format: Format;
  readonly name: string;
  readonly mediaType: string;
  /** Null for a file of all currencies. */
  readonly currency: string | null;
  /** Asked for once, when the file is made. */
  readonly pieces: () => AsyncIterable<string | Uint8Array>;
};

export type PartyMonth = {
  readonly db: Db;
  readonly statement: KeptStatement;
  readonly closedOn: string;
  readonly asOf: AsOf;
  readonly service: string;
  /** Offerings on which the listener does not choose what plays. */
  readonly nonInteractive: readonly string[];
};

/** Of one statement, so in one currency. */
export const filesOf = async (month: PartyMonth): Promise<readonly PartyFile[]> => {
  const { db, statement, asOf, nonInteractive } = month;
  const { party, currency } = statement;
  const named = (await partiesNamed(rights(db), [party], asOf)).get(party);
  const of = { runId: statement.run_id, party, currency };
  const lines = (wanted?: Parameters<typeof keptLines>[2]) => keptLines(tables(db), of, wanted);
  const facts = factsOf(month, named?.name ?? party);
  const file = (format: OwnFormat, pieces: () => Pieces): PartyFile => {
    const [ending, mediaType] = KINDS[format];
    return {
      format,
      name: `${encodeLabel(party)}_${statement.period}_${currency}${ending}`,
      mediaType,
      currency,
      pieces,
    };
  };
  const files = [
    file('statement-csv', () => statementCsv(lines(), facts)),
    file('label-csv', () => labelCsv(lines(), facts)),
    file('summary-pdf', () => summary(month, facts)),
  ];
  if (await hasLines(tables(db), of, { right: 'mechanical' }))
    files.push(file('mlc-tsv', () => mlcTsv(withWorks(month, lines(isMlcLine)), { ...facts, partyIpi: named?.ipi ?? '' }))); // prettier-ignore
  if (await hasLines(tables(db), of, { right: 'recording', offerings: nonInteractive })) {
    const use = { service: month.service, nonInteractive: new Set(nonInteractive) };
    const albums = (tracks: readonly string[]) => albumsOf(rights(db), tracks, asOf);
    files.push(file('soundexchange-txt', () => soundExchangeTxt(lines((line) => isUseLine(line, use.nonInteractive)), use, albums))); // prettier-ignore
  }
  return files;
};

const tables = (db: Db) => db.withTables<PartyTables>();
const rights = (db: Db) => db.withTables<RightsTables>();

const factsOf = ({ statement, closedOn, service }: PartyMonth, partyName: string): StatementFacts => ({
  service,
  party: statement.party,
  partyName,
  period: statement.period,
  currency: currencyOf(statement.currency),
  runId: statement.run_id,
  closedOn,
});

async function* withWorks(
  { db, statement, asOf }: PartyMonth,
  lines: LineBatches,
): AsyncGenerator<readonly WorkLine[]> {
  for await (const batch of lines) {
    const works = [...new Set(batch.map(({ workId }) => workId))];
    const known = await usWorks(rights(db), { works, party: statement.party }, asOf);
    yield batch.map((line) => ({ line, work: known.get(line.workId) ?? { title: '', writers: [], share: '' } }));
  }
}

async function* summary({ db, statement }: PartyMonth, facts: StatementFacts): Pieces {
  const of = { runId: statement.run_id, party: statement.party, currency: statement.currency };
  const tracks = await topTracks(tables(db), of, BARS_MAX);
  const territories = await byTerritory(tables(db), of);
  yield* summaryPdf({
    ...facts,
    streams: statement.streams,
    earnedMinor: new Decimal(statement.earned_minor),
    payableMinor: new Decimal(statement.payable_minor),
    steps: statement.steps.map((step) => ({ ...step, amountMinor: new Decimal(step.amountMinor) })),
    tracks: tracks.map(({ title, track_id, amount_minor }) => ({ name: title || track_id, amountMinor: new Decimal(amount_minor) })), // prettier-ignore
    territories: territories.map(({ territory, amount_minor }) => ({ name: territory || 'not by territory', amountMinor: new Decimal(amount_minor) })), // prettier-ignore
  });
}
