/** Horizontal bars: one per thing, with what it stands for written on hover and in the table beside. */
import type { ChartConfiguration, Scale } from 'chart.js';
import { signOf } from '../format/decimals.js';
import { money } from '../format/format.js';
import { ChartFigure, type Configure } from './chart.js';
import { lengthOf, type Floating } from './lengths.js';
import type { Palette } from './palette.js';

export type Bar = {
  readonly label: string;
  readonly amount: string;
  /** Where it starts and ends, when not at zero. */
  readonly floating?: Floating;
  readonly tone?: 'accent' | 'signed' | 'quiet';
};

type Props = { readonly label: string; readonly currency: string; readonly bars: readonly Bar[] };

export const Bars = ({ label, currency, bars }: Props) => (
  <ChartFigure label={label} rows={bars.length} of={bars} configure={configureBars(bars, currency)} />
);

const configureBars =
  (bars: readonly Bar[], currency: string): Configure =>
  (palette): ChartConfiguration => ({
    type: 'bar',
    data: {
      labels: bars.map((bar) => bar.label),
      datasets: [
        {
          data: bars.map(({ amount, floating }) => (floating ? [...floating] : lengthOf(amount))) as number[],
          backgroundColor: bars.map((bar) => colourOf(bar, palette)),
          borderRadius: 3,
          borderSkipped: false,
          maxBarThickness: 22,
          minBarLength: 2,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { grid: { color: palette.line }, ticks: { maxTicksLimit: 5, maxRotation: 0, callback: tick(currency) } },
        y: { grid: { display: false }, ticks: { color: palette.ink, autoSkip: false, callback: labelOf(bars) } },
      },
      plugins: {
        tooltip: {
          displayColors: false,
          callbacks: {
            title: ([item]) => bars[item!.dataIndex]!.label,
            label: ({ dataIndex }) => money(bars[dataIndex]!.amount, currency),
          },
        },
      },
    },
  });

const colourOf = ({ amount, tone = 'accent' }: Bar, palette: Palette): string =>
  tone !== 'signed' ? palette[tone] : signOf(amount) < 0 ? palette.loss : palette.gain;

/** The numbers on an axis are made by the chart, so they are round already. */
export const tick =
  (currency: string) =>
  (value: number | string): string =>
    new Intl.NumberFormat([...navigator.languages], {
      style: 'currency',
      currency,
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 2,
    }).format(value as `${number}`);

/** A label may take two fifths of the chart, at seven pixels a character. */
const PIXELS_A_LABEL_CHARACTER = 17;
const LABEL_CHARACTERS_MAX = 26;

const labelOf = (bars: readonly Bar[]) =>
  function (this: Scale, _value: number | string, nth: number): string {
    const room = Math.min(LABEL_CHARACTERS_MAX, Math.floor(this.chart.width / PIXELS_A_LABEL_CHARACTER));
    const { label } = bars[nth]!;
    return label.length > room ? `${label.slice(0, room - 1)}…` : label;
  };
