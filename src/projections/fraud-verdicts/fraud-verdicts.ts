/** Every fraud verdict ever given, one row an edition: of several about one subject and month, the last known one holds. */
import { FRAUD_VERDICT_EVENT_TYPES, upcastFraudVerdict, type StoredFraudVerdictEvent } from '../../domain/royalties/usage/stored-events.js'; // prettier-ignore
import type { Projection } from '../projection.js';

export type FraudVerdictsTables = {
  readonly fraud_verdicts: {
    readonly period: string;
    readonly subject_kind: 'track' | 'listener';
    readonly subject_id: string;
    readonly edition: number;
    /** How many of the subject's streams are artificial; null for all of them, 0 where a verdict was lifted. */
    readonly artificial: bigint | null;
    readonly reason: string;
    /** Where in the log the edition lies. */
    readonly position: bigint;
  };
};

const ddl = (physical: string) => `
  create table ${physical} (
    period       text collate "C" not null,
    subject_kind text collate "C" not null,
    subject_id   text collate "C" not null,
    edition      integer not null,
    artificial   bigint,
    reason       text not null,
    position     bigint not null,
    primary key (period, subject_kind, subject_id, edition)
  )`;

export const fraudVerdicts: Projection = {
  name: 'fraud-verdicts',
  version: '1',
  question: 'Which streams of a track or listener were found to be artificial in this month, as known at this point?',
  types: FRAUD_VERDICT_EVENT_TYPES,
  tables: { fraud_verdicts: ddl },
  apply: async (batch, write) => {
    const rows = batch.map((stored) => ({
      position: stored.position,
      ...upcastFraudVerdict(stored as unknown as StoredFraudVerdictEvent).data,
    }));
    const column = <Value>(of: (row: (typeof rows)[number]) => Value) => rows.map(of);
    await write.run(
      `insert into ${write.table('fraud_verdicts')}
         (period, subject_kind, subject_id, edition, artificial, reason, position)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::bigint[], $6::text[], $7::bigint[])
       on conflict (period, subject_kind, subject_id, edition) do nothing`,
      [
        column(({ period }) => period),
        column(({ subject }) => subject.kind),
        column(({ subject }) => (subject.kind === 'track' ? subject.trackId : subject.listenerId)),
        column(({ edition }) => edition),
        column(({ artificialStreams }) => (artificialStreams === 'all' ? null : artificialStreams)),
        column(({ reason }) => reason),
        column(({ position }) => position),
      ],
    );
  },
};
