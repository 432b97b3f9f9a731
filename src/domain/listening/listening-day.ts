/**
 * One listener's plays, skips and likes on one UTC day.
 *
 * The day is the consistency boundary because a resend names the day of the play, however late it
 * arrives, so it always meets the original; and every stream stays short enough to fold on each
 * request. A day never closes: a late fact is recorded, and royalties adjust for it later.
 *
 * The same id under another day or listener meets no decision here; the `play-identity` projection catches it.
 */
import { accept, refuse, type Decider, type Decision } from '../shared/decision.js';
import type { ListenerId, PlayId, TrackId } from '../shared/ids.js';

/** Why the player stopped; `unknown` where the player does not say. */
export const END_REASONS = ['track-done', 'skipped', 'back', 'stopped', 'logout', 'error', 'unknown'] as const;
export type EndReason = (typeof END_REASONS)[number];

export const CONTEXT_TYPES = [
  'playlist',
  'album',
  'artist',
  'radio',
  'search',
  'autoplay',
  'library',
  'other',
] as const;
export type ListeningContext = { readonly type: (typeof CONTEXT_TYPES)[number]; readonly id?: string };

/** What the player said about a recording that the catalogue may not know; kept so that it can be matched later. */
export type RecordingClaim = {
  readonly title?: string;
  readonly artist?: string;
  readonly release?: string;
  readonly isrc?: string;
  readonly mbid?: string;
};

/**
 * What is known about the time of an event beside the time itself, present only where the player's clock was
 * repaired or not used. `sent-at`: the claimed time was moved by (received - sent); `age`: the player gave
 * the age of the event in place of a time.
 */
export type ClockRepair =
  | { readonly repair: 'sent-at'; readonly claimedAt: string; readonly sentAt: string }
  | { readonly repair: 'age'; readonly ageMs: number };

/** Facts that are not known are absent or undefined, which is the same: on disk there is no difference. */
type Facts = {
  readonly playId: PlayId;
  readonly listenerId: ListenerId;
  readonly trackId: TrackId;
  /** ISO 3166-1 alpha-2; `ZZ` where the service cannot tell. */
  readonly territory: string;
  /** The offering that the listener was on, such as `free`, `premium`, `family`, `student`. */
  readonly offering: string;
  /** When the server received it, ISO UTC. */
  readonly receivedAt: string;
  readonly clock?: ClockRepair | undefined;
  /** Device and client, as the player names itself, such as `phone` and `acme-ios/4.2`. */
  readonly device?: string | undefined;
  readonly client?: string | undefined;
  readonly recording?: RecordingClaim | undefined;
};

export type PlayFacts = Facts & {
  /** When playing started, ISO UTC with milliseconds, on the repaired clock. */
  readonly startedAt: string;
  /** Milliseconds of audio heard, not the position reached. */
  readonly msHeard: number;
  readonly trackDurationMs?: number | undefined;
  readonly endReason: EndReason;
  readonly context?: ListeningContext | undefined;
  /** Played without a connection and reported later. */
  readonly offline?: boolean | undefined;
};

export type LikeFacts = Facts & {
  /** When it was liked or unliked, ISO UTC with milliseconds, on the repaired clock. */
  readonly at: string;
};

export type ListeningEvent =
  | { readonly type: 'TrackStreamed'; readonly data: PlayFacts }
  | { readonly type: 'TrackSkipped'; readonly data: PlayFacts }
  | { readonly type: 'TrackLiked'; readonly data: LikeFacts }
  | { readonly type: 'TrackUnliked'; readonly data: LikeFacts };

/** The bounds of belief, read at the edge: how old and how far ahead of the server's clock an event may be. */
export type Credible = { readonly earliest: string; readonly latest: string };

/** Record what a player reports: the event as it would be stored, and the bounds it must lie in. */
export type RecordListening = { readonly reported: ListeningEvent; readonly credible: Credible };

export type ListeningRefusal =
  | { readonly kind: 'PlayIdReused'; readonly playId: PlayId; readonly differsIn: readonly string[] }
  | { readonly kind: 'PlayIsInTheFuture'; readonly at: string; readonly latest: string }
  | { readonly kind: 'PlayIsTooOld'; readonly at: string; readonly earliest: string };

/** Known ids with what was recorded under them. */
type Day = { readonly known: Map<PlayId, ListeningEvent> };

/** When the thing happened, on the repaired clock. */
export const happenedAt = ({
  data,
}: {
  readonly data: Omit<PlayFacts, 'playId'> | Omit<LikeFacts, 'playId'>;
}): string => ('startedAt' in data ? data.startedAt : data.at);

/** The time that the player claimed; undefined where it gave only an age, which differs on every resend. */
const claimedAt = (event: ListeningEvent): string | undefined => {
  const clock = event.data.clock;
  if (clock === undefined) return happenedAt(event);
  return clock.repair === 'sent-at' ? clock.claimedAt : undefined;
};

const COMPARED = [
  'listenerId', 'trackId', 'territory', 'offering', 'msHeard', 'trackDurationMs', 'endReason', 'device', 'client', 'offline',
] as const satisfies readonly (keyof PlayFacts)[]; // prettier-ignore

/** The names of the facts in which two reports under one id differ; receipt and clock repair are not content. */
export const differences = (one: ListeningEvent, other: ListeningEvent): readonly string[] => {
  const left: Partial<PlayFacts> = one.data;
  const right: Partial<PlayFacts> = other.data;
  const differing: string[] = COMPARED.filter((fact) => left[fact] !== right[fact]);
  if (one.type !== other.type) differing.unshift('type');
  if (claimedAt(one) !== claimedAt(other)) differing.push('startedAt');
  if (left.context?.type !== right.context?.type || left.context?.id !== right.context?.id) differing.push('context');
  if (!sameRecording(left.recording, right.recording)) differing.push('recording');
  return differing;
};

const CLAIMED = ['title', 'artist', 'release', 'isrc', 'mbid'] as const satisfies readonly (keyof RecordingClaim)[];

const sameRecording = (one?: RecordingClaim, other?: RecordingClaim) =>
  CLAIMED.every((fact) => one?.[fact] === other?.[fact]);

const initial = (): Day => ({ known: new Map() });

const evolve = (day: Day, event: ListeningEvent): Day => {
  day.known.set(event.data.playId, event);
  return day;
};

const decide = (command: RecordListening, day: Day): Decision<ListeningEvent, ListeningRefusal> => {
  const { reported, credible } = command;
  const { playId } = reported.data;
  const known = day.known.get(playId);
  if (known !== undefined) {
    const differsIn = differences(known, reported);
    return differsIn.length === 0 ? accept() : refuse({ kind: 'PlayIdReused', playId, differsIn });
  }
  const at = happenedAt(reported);
  if (at > credible.latest) return refuse({ kind: 'PlayIsInTheFuture', at, latest: credible.latest });
  if (at < credible.earliest) return refuse({ kind: 'PlayIsTooOld', at, earliest: credible.earliest });
  return accept(reported);
};

export const listeningDay: Decider<RecordListening, Day, ListeningEvent, ListeningRefusal> = {
  initial,
  evolve,
  decide,
};

/** `listening-<listenerId>-<yyyymmdd>`: the UTC day of the play (an ISO time ending in Z), not of its arrival. */
export const listeningStream = (listener: ListenerId, happened: string) =>
  `listening-${listener}-${happened.slice(0, 4)}${happened.slice(5, 7)}${happened.slice(8, 10)}` as const;
