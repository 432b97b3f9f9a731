/**
 * A report of use of sound recordings by non-interactive offerings in the US, in the shape of 37 CFR 370.4: ASCII, fields
 * between pipes, texts between carets, under the column names that broadcasters' software writes. The text of the rule
 * could not be read here, as `docs/statement-files.md` says.
 */
import type { StatementLine } from '../statement-csv.js';
import type { LineBatches, Pieces } from './statement-facts.js';

export const SOUNDEXCHANGE_COLUMNS = [
  'NAME_OF_SERVICE', 'TRANSMISSION_CATEGORY', 'FEATURED_ARTIST', 'SOUND_RECORDING_TITLE', 'ISRC', 'ALBUM_TITLE',
  'MARKETING_LABEL', 'ACTUAL_TOTAL_PERFORMANCES',
] as const; // prettier-ignore

/** An eligible nonsubscription transmission of music, other than a broadcast simulcast. */
const CATEGORY = 'A';

export type UseFacts = { readonly service: string; readonly nonInteractive: ReadonlySet<string> };

/** Of the month itself: what came late is for an adjusted report, whose shape we do not know. */
export const isUseLine = (line: StatementLine, nonInteractive: ReadonlySet<string>): boolean =>
  line.right === 'recording' && line.territory === 'US' && line.corrects === '' && nonInteractive.has(line.offering);

/** `albums`: the title of a release that has the track, where one is known. */
export async function* soundExchangeTxt(
  lines: LineBatches,
  { service }: UseFacts,
  albums: (tracks: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Pieces {
  yield rowText(SOUNDEXCHANGE_COLUMNS.map(quoted));
  for await (const batch of lines) {
    const albumOf = await albums([...new Set(batch.map(({ trackId }) => trackId))]);
    for (const { artist, title, isrc, trackId, label, streams } of batch) {
      const texts = [service, CATEGORY, artist, title, isrc, albumOf.get(trackId) ?? '', label].map(quoted);
      yield rowText([...texts, streams.toString()]);
    }
  }
}

const rowText = (fields: readonly string[]) => `${fields.join('|')}\r\n`;

const quoted = (text: string) => `^${ascii(text)}^`;

/** Letters that have no decomposition into a base letter and marks. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss', ẞ: 'SS', Æ: 'AE', æ: 'ae', Œ: 'OE', œ: 'oe', Ø: 'O', ø: 'o', Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Ð: 'D', ð: 'd',
  Þ: 'Th', þ: 'th', ı: 'i', '‘': "'", '’': "'", '“': '"', '”': '"', '–': '-', '—': '-', '…': '...',
}; // prettier-ignore

/** Accents go, what ASCII has no letter for becomes `?`, and what separates fields becomes a space. */
export const ascii = (text: string): string =>
  [...text.normalize('NFKD').replace(/\p{M}+/gu, '')]
    .map((letter) => FOLDED[letter] ?? letter)
    .join('')
    .replace(/[|^\p{Cc}]+/gu, ' ')
    .replace(/[^\x20-\x7e]/gu, '?');
