/** The log itself, without HTTP and decisions: groups of events over many streams, each group one durable append. */
import { PostgresEventStore } from '../../src/platform/event-store/postgres-event-store.js';
import type { StreamAppend } from '../../src/platform/event-store/event-store.js';
import { openPostgres } from '../../src/platform/postgres/postgres.js';
import { timed, type Party } from '../rounds.js';
import { inGroups, type Row } from '../workload.js';

const GROUP_EVENTS = 100;

type Append = readonly StreamAppend[];

/** Each writer has streams of its own, since two that race for one stream would measure the loser's second try. */
export const ledgerAppends = (rows: readonly Row[], warmUp: readonly Row[], writers: number): Party => {
  const lanes = lanesOf(rows, writers);
  const warmUps = lanesOf(warmUp, writers);
  const run = async (url: string) => {
    const postgres = openPostgres(url);
    const store = new PostgresEventStore(postgres);
    try {
      const all = (list: readonly (readonly Append[])[]) => Promise.all(list.map((lane) => appendAll(store, lane)));
      await all(warmUps);
      return await timed(() => all(lanes));
    } finally {
      await store.close();
      await postgres.close();
    }
  };
  return {
    name: `ledger appends of 100 over many streams, ${writers} at once`,
    events: rows.length,
    log: 'event_log',
    run,
  };
};

const lanesOf = (rows: readonly Row[], writers: number): readonly (readonly Append[])[] => {
  const laneOf = new Map<string, number>();
  const lanes = Array.from({ length: writers }, (): Row[] => []);
  for (const row of rows) {
    const lane = laneOf.get(row.stream) ?? laneOf.size % writers;
    laneOf.set(row.stream, lane);
    lanes[lane]!.push(row);
  }
  return lanes.map((lane) => [...inGroups(lane, GROUP_EVENTS)].map(appendOf));
};

const appendOf = (rows: readonly Row[]): Append => {
  const byStream = new Map<string, Row[]>();
  for (const row of rows) {
    const own = byStream.get(row.stream);
    if (own === undefined) byStream.set(row.stream, [row]);
    else own.push(row);
  }
  return [...byStream].map(([stream, own]) => ({
    stream,
    expectedRevision: own[0]!.revision - 1,
    events: own.map(({ id, type, data }) => ({ id, type, data: JSON.parse(data) as object })),
  }));
};

const appendAll = async (store: PostgresEventStore, appends: readonly Append[]) => {
  for (const append of appends)
    for (const outcome of await store.append(append))
      if (outcome.outcome !== 'appended') throw new Error(`an append of the bench was not taken: ${outcome.outcome}`);
};
