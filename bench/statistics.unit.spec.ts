import { describe, expect, it } from 'vitest';
import { flatness, median, medianRatio, rounded } from './statistics.js';

describe('the median', () => {
  it('is the middle value, whatever the order', () => expect(median([9, 1, 5])).toBe(5));
  it('is the mean of the two in the middle of an even number', () => expect(median([4, 1, 3, 100])).toBe(3.5));
  it('compares numbers as numbers', () => expect(median([10, 9, 100])).toBe(10));
  it('leaves the values as they were', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
  it('refuses to be of nothing', () => expect(() => median([])).toThrow(RangeError));
});

describe('the median ratio', () => {
  it('divides within each round, so a slow round of both parties changes nothing', () =>
    expect(medianRatio([60, 6, 60], [100, 10, 100])).toBe(0.6));
  it('gives one bad round no weight', () => expect(medianRatio([50, 1, 50], [100, 100, 100])).toBe(0.5));
  it('refuses rounds that have no counterpart', () => expect(() => medianRatio([1, 2], [1])).toThrow(RangeError));
});

describe('flatness', () => {
  it('is 1 for what stays the same', () => expect(flatness([200, 200, 200, 200, 200, 200])).toBe(1));
  it('forgives the warm-up in the first third', () =>
    expect(flatness([10, 50, 90, 200, 190, 200, 200, 199, 200])).toBe(1));
  it('shows what grows in a straight line', () =>
    expect(flatness(Array.from({ length: 300 }, (_, index) => index + 1))).toBe(1.5));
  it('counts the samples left over to the last third', () => expect(flatness([1, 1, 1, 1, 3])).toBe(3));
  it('refuses to speak on fewer than three samples', () => expect(() => flatness([1, 2])).toThrow(RangeError));
});

it('rounds figures to three decimals', () => {
  expect(rounded(0.61249)).toBe(0.612);
  expect(rounded(1.0005)).toBe(1.001);
});
