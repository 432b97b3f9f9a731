/**
 * The events of a bench, the same on every run: time-ordered plays of many listeners at once, so that a hundred of them
 * in a row touch about as many streams. What each party gets is made of them before its clock starts.
 */
import { listeningCodec } from '../src/api/listening/listening-writer.js';
import { credibleAt, reportToCommand } from '../src/api/listening/report-to-command.js';
import { longTail } from '../src/cli/demo/distributions.js';
import { integer, prng, type Random } from '../src/cli/demo/prng.js';
import { happenedAt, listeningStream, type RecordListening } from '../src/domain/listening/listening-day.js';

const DAYS = 10;
const PLAYS_PER_LISTENER_AND_DAY = 20;
const TRACKS = 50_000;
const SKIPS = 0.26;
const DAY_MS = 86_400_000;
const AGE_DAYS_MAX = 36_500;
const TERRITORIES = ['SE', 'NO', 'DE', 'FR', 'GB', 'US', 'BR', 'JP'];
const OFFERINGS = ['premium', 'premium', 'free', 'family', 'student'];
const DEVICES = ['phone', 'phone', 'desktop', 'speaker', 'car'];
const CONTEXTS = ['playlist', 'playlist', 'album', 'radio', 'search', 'autoplay'];

export type Workload = {
  readonly events: number;
  /** Where the listening ends: a time in the past, at which a UTC day begins. */
  readonly until: Date;
  /** Tells the listeners of one workload from those of another. */
  readonly prefix: string;
};

/** What a player app would post. */
export type Report = ReturnType<typeof reportOf>;

/** A row of the log, its data as the text that goes over the wire. */
export type Row = {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
};

/** The last ten whole UTC days, so that a service would take every event. */
export const workloadOf = (events: number, now: Date, prefix = 'listener'): Workload => ({
  events,
  until: new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS),
  prefix,
});

/** In order of time; ten times the events are ten times the listeners over the same days. */
export function* reportsOf({ events, until, prefix }: Workload): Generator<Report, void> {
  const random = prng(3, events, prefix.length);
  const listeners = Math.max(1, Math.ceil(events / (DAYS * PLAYS_PER_LISTENER_AND_DAY)));
  const pickListener = longTail(listeners, 0.6, 5);
  const pickTrack = longTail(TRACKS, 1, 10);
  const stepMs = (DAYS * DAY_MS) / events;
  for (let index = 0; index < events; index += 1) {
    const startedMs = until.getTime() - DAYS * DAY_MS + Math.floor(index * stepMs);
    yield reportOf(random, { prefix, listener: pickListener(random()), track: pickTrack(random()), startedMs });
  }
}

type Drawn = { readonly prefix: string; readonly listener: number; readonly track: number; readonly startedMs: number };

const reportOf = (random: Random, { prefix, listener, track, startedMs }: Drawn) => {
  const isSkip = random() < SKIPS;
  const trackDurationMs = 120_000 + ((track * 7_919) % 180_000);
  return {
    type: isSkip ? 'skip' : 'stream',
    id: uuid(random),
    listenerId: `${prefix}-${listener}`,
    trackId: `track-${track}`,
    territory: TERRITORIES[listener % TERRITORIES.length]!,
    offering: OFFERINGS[listener % OFFERINGS.length]!,
    startedAt: new Date(startedMs).toISOString(),
    msHeard: isSkip ? integer(random, 30_000) : trackDurationMs,
    trackDurationMs,
    endReason: isSkip ? 'skipped' : 'track-done',
    context: { type: CONTEXTS[integer(random, CONTEXTS.length)]!, id: `context-${integer(random, 10_000)}` },
    offline: random() < 0.05,
    device: DEVICES[listener % DEVICES.length]!,
    client: 'acme-player/4.2.1',
  } as const;
};

const uuid = (random: Random): string => {
  const hex = Array.from({ length: 4 }, () => integer(random, 0x1_0000_0000).toString(16).padStart(8, '0')).join('');
  const [low, version, variant] = [hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)];
  return `${hex.slice(0, 8)}-${low}-4${version}-8${variant}-${hex.slice(20)}`;
};

/** A play as `import-plays` reads it; its id is then derived from the line. */
export const lineOf = ({ startedAt, listenerId, trackId, msHeard, type, offline }: Report): string =>
  JSON.stringify({
    endedAt: new Date(Date.parse(startedAt) + msHeard).toISOString(),
    listenerId,
    trackId,
    msPlayed: msHeard,
    reasonEnd: type === 'skip' ? 'fwdbtn' : 'trackdone',
    offline,
  });

/** What is believed of times: whatever a bench may make up. */
export const credibleOf = (received: Date) => credibleAt(received.getTime(), AGE_DAYS_MAX);

/** The command that the ledger makes of a report. */
const commandOf = (report: Report, received: Date): RecordListening => {
  const receivedMs = received.getTime();
  const arrival = { receivedMs, sentMs: undefined, receivedAt: received.toISOString(), credible: credibleOf(received) };
  const command = reportToCommand(report, arrival);
  if ('reason' in command) throw new TypeError(`a bench event is no event: ${command.reason} ${command.field}`);
  return command;
};

/** The rows that the ledger writes for these commands, so that every party writes the same. */
export function* rowsOf(commands: Iterable<RecordListening>): Generator<Row, void> {
  const next = new Map<string, number>();
  for (const { reported } of commands) {
    const stream = listeningStream(reported.data.listenerId, happenedAt(reported));
    const revision = next.get(stream) ?? 0;
    next.set(stream, revision + 1);
    const { id, type, data } = listeningCodec.encode(reported);
    yield { stream, revision, id, type, data: JSON.stringify(data) };
  }
}

/** The rows of the workload's reports, all received at one time. */
export function* rowsOfReports(reports: Iterable<Report>, received: Date): Generator<Row, void> {
  yield* rowsOf(map(reports, (report) => commandOf(report, received)));
}

function* map<From, To>(items: Iterable<From>, change: (item: From) => To): Generator<To, void> {
  for (const item of items) yield change(item);
}

/** Runs of `size` items; the last one may be shorter. */
export function* inGroups<Item>(items: Iterable<Item>, size: number): Generator<readonly Item[], void> {
  let group: Item[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
