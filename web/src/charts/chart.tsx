import type { ChartConfiguration } from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { onThemeChange } from '../format/theme.js';
import { readPalette, type Palette } from './palette.js';

export type Configure = (palette: Palette) => ChartConfiguration;

type Props = {
  /** What the chart says, for those who do not see it; the numbers stand in a table beside it. */
  readonly label: string;
  /** Bars and such, for the height. */
  readonly rows?: number;
  readonly configure: Configure;
  /** Redrawn when this is another one. */
  readonly of: unknown;
};

const ROW_PIXELS = 34;
const AXIS_PIXELS = 36;
const USUAL_PIXELS = 240;

export const ChartFigure = ({ label, rows, configure, of }: Props) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current!.style.height = `${rows === undefined ? USUAL_PIXELS : rows * ROW_PIXELS + AXIS_PIXELS}px`;
    let drawn: { destroy: () => void } | undefined;
    let gone = false;
    const redraw = async () => {
      const { draw } = await import('./draw.js');
      if (gone) return;
      drawn?.destroy();
      const palette = readPalette();
      drawn = draw(canvas.current!, configure(palette), palette);
      frame.current!.dataset['drawn'] = 'yes';
    };
    void redraw();
    const stop = onThemeChange(() => void redraw());
    return () => {
      gone = true;
      stop();
      drawn?.destroy();
    };
  }, [of, rows]);
  return (
    <div class="chart" ref={frame}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
};
