/** The catalogue as statements and queries read it: the newest facts of each track, and what recordings were matched to. */
import type { RecordingEvent } from '../../domain/catalogue/recording.js';
import type { TrackEvent } from '../../domain/catalogue/catalogued-track.js';
import {
  CATALOGUE_EVENT_TYPES,
  upcastRecording,
  upcastTrack,
  type StoredRecordingEvent,
  type StoredTrackEvent,
} from '../../domain/catalogue/stored-events.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import type { Projection, ProjectionWriter } from '../projection.js';

/**
 * What readers see. `edition` is that of the facts, so an older event never overwrites a newer one, and `position` where in
 * the log they lie.
 */
export type CatalogueTables = {
  readonly tracks: {
    readonly track_id: string;
    readonly isrc: string;
    readonly title: string;
    readonly artist: string;
    readonly label: string;
    readonly publisher: string | null;
    readonly duration_ms: number | null;
    readonly duration_estimated: boolean;
    readonly edition: number;
    readonly position: bigint;
  };
  /** `recording_id` is the id that plays carry, `track_id` the track that they count for. */
  readonly recording_matches: {
    readonly recording_id: string;
    readonly track_id: string;
    readonly edition: number;
    readonly position: bigint;
  };
};

const tracksDdl = (physical: string) => `
  create table ${physical} (
    track_id           text collate "C" primary key,
    isrc               text collate "C" not null,
    title              text not null,
    artist             text not null,
    label              text not null,
    publisher          text,
    duration_ms        integer,
    duration_estimated boolean not null,
    edition            integer not null,
    position           bigint not null
  )`;

const matchesDdl = (physical: string) => `
  create table ${physical} (
    recording_id text collate "C" primary key,
    track_id     text collate "C" not null,
    edition      integer not null,
    position     bigint not null
  )`;

export const catalogue: Projection = {
  name: 'catalogue',
  version: '2',
  question: 'What is this track, whose is it, and which track is this recording?',
  types: CATALOGUE_EVENT_TYPES,
  tables: { tracks: tracksDdl, recording_matches: matchesDdl },
  apply: async (batch, write) => {
    await writeTracks(batch, write);
    await writeMatches(batch, write);
  },
};

type At<Event extends { readonly data: object }> = Event['data'] & { readonly position: bigint };

const isTrack = (stored: StoredEvent) => stored.type === 'TrackCatalogued.v1';

const writeTracks = async (batch: readonly StoredEvent[], write: ProjectionWriter) => {
  const events = batch
    .filter(isTrack)
    .map((stored) => ({ ...upcastTrack(stored as unknown as StoredTrackEvent).data, position: stored.position }));
  // One row per track: PostgreSQL refuses to touch a row twice in one `on conflict do update`.
  const rows = [...new Map(events.map((data) => [data.trackId, data])).values()];
  if (rows.length === 0) return;
  const column = <Value>(of: (data: At<TrackEvent>) => Value) => rows.map(of);
  await write.run(
    `insert into ${write.table('tracks')} as known
       (track_id, isrc, title, artist, label, publisher, duration_ms, duration_estimated, edition, position)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::bool[], $9::int[],
                          $10::bigint[])
     on conflict (track_id) do update set
       isrc = excluded.isrc, title = excluded.title, artist = excluded.artist, label = excluded.label,
       publisher = excluded.publisher, duration_ms = excluded.duration_ms,
       duration_estimated = excluded.duration_estimated, edition = excluded.edition,
       position = excluded.position
     where excluded.edition > known.edition`,
    [
      column(({ trackId }) => trackId),
      column(({ isrc }) => isrc),
      column(({ title }) => title),
      column(({ artist }) => artist),
      column(({ label }) => label),
      column(({ publisher }) => publisher ?? null),
      column(({ durationMs }) => durationMs ?? null),
      column(({ durationEstimated }) => durationEstimated ?? false),
      column(({ edition }) => edition),
      column(({ position }) => position),
    ],
  );
};

const writeMatches = async (batch: readonly StoredEvent[], write: ProjectionWriter) => {
  const events = batch
    .filter((stored) => !isTrack(stored))
    .map((stored) => ({
      ...upcastRecording(stored as unknown as StoredRecordingEvent).data,
      position: stored.position,
    }));
  const rows = [...new Map(events.map((data) => [data.recordingId, data])).values()];
  if (rows.length === 0) return;
  const column = <Value>(of: (data: At<RecordingEvent>) => Value) => rows.map(of);
  await write.run(
    `insert into ${write.table('recording_matches')} as known (recording_id, track_id, edition, position)
     select * from unnest($1::text[], $2::text[], $3::int[], $4::bigint[])
     on conflict (recording_id) do update set
       track_id = excluded.track_id, edition = excluded.edition, position = excluded.position
     where excluded.edition > known.edition`,
    [
      column(({ recordingId }) => recordingId),
      column(({ trackId }) => trackId),
      column(({ edition }) => edition),
      column(({ position }) => position),
    ],
  );
};
