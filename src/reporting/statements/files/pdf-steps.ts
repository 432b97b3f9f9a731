/** The steps of a settlement as a table: each line with its rule, totals told apart. */
import { sum, type Decimal } from '../../../domain/shared/money.js';
import type { Currency } from '../../../domain/shared/currency.js';
import { COLOURS, drawText, LEFT, RIGHT, WIDTH } from './pdf-page.js';

export type StepLine = {
  readonly label: string;
  readonly amountMinor: Decimal;
  readonly rule: string;
  readonly total: boolean;
};

type StepsAt = {
  readonly y: number;
  readonly steps: readonly StepLine[];
  readonly money: (minor: Decimal) => string;
  readonly currency: Currency;
};

const ROW_HEIGHT = 21;
const ROWS_MAX = 15;
const [NAME_WIDTH, AMOUNT_WIDTH] = [160, 110];

export const drawSteps = (page: PDFKit.PDFDocument, { y, steps, money, currency }: StepsAt): void => {
  drawText(page, 'How this number was made', { x: LEFT, y, width: WIDTH / 2, size: 11, colour: COLOURS.ink });
  drawText(page, currency, { x: RIGHT - AMOUNT_WIDTH, y: y + 1, width: AMOUNT_WIDTH, size: 9, colour: COLOURS.muted, align: 'right' }); // prettier-ignore
  for (const [nth, { label, rule, total, amountMinor }] of onOnePage(steps).entries()) {
    const top = y + 22 + nth * ROW_HEIGHT;
    if (total) page.rect(LEFT, top, WIDTH, ROW_HEIGHT).fill(COLOURS.pale);
    page.moveTo(LEFT, top).lineTo(RIGHT, top).lineWidth(0.5).stroke(COLOURS.rule);
    const ruleWidth = WIDTH - NAME_WIDTH - AMOUNT_WIDTH - 24;
    drawText(page, label, { x: LEFT + 6, y: top + 4, width: NAME_WIDTH, size: 9, colour: COLOURS.ink });
    drawText(page, rule, { x: LEFT + NAME_WIDTH + 12, y: top + 5, width: ruleWidth, size: 7.5, colour: COLOURS.muted });
    const colour = amountMinor.isNegative() ? COLOURS.loss : COLOURS.ink;
    drawText(page, money(amountMinor), { x: RIGHT - AMOUNT_WIDTH - 6, y: top + 4, width: AMOUNT_WIDTH, size: 9, colour, align: 'right' }); // prettier-ignore
  }
};

/** Where there are more than the page has room for, those in the middle become one line that is their sum. */
const onOnePage = (steps: readonly StepLine[]): readonly StepLine[] => {
  if (steps.length <= ROWS_MAX) return steps;
  const [head, tail] = [steps.slice(0, ROWS_MAX - 7), steps.slice(-6)];
  const folded = steps.slice(head.length, -6);
  const parts = folded.filter(({ total }) => !total);
  const rest: StepLine = {
    label: `${folded.length} more lines`,
    amountMinor: sum(parts.map(({ amountMinor }) => amountMinor)),
    rule: 'their sum; each stands in the statement itself',
    total: false,
  };
  return [...head, rest, ...tail];
};
