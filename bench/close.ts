/** `bench close`: a month closed by the ledger, against the same lines by one PostgreSQL statement and by DuckDB. */
import { count, note, table } from '../src/cli/output.js';
import type { CloseOptions, Outcome } from './bench.js';
import { BENCH_MODELS, type BenchModel } from './close/bench-model.js';
import { clearRuns, closeAgainstDuckDb, closeInTurns, fillMonth, type FilledMonth, type LedgerCloses, type Seconds } from './close/parties.js'; // prettier-ignore
import { atMost, type Figure } from './figures.js';
import { startLedger } from './parties/ledger-child.js';
import { median, medianRatio } from './statistics.js';

const TRACKS = 20_000;
const MEMORY_MB_MAX = 500;
const TENFOLD_ROUNDS = 2;

const GOALS = {
  'pro-rata': { postgresMax: 0.5, duckDbMax: 3, tenfoldMax: 2 },
  'user-centric': { postgresMax: 1, duckDbMax: 5, tenfoldMax: 6 },
} as const satisfies Record<BenchModel, object>;

/** Times as long as the same close of the smaller month, taken right before it. */
type Tenfold = { readonly small: number; readonly large: number; readonly duckDb: number };

type Measured = {
  readonly rounds: Readonly<Record<BenchModel, readonly Seconds[]>>;
  readonly tenfold: Readonly<Record<BenchModel, readonly Tenfold[]>>;
  readonly peakMb: number;
};

export const benchClose = async ({ arena, plays, listeners, rounds }: CloseOptions): Promise<Outcome> => {
  const size = { plays, listeners, tracks: TRACKS };
  const small = await openMonth(arena, size);
  try {
    const byModel = await inTurns(rounds, (model) => closeInTurns(small.month, small.byLedger, model));
    const large = await openMonth(arena, { ...size, plays: 10 * plays });
    try {
      const tenfold = await inTurns(Math.min(rounds, TENFOLD_ROUNDS), (model) => tenfoldOf(small, large, model));
      const measured = { rounds: byModel, tenfold, peakMb: Math.max(small.peakMb(), large.peakMb()) };
      return { tables: [tableOf(plays, measured)], figures: figuresOf(measured) };
    } finally {
      await large.close();
    }
  } finally {
    await small.close();
  }
};

/** A filled month, and a ledger process that closes it as often as it is asked to. */
const openMonth = async (arena: CloseOptions['arena'], size: FilledMonth['size']) => {
  const month = await fillMonth(arena, size);
  const ledger = startLedger(month.url);
  let peakMb = 0;
  const byLedger: LedgerCloses = async (model) => {
    const { result, samplesMb } = await ledger.memoryDuring(() => ledger.ask({ ask: 'close', model }));
    peakMb = samplesMb.reduce((most, sample) => Math.max(most, sample), peakMb);
    return Number(result);
  };
  const close = () => ledger.stop().then(month.close);
  return { month, byLedger, peakMb: () => peakMb, close };
};

type OpenMonth = Awaited<ReturnType<typeof openMonth>>;

/** The models in turns, so that a machine that slows down slows down for both. */
const inTurns = async <S>(rounds: number, measure: (model: BenchModel) => Promise<S>) => {
  const measured: Record<BenchModel, S[]> = { 'pro-rata': [], 'user-centric': [] };
  for (let round = 1; round <= rounds; round += 1)
    for (const model of BENCH_MODELS) measured[model].push(await measure(model));
  return measured;
};

const tenfoldOf = async (small: OpenMonth, large: OpenMonth, model: BenchModel): Promise<Tenfold> => {
  await clearRuns(small.month.postgres);
  const before = await small.byLedger(model);
  const { ledger, duckDb } = await closeAgainstDuckDb(large.month, large.byLedger, model);
  note(`${model}, 10 times the plays: ${before.toFixed(2)} → ${ledger.toFixed(2)} s, DuckDB ${duckDb.toFixed(2)} s`);
  return { small: before, large: ledger, duckDb };
};

const shown = (seconds: readonly number[]) => `${median(seconds).toFixed(2)} s`;

/** Exported for its spec. */
export const figuresOf = ({ rounds, tenfold, peakMb }: Measured): readonly Figure[] => [
  ...BENCH_MODELS.flatMap((model) => {
    const { postgresMax, duckDbMax, tenfoldMax } = GOALS[model];
    const of = (party: keyof Seconds) => rounds[model].map((round) => round[party]);
    const ratio = (name: string, party: 'postgres' | 'duckDb', max: number) =>
      atMost(name, medianRatio(of('ledger'), of(party)), max, `${shown(of('ledger'))} / ${shown(of(party))}`);
    const before = tenfold[model].map(({ small }) => small);
    const ten = tenfold[model].map(({ large }) => large);
    return [
      ratio(`close ${model} ÷ one PostgreSQL statement over the raw plays`, 'postgres', postgresMax),
      ratio(`close ${model} ÷ DuckDB over Parquet`, 'duckDb', duckDbMax),
      atMost(`close ${model}, 10 times the plays: times as long`, medianRatio(ten, before), tenfoldMax, `${shown(before)} → ${shown(ten)}`), // prettier-ignore
    ];
  }),
  atMost('memory of the ledger during all closes, MB', peakMb, MEMORY_MB_MAX),
];

/** What the parties start from is part of the figures: projections are kept as plays come in, and not by a close. */
const tableOf = (plays: number, { rounds, tenfold }: Measured) =>
  table(
    ['model', 'plays', 'ledger', 'PostgreSQL', 'DuckDB'],
    BENCH_MODELS.flatMap((model) => [
      [model, count(plays), ...(['ledger', 'postgres', 'duckDb'] as const).map((party) => shown(rounds[model].map((round) => round[party])))],
      [model, count(10 * plays), shown(tenfold[model].map(({ large }) => large)), '', shown(tenfold[model].map(({ duckDb }) => duckDb))],
    ]), // prettier-ignore
  ) + '\nthe ledger reads its projections, which are kept as plays come in; the others read the plays';
