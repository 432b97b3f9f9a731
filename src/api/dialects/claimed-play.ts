/** A play as another system tells it: a recording by name, and an id that is made of the content. */
import type { Credible, ListeningRefusal, PlayFacts, RecordListening } from '../../domain/listening/listening-day.js';
import type { ListenerId, PlayId, TrackId } from '../../domain/shared/ids.js';
import { recordingUuid, unmatchedTrackId, type NamedRecording } from './unmatched-recording.js';

export type ClaimedPlay = Pick<
  PlayFacts,
  'startedAt' | 'msHeard' | 'trackDurationMs' | 'endReason' | 'offline' | 'device' | 'client'
> & {
  /** Made of the content, so that the same play told again has it again. */
  readonly playId: PlayId;
  /** Left before it could count. */
  readonly skipped: boolean;
  /** ISO 3166-1 alpha-2, where the source knows better than the listener's own entry. */
  readonly territory?: string;
  readonly recording: NamedRecording;
};

export type Claimant = { readonly listenerId: ListenerId; readonly territory: string; readonly offering: string };
export type Receipt = { readonly receivedAt: string; readonly credible: Credible };

/**
 * The command that records it, under the catalogue's track where one was found. What was said of the recording stays
 * with the play in either case.
 */
export const recordClaimedPlay = (
  { skipped, territory, ...facts }: ClaimedPlay,
  listener: Claimant,
  found: TrackId | undefined,
  { receivedAt, credible }: Receipt,
): RecordListening => ({
  reported: {
    type: skipped ? 'TrackSkipped' : 'TrackStreamed',
    data: {
      ...facts,
      ...listener,
      ...(territory !== undefined && { territory }),
      trackId: found ?? unmatchedTrackId(recordingUuid(facts.recording)),
      receivedAt,
    },
  },
  credible,
});

/**
 * The id says that the content is the same, so a difference lies in what was added here: the catalogue knows the track
 * by now, or the listener moved or changed the offering. The first record stands, and this is a resend.
 */
export const isToldAgain = (because: ListeningRefusal): boolean => because.kind === 'PlayIdReused';
