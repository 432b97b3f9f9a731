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

/** No `soFar` where what is counted means nothing to people; then a share and a time say it all. */
type Reached = { readonly soFar?: number; readonly share?: number | undefined };
type State = Reached & { readonly seconds: number };
type View = { readonly show: (state: State) => void; readonly end: (state: State) => void };

const watch = (label: string) => {
  const started = performance.now();
  const view = process.stderr.isTTY ? bar(label) : lines(label);
  const at = (reached: Reached): State => ({ ...reached, seconds: (performance.now() - started) / 1_000 });
  return {
    show: (reached: Reached) => view.show(at(reached)),
    end: (reached: Reached) => {
      const ended = at({ ...reached, share: 1 });
      view.end(ended);
      return { seconds: ended.seconds };
    },
  };
};

/** `total` may be unknown; then the share comes from `reached`, or nothing is said of the time left. */
export const startProgress = (label: string, total?: number): Progress => {
  const { show, end } = watch(label);
  let soFar = 0;
  let share: number | undefined;
  return {
    advance: (by) => {
      soFar += by;
      if (total !== undefined) share = soFar / Math.max(total, soFar, 1);
      show({ soFar, share });
    },
    reached: (now) => {
      share = now;
    },
    done: () => end({ soFar }),
  };
};

/** Progress along the log up to `head`. What a position counts is the store's own affair: bytes, in EventStoreDB. */
export const startAlongLog = (label: string, head: bigint) => {
  const { show, end } = watch(label);
  let furthest = 0n;
  return {
    at: (position: bigint): void => {
      if (position <= furthest) return;
      furthest = position;
      show({ share: Math.min(Number(position) / Number(head), 1) });
    },
    done: (): void => void end({}),
  };
};

/** What was counted, and how fast. */
const amounts = ({ soFar, seconds }: State): readonly string[] =>
  soFar === undefined ? [] : [count(soFar), `${count(Math.round(soFar / Math.max(seconds, 0.001)))}/s`];

const bar = (label: string): View => {
  const format = '{label} {bar} {percentage}% · {amounts}{eta_formatted} left';
  const options = { format, hideCursor: true, stream: process.stderr, etaBuffer: 50, barsize: 28 };
  const single = new SingleBar(options, Presets.shades_classic);
  single.start(BAR_STEPS, 0, { label, amounts: '' });
  const show = (state: State) =>
    single.update(Math.round((state.share ?? 0) * BAR_STEPS), {
      amounts: amounts(state)
        .map((amount) => `${amount} · `)
        .join(''),
    });
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
      const { share, seconds } = state;
      if (seconds < next) return;
      next = seconds + LINE_EVERY_S;
      const left =
        share === undefined || share === 0 ? [] : [percent(share), `${Math.ceil(seconds / share - seconds)} s left`];
      note(`${label}: ${[...amounts(state), ...left].join(', ')}`);
    },
    end: (state) => {
      const [counted = 'done', rate] = amounts(state);
      const took = `${counted} in ${state.seconds.toFixed(1)} s`;
      note(`${label}: ${rate === undefined ? took : `${took} (${rate})`}`);
    },
  };
};

const percent = (share: number) => `${Math.floor(share * 100)} %`;
