/** Progress of long work on standard error: a bar with rate and time left on a terminal, a plain line now and then elsewhere. */
import { Presets, SingleBar } from 'cli-progress';
import { count, note } from './output.js';

export type Progress = {
  readonly advance: (by: number) => void;
  /** Ends the bar; answers how long it took and how fast it went. */
  readonly done: () => { readonly seconds: number; readonly perSecond: number };
};

const LINE_EVERY_MS = 3_000;

/** `total` may be unknown; then the count and the rate are shown. */
export const startProgress = (label: string, total?: number, quiet = false): Progress => {
  const started = performance.now();
  let soFar = 0;
  const view = quiet ? silent : process.stderr.isTTY ? bar(label, total) : lines(label, total);
  return {
    advance: (by) => {
      soFar += by;
      view.show(soFar, elapsed(started));
    },
    done: () => {
      const seconds = elapsed(started);
      view.end(soFar, seconds);
      return { seconds, perSecond: soFar / Math.max(seconds, 0.001) };
    },
  };
};

type View = {
  readonly show: (soFar: number, seconds: number) => void;
  readonly end: (soFar: number, seconds: number) => void;
};

const elapsed = (started: number) => (performance.now() - started) / 1_000;
const silent: View = { show: () => undefined, end: () => undefined };
const rate = (soFar: number, seconds: number) => `${count(Math.round(soFar / Math.max(seconds, 0.001)))}/s`;

const bar = (label: string, total: number | undefined): View => {
  const format =
    total === undefined
      ? '{label} {value} · {rate}'
      : '{label} {bar} {percentage}% · {value}/{total} · {rate} · {eta_formatted} left';
  const single = new SingleBar(
    { format, hideCursor: true, stream: process.stderr, etaBuffer: 50, barsize: 28 },
    Presets.shades_classic,
  );
  single.start(total ?? 0, 0, { label, rate: '' });
  return {
    show: (soFar, seconds) => single.update(soFar, { rate: rate(soFar, seconds) }),
    end: (soFar, seconds) => {
      if (total !== undefined) single.setTotal(Math.max(total, soFar));
      single.update(soFar, { rate: rate(soFar, seconds) });
      single.stop();
    },
  };
};

const lines = (label: string, total: number | undefined): View => {
  let next = LINE_EVERY_MS / 1_000;
  const of = total === undefined ? '' : ` of ${count(total)}`;
  return {
    show: (soFar, seconds) => {
      if (seconds < next) return;
      next = seconds + LINE_EVERY_MS / 1_000;
      note(`${label}: ${count(soFar)}${of}, ${rate(soFar, seconds)}`);
    },
    end: (soFar, seconds) => note(`${label}: ${count(soFar)} in ${seconds.toFixed(1)} s (${rate(soFar, seconds)})`),
  };
};
