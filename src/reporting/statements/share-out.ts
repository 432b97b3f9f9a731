/** From one pool and the counts behind it to the lines of statements. */
import { allocate } from '../../domain/royalties/rounding.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, sum } from '../../domain/shared/money.js';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { StatementTables } from '../queries/statement-tables.js';
import { streamsByTrack } from '../queries/streams-by-track.js';
import type { StatementLine } from './statement-csv.js';
import type { PoolOutcome } from './summary.js';

export type DeclaredPool = {
  readonly territory: string;
  readonly offering: string;
  readonly currency: string;
  readonly amount_minor: string;
};

export type SharedOut = {
  readonly outcome: PoolOutcome;
  /** By label, in the order of track ids. */
  readonly byLabel: ReadonlyMap<string, readonly StatementLine[]>;
  /** Of tracks that the catalogue does not know: their money is nobody else's. */
  readonly held: readonly StatementLine[];
};

const OF_RECORDING = { right: 'recording', workId: '', corrects: '', causedBy: '' } as const;

/** Every counted stream takes part in the allocation, also those of tracks that the catalogue does not know. */
export const shareOut = async (db: Reader<StatementTables>, period: string, pool: DeclaredPool): Promise<SharedOut> => {
  const { territory, offering } = pool;
  const rows = await streamsByTrack(db, { period, territory, offering }).execute();
  const amount = new Decimal(pool.amount_minor);
  const { due, undistributed } = allocate(
    amount,
    rows.map(({ track_id: id, streams: weight }) => ({ id, weight })),
  );
  const byLabel = new Map<string, StatementLine[]>();
  const held: StatementLine[] = [];
  for (const [index, { track_id: trackId, streams, label, isrc, title, artist }] of rows.entries()) {
    const known = { label: label ?? '', isrc: isrc ?? '', title: title ?? '', artist: artist ?? '' };
    const money = { amountMinor: due[index]!, grossMinor: due[index]! };
    const line = { period, territory, offering, trackId, streams, ...known, ...money, ...OF_RECORDING };
    if (label === null) held.push(line);
    else listOf(byLabel, label).push(line);
  }
  const outcome: PoolOutcome = {
    territory,
    offering,
    currency: currencyOf(pool.currency),
    streams: rows.reduce((total, { streams }) => total + streams, 0n),
    amount,
    distributed: total([...byLabel.values()].flat()),
    held: total(held),
    undistributed,
  };
  return { outcome, byLabel, held };
};

const total = (lines: readonly StatementLine[]) => sum(lines.map(({ amountMinor }) => amountMinor));

const listOf = (byLabel: Map<string, StatementLine[]>, label: string): StatementLine[] => {
  const lines = byLabel.get(label) ?? [];
  byLabel.set(label, lines);
  return lines;
};
