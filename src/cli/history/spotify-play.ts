/** What the two Spotify exports have in common. */
import type { ClaimedPlay } from '../../api/dialects/claimed-play.js';
import { CLIENT_CHARACTERS_MAX, textIn } from '../../api/dialects/plain-text.js';
import { parseTime } from '../../api/listening/repair-clock.js';
import { defaultCountingPolicy, earns } from '../../domain/listening/counting-policy.js';
import type { EndReason } from '../../domain/listening/listening-day.js';
import { playId, type ListenerId } from '../../domain/shared/ids.js';
import { uuidOfName } from '../../platform/uuid-of-name.js';
import { badFormat, missing, outOfRange, type Reading } from './history-format.js';

const NAMESPACE = '5d7a2a54-7f0e-5c1b-a6c3-1d1b9f2e7c60';
const MS_PLAYED_MAX = 24 * 3_600_000;
const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(Z| UTC)?$/;

export type SpotifyPlay = {
  /** Names of the fields, for messages. */
  readonly fields: { readonly ended: string; readonly msPlayed: string };
  /** When playing stopped, UTC. */
  readonly ended: unknown;
  readonly msPlayed: unknown;
  /** Printable, within bounds. */
  readonly title: string;
  readonly artist: string;
  readonly release?: unknown;
  readonly endReason: EndReason;
  readonly offline?: boolean;
  readonly territory?: string;
  readonly platform?: unknown;
  /** What names the recording in the play id. */
  readonly identity: readonly string[];
};

/** Started is ended minus played. Two entries with the same content are one play that was written twice. */
export const readSpotifyPlay = (said: SpotifyPlay, listener: ListenerId): Reading => {
  const { fields, ended, msPlayed } = said;
  if (ended === undefined || ended === null) return missing(fields.ended);
  if (msPlayed === undefined || msPlayed === null) return missing(fields.msPlayed);
  const endedMs = typeof ended === 'string' ? endOf(ended) : undefined;
  if (endedMs === undefined)
    return badFormat(`${fields.ended} must be a time such as 2026-08-01T10:00:00Z, got ${shown(ended)}`);
  if (typeof msPlayed !== 'number' || !Number.isInteger(msPlayed) || msPlayed < 0 || msPlayed > MS_PLAYED_MAX)
    return outOfRange(`${fields.msPlayed} must be 0 to ${MS_PLAYED_MAX} whole milliseconds, got ${shown(msPlayed)}`);
  const id = playId(uuidOfName(NAMESPACE, JSON.stringify([listener, ended, msPlayed, ...said.identity])));
  return { kind: 'play', play: playOf(said, id, endedMs, msPlayed) };
};

const playOf = (said: SpotifyPlay, id: ReturnType<typeof playId>, endedMs: number, msHeard: number): ClaimedPlay => {
  const { title, artist, release, endReason, offline, territory, platform } = said;
  const device = textIn(platform, CLIENT_CHARACTERS_MAX);
  const album = textIn(release);
  return {
    playId: id,
    startedAt: new Date(endedMs - msHeard).toISOString(),
    msHeard,
    endReason,
    skipped: !earns({ msHeard }, defaultCountingPolicy),
    ...(offline === true && { offline }),
    ...(territory !== undefined && { territory }),
    ...(device !== undefined && { device }),
    client: 'Spotify',
    recording: {
      title,
      artist,
      ...(album !== undefined && { release: album }),
    },
  };
};

const endOf = (text: string): number | undefined => {
  const [, day, minutes, seconds = ':00'] = TIME.exec(text) ?? [];
  return day === undefined ? undefined : parseTime(`${day}T${minutes}${seconds}Z`);
};

const shown = (value: unknown) => JSON.stringify(value).slice(0, 60);
