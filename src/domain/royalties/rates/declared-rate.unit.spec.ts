import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { declaredRate, rateStream, type RateEvent } from './declared-rate.js';
import type { Rate } from './rate.js';
import { readRate } from './read-rate.js';
import { RATE_EVENT_TYPES, rateCodec, type StoredRateEvent } from './stored-events.js';

const agreed: Rate = {
  rule: 'percent-of-revenue',
  offeringKind: 'premium',
  licensor: 'gema',
  territory: 'DE',
  effectiveFrom: '2026-01-01',
  effectiveTo: '2026-12-31',
  value: '0.1025',
  unit: 'fraction',
  source: 'the contract',
  confidence: 'read',
  version: 'gema-2026',
  knownFrom: '2025-12-01',
};
const event = (edition: number, changes: Partial<Rate> = {}): RateEvent => ({
  type: 'RateDeclared',
  data: { ...agreed, ...changes, edition },
});
const given = (...history: RateEvent[]) => ({
  declare: (changes: Partial<Rate> = {}) =>
    declaredRate.decide({ ...agreed, ...changes }, history.reduce(declaredRate.evolve, declaredRate.initial())),
});
const accepted = (...events: RateEvent[]) => ({ outcome: 'accepted', events });

describe('a declared rate', () => {
  it('is declared', () => expect(given().declare()).toEqual(accepted(event(1))));

  it('stays quiet when the same rate is declared again', () => {
    expect(given(event(1)).declare()).toEqual(accepted());
  });

  it('takes the place of what was declared for the same text and day', () => {
    expect(given(event(1)).declare({ value: '0.11' })).toEqual(accepted(event(2, { value: '0.11' })));
  });

  it('stands beside another text for the same days', () => {
    const restated = { version: 'gema-2026-restated', knownFrom: '2026-06-01', value: '0.12' };
    expect(given(event(1)).declare(restated)).toEqual(accepted(event(2, restated)));
  });

  it('may be none', () => expect(given().declare({ value: null })).toEqual(accepted(event(1, { value: null }))));

  it.each([
    [{ value: '-0.1' }, { kind: 'RateIsNegative', value: '-0.1' }],
    [{ value: '1.0001' }, { kind: 'RateAboveOne', value: '1.0001' }],
    [
      { value: '0.1234567890123456789' },
      { kind: 'RateHasTooManyDigits', value: '0.1234567890123456789', digitsMax: 18 },
    ],
    [
      { effectiveTo: '2025-12-31' },
      { kind: 'RateEndsBeforeItStarts', effectiveFrom: '2026-01-01', effectiveTo: '2025-12-31' },
    ],
    [
      { effectiveFrom: '2026-12-01', effectiveTo: '2027-11-30' },
      { kind: 'RatesOverlap', version: 'gema-2026', from: '2026-12-01', to: '2026-12-31' },
    ],
  ])('is refused for %o', (changes, because) => {
    expect(given(event(1)).declare(changes)).toEqual({ outcome: 'refused', because });
  });

  it('may be above one where it is no fraction', () => {
    expect(given().declare({ value: '1.10', unit: 'USD per subscriber' })).toMatchObject({ outcome: 'accepted' });
  });

  it('has one stream per rule and scope, and no two of them share a name', () => {
    expect(rateStream(agreed)).toBe('rate-percent-of-revenue:premium:gema:DE');
    expect(rateStream({ rule: 'a-b' })).not.toBe(rateStream({ rule: 'a', offeringKind: 'b' }));
  });
});

describe('readRate', () => {
  it('reads one JSON object, without what it does not know', () => {
    expect(readRate({ kind: 'rate', ...agreed, note: null })).toEqual({ read: agreed });
  });

  it('takes the first day for the day it became known', () => {
    const { knownFrom: _knownFrom, ...raw } = agreed;
    expect(readRate(raw)).toMatchObject({ read: { knownFrom: '2026-01-01' } });
  });

  it('reads null as a rule that has none', () => {
    expect(readRate({ ...agreed, value: null })).toMatchObject({ read: { value: null } });
  });

  it.each([
    ['MissingField', 'rule', { rule: undefined }],
    ['BadFormat', 'rule', { rule: 'a:b' }],
    ['MissingField', 'value', { value: undefined }],
    ['WrongType', 'value', { value: 0.1 }],
    ['BadFormat', 'value', { value: '10%' }],
    ['BadFormat', 'value', { value: '1e3' }],
    ['BadFormat', 'effectiveFrom', { effectiveFrom: '2026-02-30' }],
    ['BadFormat', 'unit', { unit: 'EUR per cow' }],
    ['BadFormat', 'confidence', { confidence: 'sure' }],
    ['BadFormat', 'territory', { territory: 'Germany' }],
    ['BadFormat', 'source', { source: ' ' }],
    ['BadFormat', 'source', { source: 'a\u0000' }],
    ['TooLong', 'source', { source: 'x'.repeat(1_001) }],
  ])('says %s of %s', (reason, field, changes) => {
    expect(readRate({ ...agreed, ...changes })).toMatchObject({ problem: { reason, field } });
  });

  it.each([null, 'a rate', []])('takes %j for no rate', (raw) => {
    expect(readRate(raw)).toMatchObject({ problem: { reason: 'NotAnObject' } });
  });
});

describe('on disk', () => {
  const folder = new URL('golden/', import.meta.url);

  it('has one golden sample for each version ever written', () => {
    expect(readdirSync(folder).sort()).toEqual(RATE_EVENT_TYPES.map((type) => `${type}.json`).sort());
  });

  it.each(RATE_EVENT_TYPES)('still reads %s', (type) => {
    const stored = JSON.parse(readFileSync(new URL(`${type}.json`, folder), 'utf8')) as StoredRateEvent;
    const codec = rateCodec((name) => name);
    expect(codec.encode(codec.decode(stored))).toMatchObject(stored);
    expect(readRate(stored.data)).toMatchObject({ read: { value: '0.1025' } });
  });
});
