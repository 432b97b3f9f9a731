import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabaseForTest, type TestDatabase } from '../../../test/pg.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import { importCatalogue } from './import-catalogue.js';
import { readLines } from './read-lines.js';

const REAL = '../shared/data/listening/tracks.ndjson.gz';

let folder: string;
let database: TestDatabase;
let store: PostgresEventStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-catalogue-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  database = await freshDatabaseForTest();
  store = new PostgresEventStore(database);
});

const track = (number: number, facts: object = {}) =>
  JSON.stringify({
    trackId: `track-${number}`,
    isrc: `ZZA8826${String(number).padStart(5, '0')}`,
    title: `Title ${number}`,
    artist: 'Artist',
    label: 'label-1',
    ...facts,
  });

const imported = async (name: string, content: string | Buffer) => {
  await writeFile(join(folder, name), content);
  return importCatalogue({ store, lines: readLines(join(folder, name)) });
};

const catalogued = async () => {
  const { events } = await store.readAll({ after: 0n, types: ['TrackCatalogued.v1'], eventsMax: 100 });
  return events.map(({ stream, data }) => [
    stream,
    (data as { title: string }).title,
    (data as { edition: number }).edition,
  ]);
};

describe('importCatalogue', () => {
  it('catalogues each track once, and what changed once more', async () => {
    const file = [track(1), track(2), ''].join('\n');
    expect(await imported('two.ndjson', file)).toMatchObject({ tracks: 2, catalogued: 2, unchanged: 0, rejected: 0 });
    expect(await imported('two.ndjson', file)).toMatchObject({ tracks: 2, catalogued: 0, unchanged: 2 });
    expect(await imported('new.ndjson', [track(1), track(2, { title: 'Renamed' })].join('\n'))).toMatchObject({
      catalogued: 1,
      unchanged: 1,
    });
    expect(await catalogued()).toEqual([
      ['track-track-1', 'Title 1', 1],
      ['track-track-2', 'Title 2', 1],
      ['track-track-2', 'Renamed', 2],
    ]);
  });

  it('holds to the last line where a file names a track twice', async () => {
    await imported('twice.ndjson', [track(1), track(1, { title: 'Second' })].join('\n'));
    expect((await catalogued()).at(-1)).toEqual(['track-track-1', 'Second', 2]);
  });

  it('loses only the lines that are no tracks, and says which and why', async () => {
    const bad = [
      'not json',
      track(2, { isrc: 'nonsense' }),
      track(3, { title: 'a\u0000b' }),
      track(4, { title: 'x'.repeat(10_000) }),
      track(5, { durationMs: -5 }),
      '{"trackId":"track-6"',
      '[]',
      track(8, { trackId: 'x'.repeat(10_000) }),
    ];
    const tally = await imported('bad.ndjson', [track(1), ...bad, track(9)].join('\r\n'));
    expect(tally).toMatchObject({ tracks: 10, catalogued: 2, rejected: 8 });
    expect(tally.problems.map(({ line, reason, field }) => [line, reason, field])).toEqual([
      [2, 'MalformedLine', ''],
      [3, 'BadFormat', 'isrc'],
      [4, 'BadFormat', 'title'],
      [5, 'TooLong', 'title'],
      [6, 'OutOfRange', 'durationMs'],
      [7, 'MalformedLine', ''],
      [8, 'NotAnObject', ''],
      [9, 'TooLong', 'trackId'],
    ]);
    expect(await catalogued()).toHaveLength(2);
  });

  it('keeps the first thousand problems and counts the rest', async () => {
    const tally = await imported('awful.ndjson', 'nonsense\n'.repeat(1_500));
    expect(tally).toMatchObject({ tracks: 1_500, rejected: 1_500, catalogued: 0 });
    expect(tally.problems).toHaveLength(1_000);
  });

  it('has nothing to do with an empty file', async () => {
    expect(await imported('empty.ndjson', '')).toEqual({
      tracks: 0,
      catalogued: 0,
      unchanged: 0,
      rejected: 0,
      problems: [],
    });
  });

  it('says where a gzip breaks off, and the whole file completes it', async () => {
    const whole = gzipSync(
      Array.from({ length: 20_000 }, (_, nth) => track(nth % 99_999, { title: `T${(nth * 7919) % 10_007}` })).join(
        '\n',
      ),
    );
    await expect(imported('cut.ndjson.gz', whole.subarray(0, whole.length / 2))).rejects.toThrow(
      /cut\.ndjson\.gz cannot be read to its end: .*; [1-9]\d* tracks before that are in the catalogue/,
    );
    const before = (await catalogued()).length;
    expect(before).toBeGreaterThan(0);
    const tally = await imported('whole.ndjson.gz', whole);
    expect(tally).toMatchObject({ tracks: 20_000, rejected: 0 });
    expect(tally.unchanged).toBeGreaterThanOrEqual(before);
  });

  it.skipIf(!existsSync(REAL))(`takes every track of ${REAL}`, async () => {
    expect((await readFile(REAL)).length).toBeGreaterThan(0);
    const tally = await importCatalogue({ store, lines: readLines(REAL) });
    expect(tally).toEqual({ tracks: 58_941, catalogued: 58_941, unchanged: 0, rejected: 0, problems: [] });
  });
});
