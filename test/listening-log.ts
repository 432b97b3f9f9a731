/** Plays and likes for specs: sensible by default, a fact changed where the spec is about it, appended to a real log. */
import { randomUUID } from 'node:crypto';
import type { LikeFacts, ListeningEvent, PlayFacts } from '../src/domain/listening/listening-day.js';
import { happenedAt, listeningStream } from '../src/domain/listening/listening-day.js';
import { listenerId, playId, trackId } from '../src/domain/shared/ids.js';
import { toStored } from '../src/domain/listening/stored-events.js';
import type { EventStore, Position, StreamAppend } from '../src/platform/event-store/event-store.js';

type Changed = Omit<Partial<PlayFacts>, 'playId' | 'listenerId' | 'trackId'> & {
  readonly playId?: string;
  readonly listenerId?: string;
  readonly trackId?: string;
};

const factsOf = ({
  playId: id = randomUUID(),
  listenerId: listener = 'ann',
  trackId: track = 'song',
  ...changed
}: Changed) => ({
  territory: 'SE',
  offering: 'premium',
  receivedAt: '2026-08-02T00:00:00.000Z',
  ...changed,
  playId: playId(id),
  listenerId: listenerId(listener),
  trackId: trackId(track),
});

const playFacts = (changed: Changed): PlayFacts => ({
  startedAt: '2026-08-01T10:00:00.000Z',
  msHeard: 180_000,
  trackDurationMs: 180_000,
  endReason: 'track-done',
  ...factsOf(changed),
});

const likeFacts = ({ startedAt: at = '2026-08-01T10:00:00.000Z', ...changed }: Changed): LikeFacts => ({
  at,
  ...factsOf(changed),
});

export const streamed = (changed: Changed = {}): ListeningEvent => ({
  type: 'TrackStreamed',
  data: playFacts(changed),
});
export const skipped = (changed: Changed = {}): ListeningEvent => ({
  type: 'TrackSkipped',
  data: playFacts({ msHeard: 9_000, endReason: 'skipped', ...changed }),
});
export const liked = (changed: Changed = {}): ListeningEvent => ({ type: 'TrackLiked', data: likeFacts(changed) });
export const unliked = (changed: Changed = {}): ListeningEvent => ({ type: 'TrackUnliked', data: likeFacts(changed) });

/** Appends each to its listening day, in this order, whatever was there before. Answers the position of the last. */
export const record = async (store: EventStore, events: readonly ListeningEvent[]): Promise<Position> => {
  const streams = events.map(({ data, ...event }) => listeningStream(data.listenerId, happenedAt({ ...event, data })));
  const lengths = new Map(
    [...(await store.readStreams([...new Set(streams)]))].map(([name, found]) => [name, found.length]),
  );
  let last = 0n;
  for (const [index, event] of events.entries()) {
    const stream = streams[index]!;
    const length = lengths.get(stream)!;
    lengths.set(stream, length + 1);
    const append: StreamAppend = {
      stream,
      expectedRevision: length - 1,
      events: [{ id: event.data.playId, ...toStored(event) }],
    };
    const [outcome] = await store.append([append]);
    if (outcome?.outcome !== 'appended') throw new Error(`${stream} did not take revision ${length}`);
    last = outcome.position;
  }
  return last;
};

/** A deterministic mix of everything, with a play id that comes back under another listener now and then. */
export const mixedHistory = (events: number, seed = 1): readonly ListeningEvent[] => {
  const idOf = (n: number) => `00000000-0000-4000-8000-${String(seed * 1_000_000 + n).padStart(12, '0')}`;
  return Array.from({ length: events }, (_, n) => {
    const changed: Changed = {
      playId: idOf(n % 11 === 10 ? n - 7 : n),
      listenerId: `listener-${(n * seed) % 5}`,
      trackId: `track-${(n * n) % 7}`,
      startedAt: `2026-0${7 + (n % 3)}-${String(1 + ((n * 5) % 28)).padStart(2, '0')}T12:00:00.000Z`,
      territory: n % 4 === 0 ? 'GB' : 'SE',
    };
    if (n % 9 === 3) return liked(changed);
    if (n % 13 === 5) return unliked(changed);
    return n % 4 === 1
      ? skipped({ ...changed, msHeard: (n % 50) * 1_000 })
      : streamed({ ...changed, msHeard: 10_000 + (n % 60) * 1_000 });
  });
};
