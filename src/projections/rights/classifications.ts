/** What kind of audio tracks are, one row an edition. */
import type { Projection } from '../projection.js';
import { insertEditions, statedIn } from './insert-editions.js';

const ddl = (physical: string) => `
  create table ${physical} (
    track_id       text collate "C" not null,
    audio          text collate "C" not null,
    reason         text not null,
    effective_from date not null,
    edition        integer not null,
    position       bigint not null,
    primary key (track_id, edition)
  )`;

export const classifications: Projection = {
  name: 'classifications',
  version: '1',
  question: 'Is this track music or functional noise, on any day and as known at any time?',
  types: ['TrackClassified.v1'],
  tables: { track_classifications: ddl },
  apply: async (batch, write) => {
    const classified = statedIn(batch, 'TrackClassified.v1').map(({ data, edition }) => ({
      track_id: data.trackId,
      audio: data.audio,
      reason: data.reason,
      ...edition,
    }));
    await insertEditions(write, 'track_classifications', classified);
  },
};
