/**
 * What is on disk, forever. Add a shape, never edit one. One golden sample per version lives in `golden/`, and a test
 * reads each of them.
 */
import type { TrackEvent } from './catalogued-track.js';
import type { RecordingEvent } from './recording.js';

export type StoredTrackEvent = { readonly type: 'TrackCatalogued.v1'; readonly data: TrackEvent['data'] };
export type StoredRecordingEvent = { readonly type: 'RecordingMatched.v1'; readonly data: RecordingEvent['data'] };
export type StoredCatalogueEvent = StoredTrackEvent | StoredRecordingEvent;

export const CATALOGUE_EVENT_TYPES = [
  'TrackCatalogued.v1',
  'RecordingMatched.v1',
] as const satisfies readonly StoredCatalogueEvent['type'][];

/** Makes a UUID of a name, the same for the same name: an event that is written again carries the id it had before. */
export type IdOfName = (name: string) => string;

type OnDisk = { readonly type: string; readonly data: unknown };

export const upcastTrack = (stored: StoredTrackEvent): TrackEvent => ({ type: 'TrackCatalogued', data: stored.data });
export const upcastRecording = (stored: StoredRecordingEvent): RecordingEvent => ({
  type: 'RecordingMatched',
  data: stored.data,
});

/** Between the catalogue and the disk; the event id comes from everything that the event says. */
export const trackCodec = (idOfName: IdOfName) => ({
  encode: ({ data }: TrackEvent) => ({
    id: idOfName(`TrackCatalogued ${JSON.stringify(data)}`),
    type: 'TrackCatalogued.v1',
    data,
  }),
  decode: (stored: OnDisk) => upcastTrack(stored as StoredTrackEvent),
});

export const recordingCodec = (idOfName: IdOfName) => ({
  encode: ({ data }: RecordingEvent) => ({
    id: idOfName(`RecordingMatched ${JSON.stringify(data)}`),
    type: 'RecordingMatched.v1',
    data,
  }),
  decode: (stored: OnDisk) => upcastRecording(stored as StoredRecordingEvent),
});
