/**
 * The royalty months that were ever calculated, one row each: how far it is, under which run, and who did it.
 *
 * A month has a handful of events in all, so a batch reads the rows that it touches, applies its events in memory one by
 * one and writes the rows back. Events that a row has seen already change nothing.
 */
import type { MonthEvent } from '../../domain/royalties/months/month-facts.js';
import { MONTH_EVENT_TYPES, upcastMonth, type StoredMonthEvent } from '../../domain/royalties/months/stored-events.js';
import type { Projection, ProjectionWriter } from '../projection.js';
import { afterEvent, rowColumns, type MonthRow } from './month-row.js';

export type MonthsTables = { readonly royalty_months: MonthRow };

const monthsDdl = (physical: string) => `
  create table ${physical} (
    period        text collate "C" primary key,
    status        text collate "C" not null check (status in ('calculated', 'approved', 'closed')),
    run_id        text collate "C" not null,
    position      bigint not null,
    lines_hash    text collate "C" not null,
    calculated_by text not null,
    approved_by   text,
    approved_at   text collate "C",
    closed_by     text,
    closed_at     text collate "C",
    recorded_at   bigint not null,
    edition       integer not null,
    payload       json not null
  )`;

export const months: Projection = {
  name: 'months',
  version: '1',
  question: 'How far is this royalty month, under which run, and who calculated, approved and closed it?',
  types: MONTH_EVENT_TYPES,
  tables: { royalty_months: monthsDdl },
  apply: async (batch, write) => {
    const events = batch.map((stored) => ({
      event: upcastMonth(stored as unknown as StoredMonthEvent),
      position: stored.position,
    }));
    const rows = await knownRows(
      events.map(({ event }) => event),
      write,
    );
    for (const { event, position } of events) {
      const row = afterEvent(rows.get(event.data.period), event, position);
      if (row !== undefined) rows.set(row.period, row);
    }
    await writeRows([...rows.values()], write);
  },
};

const knownRows = async (events: readonly MonthEvent[], write: ProjectionWriter): Promise<Map<string, MonthRow>> => {
  const periods = [...new Set(events.map(({ data }) => data.period))];
  const { rows } = await write.run<MonthRow>(
    `select * from ${write.table('royalty_months')} where period = any($1::text[])`,
    [periods],
  );
  return new Map(rows.map((row) => [row.period, row]));
};

const writeRows = async (rows: readonly MonthRow[], write: ProjectionWriter): Promise<void> => {
  await write.run(
    `insert into ${write.table('royalty_months')}
       (period, status, run_id, position, lines_hash, calculated_by, approved_by, approved_at, closed_by, closed_at,
        recorded_at, edition, payload)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                          $8::text[], $9::text[], $10::text[], $11::bigint[], $12::int[], $13::json[])
     on conflict (period) do update set
       status = excluded.status, run_id = excluded.run_id, position = excluded.position,
       lines_hash = excluded.lines_hash, calculated_by = excluded.calculated_by, approved_by = excluded.approved_by,
       approved_at = excluded.approved_at, closed_by = excluded.closed_by, closed_at = excluded.closed_at,
       recorded_at = excluded.recorded_at, edition = excluded.edition, payload = excluded.payload`,
    rowColumns(rows),
  );
};
