import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFiles } from './check-files.js';
import { RULES, type Finding, type Rule } from './rules.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-dsr-check-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const golden = async (name: string) => readFile(new URL(`../golden/${name}.tsv`, import.meta.url), 'utf8');
const [financial, royalty, basicAudio] = [await golden('financial'), await golden('royalty'), await golden('basic-audio')]; // prettier-ignore

const NAMES = {
  financial: 'DSR_north_PADPIDA0000000000Q_Playledger_2026-08_multi_1of1_20260901T000000.tsv',
  royalty: 'DSR_nord-verlag-dc365e79d4_PADPIDA0000000000Q_Playledger_2026-08_multi_1of1_20260901T000001.tsv',
  basicAudio: 'DSR_PADPIDA2007050901U_PADPIDA0000000000Q_Playledger_2026-08_DE_1of1_20260901T000002.tsv',
};

const check = async (name: string, ...contents: readonly (string | Buffer)[]) => {
  const paths = await Promise.all(
    contents.map(async (content, nth) => {
      const path = join(await mkdtemp(join(folder, 'in-')), nth === 0 ? name : name.replace('1of', `${nth + 1}of`));
      await writeFile(path, content);
      return path;
    }),
  );
  const findings: Finding[] = [];
  const checked = await checkFiles({ paths, onFinding: (_, finding) => findings.push(finding) });
  expect(checked.problems + checked.warnings).toBe(findings.length);
  return { ...checked, findings, rules: findings.map(({ rule, line, severity }) => `${severity} ${rule} ${line}`) };
};

/** Cell `at` of line `line`, both from 1, is another one. */
const withCell = (text: string, line: number, at: number, value: string): string => {
  const lines = text.split('\n');
  const cells = lines[line - 1]!.replaceAll('\\\t', '\u0001').split('\t');
  cells[at - 1] = value;
  lines[line - 1] = cells.join('\t').replaceAll('\u0001', '\\\t');
  return lines.join('\n');
};
const withLines = (text: string, change: (lines: string[]) => void): string => {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
};

describe('a file of ours', () => {
  it.each([
    ['financial', financial, '2.21'],
    ['royalty', royalty, '3.76'],
    ['basicAudio', basicAudio, '3.69'],
  ] as const)('has nothing wrong with it: %s', async (kind, text, due) => {
    const { findings, due: found } = await check(NAMES[kind], text);
    expect(findings).toEqual([]);
    expect([...found].map(([currency, amount]) => [currency, amount.toFixed()])).toEqual([['EUR', due]]);
  });

  it('is read the same when it is compressed, has line ends of Windows, comments, and no empty cells at the end', async () => {
    expect((await check(`${NAMES.royalty}.gz`, gzipSync(royalty))).findings).toEqual([]);
    expect((await check(NAMES.royalty, royalty.replaceAll('\n', '\r\n'))).findings).toEqual([]);
    expect((await check(NAMES.royalty, royalty.replace(/\t+$/gm, ''))).rules).toEqual([]);
    const commented = withLines(financial, (lines) => void lines.splice(1, 0, '# SY10\tand what follows'));
    expect((await check(NAMES.financial, withCell(commented, commented.split('\n').length - 1, 2, '11'))).rules).toEqual([]); // prettier-ignore
  });
});

type Broken = readonly [rule: Rule, what: string, text: string];

const F = (line: number, at: number, value: string) => withCell(financial, line, at, value);
const R = (line: number, at: number, value: string) => withCell(royalty, line, at, value);
const B = (line: number, at: number, value: string) => withCell(basicAudio, line, at, value);
const lineOf = (text: string, type: string) => text.split('\n').findIndex((line) => line.startsWith(type)) + 1;
const [SR08, LI, SU03] = [lineOf(financial, 'SR08'), lineOf(royalty, 'LI01'), lineOf(royalty, 'SU03')];
const [SY07, SU02, AS01, MW] = [lineOf(royalty, 'SY07'), lineOf(basicAudio, 'SU02'), lineOf(basicAudio, 'AS01'), lineOf(basicAudio, 'MW01')]; // prettier-ignore
const FOOT = lineOf(royalty, 'FOOT');
const SRFO = lineOf(financial, 'SRFO');

const BROKEN: readonly Broken[] = [
  ['byte-order-mark', 'a byte order mark', `\ufeff${financial}`],
  ['control-character', 'a NUL in a title', F(SR08, 11, 'a\u0000b')],
  ['line-length', 'a line of 2 MB', F(SR08, 11, 'x'.repeat(2_000_000))],
  ['empty-line', 'an empty line', withLines(financial, (lines) => void lines.splice(5, 0, ''))],
  ['head-first', 'no HEAD', withLines(financial, (lines) => void lines.shift())],
  ['head-first', 'two of them', withLines(financial, (lines) => void lines.splice(1, 0, lines[0]!))],
  ['profile', 'a version that is not known', F(1, 4, '9.9')],
  ['allowed-value', 'a profile that there is not', F(1, 3, 'NoProfile')],
  ['record-type', 'a record of another profile', withLines(financial, (lines) => void lines.splice(6, 0, 'SU02\tB1'))],
  ['record-order', 'a summary after rows', withLines(financial, (lines) => void lines.splice(SRFO - 1, 0, lines[1]!.replace('S1', 'S9')))], // prettier-ignore
  ['record-order', 'a block without usage', withLines(basicAudio, (lines) => void lines.splice(SU02 - 1, 1))],
  ['no-summary', 'no summary', withLines(basicAudio, (lines) => void lines.splice(1, 1))],
  ['foot-last', 'no footer', withLines(financial, (lines) => void lines.splice(SRFO - 1, 1))],
  ['foot-last', 'something after it', `${financial}${financial.split('\n')[SR08 - 1]!}\n`],
  [
    'cell-count',
    'a cell too many',
    withLines(financial, (lines) => void (lines[SRFO - 1] = `${lines[SRFO - 1]!}\tmore`)),
  ],
  ['mandatory', 'no release id', F(SR08, 5, '')],
  ['single-value', 'a pipe in a title', F(SR08, 10, 'this|that')],
  ['escape', 'one backslash before a pipe', F(SR08, 10, 'this\\|that')],
  ['padding', 'spaces around a title', F(SR08, 10, ' padded ')],
  ['fixed-value', 'a second file of a report of rows', F(1, 7, '2')],
  ['allowed-value', 'a use that there is not', F(2, 6, 'Humming')],
  ['allowed-value', 'a territory that there is not', F(2, 13, 'UK')],
  ['integer', 'returns in words', F(SR08, 28, 'none')],
  ['decimal', 'a decimal comma', F(SR08, 44, '1,23')],
  ['zero', 'nothing as 0.0', F(2, 19, '0.0')],
  ['trailing-zero', 'a price with zeros', F(2, 20, '1.00')],
  ['boolean', 'yes', F(SR08, 48, 'yes')],
  ['date', 'the 31st of February', F(SR08, 26, '2026-02-31')],
  ['datetime', 'no zone', F(1, 6, '2026-09-01T00:00:00')],
  ['duration', 'minutes and seconds', B(AS01, 10, '3:02')],
  ['dpid', 'a DPID that is none', F(1, 11, 'PADPIDA')],
  ['dpid', 'another check character', F(1, 11, 'PADPIDA2014999999Z')],
  ['isrc', 'hyphens', F(SR08, 14, 'GB-AHT-09-00445')],
  ['iswc', 'another check digit', B(MW, 4, 'T0345246802')],
  ['icpn', 'another check digit', withLines(basicAudio, (lines) => void lines.splice(AS01 - 1, 0, 'RE01\tB1\tR1\tx\t\t\t731453000000\t\ta\t\tt'))], // prettier-ignore
  ['isan', 'an ISAN that is none', F(SR08, 15, 'film')],
  ['summary-order', 'summaries of one type apart', withLines(basicAudio, (lines) => void lines.splice(2, 0, 'SY01.01\tS8', lines[1]!.replace('S1', 'S9')))], // prettier-ignore
  ['namespace-id', 'an id of nothing', R(LI, 5, '00014107338')],
  ['isni', 'another check character', R(LI, 5, 'ISNI::0000000081266400')],
  ['message-version', 'a version of something else', F(1, 2, 'ern/43')],
  ['summary-id', 'two summaries of one id', F(3, 2, 'S1')],
  ['summary-link', 'a row of no summary', F(SR08, 25, 'S99')],
  ['block-id', 'a block that comes back', withLines(basicAudio, (lines) => void lines.splice(-2, 0, lines[AS01 - 1]!, lines[MW - 1]!, lines[SU02 - 1]!))], // prettier-ignore
  ['resource-link', 'a resource that the block does not have', B(SU02, 6, 'A9')],
  ['release-link', 'a release that the block does not have', withCell(B(SU02, 6, ''), SU02, 5, 'R1')],
  ['one-transacted', 'neither release nor resource', B(SU02, 6, '')],
  ['transaction-id', 'two sales of one id', F(SR08 + 1, 2, 'T1')],
  ['file-number', 'the third of two', withCell(R(1, 7, '3'), 1, 8, '2')],
  ['lines-in-file', 'a line too many', R(FOOT, 2, '99')],
  ['lines-in-report', 'a report of other length', F(SRFO, 2, '99')],
  ['summary-count', 'a summary too many', F(SRFO, 3, '99')],
  ['blocks-in-file', 'a block too many', R(FOOT, 5, '99')],
  ['blocks-in-report', 'no blocks of the report', R(FOOT, 6, '')],
  ['usage-sum', 'a stream too many', B(SU02, 8, '8')],
  ['amount-sum', 'a cent too many', R(LI, 10, '9.99')],
  ['net-usage', 'other net usage', F(SR08, 27, '9')],
  ['unit-price', 'another price', F(SR08, 42, '7')],
  ['exchange', 'another exchange rate', F(2, 23, '2')],
  ['final-total', 'another total', F(2, 45, '77')],
  ['market-share', 'another share', F(2, 39, '99')],
  ['share-over-100', 'more than all', R(LI, 7, '101')],
  ['usage-dates', 'an end before the beginning', F(1, 10, '2026-01-01')],
  ['usage-dates', 'an end of validity before its beginning', withCell(R(SU03, 8, '2026-08-02'), SU03, 9, '2026-08-01')],
  ['reporting-period', 'a month before that of HEAD', F(2, 7, '2025-01-01')],
  ['service-description', 'a service of two words', R(SY07, 9, 'Play_ledger')],
  ['rights-type', 'a percentage of no right', withCell(B(2, 18, ''), 2, 22, '50')],
  ['one-value-each', 'a deduction type without a value', F(2, 30, 'Fee|Tax')],
  ['exchange-date', 'a rate of no day', F(2, 25, '')],
  ['gross-both', 'gross revenue in one currency', F(2, 26, '5')],
  ['price-type', 'two kinds of price', withCell(F(SR08, 34, 'a'), SR08, 35, 'b')],
];

describe('a broken file', () => {
  it.each(BROKEN)('is told of %s: %s', async (rule, _, text) => {
    const kind = text.includes('Financial') ? 'financial' : text.includes('Royalty') ? 'royalty' : 'basicAudio';
    const { findings } = await check(NAMES[kind], text);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  it('is told where, what is there, and what would be right', async () => {
    const { findings } = await check(NAMES.financial, F(SR08, 20, 'soundrecording'));
    const [where, what] = ['SR08.ResourceType', '"soundrecording" is in another case'];
    expect(findings).toEqual([{ rule: 'allowed-value', severity: 'warning', line: SR08, where, what, right: 'SoundRecording' }]); // prettier-ignore
  });

  it('is told of every rule that there is', () => {
    const elsewhere: readonly Rule[] = ['readable', 'encoding', 'file-name', 'file-name-head', 'message-id'];
    expect(new Set([...BROKEN.map(([rule]) => rule), ...elsewhere])).toEqual(new Set(Object.keys(RULES)));
  });

  it('is told of a name that is none, and of one that says something else than HEAD', async () => {
    expect((await check('report.tsv', financial)).rules).toEqual(['problem file-name 1']);
    expect((await check(NAMES.financial.replace('north', 'south').replace('1of1', '1of2'), financial)).rules).toEqual(['problem file-name-head 1', 'problem file-name-head 1']); // prettier-ignore
  });
});

describe('files of one report', () => {
  it('are told of a message id that two of them have, and of one that is missing', async () => {
    expect((await check(NAMES.financial, financial, financial)).findings.map(({ rule }) => rule)).toContain(
      'message-id',
    );
    const half = withCell(royalty, 1, 8, '2');
    expect((await check(NAMES.royalty.replace('1of1', '1of2'), half)).rules).toEqual(['warning file-number 0']);
  });
});

describe('hostile input', () => {
  const noise = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7_919 + (index >> 3)) % 256));

  it('is told in a word: bytes of something else, a compressed file that was cut off, nothing at all', async () => {
    const { rules } = await check(NAMES.financial, noise);
    expect(rules).toContain('problem encoding 1');
    expect(rules.at(-1)).toBe('problem readable 1');
    const cut = gzipSync(financial).subarray(0, 400);
    expect((await check(NAMES.financial, cut)).findings.at(-1)).toMatchObject({ rule: 'readable', what: 'unexpected end of file' }); // prettier-ignore
    expect((await check(NAMES.financial, '')).rules).toEqual(['problem head-first 0']);
  });

  it('takes no ages: a megabyte of escapes, spaces, pipes or TABs in one line', async () => {
    for (const text of ['\\\t', 'a ', '|', '\t', '\\\\|', '\\'].map((piece) => piece.repeat(1_000_000 / piece.length)))
      expect((await check(NAMES.financial, F(SR08, 10, text))).problems).toBeGreaterThanOrEqual(0);
  });
});
