import { expect, it } from 'vitest';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { findRecordings } from './find-recordings.js';

const TRACKS = [
  ['t-1', 'SEAAA2600001', 'Åskans Sång', 'The Quiet'],
  ['t-2', 'SEAAA2600002', 'Twice', 'Ana'],
  ['t-3', 'SEAAA2600003', 'Twice', 'Ana'],
  ['t-4', 'SEAAA2600004', 'Same Code', 'Odd'],
  ['t-5', 'SEAAA2600004', 'Same Code', 'Odd'],
];

const catalogued = async () => {
  const { pool } = await freshDatabaseForTest();
  await pool.query('create table tracks (track_id text primary key, isrc text, title text, artist text)');
  for (const row of TRACKS) await pool.query('insert into tracks values ($1, $2, $3, $4)', row);
  return findRecordings(pool);
};

it('finds by ISRC before the name, and by the name without regard to case', async () => {
  const find = await catalogued();
  expect(
    await find([
      { title: 'whatever', artist: 'whoever', isrc: 'SEAAA2600002' },
      { title: 'åskans SÅNG', artist: 'the quiet' },
      { title: 'Åskans Sång', artist: 'The Quiet', isrc: 'GBZZZ9900001' },
      { title: 'Nobody Knows', artist: 'The Quiet' },
    ]),
  ).toEqual(['t-2', 't-1', 't-1', undefined]);
});

it('does not guess between two recordings of one name, and takes the smaller id of one recording', async () => {
  const find = await catalogued();
  expect(await find([{ title: 'Twice', artist: 'Ana' }, { title: 'Same Code', artist: 'Odd' }])).toEqual([undefined, 't-4']); // prettier-ignore
});

it('finds nothing where there is no catalogue yet, and nothing for nothing', async () => {
  const { pool } = await freshDatabaseForTest();
  expect(await findRecordings(pool)([{ title: 'Twice', artist: 'Ana' }])).toEqual([undefined]);
  expect(await findRecordings(pool)([])).toEqual([]);
});
