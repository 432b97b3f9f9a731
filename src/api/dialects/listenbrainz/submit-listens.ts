/**
 * `POST /1/submit-listens` without HTTP: from a parsed body to plays. As with ListenBrainz, one bad listen turns the
 * whole request away; unlike there, nothing is ever dropped in silence, and a listen that is sent again is a resend.
 */
import { recordClaimedPlay, type Claimant, type ClaimedPlay, type Receipt } from '../claimed-play.js';
import type { FindRecordings } from '../find-recordings.js';
import { recordingUuid } from '../unmatched-recording.js';
import type { RecordListening } from '../../../domain/listening/listening-day.js';
import { BODY_BYTES_MAX, LISTENED_AT_AHEAD_S_MAX, LISTENED_AT_S_MIN, LISTENS_MAX, LISTEN_BYTES_MAX } from './limits.js';
import { playOfListen, recordingOf, type Fields } from './listen-to-play.js';
import { refusable, refuse, type Refused } from './refusal.js';
import { validateListen, type ListenType } from './validate-listen.js';

export type Submission = {
  /** The body, parsed. */
  readonly body: unknown;
  /** How long it was, before it was parsed; where that is not known it is measured. */
  readonly bodyBytes?: number;
  readonly receivedMs: number;
};

export type SubmittedListens =
  /** Nothing to record: it is playing, not played. `recordingMsid` is for clients that ask with `return_msid`. */
  | { readonly kind: 'playing_now'; readonly recordingMsid: string }
  | { readonly kind: 'listens'; readonly plays: readonly ClaimedPlay[] }
  | Refused;

export const parseSubmitListens = (submission: Submission, { listenerId }: Claimant): SubmittedListens =>
  refusable((): SubmittedListens => {
    const { type, payload } = readBody(submission);
    const nowS = Math.floor(submission.receivedMs / 1_000);
    const listens = payload.map((listen) => validateListen(listen, type, nowS));
    if (type === 'playing_now')
      return { kind: 'playing_now', recordingMsid: recordingUuid(recordingOf(listens[0]!.metadata)) };
    const plays = listens.map(({ listenedAt, metadata }) => playOfListen(listenedAt!, metadata, listenerId));
    return { kind: 'listens', plays };
  });

/** The commands that record them, under the catalogue's tracks where it knows them. */
export const recordListens = async (
  plays: readonly ClaimedPlay[],
  listener: Claimant,
  receivedMs: number,
  find: FindRecordings,
): Promise<readonly RecordListening[]> => {
  const found = await find(plays.map(({ recording }) => recording));
  const receipt = receiptAt(receivedMs);
  return plays.map((play, index) => recordClaimedPlay(play, listener, found[index], receipt));
};

/** Histories are submitted years later, so a listen is believed as far back as ListenBrainz believes it. */
export const receiptAt = (receivedMs: number): Receipt => ({
  receivedAt: new Date(receivedMs).toISOString(),
  credible: {
    earliest: new Date(LISTENED_AT_S_MIN * 1_000).toISOString(),
    latest: new Date(receivedMs + LISTENED_AT_AHEAD_S_MAX * 1_000).toISOString(),
  },
});

type Body = { readonly type: ListenType; readonly payload: readonly unknown[] };

const readBody = ({ body, bodyBytes = bytesOf(body) }: Submission): Body => {
  if (bodyBytes > BODY_BYTES_MAX) refuse(`Payload too large. Payload cannot exceed ${BODY_BYTES_MAX} bytes`);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return refuse('Invalid JSON document submitted. Top level of JSON document should be a json object.');
  const { payload, listen_type: type } = body as Fields;
  const listens = payloadOf(payload);
  if (bodyBytes > listens.length * LISTEN_BYTES_MAX)
    refuse(`JSON document is too large. Each listens may not be larger than ${LISTEN_BYTES_MAX} bytes.`);
  return { type: typeOf(type, listens.length), payload: listens };
};

const bytesOf = (body: unknown): number => (body === undefined ? 0 : Buffer.byteLength(JSON.stringify(body)));

const payloadOf = (payload: unknown): readonly unknown[] => {
  if (payload === undefined) refuse('Invalid JSON document submitted.');
  if (!Array.isArray(payload)) return refuse('The payload in the JSON document should be a list of listens.');
  if (payload.length === 0) refuse('JSON document does not contain any listens');
  if (payload.length > LISTENS_MAX)
    refuse(`Too many listens. You may not submit more than ${LISTENS_MAX} listens at once.`);
  return payload;
};

const typeOf = (type: unknown, listens: number): ListenType => {
  if (type === undefined) return refuse('Invalid JSON document submitted.');
  if (type !== 'playing_now' && type !== 'single' && type !== 'import')
    return refuse('JSON document requires a valid listen_type key.');
  if (type !== 'import' && listens > 1)
    refuse('JSON document contains more than listen for a single/playing_now. It should contain only one.');
  return type;
};
