/**
 * A recording that players report under an id that the catalogue does not know, and the catalogued track it was found
 * to be. Its plays stay where they are, under its own id; whoever counts follows the match, so a match works back to
 * the first play, and another match takes everything along.
 */
import { accept, refuse, type Decider, type Decision } from '../shared/decision.js';
import type { TrackId } from '../shared/ids.js';

/** `edition` counts the matches from 1, so that a return to an earlier one is an event of its own. */
export type RecordingEvent = {
  readonly type: 'RecordingMatched';
  readonly data: { readonly recordingId: TrackId; readonly trackId: TrackId; readonly edition: number };
};

export type MatchRecording = { readonly recordingId: TrackId; readonly trackId: TrackId };

export type RecordingRefusal = { readonly kind: 'RecordingMatchedToItself'; readonly recordingId: TrackId };

type Recording = { readonly edition: number; readonly trackId?: TrackId };

const initial = (): Recording => ({ edition: 0 });

const evolve = (_recording: Recording, { data: { trackId, edition } }: RecordingEvent): Recording => ({
  edition,
  trackId,
});

const decide = (
  { recordingId, trackId }: MatchRecording,
  recording: Recording,
): Decision<RecordingEvent, RecordingRefusal> => {
  if (recordingId === trackId) return refuse({ kind: 'RecordingMatchedToItself', recordingId });
  if (recording.trackId === trackId) return accept();
  return accept({ type: 'RecordingMatched', data: { recordingId, trackId, edition: recording.edition + 1 } });
};

export const recording: Decider<MatchRecording, Recording, RecordingEvent, RecordingRefusal> = {
  initial,
  evolve,
  decide,
};

export const recordingStream = (id: TrackId) => `recording-${id}` as const;
