/** One line of a plays file: `{"endedAt", "listenerId", "trackId", "msPlayed", "reasonEnd"?, "shuffle"?, "offline"?}`. */
import { parseTime } from '../../api/listening/repair-clock.js';
import { defaultCountingPolicy, earns } from '../../domain/listening/counting-policy.js';
import type {
  Credible,
  EndReason,
  ListeningEvent,
  PlayFacts,
  RecordListening,
} from '../../domain/listening/listening-day.js';
import { listenerId, playId, trackId } from '../../domain/shared/ids.js';
import { uuidOfName } from '../../platform/uuid-of-name.js';

/** What is known of a listener and a track beside the play; both may be unknown to the files. */
export type PlayFiles = {
  readonly listeners: ReadonlyMap<string, { readonly territory: string; readonly offering: string }>;
  readonly durations: ReadonlyMap<string, number>;
};

export type LineProblem = { readonly line: number; readonly reason: string; readonly detail: string };
export type Import = { readonly receivedAt: string; readonly credible: Credible };

const NAMESPACE = '0a9d3f0e-7a53-5f0b-9a77-1c2f6f0c8b11';
const MS_PLAYED_MAX = 24 * 3_600_000;
const UNKNOWN_LISTENER = { territory: 'ZZ', offering: 'unknown' };

const END_REASON: Readonly<Record<string, EndReason>> = {
  trackdone: 'track-done',
  fwdbtn: 'skipped',
  backbtn: 'back',
  endplay: 'stopped',
  logout: 'logout',
  trackerror: 'error',
  remote: 'stopped',
};

/**
 * The command behind a line. The play id is a UUIDv5 of the line and its number, so the same file is a resend. A play
 * that was left before it counts under the default policy is a skip, since these files do not say which plays are.
 */
export const playOfLine = (
  text: string,
  line: number,
  files: PlayFiles,
  run: Import,
): RecordListening | LineProblem => {
  const raw = parseLine(text);
  if (raw === undefined)
    return { line, reason: 'MalformedLine', detail: 'a play is a JSON object on a line of its own' };
  const { msPlayed } = raw;
  if (typeof msPlayed !== 'number' || !Number.isInteger(msPlayed) || msPlayed < 0 || msPlayed > MS_PLAYED_MAX)
    return { line, reason: 'OutOfRange', detail: `msPlayed must be whole milliseconds from 0 to ${MS_PLAYED_MAX}` };
  const endedMs = endOf(raw);
  if (endedMs === undefined)
    return { line, reason: 'BadFormat', detail: 'endedAt must be an ISO 8601 time that ends in Z' };
  try {
    const heard = { id: uuidOfName(NAMESPACE, `${line}:${text}`), startedMs: endedMs - msPlayed, msHeard: msPlayed };
    return { reported: eventOf(raw, heard, files, run), credible: run.credible };
  } catch (error) {
    return { line, reason: 'BadFormat', detail: (error as Error).message };
  }
};

/** A line as it may come, nothing of it believed yet. */
type Raw = Readonly<Record<'endedAt' | 'listenerId' | 'trackId' | 'msPlayed' | 'reasonEnd' | 'offline', unknown>>;

const parseLine = (text: string): Raw | undefined => {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Raw) : undefined;
  } catch {
    return undefined;
  }
};

const endOf = ({ endedAt }: Raw) =>
  typeof endedAt === 'string' && endedAt.endsWith('Z') ? parseTime(endedAt) : undefined;

const text = (field: 'listenerId' | 'trackId', raw: Raw): string => {
  const value = raw[field];
  if (typeof value !== 'string') throw new TypeError(`${field} must be a text`);
  return value;
};

type Heard = { readonly id: string; readonly startedMs: number; readonly msHeard: number };

const eventOf = (
  raw: Raw,
  heard: Heard,
  { listeners, durations }: PlayFiles,
  { receivedAt }: Import,
): ListeningEvent => {
  const listener = listenerId(text('listenerId', raw));
  const track = trackId(text('trackId', raw));
  const { territory, offering } = listeners.get(listener) ?? UNKNOWN_LISTENER;
  const data: PlayFacts = {
    playId: playId(heard.id),
    listenerId: listener,
    trackId: track,
    territory,
    offering,
    receivedAt,
    startedAt: new Date(heard.startedMs).toISOString(),
    msHeard: heard.msHeard,
    trackDurationMs: durations.get(track),
    endReason: END_REASON[String(raw.reasonEnd)] ?? 'unknown',
    offline: raw.offline === true ? true : undefined,
  };
  return { type: earns(data, defaultCountingPolicy) ? 'TrackStreamed' : 'TrackSkipped', data };
};
