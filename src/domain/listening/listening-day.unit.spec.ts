import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specify } from '../../../test/given.js';
import { listenerId, playId, trackId } from '../shared/ids.js';
import {
  differences,
  listeningDay,
  listeningStream,
  type LikeFacts,
  type ListeningEvent,
  type PlayFacts,
  type RecordListening,
} from './listening-day.js';

const given = specify(listeningDay);
const credible = { earliest: '2025-08-01T00:00:00.000Z', latest: '2026-08-02T00:05:00.000Z' };
const id = (n: number) => playId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);

const facts: PlayFacts = {
  playId: id(1),
  listenerId: listenerId('listener-1'),
  trackId: trackId('track-1'),
  territory: 'SE',
  offering: 'premium',
  receivedAt: '2026-08-01T12:00:00.000Z',
  startedAt: '2026-08-01T11:55:00.000Z',
  msHeard: 31_000,
  endReason: 'track-done',
};
const streamed = (changes: Partial<PlayFacts> = {}): ListeningEvent => ({
  type: 'TrackStreamed',
  data: { ...facts, ...changes },
});
const { startedAt: at, msHeard: _heard, endReason: _reason, ...common } = facts;
const liked = (changes: Partial<LikeFacts> = {}): ListeningEvent => ({
  type: 'TrackLiked',
  data: { ...common, at, ...changes },
});
const unliked = (changes: Partial<LikeFacts> = {}): ListeningEvent => ({
  type: 'TrackUnliked',
  data: { ...common, at, ...changes },
});
const report = (reported: ListeningEvent): RecordListening => ({ reported, credible });

describe('a listening day', () => {
  it('records a stream', () => given().when(report(streamed())).then(streamed()));

  it('records a skip beside a stream of the same track', () => {
    const skipped: ListeningEvent = { type: 'TrackSkipped', data: { ...facts, playId: id(2), msHeard: 4_000 } };
    given(streamed()).when(report(skipped)).then(skipped);
  });

  it('stays quiet when the client resends it, whenever it arrives', () =>
    given(streamed())
      .when(report(streamed({ receivedAt: '2026-12-01T00:00:00.000Z' })))
      .thenNothing());

  it('stays quiet on a resend that is too old by now, because it was recorded in time', () =>
    given(streamed({ startedAt: '2020-01-01T00:00:00.000Z' }))
      .when(report(streamed({ startedAt: '2020-01-01T00:00:00.000Z' })))
      .thenNothing());

  it.each<[string, Partial<PlayFacts>]>([
    ['trackId', { trackId: trackId('track-2') }],
    ['msHeard', { msHeard: 90_000 }],
    ['territory', { territory: 'NO' }],
    ['offering', { offering: 'free' }],
    ['endReason', { endReason: 'skipped' }],
    ['offline', { offline: true }],
    ['trackDurationMs', { trackDurationMs: 1 }],
    ['device', { device: 'phone' }],
    ['client', { client: 'acme/1' }],
    ['startedAt', { startedAt: '2026-08-01T11:56:00.000Z' }],
    ['context', { context: { type: 'album', id: 'a' } }],
    ['recording', { recording: { title: 'Other' } }],
  ])('refuses a play id reused with another %s', (fact, change) =>
    given(streamed())
      .when(report(streamed(change)))
      .thenRefused({ kind: 'PlayIdReused', playId: id(1), differsIn: [fact] }),
  );

  it('refuses a play id reused for another kind of event', () =>
    given(streamed())
      .when(report({ type: 'TrackSkipped', data: facts }))
      .thenRefused({ kind: 'PlayIdReused', playId: id(1), differsIn: ['type'] }));

  it('refuses what has not happened yet', () =>
    given()
      .when(report(streamed({ startedAt: '2026-08-02T00:05:00.001Z' })))
      .thenRefused({ kind: 'PlayIsInTheFuture', at: '2026-08-02T00:05:00.001Z', latest: credible.latest }));

  it('refuses what is older than is believed', () =>
    given()
      .when(report(streamed({ startedAt: '2025-07-31T23:59:59.999Z' })))
      .thenRefused({ kind: 'PlayIsTooOld', at: '2025-07-31T23:59:59.999Z', earliest: credible.earliest }));

  it('compares the time that the player claimed, not the repaired one', () => {
    const clock = (sentAt: string) => ({ repair: 'sent-at', claimedAt: '2019-01-01T00:00:00.000Z', sentAt }) as const;
    const first = streamed({ startedAt: '2026-08-01T11:55:00.000Z', clock: clock('2019-01-01T00:05:00.000Z') });
    const resent = streamed({ startedAt: '2026-08-01T11:55:00.750Z', clock: clock('2019-01-01T00:06:00.000Z') });
    given(first).when(report(resent)).thenNothing();
  });

  it('does not compare times where the player gave only ages', () => {
    const first = streamed({ clock: { repair: 'age', ageMs: 300_000 } });
    given(first)
      .when(report(streamed({ startedAt: '2026-08-01T11:55:01.000Z', clock: { repair: 'age', ageMs: 360_000 } })))
      .thenNothing();
  });
});

describe('likes', () => {
  it('records a like, and an unlike after it', () => {
    given().when(report(liked())).then(liked());
    given(liked())
      .when(report(unliked({ playId: id(2) })))
      .then(unliked({ playId: id(2) }));
  });

  it('records a like under another id as another fact, since the two may have been in any order', () =>
    given(liked())
      .when(report(liked({ playId: id(2) })))
      .then(liked({ playId: id(2) })));

  it('stays quiet when the same like is resent', () => given(liked()).when(report(liked())).thenNothing());

  it('records an unlike whose like lies on another day', () => given().when(report(unliked())).then(unliked()));
});

describe('the law of repetition', () => {
  const events = fc.array(
    fc.record({
      n: fc.nat(12),
      track: fc.nat(3),
      heard: fc.nat(3),
      kind: fc.constantFrom('TrackStreamed', 'TrackSkipped', 'TrackLiked', 'TrackUnliked'),
    }),
    { maxLength: 40 },
  );

  it('a repeat changes nothing, wherever in the history it comes', () => {
    fc.assert(
      fc.property(events, fc.nat(), (drawn, seed) => {
        const commands = drawn.map(({ n, track, heard, kind }) => {
          const data = { ...facts, playId: id(n), trackId: trackId(`track-${track}`), msHeard: heard };
          const reported =
            kind === 'TrackLiked' || kind === 'TrackUnliked'
              ? { type: kind, data: { ...data, at } }
              : { type: kind, data };
          return report(reported);
        });
        const history = record(commands);
        const repeated = commands.flatMap((command, index) =>
          index <= seed % (commands.length + 1) ? [command, command] : [command],
        );
        expect(record(repeated)).toEqual(history);
        expect(new Set(history.map(({ data }) => data.playId)).size).toBe(history.length);
      }),
    );
  });

  const record = (commands: readonly RecordListening[]): readonly ListeningEvent[] => {
    let state = listeningDay.initial();
    const recorded: ListeningEvent[] = [];
    for (const command of commands) {
      const decision = listeningDay.decide(command, state);
      if (decision.outcome === 'refused') continue;
      for (const event of decision.events) {
        recorded.push(event);
        state = listeningDay.evolve(state, event);
      }
    }
    return recorded;
  };
});

it('finds no difference between an event and itself', () => expect(differences(streamed(), streamed())).toEqual([]));

it('names the stream by the UTC day of the play', () =>
  expect(listeningStream(listenerId('a:b'), '2026-08-01T23:59:59.999Z')).toBe('listening-a:b-20260801'));
