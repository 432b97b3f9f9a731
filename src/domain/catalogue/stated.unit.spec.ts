import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Decider } from '../shared/decision.js';
import { partyId, trackId, workId } from '../shared/ids.js';
import { classification, classificationStream, type ClassificationFacts } from './classification.js';
import { day } from './day.js';
import { embodiment, embodimentStream, type EmbodimentFacts } from './embodiment.js';
import { parseIcpn } from './icpn.js';
import { party, partyStream, type PartyFacts } from './party.js';
import { release, releaseStream, type ReleaseFacts } from './release.js';
import {
  claimsCodec, classificationCodec, embodimentCodec, partyCodec, releaseCodec, RIGHTS_EVENT_TYPES, workCodec, type StoredRightsEvent,
} from './rights-stored-events.js'; // prettier-ignore
import { work, workStream, type WorkFacts } from './work.js';

/** Folds what each command came to, as the log would, and answers the last decision. */
const told = <C, S, E, R>(decider: Decider<C, S, E, R>, ...commands: C[]) => {
  let state = decider.initial();
  let last: unknown;
  for (const command of commands) {
    const decision = decider.decide(command, state);
    if (decision.outcome === 'accepted') state = decision.events.reduce(decider.evolve, state);
    last = decision;
  }
  return last;
};
const accepted = (...events: unknown[]) => ({ outcome: 'accepted', events });
const refused = (because: object) => ({ outcome: 'refused', because });

const song: WorkFacts = {
  workId: workId('w1'),
  title: 'Myth Takes',
  writers: [{ partyId: partyId('a'), role: 'author' }],
  effectiveFrom: day('2026-01-01'),
};
const later = { ...song, title: 'Renamed', effectiveFrom: day('2026-06-01') };
const registered = (facts: WorkFacts, edition: number) => ({ type: 'WorkRegistered', data: { ...facts, edition } });

describe('facts that hold from a day on', () => {
  it('are stated', () => expect(told(work, song)).toEqual(accepted(registered(song, 1))));

  it('stay quiet when the same statements are handed in again, the earlier ones too', () => {
    expect(told(work, song, later, { ...song })).toEqual(accepted());
    expect(told(work, song, later, { ...later, writers: [{ role: 'author', partyId: partyId('a') }] })).toEqual(
      accepted(),
    );
  });

  it('are corrected for a day of the past by another statement for that day, and back again', () => {
    const corrected = { ...song, title: 'Myth Takes!' };
    expect(told(work, song, later, corrected)).toEqual(accepted(registered(corrected, 3)));
    expect(told(work, song, corrected, song)).toEqual(accepted(registered(song, 3)));
  });

  it.each([
    ['a title', { ...song, title: 'Other' }],
    ['a code that was not there', { ...song, iswc: 'T0345246801' as never }],
    ['a role', { ...song, writers: [{ partyId: partyId('a'), role: 'composer' as const }] }],
    ['nobody known as writer', { ...song, writers: [] }],
  ])('change by %s', (_, changed) => expect(told(work, song, changed)).toEqual(accepted(registered(changed, 2))));
});

describe('a work', () => {
  it('lists nobody twice in the same role', () => {
    const [writer] = song.writers;
    expect(told(work, { ...song, writers: [writer!, writer!] })).toEqual(
      refused({ kind: 'WriterListedTwice', workId: 'w1', partyId: 'a', role: 'author' }),
    );
  });

  it('has one stream', () => expect(workStream(song.workId)).toBe('work-w1'));
});

describe('a recording', () => {
  const medley = (...parts: (readonly [string, number])[]): EmbodimentFacts => ({
    trackId: trackId('t1'),
    works: parts.map(([id, basisPoints]) => ({ workId: workId(id), basisPoints })),
    effectiveFrom: day('2026-01-01'),
  });

  it('embodies one work, or several in parts of a whole', () => {
    const facts = medley(['w1', 3_333], ['w2', 6_667]);
    expect(told(embodiment, facts)).toEqual(accepted({ type: 'RecordingEmbodied', data: { ...facts, edition: 1 } }));
  });

  it.each([
    [medley(['w1', 5_000], ['w2', 4_999]), { kind: 'EmbodiedPartsDoNotAddUp', total: 9_999, expected: 10_000 }],
    [medley(['w1', 5_000], ['w2', 5_001]), { kind: 'EmbodiedPartsDoNotAddUp', total: 10_001, expected: 10_000 }],
    [medley(), { kind: 'EmbodiedPartsDoNotAddUp', total: 0, expected: 10_000 }],
    [medley(['w1', 5_000], ['w1', 5_000]), { kind: 'WorkEmbodiedTwice', workId: 'w1' }],
    [medley(['w1', 10_001], ['w2', -1]), { kind: 'EmbodiedPartNotPositive', workId: 'w2', basisPoints: -1 }],
    [medley(['w1', 9_999.5], ['w2', 0.5]), { kind: 'EmbodiedPartNotPositive', workId: 'w1', basisPoints: 9_999.5 }],
  ])('does not embody %j', (facts, because) =>
    expect(told(embodiment, facts)).toEqual(refused({ trackId: 't1', ...because })),
  );

  it('has one stream', () => expect(embodimentStream(trackId('t1'))).toBe('embodiment-t1'));
});

describe('a release', () => {
  const facts: ReleaseFacts = {
    icpn: parseIcpn('036000291452')!,
    title: 'Myth Takes',
    tracks: [trackId('t2'), trackId('t1')],
    effectiveFrom: day('2026-01-01'),
  };

  it('is catalogued with its tracks in their order', () => {
    expect(told(release, facts)).toEqual(accepted({ type: 'ReleaseCatalogued', data: { ...facts, edition: 1 } }));
    const turned = { ...facts, tracks: facts.tracks.toReversed() };
    expect(told(release, facts, turned)).toEqual(
      accepted({ type: 'ReleaseCatalogued', data: { ...turned, edition: 2 } }),
    );
  });

  it('holds each track once, and at least one', () => {
    const twice = { ...facts, tracks: [trackId('t1'), trackId('t1')] };
    expect(told(release, twice)).toEqual(refused({ kind: 'TrackReleasedTwice', icpn: facts.icpn, trackId: 't1' }));
    expect(told(release, { ...facts, tracks: [] })).toEqual(
      refused({ kind: 'ReleaseWithoutTracks', icpn: facts.icpn }),
    );
  });

  it('has one stream, whether its bar code is a UPC or an EAN', () => {
    expect(releaseStream(parseIcpn('036000291452')!)).toBe(releaseStream(parseIcpn('0036000291452')!));
  });
});

describe('a party', () => {
  const label: PartyFacts = {
    partyId: partyId('l1'),
    partyKind: 'label',
    name: 'Label One',
    effectiveFrom: day('2026-01-01'),
  };
  const by = (representedBy: string | null, from = '2026-03-01') => ({
    represent: {
      partyId: label.partyId,
      representedBy: representedBy === null ? null : partyId(representedBy),
      effectiveFrom: day(from),
    },
  });
  const described = { describe: label };

  it('is described, and quiet when it is described the same again', () => {
    expect(told(party, described)).toEqual(accepted({ type: 'PartyDescribed', data: { ...label, edition: 1 } }));
    expect(told(party, described, by('merlin'), { describe: { ...label } })).toEqual(accepted());
  });

  it('is represented from a day on, and by nobody again', () => {
    const event = (edition: number, command: ReturnType<typeof by>) =>
      accepted({ type: 'PartyRepresented', data: { ...command.represent, edition } });
    expect(told(party, described, by('merlin'))).toEqual(event(2, by('merlin')));
    expect(told(party, described, by('merlin'), by('merlin'))).toEqual(accepted());
    const itself = by(null, '2026-09-01');
    expect(told(party, described, by('merlin'), itself)).toEqual(event(3, itself));
  });

  it('is not represented by itself, nor before anybody knows what it is', () => {
    expect(told(party, described, by('l1'))).toEqual(refused({ kind: 'PartyRepresentsItself', partyId: 'l1' }));
    expect(told(party, by('merlin'))).toEqual(refused({ kind: 'PartyNotDescribed', partyId: 'l1' }));
  });

  it('has one stream', () => expect(partyStream(label.partyId)).toBe('party-l1'));
});

describe('a classification', () => {
  const noise: ClassificationFacts = {
    trackId: trackId('t1'),
    audio: 'functional-noise',
    reason: 'an hour of rain',
    effectiveFrom: day('2026-01-01'),
  };
  const event = (facts: ClassificationFacts, edition: number) =>
    accepted({ type: 'TrackClassified', data: { ...facts, edition } });

  it('is made, and stays quiet when it is made again', () => {
    expect(told(classification, noise)).toEqual(event(noise, 1));
    expect(told(classification, noise, { ...noise })).toEqual(accepted());
  });

  it.each(['2026-01-01', '2026-06-01'])('is taken back from %s on, and made again', (from) => {
    const music = { ...noise, audio: 'music', reason: 'it is a song', effectiveFrom: day(from) } as const;
    expect(told(classification, noise, music)).toEqual(event(music, 2));
    const again = { ...noise, effectiveFrom: day(from) };
    expect(told(classification, noise, music, again)).toEqual(event(again, 3));
  });

  it('is not taken back before it was made', () => {
    expect(told(classification, { ...noise, audio: 'music' })).toEqual(
      refused({ kind: 'NoClassificationToTakeBack', trackId: 't1' }),
    );
  });

  it('has one stream for each track', () => expect(classificationStream(noise)).toBe('classification-t1'));
});

describe('parties, works, claims and classifications on disk', () => {
  const golden = (type: string) =>
    JSON.parse(readFileSync(new URL(`golden/${type}.json`, import.meta.url), 'utf8')) as StoredRightsEvent;

  it.each(RIGHTS_EVENT_TYPES)('still read %s, and write it as it was', (type) => {
    const stored = golden(type);
    for (const codec of [partyCodec, workCodec, embodimentCodec, releaseCodec, claimsCodec, classificationCodec]) {
      const { encode, decode } = codec(String) as ReturnType<typeof partyCodec>;
      expect(encode(decode(stored))).toMatchObject(stored);
    }
  });

  it('have an event id of everything that the event says', () => {
    const { encode } = workCodec((name) => name);
    const event = (facts: WorkFacts, edition: number) =>
      ({ type: 'WorkRegistered', data: { ...facts, edition } }) as const;
    expect(encode(event(song, 1)).id).toBe(encode(event({ ...song }, 1)).id);
    expect(encode(event(song, 1)).id).not.toBe(encode(event(song, 2)).id);
    expect(encode(event(song, 1)).id).not.toBe(encode(event(later, 1)).id);
  });
});
