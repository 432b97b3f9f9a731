/** What came in month by month, as a line. */
import type { TrendPoint } from '../api/types.js';
import { count, money, month } from '../format/format.js';
import { tick } from './bars.js';
import { ChartFigure, type Configure } from './chart.js';
import { lengthOf } from './lengths.js';

type Props = { readonly currency: string; readonly points: readonly TrendPoint[] };

/** Oldest first. */
export const Trend = ({ currency, points }: Props) =>
  <ChartFigure label={`What was earned in ${currency}, month by month`} of={points} configure={configure(currency, points)} />; // prettier-ignore

const configure =
  (currency: string, points: readonly TrendPoint[]): Configure =>
  (palette) => ({
    type: 'line',
    data: {
      labels: points.map(({ period }) => month(period, 'short')),
      datasets: [
        {
          data: points.map(({ amount }) => lengthOf(amount)),
          borderColor: palette.accent,
          backgroundColor: palette.tint,
          fill: true,
          borderWidth: 2,
          pointRadius: 4,
          pointBackgroundColor: palette.accent,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { grid: { display: false } },
        y: { beginAtZero: true, grid: { color: palette.line }, ticks: { maxTicksLimit: 5, callback: tick(currency) } },
      },
      plugins: {
        tooltip: {
          displayColors: false,
          callbacks: {
            title: ([item]) => month(points[item!.dataIndex]!.period),
            label: ({ dataIndex }) => [
              money(points[dataIndex]!.amount, currency),
              `${count(points[dataIndex]!.streams)} streams`,
            ],
          },
        },
      },
    },
  });
