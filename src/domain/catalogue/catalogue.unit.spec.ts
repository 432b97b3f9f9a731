import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Decider } from '../shared/decision.js';
import { trackId } from '../shared/ids.js';
import { cataloguedTrack, deliveredTrack, trackStream, type TrackEvent, type TrackFacts } from './catalogued-track.js';
import { parseIsrc } from './isrc.js';
import { recording, recordingStream } from './recording.js';
import { RIGHTS_EVENT_TYPES } from './rights-stored-events.js';
import { CATALOGUE_EVENT_TYPES, recordingCodec, trackCodec, type StoredCatalogueEvent } from './stored-events.js';

const given = <C, S, E, R>(decider: Decider<C, S, E, R>, ...history: E[]) => ({
  when: (command: C) => decider.decide(command, history.reduce(decider.evolve, decider.initial())),
});

const facts: TrackFacts = {
  trackId: trackId('track-1'),
  isrc: parseIsrc('ZZA882600002')!,
  title: 'Myth Takes',
  artist: '!!!',
  label: 'label-24',
};
const renamed = { ...facts, title: 'Myth Takes (2026 Remaster)' };
const edition = (data: TrackFacts, number: number): TrackEvent => ({
  type: 'TrackCatalogued',
  data: { ...data, edition: number },
});
const accepted = (...events: unknown[]) => ({ outcome: 'accepted', events });

describe('a catalogued track', () => {
  it('is catalogued with its facts', () => {
    expect(given(cataloguedTrack).when(facts)).toEqual(accepted(edition(facts, 1)));
  });

  it('stays quiet when the same facts are delivered again', () => {
    expect(given(cataloguedTrack, edition(facts, 1)).when({ ...facts })).toEqual(accepted());
  });

  it.each(['isrc', 'title', 'artist', 'label', 'publisher', 'durationMs', 'durationEstimated'])(
    'is catalogued anew when its %s changed',
    (fact) => {
      const changed: TrackFacts = { ...facts, [fact]: 'something else' };
      expect(given(cataloguedTrack, edition(facts, 1)).when(changed)).toEqual(accepted(edition(changed, 2)));
    },
  );

  it('forgets a fact that a new delivery leaves out', () => {
    const longer = { ...facts, durationMs: 1_000 };
    expect(given(cataloguedTrack, edition(longer, 1)).when(facts)).toEqual(accepted(edition(facts, 2)));
  });

  it('returns to earlier facts by an event of its own', () => {
    const decision = given(cataloguedTrack, edition(facts, 1), edition(renamed, 2)).when(facts);
    expect(decision).toEqual(accepted(edition(facts, 3)));
  });

  it('keeps the publisher, and a duration that was guessed, where a delivery says none', () => {
    const known = { ...facts, publisher: 'publisher-1', durationMs: 1_000, durationEstimated: true };
    expect(given(deliveredTrack, edition(known, 1)).when(facts)).toEqual(accepted());
    const measured = { ...facts, durationMs: 2_000 };
    expect(given(deliveredTrack, edition(known, 1)).when(measured)).toEqual(
      accepted(edition({ ...measured, publisher: 'publisher-1' }, 2)),
    );
  });

  it('has one stream', () => expect(trackStream(facts.trackId)).toBe('track-track-1'));
});

describe('an unknown recording', () => {
  const [unknown, other] = [trackId('mbid:1'), trackId('track-2')];
  const match = { recordingId: unknown, trackId: facts.trackId };
  const matched = { type: 'RecordingMatched', data: { ...match, edition: 1 } } as const;

  it('is matched to a track', () => expect(given(recording).when(match)).toEqual(accepted(matched)));

  it('stays quiet when it is matched so already', () => {
    expect(given(recording, matched).when(match)).toEqual(accepted());
  });

  it('may be matched again: the last match holds', () => {
    const again = { recordingId: unknown, trackId: other };
    expect(given(recording, matched).when(again)).toEqual(
      accepted({ type: 'RecordingMatched', data: { ...again, edition: 2 } }),
    );
  });

  it('is not matched to itself', () => {
    expect(given(recording).when({ recordingId: unknown, trackId: unknown })).toEqual({
      outcome: 'refused',
      because: { kind: 'RecordingMatchedToItself', recordingId: unknown },
    });
  });

  it('has one stream', () => expect(recordingStream(unknown)).toBe('recording-mbid:1'));
});

describe('on disk', () => {
  const folder = new URL('golden/', import.meta.url);
  const golden = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as StoredCatalogueEvent;
  const reread = (stored: StoredCatalogueEvent) => {
    const codec = stored.type === 'TrackCatalogued.v1' ? trackCodec(String) : recordingCodec(String);
    const encode: (event: never) => { type: string; data: object } = codec.encode;
    return encode(codec.decode(stored) as never);
  };

  it('has one golden sample for each version ever written', () => {
    const types = [...CATALOGUE_EVENT_TYPES, ...RIGHTS_EVENT_TYPES];
    expect(readdirSync(folder).sort()).toEqual(types.map((type) => `${type}.json`).sort());
  });

  it.each(CATALOGUE_EVENT_TYPES)('still reads %s', (type) => {
    const stored = golden(`${type}.json`);
    expect(reread(stored)).toMatchObject(stored);
  });

  it('gives different facts different event ids, and the same event the same one', () => {
    const { encode } = trackCodec((name) => name);
    expect(encode(edition(facts, 1)).id).toBe(encode(edition({ ...facts }, 1)).id);
    expect(encode(edition(facts, 1)).id).not.toBe(encode(edition(facts, 3)).id);
    expect(encode(edition(facts, 1)).id).not.toBe(encode(edition(renamed, 1)).id);
  });
});
