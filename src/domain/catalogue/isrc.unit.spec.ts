import { expect, it } from 'vitest';
import { parseIsrc } from './isrc.js';

it.each([
  ['ZZP472600001', 'ZZP472600001'],
  ['us-rc1-76-07839', 'USRC17607839'],
  ['gbaye0601498', 'GBAYE0601498'],
  ['QZ-8-BZ1900001', undefined],
  ['QZ8BZ19-00001', 'QZ8BZ1900001'],
])('reads %s as %s', (raw, canonical) => expect(parseIsrc(raw)).toBe(canonical));

it.each([
  '',
  'ZZP47260000',
  'ZZP4726000011',
  '1ZP472600001',
  'ZZP47260000A',
  'ZZ_472600001',
  ' ZZP472600001',
  'ZZP472600001\n',
  'ZZP4726\u000000001',
  'ＺＺP472600001',
  'ıZP472600001',
  'Z'.repeat(10_000),
])('takes %j for no ISRC', (raw) => expect(parseIsrc(raw)).toBeUndefined());
