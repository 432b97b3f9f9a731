/** Works, what recordings embody, and releases, one row an edition (of an embodiment: one a work). */
import type { Projection } from '../projection.js';
import { insertEditions, statedIn } from './insert-editions.js';

const worksDdl = (physical: string) => `
  create table ${physical} (
    work_id        text collate "C" not null,
    iswc           text collate "C",
    title          text not null,
    writers        jsonb not null,
    effective_from date not null,
    edition        integer not null,
    position       bigint not null,
    primary key (work_id, edition)
  )`;

const embodimentsDdl = (physical: string) => `
  create table ${physical} (
    track_id       text collate "C" not null,
    work_id        text collate "C" not null,
    basis_points   integer not null check (basis_points between 1 and 10000),
    effective_from date not null,
    edition        integer not null,
    position       bigint not null,
    primary key (track_id, edition, work_id)
  )`;

const releasesDdl = (physical: string) => `
  create table ${physical} (
    icpn           text collate "C" not null,
    title          text not null,
    tracks         text[] not null,
    effective_from date not null,
    edition        integer not null,
    position       bigint not null,
    primary key (icpn, edition)
  )`;

export const works: Projection = {
  name: 'works',
  version: '1',
  question: 'Which works does this recording embody, and what is this work, on any day and as known at any time?',
  types: ['WorkRegistered.v1', 'RecordingEmbodied.v1', 'ReleaseCatalogued.v1'],
  tables: { works: worksDdl, embodiments: embodimentsDdl, releases: releasesDdl },
  indexes: {
    works: (physical) => `create index on ${physical} (iswc)`,
    embodiments: (physical) => `create index on ${physical} (work_id)`,
  },
  apply: async (batch, write) => {
    const registered = statedIn(batch, 'WorkRegistered.v1').map(({ data, edition }) => ({
      work_id: data.workId,
      iswc: data.iswc,
      title: data.title,
      writers: data.writers,
      ...edition,
    }));
    const embodied = statedIn(batch, 'RecordingEmbodied.v1').flatMap(({ data, edition }) =>
      data.works.map(({ workId, basisPoints }) => ({
        track_id: data.trackId,
        work_id: workId,
        basis_points: basisPoints,
        ...edition,
      })),
    );
    const released = statedIn(batch, 'ReleaseCatalogued.v1').map(({ data, edition }) => ({
      icpn: data.icpn,
      title: data.title,
      tracks: data.tracks,
      ...edition,
    }));
    await insertEditions(write, 'works', registered);
    await insertEditions(write, 'embodiments', embodied);
    await insertEditions(write, 'releases', released);
  },
};
