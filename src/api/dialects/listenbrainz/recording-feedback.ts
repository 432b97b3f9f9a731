/** `POST /1/feedback/recording-feedback` without HTTP. A score of 1 is a like; 0 and -1 both take it back. */
import type { RecordListening } from '../../../domain/listening/listening-day.js';
import { playId, type TrackId } from '../../../domain/shared/ids.js';
import { uuidOfName } from '../../../platform/uuid-of-name.js';
import type { Claimant, Receipt } from '../claimed-play.js';
import { unmatchedTrackId } from '../unmatched-recording.js';
import type { Fields } from './listen-to-play.js';
import { parseMbid } from './mbid.js';
import { refusable, refuse, type Refused } from './refusal.js';

export type Feedback = {
  readonly kind: 'feedback';
  /** The MusicBrainz id, where it was given; else the MSID, which we dealt out ourselves. */
  readonly recordingUuid: string;
  readonly mbid?: string;
  readonly score: 1 | 0 | -1;
};

const NAMESPACE = 'c8e0b1d6-0a0f-5d59-9a5e-3e2f7b6c1d08';
const SCORES = [1, 0, -1] as const;
const KEYS = new Set(['recording_msid', 'recording_mbid', 'score']);

export const parseRecordingFeedback = (body: unknown): Feedback | Refused => refusable(() => readFeedback(body));

const readFeedback = (body: unknown): Feedback => {
  const fields = (typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}) as Fields;
  checkKeys(fields);
  const mbid = uuidIn(fields, 'recording_mbid');
  const recordingUuid = mbid ?? uuidIn(fields, 'recording_msid');
  if (recordingUuid === undefined)
    return refuse(
      'Invalid JSON document submitted: at least one of recording_msid or recording_mbid should be specified',
    );
  const { score } = fields;
  const known = SCORES.find((value) => value === score || String(value) === score);
  if (known === undefined) return refuse('Invalid JSON document submitted: Score can have a value of 1, 0 or -1.');
  return { kind: 'feedback', recordingUuid, score: known, ...(mbid !== undefined && { mbid }) };
};

const checkKeys = (fields: Fields) => {
  if (!('recording_msid' in fields || 'recording_mbid' in fields) || !('score' in fields))
    refuse('JSON document must contain either recording_msid or recording_mbid, and score top level keys');
  if (Object.keys(fields).some((key) => !KEYS.has(key)))
    refuse('JSON document may only contain recording_msid, recording_mbid and score top level keys');
};

const uuidIn = (fields: Fields, key: string): string | undefined => {
  const given = fields[key] ?? null;
  return given === null
    ? undefined
    : (parseMbid(given) ?? refuse(`Invalid JSON document submitted: ${key} must be a valid UUID.`));
};

/**
 * The command that records it, on the track that the recording was found to be. The id holds the moment of receipt,
 * because a client may like, unlike and like again: the dialect has no id, so each request is a fact of its own.
 */
export const recordFeedback = (
  { recordingUuid, mbid, score }: Feedback,
  { listenerId, territory, offering }: Claimant,
  found: TrackId | undefined,
  { receivedAt, credible }: Receipt,
): RecordListening => ({
  reported: {
    type: score === 1 ? 'TrackLiked' : 'TrackUnliked',
    data: {
      playId: playId(uuidOfName(NAMESPACE, JSON.stringify([listenerId, recordingUuid, score, receivedAt]))),
      listenerId,
      trackId: found ?? unmatchedTrackId(recordingUuid),
      territory,
      offering,
      receivedAt,
      at: receivedAt,
      ...(mbid !== undefined && { recording: { mbid } }),
    },
  },
  credible,
});
