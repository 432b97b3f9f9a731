import { expect, it } from 'vitest';
import { listenerId, trackId } from '../../../domain/shared/ids.js';
import { tokenAnswer } from './answers.js';
import { parseRecordingFeedback, recordFeedback, type Feedback } from './recording-feedback.js';
import { receiptAt } from './submit-listens.js';

const MBID = '9f24c0f7-a644-4074-8fbd-a1dba03de129';
const MSID = 'd23f4719-9212-49f0-ad08-ddbfbfc50d6f';
const listener = { listenerId: listenerId('ana'), territory: 'SE', offering: 'free' };
const at = Date.parse('2026-08-15T12:00:00.000Z');

const feedbackOf = (body: object) => parseRecordingFeedback(body) as Feedback;
const commandOf = (body: object, ms = at) =>
  recordFeedback(feedbackOf(body), listener, undefined, receiptAt(ms)).reported;

it('likes a recording by its MusicBrainz id, and keeps that id for a later match', () => {
  expect(commandOf({ recording_mbid: MBID, score: 1 })).toMatchObject({
    type: 'TrackLiked',
    data: {
      listenerId: 'ana',
      trackId: `unmatched:${MBID}`,
      at: '2026-08-15T12:00:00.000Z',
      recording: { mbid: MBID },
    },
  });
});

it('likes the recording that an MSID was dealt out for', () => {
  expect(commandOf({ recording_msid: MSID, score: 1 }).data.trackId).toBe(`unmatched:${MSID}`);
});

it.each([0, -1])('takes a like back with a score of %i', (score) => {
  expect(commandOf({ recording_mbid: MBID, recording_msid: MSID, score }).type).toBe('TrackUnliked');
});

it('uses the track that the recording was found to be', () => {
  const command = recordFeedback(
    feedbackOf({ recording_mbid: MBID, score: 1 }),
    listener,
    trackId('t-1'),
    receiptAt(at),
  );
  expect(command.reported.data.trackId).toBe('t-1');
});

it('gives every change of mind an id of its own', () => {
  const ids = [commandOf({ recording_mbid: MBID, score: 1 }), commandOf({ recording_mbid: MBID, score: 1 }, at + 1), commandOf({ recording_mbid: MBID, score: 0 })]; // prettier-ignore
  expect(new Set(ids.map(({ data }) => data.playId)).size).toBe(3);
});

it.each<[unknown, RegExp]>([
  [null, /must contain either/],
  [[], /must contain either/],
  [{ score: 1 }, /must contain either/],
  [{ recording_mbid: MBID }, /must contain either/],
  [{ recording_mbid: MBID, score: 1, track: 'x' }, /may only contain/],
  [{ recording_mbid: 'x', score: 1 }, /recording_mbid must be a valid UUID/],
  [{ recording_msid: 7, score: 1 }, /recording_msid must be a valid UUID/],
  [{ recording_mbid: null, score: 1 }, /at least one of/],
  [{ recording_mbid: MBID, score: 2 }, /1, 0 or -1/],
  [{ recording_mbid: MBID, score: null }, /1, 0 or -1/],
])('refuses %j', (body, error) => {
  expect(parseRecordingFeedback(body)).toEqual({
    kind: 'refused',
    answer: { code: 400, error: expect.stringMatching(error) as string },
  });
});

it('answers for a token as ListenBrainz does', () => {
  expect(tokenAnswer('ana')).toEqual({ code: 200, message: 'Token valid.', valid: true, user_name: 'ana' });
  expect(tokenAnswer(undefined)).toEqual({ code: 200, message: 'Token invalid.', valid: false });
});
