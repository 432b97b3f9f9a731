import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LISTENING_EVENT_TYPES, toStored, upcast, type StoredListeningEvent } from './stored-events.js';

const golden = (type: string) =>
  JSON.parse(readFileSync(new URL(`golden/${type}.json`, import.meta.url), 'utf8')) as {
    id: string;
  } & StoredListeningEvent;

describe('what is on disk', () => {
  it('has one golden sample per version ever written', () => {
    const samples = readdirSync(new URL('golden/', import.meta.url)).map((file) => file.replace('.json', ''));
    expect(samples.sort()).toEqual([...LISTENING_EVENT_TYPES].sort());
  });

  it.each(LISTENING_EVENT_TYPES)('reads %s as the current event, with its id and every fact', (type) => {
    const { id, ...stored } = golden(type);
    const event = upcast(id, stored);
    expect(event.type).toBe(type.replace(/\.v\d+$/, ''));
    expect(event.data).toEqual({ ...stored.data, playId: id });
  });

  it.each(LISTENING_EVENT_TYPES)('writes what it read from %s in the newest version, losing nothing', (type) => {
    const { id, ...stored } = golden(type);
    expect(toStored(upcast(id, stored))).toEqual(stored);
  });
});
