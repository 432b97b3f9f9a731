import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency } from '../../../domain/shared/currency.js';
import { Decimal } from '../../../domain/shared/money.js';
import type { StatementLine } from '../statement-csv.js';
import { labelCsv } from './label-csv.js';
import { mlcTsv, isMlcLine, type WorkFacts } from './mlc-tsv.js';
import { ascii, isUseLine, soundExchangeTxt } from './soundexchange-txt.js';
import { statementCsv } from './statement-csv-file.js';
import type { Pieces, StatementFacts } from './statement-facts.js';
import { summaryPdf, type SummaryFacts } from './summary-pdf.js';

const FACTS: StatementFacts = {
  service: 'Nordlys Music',
  party: 'label-01',
  partyName: 'Label One & Söhne',
  period: '2026-08',
  currency: currency('USD'),
  runId: 'run-1',
  closedOn: '2026-09-05',
};

const line = (changes: Partial<StatementLine>): StatementLine => ({
  period: '2026-08',
  territory: 'US',
  offering: 'premium',
  label: 'Label One',
  trackId: 't1',
  isrc: 'ZZA882600001',
  title: 'Ett, "två" & tre',
  artist: 'Åsa Ødegård',
  streams: 3n,
  amountMinor: new Decimal(800),
  right: 'recording',
  workId: '',
  grossMinor: new Decimal(1000),
  corrects: '',
  causedBy: '',
  ...changes,
});

const LINES: readonly StatementLine[] = [
  line({}),
  line({ trackId: 't2', offering: 'radio', title: '=Σ(1|2)^3', artist: 'Ψ\tband', isrc: '', streams: 12n }),
  line({ right: 'mechanical', workId: 'w1', amountMinor: new Decimal(125), grossMinor: new Decimal(125) }),
  line({ corrects: '2026-07', period: '2026-07', causedBy: 'late play@4711', streams: 0n, amountMinor: new Decimal(-5), grossMinor: new Decimal(-6) }), // prettier-ignore
];

async function* batched<Item>(...items: readonly Item[]) {
  for (let start = 0; start < items.length; start += 2) yield await Promise.resolve(items.slice(start, start + 2));
}

const bytesOf = async (pieces: Pieces): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const piece of pieces) chunks.push(Buffer.from(piece));
  return Buffer.concat(chunks);
};
const textOf = async (pieces: Pieces) => (await bytesOf(pieces)).toString();

const WORK: WorkFacts = {
  title: 'A work | in two parts',
  writers: [{ name: 'Ann | Writer', ipi: '00000000297' }, { name: 'Bo', ipi: '' }], // prettier-ignore
  share: '62.5',
};
const works = (...lines: readonly StatementLine[]) => batched(...lines.map((one) => ({ line: one, work: WORK })));
const mlc = (...lines: readonly StatementLine[]) => textOf(mlcTsv(works(...lines), { ...FACTS, partyIpi: '00000000199' })); // prettier-ignore

const USE = { service: FACTS.service, nonInteractive: new Set(['radio']) };
const soundExchange = (...lines: readonly StatementLine[]) =>
  textOf(soundExchangeTxt(batched(...lines), USE, (ids) => Promise.resolve(new Map(ids.map((id) => [id, `Album of ${id}`]))))); // prettier-ignore

const golden = (name: string) => new URL(`golden/${name}`, import.meta.url).pathname;

describe('the files of a statement', () => {
  it('are exactly these', async () => {
    await expect(await textOf(statementCsv(batched(...LINES), FACTS))).toMatchFileSnapshot(golden('statement.csv'));
    await expect(await textOf(labelCsv(batched(...LINES), FACTS))).toMatchFileSnapshot(golden('label.csv'));
    await expect(await mlc(...LINES.filter(isMlcLine))).toMatchFileSnapshot(golden('mlc.tsv'));
    const used = LINES.filter((one) => isUseLine(one, USE.nonInteractive));
    await expect(await soundExchange(...used)).toMatchFileSnapshot(golden('soundexchange.txt'));
  });

  it('keep gross, deductions and net tied, and tell the rate of a unit where there are units', async () => {
    const rows: readonly Record<string, string>[] = parse(await textOf(labelCsv(batched(...LINES), FACTS)), { columns: true }); // prettier-ignore
    for (const { gross, deductions, net } of rows) expect(new Decimal(gross!).minus(deductions!).toFixed(2)).toBe(net);
    expect(rows.map(({ rate }) => rate)).toEqual(['3.3333333333', '0.8333333333', '0.4166666667', '']);
    expect(rows.map(({ line_id }) => line_id)).toEqual(['1', '2', '3', '4']);
  });

  it('say of use what was used: recordings in the US, on offerings that nobody steers, of the month itself', () => {
    expect(LINES.map((one) => isUseLine(one, USE.nonInteractive))).toEqual([false, true, false, false]);
    expect(isUseLine(line({ offering: 'radio', territory: 'DE' }), USE.nonInteractive)).toBe(false);
    expect(isUseLine(line({ offering: 'radio', corrects: '2026-07' }), USE.nonInteractive)).toBe(false);
  });
});

const TEXT = fc.string({ unit: 'grapheme', maxLength: 60 }).chain((base) =>
  fc.constantFrom('', '\t', '"', ',', '|', '\\', '\n', '\r\n', '^', '=1+1', '-', 'שלום', '🎵', 'x'.repeat(10_000)).map((extra) => base + extra)); // prettier-ignore

/** What a spreadsheet would take for a formula carries an apostrophe: see `csv.ts`. */
const unescaped = (text: string) => text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');

describe('any text', () => {
  it('survives the CSV of a label', async () => {
    await fc.assert(
      fc.asyncProperty(TEXT, TEXT, async (title, artist) => {
        const csv = await textOf(labelCsv(batched(line({ title, artist })), FACTS));
        const [row] = parse(csv, { columns: true }) as readonly Record<string, string>[];
        expect([row!['title']!, row!['artist']!].map(unescaped)).toEqual([title, artist].map(unescaped));
        expect(row!['net']).toBe('8.00');
      }),
      { numRuns: 60 },
    );
  });

  it('survives a TSV but for tabs and line ends, which become spaces', async () => {
    await fc.assert(
      fc.asyncProperty(TEXT, async (title) => {
        const [, row, end] = (await mlc(line({ title, right: 'mechanical' }))).split('\n');
        expect(row!.split('\t')).toHaveLength(17);
        expect(row!.split('\t')[11]).toBe(title.replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' '));
        expect(end).toBe('');
      }),
      { numRuns: 60 },
    );
  });

  it('becomes ASCII in a report of use, and never looks like two fields or records', async () => {
    await fc.assert(
      fc.asyncProperty(TEXT, TEXT, async (title, artist) => {
        const [, row, end] = (await soundExchange(line({ title, artist }))).split('\r\n');
        expect(row).toMatch(/^[\x20-\x7e]*$/);
        expect(row!.split('|').map((field) => /^\^[^^]*\^$/.test(field))).toEqual([...Array<boolean>(7).fill(true), false]); // prettier-ignore
        expect(end).toBe('');
      }),
      { numRuns: 60 },
    );
    expect(ascii('Ærø – Łódź “ﬁn” 日本|^')).toBe('AEro - Lodz "fin" ?? ');
  });
});

const SUMMARY: SummaryFacts = {
  ...FACTS,
  streams: 1_234_567n,
  earnedMinor: new Decimal(123_456_789),
  payableMinor: new Decimal(-100),
  steps: [
    { label: 'Share of the pools', amountMinor: new Decimal(1_000), rule: 'DE/premium: 80 % of 12.50', total: false },
    { label: 'Payable now', amountMinor: new Decimal(-100), rule: 'the sum of all lines but the totals', total: true },
  ],
  tracks: [{ name: 'Πρωί · Утро · Morgon', amountMinor: new Decimal(900) }, { name: '日本 🎵', amountMinor: new Decimal(-90) }], // prettier-ignore
  territories: [],
};

describe('the summary', () => {
  it('is one page, and the same bytes every time', async () => {
    const first = await bytesOf(summaryPdf(SUMMARY));
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(first.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect((await bytesOf(summaryPdf(SUMMARY))).equals(first)).toBe(true);
    const other = await bytesOf(summaryPdf({ ...SUMMARY, closedOn: '2026-09-06' }));
    expect(other.equals(first)).toBe(false);
  });

  it('stays one page whatever it is asked to show', async () => {
    const steps = Array.from({ length: 60 }, (_, nth) => ({ label: `Correction ${nth}`, amountMinor: new Decimal(nth), rule: '', total: false })); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(TEXT, async (text) => {
        const bars = Array.from({ length: 20 }, () => ({ name: text, amountMinor: new Decimal(5) }));
        const pdf = await bytesOf(summaryPdf({ ...SUMMARY, partyName: text, service: text, steps, tracks: bars, territories: bars })); // prettier-ignore
        expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
      }),
      { numRuns: 8 },
    );
  });
});
