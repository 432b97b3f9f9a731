/** The page that summaries are drawn on: A4 in points, from the top left. */
export const LEFT = 48;
export const RIGHT = 547;
export const WIDTH = RIGHT - LEFT;

export const COLOURS = {
  ink: '#111827',
  muted: '#4b5563',
  faint: '#6b7280',
  rule: '#e5e7eb',
  pale: '#f3f4f6',
  accent: '#4f46e5',
  accentPale: '#e0e7ff',
  loss: '#b91c1c',
} as const;

export type TextAt = {
  readonly x: number;
  readonly y: number;
  /** What is wider is cut, and ends in three dots. */
  readonly width: number;
  readonly size: number;
  readonly colour: string;
  readonly align?: 'left' | 'right';
};

/** Far more than a line of the page can show; what is longer is not laid out at all. */
const CHARACTERS_MAX = 200;

/** One line of text, whatever it holds. */
export const drawText = (
  page: PDFKit.PDFDocument,
  text: string,
  { x, y, width, size, colour, align = 'left' }: TextAt,
): void => {
  page
    .fontSize(size)
    .fillColor(colour)
    .text(fitted(page, printable(text), width), x, y, { width: width + 1, align, lineBreak: false });
};

/** Without what moves the pen: control characters, line ends, halves of surrogate pairs. */
const printable = (text: string) =>
  [...text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')].slice(0, CHARACTERS_MAX).join('').trim();

const fitted = (page: PDFKit.PDFDocument, text: string, width: number): string => {
  if (page.widthOfString(text) <= width) return text;
  const letters = [...text];
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const middle = Math.trunc((fits + tooMany) / 2);
    if (page.widthOfString(`${letters.slice(0, middle).join('')}…`) <= width) fits = middle;
    else tooMany = middle;
  }
  return `${letters.slice(0, fits).join('')}…`;
};
