import { describe, expect, it } from 'vitest';
import { currency } from '../../shared/currency.js';
import { Decimal } from '../../shared/money.js';
import { convertPool } from './convert-pool.js';
import { fxRate, fxRateStream, type FxRate, type FxRateEvent } from './fx-rate.js';
import { readFxRate } from './read-fx-rate.js';

const [SEK, USD, JPY, KWD] = [currency('SEK'), currency('USD'), currency('JPY'), currency('KWD')];
const rate: FxRate = { from: SEK, to: USD, on: '2026-08-31', rate: '0.095432', source: 'the bank', id: 'bank-1' };
const event = (edition: number, changes: Partial<FxRate> = {}): FxRateEvent => ({
  type: 'FxRateDeclared',
  data: { ...rate, ...changes, edition },
});
const given = (...history: FxRateEvent[]) => ({
  declare: (changes: Partial<FxRate> = {}) =>
    fxRate.decide({ ...rate, ...changes }, history.reduce(fxRate.evolve, fxRate.initial())),
});

describe('a currency rate', () => {
  it('is declared, once', () => {
    expect(given().declare()).toEqual({ outcome: 'accepted', events: [event(1)] });
    expect(given(event(1)).declare()).toEqual({ outcome: 'accepted', events: [] });
  });

  it('is declared again where it was wrong', () => {
    expect(given(event(1)).declare({ rate: '0.1' })).toEqual({
      outcome: 'accepted',
      events: [event(2, { rate: '0.1' })],
    });
  });

  it.each([
    [{ to: SEK }, { kind: 'CurrencyAgainstItself', currency: SEK }],
    [{ rate: '0' }, { kind: 'FxRateNotPositive', rate: '0' }],
    [{ rate: '-0.1' }, { kind: 'FxRateNotPositive', rate: '-0.1' }],
    [
      { rate: '0.12345678901234567890' },
      { kind: 'FxRateHasTooManyDigits', rate: '0.12345678901234567890', digitsMax: 20 },
    ],
  ])('is refused for %o', (changes, because) => {
    expect(given().declare(changes)).toEqual({ outcome: 'refused', because });
  });

  it('has one stream a pair and day', () => expect(fxRateStream(rate)).toBe('fx-SEK-USD-2026-08-31'));

  it('is read from one JSON object', () => {
    expect(readFxRate({ kind: 'fx-rate', ...rate, from: 'sek' })).toEqual({ read: rate });
  });

  it.each([
    ['BadFormat', 'from', { from: 'KRONA' }],
    ['BadFormat', 'on', { on: '2026-08' }],
    ['WrongType', 'rate', { rate: 0.1 }],
    ['MissingField', 'source', { source: undefined }],
    ['BadFormat', 'id', { id: 'a b' }],
  ])('is not read with %s of %s', (reason, field, changes) => {
    expect(readFxRate({ ...rate, ...changes })).toMatchObject({ problem: { reason, field } });
  });
});

describe('the conversion of a pool', () => {
  const amountMinor = new Decimal(1_234_567);
  const convert = (to = USD, on = '2026-08-31', rates: readonly FxRate[] = [rate]) =>
    convertPool({ amountMinor, currency: SEK }, to, on, rates);

  it('is rounded once, to the minor unit of the other currency', () => {
    expect(convert()).toEqual({ amountMinor: new Decimal(117_817), rate });
    const yen = { ...rate, to: JPY, rate: '15.5' };
    expect(convert(JPY, '2026-08-31', [yen])).toEqual({ amountMinor: new Decimal(191_358), rate: yen });
    const dinar = { ...rate, to: KWD, rate: '0.0291' };
    expect(convert(KWD, '2026-08-31', [dinar])).toEqual({ amountMinor: new Decimal(359_259), rate: dinar });
  });

  it('is no conversion within one currency', () => expect(convert(SEK)).toEqual({ amountMinor }));

  it('takes the newest rate that is not later than the day', () => {
    const [july, september] = [
      { ...rate, on: '2026-07-31', rate: '1' },
      { ...rate, on: '2026-09-01', rate: '2' },
    ];
    expect(convert(USD, '2026-08-31', [july, rate, september])).toMatchObject({ rate });
    expect(convert(USD, '2026-08-30', [september, rate, july])).toMatchObject({ rate: july });
  });

  it('takes the later of two rates of one day', () => {
    const corrected = { ...rate, rate: '0.0955', id: 'bank-2' };
    expect(convert(USD, '2026-08-31', [rate, corrected])).toMatchObject({ rate: corrected });
  });

  it('is refused for a pair without a rate by that day, and never turned round', () => {
    const refused = { kind: 'CurrencyWithoutRate', from: SEK, to: USD, on: '2026-08-30' };
    expect(convert(USD, '2026-08-30')).toEqual({ refused });
    expect(convert(USD, '2026-08-30', [{ ...rate, from: USD, to: SEK, on: '2026-01-01' }])).toEqual({ refused });
  });
});
