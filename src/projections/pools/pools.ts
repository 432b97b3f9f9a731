/** The pools as declared last, one row a month, territory, offering and currency. */
import { POOL_EVENT_TYPES, upcastPool, type StoredPoolEvent } from '../../domain/royalties/stored-events.js';
import { poolStream, type PoolEvent } from '../../domain/royalties/pool.js';
import type { Projection } from '../projection.js';

export type PoolsTables = {
  readonly pools: {
    readonly period: string;
    readonly territory: string;
    readonly offering: string;
    readonly currency: string;
    /** Whole minor units, as a string of digits: `numeric` in the database. */
    readonly amount_minor: string;
    /** Where in the log the declaration lies. */
    readonly declared_at: bigint;
    readonly edition: number;
  };
};

const poolsDdl = (physical: string) => `
  create table ${physical} (
    period       text collate "C" not null,
    territory    text collate "C" not null,
    offering     text collate "C" not null,
    currency     text collate "C" not null,
    amount_minor numeric(18, 0) not null check (amount_minor >= 0),
    declared_at  bigint not null,
    edition      integer not null,
    primary key (period, territory, offering, currency)
  )`;

type Row = PoolEvent['data'] & { readonly position: bigint };

export const pools: Projection = {
  name: 'pools',
  version: '1',
  question: 'How much is there to share out for this month, territory and offering?',
  types: POOL_EVENT_TYPES,
  tables: { pools: poolsDdl },
  apply: async (batch, write) => {
    // The last declaration of each pool: PostgreSQL refuses to touch a row twice in one `on conflict do update`.
    const last = new Map<string, Row>();
    for (const stored of batch) {
      const { data } = upcastPool(stored as unknown as StoredPoolEvent);
      last.set(poolStream(data), { ...data, position: stored.position });
    }
    const rows = [...last.values()];
    const column = <Value>(of: (row: Row) => Value) => rows.map(of);
    await write.run(
      `insert into ${write.table('pools')} as known
         (period, territory, offering, currency, amount_minor, declared_at, edition)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::numeric[], $6::bigint[], $7::int[])
       on conflict (period, territory, offering, currency) do update set
         amount_minor = excluded.amount_minor, declared_at = excluded.declared_at, edition = excluded.edition
       where excluded.edition > known.edition`,
      [
        column(({ period }) => period),
        column(({ territory }) => territory),
        column(({ offering }) => offering),
        column(({ currency }) => currency),
        column(({ amountMinor }) => amountMinor),
        column(({ position }) => position),
        column(({ edition }) => edition),
      ],
    );
  },
};
