import { describe, expect, it } from 'vitest';
import { Decimal } from '../../shared/money.js';
import { lateFee } from './late-fee.js';
import { percentMinimumFee, performingRightsFee, tariffFee } from './percent-of-revenue.js';
import { usBundleRevenue } from './us-bundle-revenue.js';
import { physicalMechanical, physicalRateCents } from './us-physical-mechanical.js';
import { webcastingCola, webcastingRoyalty } from './us-webcasting.js';

const d = (value: string) => new Decimal(value);

describe('a tariff with a minimum', () => {
  const tariff = { revenue: d('1000'), rate: d('0.105'), perStreamMinimum: d('0.085') };

  it.each([
    [1_000n, '105'],
    [1_235n, '105'],
    [1_236n, '105.06'],
    [2_000n, '170'],
  ])('pays the greater of 10.5 % and 0.085 a stream: %s streams, %s', (streams, payable) => {
    expect(tariffFee({ ...tariff, streams }).payable.toFixed()).toBe(payable);
  });

  it('may have another percentage as its minimum', () => {
    expect(percentMinimumFee(d('1000'), d('0.15'), d('800'), d('0.2')).payable.toFixed()).toBe('160');
    expect(percentMinimumFee(d('1000'), d('0.15'), d('700'), d('0.2')).payable.toFixed()).toBe('150');
  });
});

describe('a performing rights fee', () => {
  const bmi = { rate: d('0.025'), agencyCommissionMax: d('0.15'), administration: d('0.03'), feeFloor: d('0.10') };
  const fee = (agencyCommission: string, directlyLicensed: string) =>
    performingRightsFee(
      { grossRevenue: d('100000'), agencyCommission: d(agencyCommission), directlyLicensed: d(directlyLicensed) },
      bmi,
    );

  it('takes commission off gross, up to its limit', () => {
    expect(fee('10000', '0').payable.toFixed()).toBe('2250');
    expect(fee('20000', '0').base.toFixed()).toBe('85000');
  });

  it('credits direct licences less the administration of them', () => {
    expect(fee('0', '0.5').payable.toFixed()).toBe('1287.5');
  });

  it('never falls below its floor', () => expect(fee('0', '1').payable.toFixed()).toBe('250'));
});

describe('webcasting', () => {
  const year = { rate: d('0.25'), minimumPerChannel: d('100000'), channels: 2n };

  it('credits the minimum of all channels, and never refunds it', () => {
    const below = webcastingRoyalty({ ...year, performances: 700_000n });
    expect([below.royalty, below.minimum, below.furtherDue].map(String)).toEqual(['175000', '200000', '0']);
    expect(webcastingRoyalty({ ...year, performances: 900_000n }).furtherDue.toFixed()).toBe('25000');
  });

  it('caps the minimum over many channels', () => {
    const many = { ...year, channels: 500n, performances: 0n };
    expect(webcastingRoyalty({ ...many, minimumCap: d('10000000') }).minimum.toFixed()).toBe('10000000');
    expect(webcastingRoyalty({ ...many, minimumCap: null }).minimum.toFixed()).toBe('50000000');
  });

  it('moves a rate along with prices as the regulation writes it', () => {
    const [base, index, first] = [d('237.336'), d('250.000'), d('0.0022')];
    const written = index.minus(base).div(base).plus(1).times(first);
    expect(webcastingCola(first, index, base).toFixed(30)).toBe(written.toFixed(30));
  });
});

describe('a late fee', () => {
  const fee = { monthlyRate: d('0.015'), monthsLate: 3n };

  it.each([
    ['simple', {}, '2250'],
    ['compound', { compounding: true }, '2283.91875'],
    ['nothing when paid in time', { monthsLate: 0n }, '0'],
    ['the highest lawful rate where that is lower', { lawfulMonthlyRate: d('0.01') }, '1500'],
    ['its own rate where the law allows more', { lawfulMonthlyRate: d('0.02') }, '2250'],
  ])('is %s', (_, changes, due) => {
    expect(lateFee(d('50000'), { ...fee, ...changes }).toFixed()).toBe(due);
  });
});

describe('physical copies', () => {
  const rates = { flatCents: d('13.1'), perMinuteCents: d('2.52') };

  it.each([
    ['300', '13.1'],
    ['301', '15.12'],
    ['360', '15.12'],
    ['361', '17.64'],
    ['0', '13.1'],
  ])('of %s seconds cost %s cents', (seconds, expected) => {
    expect(physicalRateCents(d(seconds), rates).toFixed()).toBe(expected);
  });

  it('cost their rate times the copies', () => {
    expect(physicalMechanical(d('301'), 3n, rates).toFixed()).toBe('45.36');
  });
});

describe('a bundle', () => {
  it('is divided last, so that a third of three is one', () => {
    const bundle = { price: d('1'), standaloneMusic: d('1'), standaloneOthers: d('2') };
    expect(usBundleRevenue(bundle, d('3')).total.toFixed()).toBe('1');
  });

  it('has parts that cost something alone', () => {
    const bundle = { price: d('1'), standaloneMusic: d('0'), standaloneOthers: d('0') };
    expect(() => usBundleRevenue(bundle, d('1'))).toThrow(RangeError);
  });
});
