import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listenerId, trackId } from '../../shared/ids.js';
import { period } from '../period.js';
import { fraudVerdict, fraudVerdictStream, type FraudVerdictEvent, type GiveFraudVerdict } from './fraud-verdict.js';
import { readFraudVerdict } from './read-fraud-verdict.js';
import { FRAUD_VERDICT_EVENT_TYPES, fraudVerdictCodec, type StoredFraudVerdictEvent } from './stored-events.js';

const found: GiveFraudVerdict = {
  period: period('2026-08'),
  subject: { kind: 'track', trackId: trackId('t-1') },
  artificialStreams: 901,
  reason: 'one device on 40 accounts',
};
const lifted: GiveFraudVerdict = { ...found, artificialStreams: 0, reason: 'it was a radio station' };
const event = (verdict: GiveFraudVerdict, edition: number): FraudVerdictEvent => ({
  type: 'FraudVerdictGiven',
  data: { ...verdict, edition },
});
const given = (...history: FraudVerdictEvent[]) => ({
  decide: (verdict: GiveFraudVerdict) =>
    fraudVerdict.decide(verdict, history.reduce(fraudVerdict.evolve, fraudVerdict.initial())),
});

describe('a fraud verdict', () => {
  it('is given', () => {
    expect(given().decide(found)).toEqual({ outcome: 'accepted', events: [event(found, 1)] });
  });

  it('stays quiet when it is given again', () => {
    expect(given(event(found, 1)).decide(found)).toEqual({ outcome: 'accepted', events: [] });
  });

  it('is lifted, and given again', () => {
    expect(given(event(found, 1)).decide(lifted)).toEqual({ outcome: 'accepted', events: [event(lifted, 2)] });
    const again = given(event(found, 1), event(lifted, 2)).decide(found);
    expect(again).toEqual({ outcome: 'accepted', events: [event(found, 3)] });
  });

  it('is replaced by one of another count or reason', () => {
    const more = { ...found, artificialStreams: 'all' } as const;
    expect(given(event(found, 1)).decide(more)).toEqual({ outcome: 'accepted', events: [event(more, 2)] });
  });

  it('is not lifted before it was given', () => {
    expect(given().decide(lifted)).toEqual({
      outcome: 'refused',
      because: { kind: 'NoFraudVerdictToLift', period: '2026-08' },
    });
  });

  it('has one stream for each month and track, or listener', () => {
    expect(fraudVerdictStream(found)).toBe('fraud-verdict-2026-08-track-t-1');
    const subject = { kind: 'listener', listenerId: listenerId('t-1') } as const;
    expect(fraudVerdictStream({ ...found, subject })).toBe('fraud-verdict-2026-08-listener-t-1');
  });
});

describe('readFraudVerdict', () => {
  const row = { period: '2026-08', trackId: 't-1', artificialStreams: 901, reason: ' one device on 40 accounts ' };

  it('reads a verdict on a track', () => expect(readFraudVerdict(row)).toEqual({ read: found }));

  it('reads a verdict on a listener, all of whose streams are artificial', () => {
    const { trackId: _track, ...rest } = row;
    expect(readFraudVerdict({ ...rest, listenerId: 'u:1', artificialStreams: 'all' })).toEqual({
      read: { ...found, subject: { kind: 'listener', listenerId: 'u:1' }, artificialStreams: 'all' },
    });
  });

  it.each([
    ['NotAnObject', '', []],
    ['MissingField', 'period', { ...row, period: undefined }],
    ['BadFormat', 'period', { ...row, period: '2026' }],
    ['MissingField', 'trackId', { ...row, trackId: undefined }],
    ['BadFormat', 'trackId', { ...row, trackId: 'a b' }],
    ['WrongType', 'trackId', { ...row, trackId: 7 }],
    ['BadFormat', 'listenerId', { ...row, listenerId: 'u' }],
    ['MissingField', 'artificialStreams', { ...row, artificialStreams: undefined }],
    ['WrongType', 'artificialStreams', { ...row, artificialStreams: '901' }],
    ['OutOfRange', 'artificialStreams', { ...row, artificialStreams: -1 }],
    ['OutOfRange', 'artificialStreams', { ...row, artificialStreams: 1.5 }],
    ['MissingField', 'reason', { ...row, reason: ' ' }],
    ['TooLong', 'reason', { ...row, reason: 'x'.repeat(501) }],
  ])('says %s of %j', (reason, field, raw) => {
    expect(readFraudVerdict(raw)).toMatchObject({ problem: { reason, field } });
  });
});

describe('on disk', () => {
  const folder = new URL('golden/', import.meta.url);

  it('has one golden sample for each version ever written', () => {
    expect(readdirSync(folder).sort()).toEqual(FRAUD_VERDICT_EVENT_TYPES.map((type) => `${type}.json`).sort());
  });

  it.each(FRAUD_VERDICT_EVENT_TYPES)('still reads %s', (type) => {
    const stored = JSON.parse(readFileSync(new URL(`${type}.json`, folder), 'utf8')) as StoredFraudVerdictEvent;
    const codec = fraudVerdictCodec((name) => name);
    expect(codec.encode(codec.decode(stored))).toMatchObject(stored);
  });
});
