/** The terms of each deal, edition by edition, and its end: everything that `termsOn` asks for a day and a position. */
import type { DealTerms } from '../../domain/royalties/deals/deal-terms.js';
import { DEAL_EVENT_TYPES, upcastDeal, type StoredDealEvent } from '../../domain/royalties/deals/stored-events.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import type { Projection, ProjectionWriter } from '../projection.js';

export type DealsTables = {
  readonly deal_terms: {
    readonly deal_id: string;
    /** Counts what was agreed about the deal, its end included. */
    readonly edition: number;
    readonly party: string;
    readonly party_role: string;
    /** `YYYY-MM-DD`, UTC, as text: compared, never counted with. */
    readonly effective_from: string;
    /** The last day, where the terms name one. */
    readonly effective_to: string | null;
    readonly terms: DealTerms;
    /** Where in the log the edition lies. */
    readonly position: bigint;
  };
  readonly deal_ends: {
    readonly deal_id: string;
    readonly edition: number;
    readonly ends_on: string;
    readonly position: bigint;
  };
};

const termsDdl = (physical: string) => `
  create table ${physical} (
    deal_id        text collate "C" not null,
    edition        integer not null,
    party          text collate "C" not null,
    party_role     text not null,
    effective_from text collate "C" not null,
    effective_to   text collate "C",
    terms          jsonb not null,
    position       bigint not null,
    primary key (deal_id, edition)
  )`;

const endsDdl = (physical: string) => `
  create table ${physical} (
    deal_id  text collate "C" not null,
    edition  integer not null,
    ends_on  text collate "C" not null,
    position bigint not null,
    primary key (deal_id, edition)
  )`;

export const deals: Projection = {
  name: 'deals',
  version: '1',
  question: 'Which terms of this deal hold on this day, as known at this point of the log?',
  types: DEAL_EVENT_TYPES,
  tables: { deal_terms: termsDdl, deal_ends: endsDdl },
  indexes: {
    deal_terms: (physical) => `create index ${physical}_party on ${physical} (party, effective_from)`,
  },
  apply: async (batch, write) => {
    await writeTerms(batch, write);
    await writeEnds(batch, write);
  },
};

const upcast = ({ position, ...stored }: StoredEvent) => ({
  position,
  event: upcastDeal(stored as unknown as StoredDealEvent),
});

/** An edition is written once, so one that is there already is the same one again. */
const writeTerms = async (batch: readonly StoredEvent[], write: ProjectionWriter) => {
  const rows = batch
    .map(upcast)
    .flatMap(({ position, event }) => (event.type === 'DealTermsAgreed' ? [{ position, ...event.data }] : []));
  if (rows.length === 0) return;
  const column = <Value>(of: (row: (typeof rows)[number]) => Value) => rows.map(of);
  await write.run(
    `insert into ${write.table('deal_terms')}
       (deal_id, edition, party, party_role, effective_from, effective_to, terms, position)
     select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::bigint[])
     on conflict (deal_id, edition) do nothing`,
    [
      column(({ dealId }) => dealId),
      column(({ edition }) => edition),
      column(({ party }) => party),
      column(({ partyRole }) => partyRole),
      column(({ effectiveFrom }) => effectiveFrom),
      column(({ effectiveTo }) => effectiveTo ?? null),
      column(({ terms }) => JSON.stringify(terms)),
      column(({ position }) => position),
    ],
  );
};

const writeEnds = async (batch: readonly StoredEvent[], write: ProjectionWriter) => {
  const rows = batch
    .map(upcast)
    .flatMap(({ position, event }) => (event.type === 'DealEnded' ? [{ position, ...event.data }] : []));
  if (rows.length === 0) return;
  const column = <Value>(of: (row: (typeof rows)[number]) => Value) => rows.map(of);
  await write.run(
    `insert into ${write.table('deal_ends')} (deal_id, edition, ends_on, position)
     select * from unnest($1::text[], $2::int[], $3::text[], $4::bigint[])
     on conflict (deal_id, edition) do nothing`,
    [
      column(({ dealId }) => dealId),
      column(({ edition }) => edition),
      column(({ endsOn }) => endsOn),
      column(({ position }) => position),
    ],
  );
};
