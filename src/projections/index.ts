/** What the rest of the service uses of the projections. */
import type { CountingPolicy } from '../domain/listening/counting-policy.js';
import { listenerHistory } from './listener-history/listener-history.js';
import { playIdentity } from './play-identity/play-identity.js';
import type { Projection } from './projection.js';
import { royaltyUsage } from './royalty-usage/royalty-usage.js';
import { trackPlays } from './track-plays/track-plays.js';

/** Everything that is computed from plays and likes; those that count do so under this policy. */
export const listeningProjections = (policy: CountingPolicy): readonly Projection[] => [
  playIdentity,
  trackPlays(policy),
  listenerHistory(policy),
  royaltyUsage(policy),
];

export type { Projection, ProjectionWriter } from './projection.js';
export type { ListenerHistoryTables } from './listener-history/listener-history.js';
export type { PlayIdentityTables } from './play-identity/play-identity.js';
export type { RoyaltyUsageTables } from './royalty-usage/royalty-usage.js';
export type { TrackPlaysTables } from './track-plays/track-plays.js';
export { ensureBuilds } from './engine/builds.js';
export { buildToDrive } from './engine/registry.js';
export { listParked, retryParked, type ParkedEvent, type RetryReport } from './engine/parked.js';
export { rebuild, RebuildRunning, type RebuildOptions, type RebuildReport } from './engine/rebuild.js';
export { replayTo, type Replayed, type ReplayOptions } from './engine/replay.js';
export { startProjections, type RunningProjections, type StartOptions } from './engine/runner.js';
export { LAG_EVENTS_MAX, projectionStatus, type ProjectionStatus, type StatusOptions } from './engine/status.js';
export { waitFor, type Waited } from './engine/wait-for.js';
