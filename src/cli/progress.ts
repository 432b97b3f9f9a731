/** Progress of long work on standard error: a bar with rate and time left on a terminal, a plain line now and then elsewhere. */
import { Presets, SingleBar } from 'cli-progress';
import { count, note } from './output.js';

export type Progress = {
  readonly advance: (by: number) => void;
  /** How much of the work is done, from 0 to 1, where the total is not known in the unit that is counted. */
  readonly reached: (share: number) => void;
  /** Ends the bar; answers how long it took, in seconds. */
  readonly done: () => { readonly seconds: number };
};

const LINE_EVERY_S = 3;
const BAR_STEPS = 1_000;

type State = { readonly soFar: number; readonly share: number | undefined; readonly seconds: number };
type View = { readonly show: (state: State) => void; readonly end: (state: State) => void };

/** `total` may be unknown; then the share comes from `reached`, or nothing is said of the time left. */
export const startProgress = (label: string, total?: number): Progress => {
  const started = performance.now();
  const view = process.stderr.isTTY ? bar(label) : lines(label);
  let soFar = 0;
  let share: number | undefined;
  const state = (): State => ({ soFar, share, seconds: (performance.now() - started) / 1_000 });
  return {
    advance: (by) => {
      soFar += by;
      if (total !== undefined) share = soFar / Math.max(total, soFar, 1);
      view.show(state());
    },
    reached: (now) => {
      share = now;
    },
    done: () => {
      view.end({ ...state(), share: 1 });
      return { seconds: state().seconds };
    },
  };
};

const rate = ({ soFar, seconds }: State) => `${count(Math.round(soFar / Math.max(seconds, 0.001)))}/s`;

const bar = (label: string): View => {
  const format = '{label} {bar} {percentage}% · {done} · {rate} · {eta_formatted} left';
  const options = { format, hideCursor: true, stream: process.stderr, etaBuffer: 50, barsize: 28 };
  const single = new SingleBar(options, Presets.shades_classic);
  single.start(BAR_STEPS, 0, { label, done: '0', rate: '' });
  const show = (state: State) =>
    single.update(Math.round((state.share ?? 0) * BAR_STEPS), { done: count(state.soFar), rate: rate(state) });
  return {
    show,
    end: (state) => {
      show(state);
      single.stop();
    },
  };
};

const lines = (label: string): View => {
  let next = LINE_EVERY_S;
  return {
    show: (state) => {
      const { soFar, share, seconds } = state;
      if (seconds < next) return;
      next = seconds + LINE_EVERY_S;
      const left =
        share === undefined || share === 0 ? '' : `, ${percent(share)}, ${Math.ceil(seconds / share - seconds)} s left`;
      note(`${label}: ${count(soFar)}, ${rate(state)}${left}`);
    },
    end: (state) => note(`${label}: ${count(state.soFar)} in ${state.seconds.toFixed(1)} s (${rate(state)})`),
  };
};

const percent = (share: number) => `${Math.floor(share * 100)} %`;
