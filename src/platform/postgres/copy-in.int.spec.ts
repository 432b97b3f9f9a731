import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { copyCell, copyIn, CopyLines } from './copy-in.js';
import { inTransaction } from './transaction.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await database.pool.query('create table copied (n integer, text text, flag boolean)');
});
afterAll(() => database.drop());

const copied = async (texts: readonly (string | null)[]) => {
  const lines = new CopyLines();
  for (const [n, text] of texts.entries()) lines.add([n, text, n % 2 === 0].map(copyCell).join('\t'));
  await inTransaction(database.pool, (client) => copyIn(client, 'copied (n, text, flag)', lines));
  const { rows } = await database.pool.query<{ text: string | null }>('select text from copied order by n');
  await database.pool.query('truncate copied');
  return rows.map(({ text }) => text);
};

it('brings any text through that PostgreSQL can hold', async () => {
  const text = fc.string({ unit: 'grapheme' }).map((any) => any.replaceAll('\0', ''));
  const awkward = fc.constantFrom('\\N', '\\.', '\t', '\n', '\r\n', '\\', '', 'a\\tb', '\u202e', '\u2028');
  const cell = fc.option(fc.oneof(text, awkward), { freq: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { maxLength: 20 }), async (texts) => {
      expect(await copied(texts)).toEqual(texts);
    }),
    { numRuns: 50 },
  );
});

it('makes room for lines of any length', async () => {
  const texts = ['', 'é'.repeat(100_000), 'x', '€'.repeat(200_000)];
  expect(await copied(texts)).toEqual(texts);
});

it('writes nothing of a text that PostgreSQL refuses, and leaves the connection fit for the next', async () => {
  await expect(copied(['fine', 'a NUL \0 byte'])).rejects.toThrow(/invalid byte sequence/);
  expect(await copied(['after'])).toEqual(['after']);
});
