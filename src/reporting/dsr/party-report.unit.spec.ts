import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currency } from '../../domain/shared/currency.js';
import { Decimal } from '../../domain/shared/money.js';
import { checkFiles } from './check/check-files.js';
import { basicAudioReport } from './basic-audio-report.js';
import { marketKey, type DsrLine, type DsrParty } from './dsr-line.js';
import { financialReport } from './financial-report.js';
import { PartyReport, type ReportOptions } from './party-report.js';
import type { ProfileReport } from './profile-report.js';
import { royaltyReport } from './royalty-report.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-dsr-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const EUR = currency('EUR');

const line = (over: Partial<DsrLine>): DsrLine => ({
  ...{ period: '2026-08', territory: 'DE', offering: 'premium', label: 'North', trackId: 'track-1', isrc: 'ZZA882600001' },
  ...{ title: 'Half a Machine', artist: 'Cold Weiß', streams: 7n, right: 'recording', workId: '', corrects: '', causedBy: '' },
  amountMinor: new Decimal(123),
  grossMinor: new Decimal(150),
  currency: EUR,
  ...over,
}); // prettier-ignore

const works = (over: Partial<DsrLine>): DsrLine =>
  line({
    ...{ right: 'mechanical', workId: 'work-1', durationMs: 182_400, share: '50' },
    work: { title: 'Half a Machine', iswc: 'T0345246801', writers: ['A. Weiß', 'B. Kalt'] },
    ...over,
  });

const markets = new Map(
  (['recording', 'mechanical'] as const).map((right) => [
    marketKey({ right, territory: 'DE', offering: 'premium', currency: EUR }),
    { usages: 40n, amountMinor: new Decimal(1_000) },
  ]),
);

type Asked = Partial<ReportOptions> & { readonly party?: Partial<DsrParty> };

const report = async (kind: ProfileReport, lines: readonly DsrLine[], { party, ...options }: Asked = {}) => {
  const out = await mkdtemp(join(folder, 'out-'));
  const sender = { dpid: 'PADPIDA0000000000Q', name: 'Playledger', service: 'Playledger' };
  const common = { period: '2026-08', runId: '2026-08-run', sender, folder: out, gzip: false, part: 'x', bytesMax: 1e9, markets }; // prettier-ignore
  const writing = new PartyReport(kind, { id: 'north', kind: 'label', name: 'north', ...party }, { ...common, ...options }); // prettier-ignore
  await writing.add(lines);
  await writing.endLines();
  const files = await writing.finish();
  expect((await readdir(out)).sort()).toEqual(files.map(({ name }) => name).sort());
  const wrong: unknown[] = [];
  await checkFiles({ paths: files.map(({ path }) => path), onFinding: (_, finding) => wrong.push(finding) });
  expect(wrong).toEqual([]);
  return { files, texts: await Promise.all(files.map(({ path }) => readFile(path))) };
};

const golden = (name: string) => `golden/${name}.tsv`;

describe('a report of one party', () => {
  it('is a financial report for a label, as it always was', async () => {
    const { files, texts } = await report(financialReport, [
      line({}),
      line({ trackId: 'track-2', title: 'Tab\there | pipe \\ and 😀', isrc: '', streams: 3n }),
      line({ territory: 'ZZ', offering: 'free', streams: 0n, amountMinor: new Decimal(0) }),
      line({ period: '2026-07', corrects: '2026-07', streams: -2n, amountMinor: new Decimal(-30), grossMinor: new Decimal(-40) }),
      line({ trackId: '', territory: '', offering: '', title: 'not by track', streams: 0n, amountMinor: new Decimal(5) }),
    ]); // prettier-ignore
    expect(files.map(({ name }) => name)).toEqual(['DSR_north_PADPIDA0000000000Q_Playledger_2026-08_multi_1of1_20260901T000000.tsv']); // prettier-ignore
    expect(files[0]!.due).toEqual([{ currency: 'EUR', amountMinor: new Decimal(221) }]);
    await expect(texts[0]!.toString()).toMatchFileSnapshot(golden('financial'));
  });

  it('is a royalty report for a publisher, as it always was', async () => {
    const { texts } = await report(
      royaltyReport,
      [
        works({}),
        works({ workId: 'work-2', work: { title: 'Second', writers: [] }, share: '12.5', amountMinor: new Decimal(7) }),
        works({ trackId: 'track-2', right: 'performing', durationMs: null, work: undefined }),
        works({ trackId: '', workId: '', title: 'not by track', artist: '', share: '100', streams: 0n }),
      ],
      { party: { kind: 'publisher', name: 'Nord Verlag', ipi: '00014107338' } },
    );
    await expect(texts[0]!.toString()).toMatchFileSnapshot(golden('royalty'));
  });

  it('is a usage report for a society, as it always was', async () => {
    const { texts } = await report(
      basicAudioReport,
      [works({}), works({ workId: 'work-2', work: { title: 'Second', writers: [] } }), works({ trackId: 'track-2' })],
      { party: { kind: 'cmo', dpid: 'PADPIDA2007050901U' } },
    );
    await expect(texts[0]!.toString()).toMatchFileSnapshot(golden('basic-audio'));
  });

  it('is several files where it is large, without a block that is split', async () => {
    const lines = Array.from({ length: 4_000 }, (_, nth) => works({ trackId: `track-${nth}` }));
    const { files, texts } = await report(basicAudioReport, lines, { bytesMax: 300_000 });
    expect(files.map(({ name }) => /_(\dof\d)_/.exec(name)![1])).toEqual(['1of3', '2of3', '3of3']);
    for (const { bytes } of files) expect(bytes).toBeLessThan(303_000);
    const feet = texts.map((text) => text.toString().slice(0, -1).split('\n').at(-1)!.split('\t'));
    const [counted, inFiles] = [(cell: number) => feet.map((foot) => BigInt(foot[cell]!)), feet.map((foot) => BigInt(foot[1]!))]; // prettier-ignore
    expect(inFiles).toEqual(texts.map((text) => BigInt(text.toString().slice(0, -1).split('\n').length)));
    expect(feet.map((foot) => [foot[2], foot[5]])).toEqual([['', ''], ['', ''], [String(inFiles.reduce((all, one) => all + one)), '4000']]); // prettier-ignore
    expect(counted(4).reduce((all, one) => all + one)).toBe(4_000n);
    for (const text of texts) {
      const rows = text.toString().slice(0, -1).split('\n').filter((row) => /^(AS|SU)/.test(row)); // prettier-ignore
      expect([rows[0]!.slice(0, 4), rows.at(-1)!.slice(0, 4)]).toEqual(['AS01', 'SU02']);
    }
  });

  it('is the same bytes every time, and the same text when it is compressed', async () => {
    const lines = [line({}), line({ trackId: 'track-2' })];
    const [first, again, small, smallAgain] = [
      await report(financialReport, lines),
      await report(financialReport, lines),
      await report(financialReport, lines, { gzip: true, part: 'y' }),
      await report(financialReport, lines, { gzip: true }),
    ];
    expect(again.files[0]!.sha256).toBe(first.files[0]!.sha256);
    expect(smallAgain.files[0]!.sha256).toBe(small.files[0]!.sha256);
    expect(small.files[0]!.name).toMatch(/\.tsv\.gz$/);
    expect(gunzipSync(small.texts[0]!).toString()).toBe(first.texts[0]!.toString());
  });

  it('has a name of its own for a party whose name cannot be one of a file', async () => {
    const names = await Promise.all(
      ['Größe & Söhne_Rec.', '音楽', '../../etc'].map(async (name) => {
        const { files, texts } = await report(financialReport, [line({})], { party: { id: name, name } });
        const element = files[0]!.name.split('_')[1]!;
        expect(texts[0]!.toString().split('\n')[0]!.split('\t').slice(14)).toEqual([name, element]);
        return element;
      }),
    );
    expect(names).toEqual([expect.stringMatching(/^gro-e-so-hne-rec-[0-9a-f]{10}$/), expect.stringMatching(/^[0-9a-f]{10}$/), expect.stringMatching(/^etc-[0-9a-f]{10}$/)]); // prettier-ignore
  });
});
