import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MW01_01 } from './cells/shared-records.js';
import { escaped, splitCells, splitValues, unescaped } from './escape.js';
import { recordWriter } from './record-text.js';

describe('a text in a cell', () => {
  it.each([
    ['plain', 'plain'],
    ['a\tb', 'a\\\tb'],
    ['a|b', 'a\\\\|b'],
    ['a\\b', 'a\\\\\\b'],
    ['a\\|b', 'a\\\\\\\\\\|b'],
    ['"quoted" and \'so\'', '"quoted" and \'so\''],
    ['two\nlines\r\nof it', 'two lines  of it'],
    ['  padded ', 'padded'],
    ['\u0000bell\u0007', 'bell'],
    ['half \ud83d of a pair', 'half \ufffd of a pair'],
    ['שלום 😀 e\u0301', 'שלום 😀 e\u0301'],
  ])('%j is written %j', (text, written) => expect(escaped(text)).toBe(written));

  it.each([
    ['one backslash before a pipe, as some send it', 'a\\|b', 'a|b'],
    ['a backslash alone', 'AC\\DC', 'AC\\DC'],
    ['two of them', 'AC\\\\DC', 'AC\\\\DC'],
  ])('is understood with %s', (_, raw, text) => expect(unescaped(raw)).toEqual({ text, standard: false }));
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom('\t', '|', '\\', ' ', 'a', '😀', 'ש', '#', '"', '::'), { maxLength: 12 }).map((letters) => letters.join('')), // prettier-ignore
  fc.constantFrom('x|\t\\'.repeat(2_500), '😀'.repeat(10_000)),
);

/** What the standard has a form for: one line, and no spaces at its ends. */
const expressible = (text: string) =>
  text.replace(/(?!\t)\p{Cc}/gu, ' ').replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/^ +| +$/g, ''); // prettier-ignore

describe('any text', () => {
  const write = recordWriter('MW01.01', MW01_01);

  it('comes back from a line as it went in', () =>
    fc.assert(
      fc.property(anyText, fc.array(anyText, { minLength: 1, maxLength: 3 }), (title, writers) => {
        fc.pre(expressible(title) !== '' && writers.every((name) => expressible(name) !== ''));
        const line = write({ BlockId: 'B1', DspWorkId: title, Title: title, ComposerAuthor: writers });
        const cells = splitCells(line);
        expect(line).not.toMatch(/[\n\r]/);
        expect(cells).toHaveLength(MW01_01.cells.length + 1);
        expect([cells[2]!, cells[4]!].map((cell) => unescaped(cell))).toEqual([
          { text: expressible(title), standard: true },
          { text: expressible(title), standard: true },
        ]);
        expect(splitValues(cells[6]!).map((value) => unescaped(value).text)).toEqual(writers.map(expressible));
      }),
    ));
});

describe('a record', () => {
  const write = recordWriter('MW01.01', MW01_01);

  it('has every cell, also the empty ones', () =>
    expect(write({ BlockId: 'B1', DspWorkId: 'w', Title: 'Song' })).toBe(`MW01.01\tB1\tw\t\tSong${'\t'.repeat(11)}`));

  it('is not written without what is mandatory, with several values for one, or with a code that there is not', () => {
    expect(() => write({ BlockId: 'B1', DspWorkId: 'w' })).toThrow('MW01.01 needs Title');
    expect(() => write({ BlockId: 'B1', DspWorkId: 'w', Title: ' ' })).toThrow('MW01.01 needs Title');
    expect(() => write({ BlockId: 'B1', DspWorkId: 'w', Title: ['a', 'b'] })).toThrow('takes one value');
  });
});
