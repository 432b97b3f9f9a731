/** What record companies delivered: recordings with their artists, and releases with where they may be used; one row an edition. */
import type { Projection } from '../projection.js';
import { insertEditions, statedIn } from './insert-editions.js';

const recordingsDdl = (physical: string) => `
  create table ${physical} (
    isrc      text collate "C" not null,
    title     text not null,
    sub_title text,
    artists   jsonb not null,
    edition   integer not null,
    position  bigint not null,
    primary key (isrc, edition)
  )`;

const releasesDdl = (physical: string) => `
  create table ${physical} (
    release_id     text collate "C" not null,
    title          text not null,
    tracks         text[] not null,
    effective_from date not null,
    edition        integer not null,
    position       bigint not null,
    primary key (release_id, edition)
  )`;

const offersDdl = (physical: string) => `
  create table ${physical} (
    release_id     text collate "C" not null,
    terms          jsonb not null,
    effective_from date not null,
    edition        integer not null,
    position       bigint not null,
    primary key (release_id, edition)
  )`;

export const deliveries: Projection = {
  name: 'deliveries',
  version: '1',
  question: 'Whose recording is this, and where may this release be used, on any day and as known at any time?',
  types: ['RecordingDelivered.v1', 'ReleaseDelivered.v1', 'ReleaseOffered.v1', 'ReleaseTakenDown.v1'],
  tables: { delivered_recordings: recordingsDdl, delivered_releases: releasesDdl, release_offers: offersDdl },
  indexes: { delivered_releases: (physical) => `create index on ${physical} using gin (tracks)` },
  apply: async (batch, write) => {
    const recordings = statedIn(batch, 'RecordingDelivered.v1').map(({ data, edition }) => ({
      isrc: data.isrc,
      title: data.title,
      sub_title: data.subTitle,
      artists: data.artists,
      ...edition,
    }));
    const releases = statedIn(batch, 'ReleaseDelivered.v1').map(({ data, edition }) => ({
      release_id: data.releaseId,
      title: data.title,
      tracks: data.tracks,
      ...edition,
    }));
    const offered = statedIn(batch, 'ReleaseOffered.v1').map(({ data, edition }) => ({
      release_id: data.releaseId,
      terms: data.terms,
      ...edition,
    }));
    const takenDown = statedIn(batch, 'ReleaseTakenDown.v1').map(({ data, edition }) => ({
      release_id: data.releaseId,
      terms: [],
      ...edition,
    }));
    await insertEditions(write, 'delivered_recordings', recordings);
    await insertEditions(write, 'delivered_releases', releases);
    await insertEditions(write, 'release_offers', [...offered, ...takenDown]);
  },
};
