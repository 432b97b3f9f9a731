import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from './day.js';
import { parseDpid } from './dpid.js';
import { parseIcpn } from './icpn.js';
import { parseIpi } from './ipi.js';
import { parseIsni } from './isni.js';
import { parseIswc } from './iswc.js';

type Parse = (raw: string) => string | undefined;

const single = Array.from('0123456789');

/** Every code that differs in one digit, with the place that it differs at. */
const slips = (code: string): readonly (readonly [slip: string, place: number])[] =>
  Array.from(code).flatMap((digit, place) =>
    /\d/.test(digit)
      ? single
          .filter((other) => other !== digit)
          .map((other) => [code.slice(0, place) + other + code.slice(place + 1), place] as const)
      : [],
  );

/** The one code that a parser takes among the candidates for the check characters. */
const completed = (parse: Parse, start: string, checks: readonly string[]): readonly string[] =>
  checks.map((check) => start + check).filter((code) => parse(code) !== undefined);

const digits = (count: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${count}}$`)).filter((code) => /[1-9]/.test(code));
const double = Array.from({ length: 100 }, (_, check) => String(check).padStart(2, '0'));

const catchesEverySlip = (parse: Parse, start: fc.Arbitrary<string>, checks: readonly string[]) => {
  fc.assert(
    fc.property(start, (code) => {
      const [whole, ...others] = completed(parse, code, checks);
      expect(others).toEqual([]);
      expect(slips(whole!).filter(([slip]) => parse(slip) !== undefined)).toEqual([]);
    }),
    { numRuns: 200 },
  );
};

describe('an IPI name number', () => {
  it.each([
    ['00014107338', '00014107338'], // Pablo Picasso
    ['00014.10.73.38', '00014107338'],
    ['00052210040', '00052210040'],
  ])('is read from %s', (raw, canonical) => expect(parseIpi(raw)).toBe(canonical));

  it.each(['', '14107338', '00014107339', '00000000000', '0001410733A', '00014107338\n', '00014.107338'])(
    'is not %j',
    (raw) => expect(parseIpi(raw)).toBeUndefined(),
  );

  it('is written 00 both where nothing and where 100 is missing to a multiple of 101', () => {
    // 9 x 10 + 1 x 9 + 1 x 2 = 101, and 9 x 10 + 4 x 3 = 102.
    expect([parseIpi('91000000100'), parseIpi('90000004000')]).toEqual(['91000000100', '90000004000']);
  });

  it('is refused with any one digit changed', () => catchesEverySlip(parseIpi, digits(9), double));
});

describe('an ISNI', () => {
  it.each([
    ['0000 0001 2103 2683', '0000000121032683'],
    ['000000012146438x', '000000012146438X'],
    ['0000000121455667', undefined],
    ['0000-0001-2103-2683', undefined],
    ['0000000000000000', undefined],
    ['000000012103268', undefined],
    ['X000000121032683', undefined],
  ])('reads %s as %s', (raw, canonical) => expect(parseIsni(raw)).toBe(canonical));

  it('is refused with any one digit changed', () => catchesEverySlip(parseIsni, digits(15), [...single, 'X']));
});

describe('an ISWC', () => {
  it.each([
    ['T-034.524.680-1', 'T0345246801'],
    ['T-034524680-1', 'T0345246801'],
    ['t0345246801', 'T0345246801'],
    ['T-000.000.001-0', 'T0000000010'],
    ['T-034.524680-1', undefined],
    ['T-034.524.680-2', undefined],
    ['0345246801', undefined],
    ['', undefined],
  ])('reads %s as %s', (raw, canonical) => expect(parseIswc(raw)).toBe(canonical));

  it('is refused with a digit changed where the weight has no factor in common with ten', () => {
    fc.assert(
      fc.property(digits(9), (code) => {
        const [whole] = completed(parseIswc, `T${code}`, single);
        const caught = slips(whole!).filter(([, place]) => [1, 3, 7, 9, 10].includes(place));
        expect(caught.filter(([slip]) => parseIswc(slip) !== undefined)).toEqual([]);
      }),
    );
  });

  it('has a check digit that cannot see every slip: 5 at the second place weighs as much as 0', () => {
    expect([parseIswc('T0345246801'), parseIswc('T0845246801')]).toEqual(['T0345246801', 'T0845246801']);
  });
});

describe('an ICPN', () => {
  it.each([
    ['036000291452', '0036000291452'],
    ['0036000291452', '0036000291452'],
    ['4006381333931', '4006381333931'],
    ['5901234123457', '5901234123457'],
    ['5901234123458', undefined],
    ['0000000000000', undefined],
    ['96385074', undefined],
    ['590123412345 7', undefined],
  ])('reads %s as %s', (raw, canonical) => expect(parseIcpn(raw)).toBe(canonical));

  it('is refused with any one digit changed', () => {
    catchesEverySlip(parseIcpn, digits(11), single);
    catchesEverySlip(parseIcpn, digits(12), single);
  });
});

describe('a DPID', () => {
  it.each([
    ['PA-DPIDA-3897722461-G', 'PADPIDA3897722461G'],
    ['padpida2014122301q', 'PADPIDA2014122301Q'],
    ['PADPIDA2007081301C', 'PADPIDA2007081301C'],
    ['PA-DPIDA2007081301C', undefined],
    ['PADPIDA2007081301', undefined],
    ['PADPIDA2007081301CC', undefined],
    ['XXDPIDA2007081301C', undefined],
  ])('reads %s as %s', (raw, canonical) => expect(parseDpid(raw)).toBe(canonical));
});

describe('a day', () => {
  it.each(['2026-08-31', '2024-02-29', '2000-02-29'])('is %s', (raw) => expect(day(raw)).toBe(raw));

  it.each(['', '2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-8-1', '2026-08-01T00:00Z'])(
    'is not %j',
    (raw) => expect(() => day(raw)).toThrow(TypeError),
  );
});
