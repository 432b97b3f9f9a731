/** Declares the pools of a CSV file; a row that is no pool costs the others nothing. */
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { parse, type CsvError } from 'csv-parse';
import { pool, poolStream, type DeclarePool, type PoolEvent, type PoolRefusal } from '../../domain/royalties/pool.js';
import { POOL_FIELDS, readPool } from '../../domain/royalties/read-pool.js';
import { poolCodec } from '../../domain/royalties/stored-events.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { Streams } from '../../platform/event-store/transact-many.js';
import { uuidOfName } from '../../platform/uuid-of-name.js';
import { CliProblem } from '../output.js';
import type { ImportProblem } from './import-catalogue.js';

export type PoolsTally = {
  /** Rows beside the header. */
  rows: number;
  /** New pools, and pools with another amount. */
  declared: number;
  unchanged: number;
  rejected: number;
  /** The first of the rejected rows; the rest are counted. */
  readonly problems: ImportProblem[];
};

const ROW_CHARACTERS_MAX = 10_000;
const PROBLEMS_KEPT_MAX = 1_000;
const NAMESPACE = 'c1a5a5d4-33a0-5d0b-9b0e-2f6f0f4bb7a1';

type Row = { readonly record: Record<string, string>; readonly info: { readonly lines: number } };

/** Throws `CliProblem` when the file cannot be read to its end or lacks a column; rows before that are declared. */
export const importPools = async (store: EventStore, file: string): Promise<PoolsTally> => {
  const streams = new Streams(
    store,
    pool,
    poolCodec((name) => uuidOfName(NAMESPACE, name)),
  );
  const tally: PoolsTally = { rows: 0, declared: 0, unchanged: 0, rejected: 0, problems: [] };
  for await (const { record, info } of rowsOf(file, tally)) {
    tally.rows += 1;
    const result = readPool(record);
    if ('problem' in result) reject(tally, { line: info.lines, ...result.problem });
    else await declare(streams, result.read, info.lines, tally);
  }
  // The parser reads ahead, so what it skipped is known before the rows above it are judged.
  tally.problems.sort((one, other) => one.line - other.line);
  return tally;
};

type PoolStreams = Streams<DeclarePool, ReturnType<typeof pool.initial>, PoolEvent, PoolRefusal>;

const declare = async (streams: PoolStreams, command: DeclarePool, line: number, tally: PoolsTally) => {
  const { decision } = await streams.transact(poolStream(command), command);
  if (decision.outcome === 'accepted') tally[decision.events.length > 0 ? 'declared' : 'unchanged'] += 1;
  else {
    const { kind, amountMinor } = decision.because;
    reject(tally, { line, reason: kind, field: 'amount_minor', detail: `got ${amountMinor.slice(0, 80)}` });
  }
};

const reject = (tally: PoolsTally, problem: ImportProblem) => {
  tally.rejected += 1;
  if (tally.problems.length < PROBLEMS_KEPT_MAX) tally.problems.push(problem);
};

async function* rowsOf(file: string, tally: PoolsTally): AsyncGenerator<Row> {
  await access(file).catch(() => {
    throw new CliProblem(`cannot read ${file}: no such file, or no permission`);
  });
  let headed = false as boolean; // set from within the parser
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      headed = true;
      return checkedHeader(file, header);
    },
    info: true,
    max_record_size: ROW_CHARACTERS_MAX,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      tally.rows += 1;
      reject(tally, { line: lineOf(error), reason: 'MalformedLine', field: '', detail: error?.message ?? 'not CSV' });
    },
  });
  try {
    yield* pipeline(createReadStream(file), parser, () => undefined) as AsyncIterable<Row>;
  } catch (error) {
    throw error instanceof CliProblem
      ? error
      : new CliProblem(`${file} cannot be read to its end: ${(error as Error).message}`);
  }
  if (!headed) throw new CliProblem(`${file} is empty; its first line must be ${POOL_FIELDS.join(',')}`);
}

const checkedHeader = (file: string, header: readonly string[]): string[] => {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = POOL_FIELDS.filter((field) => !names.includes(field));
  if (missing.length === 0) return names;
  throw new CliProblem(`${file} has no column ${missing.join(', ')}; its first line must be ${POOL_FIELDS.join(',')}`);
};

const lineOf = (error: CsvError | undefined): number => {
  const { lines } = (error ?? {}) as { lines?: unknown };
  return typeof lines === 'number' ? lines : 0;
};
