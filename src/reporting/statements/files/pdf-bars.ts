/** A chart of horizontal bars, each with its name and amount; what is below zero is drawn in the colour of a loss. */
import { Decimal, ZERO } from '../../../domain/shared/money.js';
import { COLOURS, drawText } from './pdf-page.js';

/** An amount in whole minor units. */
export type Bar = { readonly name: string; readonly amountMinor: Decimal };

type BarsAt = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly money: (minor: Decimal) => string;
};

export const BARS_MAX = 8;
const BAR_HEIGHT = 6;
const ROW_HEIGHT = 26;
const AMOUNT_WIDTH = 80;
/** A bar is a drawing: a thousandth of the width is finer than any printer. */
const PARTS = 1_000;

export const drawBars = (page: PDFKit.PDFDocument, { x, y, width, title, bars, money }: BarsAt): void => {
  drawText(page, title, { x, y, width, size: 11, colour: COLOURS.ink });
  const shown = bars.slice(0, BARS_MAX);
  const longest = Decimal.max(ZERO, ...shown.map(({ amountMinor }) => amountMinor.abs()));
  for (const [nth, { name, amountMinor }] of shown.entries()) {
    const top = y + 22 + nth * ROW_HEIGHT;
    drawText(page, name, { x, y: top, width: width - AMOUNT_WIDTH - 6, size: 8, colour: COLOURS.ink });
    drawText(page, money(amountMinor), { x: x + width - AMOUNT_WIDTH, y: top, width: AMOUNT_WIDTH, size: 8, colour: COLOURS.muted, align: 'right' }); // prettier-ignore
    const parts = longest.isZero() ? 0 : +amountMinor.abs().mul(PARTS).div(longest).toFixed(0);
    page.roundedRect(x, top + 13, width, BAR_HEIGHT, 2).fill(COLOURS.pale);
    if (parts > 0) page.roundedRect(x, top + 13, Math.max(2, (width * parts) / PARTS), BAR_HEIGHT, 2).fill(amountMinor.isNegative() ? COLOURS.loss : COLOURS.accent); // prettier-ignore
  }
  if (shown.length === 0) drawText(page, 'Nothing this month', { x, y: y + 22, width, size: 8, colour: COLOURS.faint });
};
