/**
 * A statement on one page: the totals, how they were made, and where they came from. The same statement gives the same
 * bytes: the page names no time but that of the close, and nothing is compressed, since zlib differs between builds.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PdfDocument from 'pdfkit';
import { formatMinor, type Decimal } from '../../../domain/shared/money.js';
import { drawBars, type Bar } from './pdf-bars.js';
import { COLOURS, drawText, LEFT, RIGHT, WIDTH } from './pdf-page.js';
import { drawSteps, type StepLine } from './pdf-steps.js';
import type { Pieces, StatementFacts } from './statement-facts.js';

/** Amounts are whole minor units. */
export type SummaryFacts = StatementFacts & {
  readonly streams: bigint;
  readonly earnedMinor: Decimal;
  readonly payableMinor: Decimal;
  readonly steps: readonly StepLine[];
  /** Largest first. */
  readonly tracks: readonly Bar[];
  readonly territories: readonly Bar[];
};

/** Latin, Greek and Cyrillic, under the Open Font License; what it has no letter for is an empty box. */
const FONT = 'Noto Sans';
const FONT_FILE = '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf';

let font: Buffer | undefined;
const fontBytes = () => (font ??= readFileSync(createRequire(import.meta.url).resolve(FONT_FILE)));

export async function* summaryPdf(facts: SummaryFacts): Pieces {
  const document = new PdfDocument({
    size: 'A4',
    margin: 0,
    compress: false,
    lang: 'en',
    info: {
      Title: `Statement of ${facts.period}, ${facts.currency}`,
      Author: facts.service,
      Creator: 'Playledger',
      CreationDate: new Date(`${facts.closedOn}T00:00:00.000Z`),
    },
  });
  document.registerFont(FONT, fontBytes());
  document.font(FONT);
  draw(document, facts);
  document.end();
  yield* document as AsyncIterable<Uint8Array>;
}

const TRACKS_Y = 560;

const draw = (page: PDFKit.PDFDocument, facts: SummaryFacts): void => {
  const { currency, earnedMinor, payableMinor, streams, steps, tracks, territories } = facts;
  const money = (minor: Decimal) => grouped(formatMinor(minor, currency));
  drawHead(page, facts);
  drawTotals(page, [
    ['Payable now', `${money(payableMinor)} ${currency}`],
    ['Earned', `${money(earnedMinor)} ${currency}`],
    ['Streams', grouped(streams.toString())],
  ]);
  drawSteps(page, { y: 212, steps, money, currency });
  const half = (WIDTH - 28) / 2;
  drawBars(page, { x: LEFT, y: TRACKS_Y, width: half, title: `Top tracks, ${currency}`, bars: tracks, money });
  drawBars(page, { x: LEFT + half + 28, y: TRACKS_Y, width: half, title: `Territories, ${currency}`, bars: territories, money }); // prettier-ignore
  const foot = `Statement ${facts.runId}. The lines behind each number are in the files beside this one.`;
  drawText(page, foot, { x: LEFT, y: 806, width: WIDTH, size: 7, colour: COLOURS.faint });
};

const drawHead = (page: PDFKit.PDFDocument, { service, partyName, period, closedOn }: SummaryFacts): void => {
  page.rect(0, 0, RIGHT + LEFT, 6).fill(COLOURS.accent);
  drawText(page, service, { x: LEFT, y: 34, width: WIDTH / 2, size: 10, colour: COLOURS.muted });
  drawText(page, `Closed on ${closedOn}`, { x: LEFT + WIDTH / 2, y: 34, width: WIDTH / 2, size: 10, colour: COLOURS.muted, align: 'right' }); // prettier-ignore
  drawText(page, partyName, { x: LEFT, y: 56, width: WIDTH, size: 22, colour: COLOURS.ink });
  drawText(page, `Royalty statement for ${period}`, { x: LEFT, y: 90, width: WIDTH, size: 12, colour: COLOURS.muted });
};

const drawTotals = (page: PDFKit.PDFDocument, totals: readonly (readonly [name: string, value: string])[]): void => {
  const width = (WIDTH - 2 * 12) / 3;
  for (const [nth, [name, value]] of totals.entries()) {
    const x = LEFT + nth * (width + 12);
    page.roundedRect(x, 124, width, 60, 6).fill(nth === 0 ? COLOURS.accentPale : COLOURS.pale);
    drawText(page, name, { x: x + 12, y: 134, width: width - 24, size: 9, colour: COLOURS.muted });
    drawText(page, value, { x: x + 12, y: 151, width: width - 24, size: 16, colour: COLOURS.ink });
  }
};

/** `1234567.50` as `1 234 567.50`, with spaces that do not break: no reader takes a space for a decimal point. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, '\u00a0');
