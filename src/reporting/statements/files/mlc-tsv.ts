/**
 * US mechanicals as members of The MLC know them: the columns of its royalty detail, as third parties describe them. The
 * layout could not be confirmed with The MLC itself, as `docs/statement-files.md` says.
 */
import { formatMinor } from '../../../domain/shared/money.js';
import type { StatementLine } from '../statement-csv.js';
import { daysOf, type Pieces, type StatementFacts } from './statement-facts.js';

export const MLC_COLUMNS = [
  'Work Primary Title', 'Work Writer List', 'Work Writer IPI Name Number List', 'Work Payable %', 'Original Publisher Name',
  'Original Publisher IPI Name Number', 'DSP Name', 'Consumer Offering', 'Territory', 'ISRC',
  'Recording Display Artist Name', 'Product Title', 'Usage Period Start Date', 'Usage Period End Date', 'Distribution Date',
  'Number of Usages', 'Distributed Amount',
] as const; // prettier-ignore

export type WorkFacts = {
  readonly title: string;
  readonly writers: readonly { readonly name: string; readonly ipi: string }[];
  /** Percent that the party claims in the territory; empty where it claims nothing any more. */
  readonly share: string;
};

/** A line about a work, with what is known of it. */
export type WorkLine = { readonly line: StatementLine; readonly work: WorkFacts };

export type MlcFacts = StatementFacts & { readonly partyIpi: string };

export const isMlcLine = ({ right, territory }: Pick<StatementLine, 'right' | 'territory'>): boolean =>
  right === 'mechanical' && territory === 'US';

export async function* mlcTsv(lines: AsyncIterable<readonly WorkLine[]>, facts: MlcFacts): Pieces {
  yield tsvText([MLC_COLUMNS]);
  for await (const batch of lines) yield tsvText(batch.map((one) => recordOf(one, facts)));
}

const recordOf = ({ line, work }: WorkLine, facts: MlcFacts): readonly string[] => {
  const [start, end] = daysOf(line.period);
  return [
    work.title,
    listed(work.writers.map(({ name }) => name)),
    listed(work.writers.map(({ ipi }) => ipi)),
    work.share,
    facts.partyName,
    facts.partyIpi,
    facts.service,
    line.offering,
    line.territory,
    line.isrc,
    line.artist,
    line.title,
    start,
    end,
    facts.closedOn,
    line.streams.toString(),
    formatMinor(line.amountMinor, facts.currency),
  ];
};

/** Several values in one cell; one that has a pipe of its own would look like two. */
const listed = (values: readonly string[]) => values.map((value) => value.replaceAll('|', '/')).join('|');

/** Without quotes: a tab or a line end in a text becomes a space, everything else stays. */
export const tsvText = (records: readonly (readonly string[])[]): string =>
  records
    .map((cells) => `${cells.map((cell) => cell.replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' ')).join('\t')}\n`)
    .join('');
