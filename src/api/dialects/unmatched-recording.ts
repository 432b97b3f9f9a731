/**
 * Recordings that somebody else's players and exports name by title and artist. Until the catalogue knows them, their
 * plays carry a track id made of what was said, the same every time it is said, so that one match covers them all.
 */
import type { RecordingClaim } from '../../domain/listening/listening-day.js';
import { trackId, type TrackId } from '../../domain/shared/ids.js';
import { uuidOfName } from '../../platform/uuid-of-name.js';

const NAMESPACE = '6b0e2c54-55d3-5e0c-8f5e-0d6e6f8f2a41';
const PREFIX = 'unmatched:';

/** What a dialect or an export says of a recording: a name at least. */
export type NamedRecording = RecordingClaim & { readonly title: string; readonly artist: string };

/**
 * The UUID of a recording: its MusicBrainz id where it was given, else a UUIDv5 of artist, title and release without
 * regard to case and spacing. Told to ListenBrainz clients as the recording's MSID.
 */
export const recordingUuid = ({ mbid, artist, title, release = '' }: NamedRecording): string =>
  mbid ?? uuidOfName(NAMESPACE, JSON.stringify([artist, title, release].map(folded)));

/** `unmatched:<uuid>`: where plays and likes of a recording are kept until it is matched. */
export const unmatchedTrackId = (uuid: string): TrackId => trackId(PREFIX + uuid);

const folded = (text: string) => text.normalize('NFC').toLowerCase().trim().replaceAll(/\s+/g, ' ');
