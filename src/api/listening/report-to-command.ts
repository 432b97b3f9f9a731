/** From a checked report to the command that records it. */
import type {
  Credible,
  LikeFacts,
  ListeningEvent,
  PlayFacts,
  RecordListening,
} from '../../domain/listening/listening-day.js';
import { listenerId, playId, trackId } from '../../domain/shared/ids.js';
import { checkReport, type LikeReport, type PlayReport, type ReportProblem } from './listening-report.js';
import { repairClock, type Received, type Repaired } from './repair-clock.js';

const AHEAD_MS_MAX = 5 * 60_000;
const DAY_MS = 86_400_000;

/** How old a report may be, and how far ahead of our clock, as bounds on the repaired time. */
export const credibleAt = (receivedMs: number, ageDaysMax: number): Credible => ({
  earliest: new Date(receivedMs - ageDaysMax * DAY_MS).toISOString(),
  latest: new Date(receivedMs + AHEAD_MS_MAX).toISOString(),
});

export type Arrival = Received & { readonly receivedAt: string; readonly credible: Credible };

/** One event of a body; the problem, where it is not what it should be. */
export const reportToCommand = (value: unknown, arrival: Arrival): RecordListening | ReportProblem => {
  const report = checkReport(value);
  if ('reason' in report) return report;
  const claim =
    'msHeard' in report
      ? ({ claimed: report.startedAt, ageMs: report.ageMs, field: 'startedAt' } as const)
      : ({ claimed: report.at, ageMs: report.ageMs, field: 'at' } as const);
  const repaired = repairClock(claim, arrival);
  if ('reason' in repaired) return repaired;
  return { reported: eventOf(report, repaired, arrival.receivedAt), credible: arrival.credible };
};

// One literal each, with undefined for what is not known: this runs for every event, and spreading costs more than all else.
const eventOf = (report: PlayReport | LikeReport, repaired: Repaired, receivedAt: string): ListeningEvent =>
  'msHeard' in report
    ? { type: report.type === 'stream' ? 'TrackStreamed' : 'TrackSkipped', data: playOf(report, repaired, receivedAt) }
    : { type: report.type === 'like' ? 'TrackLiked' : 'TrackUnliked', data: likeOf(report, repaired, receivedAt) };

const playOf = (report: PlayReport, { at, clock }: Repaired, receivedAt: string): PlayFacts => ({
  playId: playId(report.id),
  listenerId: listenerId(report.listenerId),
  trackId: trackId(report.trackId),
  territory: report.territory,
  offering: report.offering,
  receivedAt,
  startedAt: at,
  msHeard: report.msHeard,
  trackDurationMs: report.trackDurationMs,
  endReason: report.endReason ?? 'unknown',
  context: report.context,
  offline: report.offline,
  clock,
  device: report.device,
  client: report.client,
  // An ISRC that the player knows is kept, so that a track id that the catalogue lacks can be matched later.
  recording: report.isrc === undefined ? undefined : { isrc: report.isrc },
});

const likeOf = (report: LikeReport, { at, clock }: Repaired, receivedAt: string): LikeFacts => ({
  playId: playId(report.id),
  listenerId: listenerId(report.listenerId),
  trackId: trackId(report.trackId),
  territory: report.territory,
  offering: report.offering,
  receivedAt,
  at,
  clock,
  device: report.device,
  client: report.client,
});
