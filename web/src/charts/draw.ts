/** The parts of Chart.js that we use, loaded when the first chart is shown. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js';
import type { Palette } from './palette.js';

Chart.register(
  BarController, BarElement, CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip,
); // prettier-ignore

export const draw = (canvas: HTMLCanvasElement, configuration: ChartConfiguration, { quiet, line }: Palette): Chart => {
  Chart.defaults.color = quiet;
  Chart.defaults.borderColor = line;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  return new Chart(canvas, configuration);
};
