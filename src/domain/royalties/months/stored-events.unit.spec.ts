import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MONTH_EVENT_TYPES, monthCodec, type StoredMonthEvent } from './stored-events.js';

const folder = new URL('golden/', import.meta.url);
const golden = (type: string) => JSON.parse(readFileSync(new URL(`${type}.json`, folder), 'utf8')) as StoredMonthEvent;

it('has one golden sample for each version ever written', () => {
  expect(readdirSync(folder).sort()).toEqual(MONTH_EVENT_TYPES.map((type) => `${type}.json`).sort());
});

it.each(MONTH_EVENT_TYPES)('still reads %s, and writes it as it was', (type) => {
  const codec = monthCodec((name) => name);
  const { id: _id, ...written } = codec.encode(codec.decode(golden(type)));
  expect(written).toEqual(golden(type));
});

it('gives an event that returns to an earlier state an id of its own', () => {
  const { encode, decode } = monthCodec((name) => name);
  const first = decode(golden('MonthCalculated.v1'));
  const again = { ...first, data: { ...first.data, edition: 4 } } as typeof first;
  expect(encode(first).id).toBe(encode(decode(golden('MonthCalculated.v1'))).id);
  expect(encode(first).id).not.toBe(encode(again).id);
});
