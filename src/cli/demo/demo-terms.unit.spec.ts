import { describe, expect, it } from 'vitest';
import { poolsOf } from '../../domain/royalties/revenue/declaration.js';
import { readRevenue } from '../../domain/royalties/revenue/read-revenue.js';
import { sum } from '../../domain/shared/money.js';
import { TERM_KINDS } from '../import/terms.js';
import { demoPools } from './demo-pools.js';
import { demoTerms } from './demo-terms.js';
import { defaultPlan, generateListening } from './generate-listening.js';

const MONTH = '2026-08';
const listening = generateListening(defaultPlan({ month: MONTH }));
const tracks = Array.from(listening.tracks, (track) => JSON.stringify(track));
const listeners = [...listening.listeners];

type Line = Readonly<Record<string, unknown>> & { readonly kind: string };

const textsOf = async (catalogue: readonly string[], at = 500) => {
  const runs = Array.from({ length: Math.ceil(catalogue.length / at) }, (_, nth) =>
    catalogue.slice(nth * at, (nth + 1) * at),
  );
  const texts: string[] = [];
  for await (const run of demoTerms(MONTH, runs, listeners)) texts.push(...run);
  return texts;
};
const linesOf = async (catalogue: readonly string[]) =>
  (await textsOf(catalogue)).map((text) => JSON.parse(text) as Line);

const lines = await linesOf(tracks);
const of = (kind: string) => lines.filter((line) => line.kind === kind);

describe('the terms of a demo', () => {
  it('hold every kind of line', () => {
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(TERM_KINDS.map(({ kind }) => kind)));
  });

  it('can all be read', () => {
    const readers = new Map(TERM_KINDS.map(({ kind, problemIn }) => [kind, problemIn]));
    expect(lines.map((line) => readers.get(line.kind)!(line)).filter((problem) => problem !== undefined)).toEqual([]);
  });

  it('are the same for the same catalogue, however it is cut', async () => {
    expect(await textsOf(tracks, 7)).toEqual(await textsOf(tracks, 1_000));
  });

  it('say who each label and publisher of the catalogue is', () => {
    const named = (kind: string) => new Set(of('party').filter(({ partyKind }) => partyKind === kind).map(({ name }) => name)); // prettier-ignore
    const said = [...listening.tracks];
    expect(named('label')).toEqual(new Set(said.map(({ label }) => label)));
    expect(named('publisher')).toEqual(new Set(said.map(({ publisher }) => publisher)));
  });

  it('leave some tracks without a work, and give some two', () => {
    const works = of('embodiment').map((line) => (line['works'] as readonly unknown[]).length);
    expect(works.length).toBeGreaterThan(tracks.length * 0.96);
    expect(works.length).toBeLessThan(tracks.length);
    expect(works.filter((count) => count === 2).length).toBeGreaterThan(tracks.length * 0.01);
    expect(of('work')).toHaveLength(works.reduce((total, count) => total + count, 0));
  });

  it('claim most works as a whole, and some not enough, too much or not at all', () => {
    const percent = new Map(of('work').map(({ workId }) => [workId, 0]));
    for (const { subjectId, share } of of('claim')) percent.set(subjectId, percent.get(subjectId)! + Number(share));
    const share = (total: number) => [...percent.values()].filter((one) => one === total).length / percent.size;
    expect(share(100)).toBeGreaterThan(0.85);
    for (const total of [0, 80, 110, 125, 200]) expect([total, share(total) > 0.002]).toEqual([total, true]); // 200: two halves of the world
  });

  it('agree the deals that show what a deal can be, with the largest labels', () => {
    const said = of('deal').map(({ terms }) => Object.keys(terms as object).filter((name) => name !== 'currency'));
    expect(said).toEqual([
      ['clauses', 'advances'],
      ['clauses'],
      ['clauses', 'withholding', 'payoutThreshold'],
      ['clauses'],
      ['clauses'],
    ]);
    expect(of('representation')).toHaveLength(2);
  });

  it('come to works pools of about a quarter of the recordings, in every market', () => {
    const recordings = new Map(
      demoPools(MONTH, listeners)
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split(','))
        .map(([, territory, offering, , amount]) => [`${territory} ${offering}`, Number(amount)]),
    );
    const works = of('revenue').map((line) => {
      const result = readRevenue(line);
      if ('problem' in result) throw new Error(result.problem.detail);
      const { recording, works: pool } = poolsOf(result.read);
      expect(recording.isZero()).toBe(true);
      return { market: `${result.read.territory} ${result.read.offering}`, pool };
    });
    expect(works.map(({ market }) => market)).toEqual([...recordings.keys()]);
    for (const { market, pool } of works) {
      const part = pool.div(recordings.get(market)!).toNumber();
      expect([market, part > 0.18 && part < 0.3]).toEqual([market, true]);
    }
    expect(sum(works.map(({ pool }) => pool)).gt(0)).toBe(true);
  });
});

describe('the terms of a catalogue with letters of its own', () => {
  const odd = ['Łódź Records & Søn', 'publisher-01', '"quoted", Inc.', 'x'.repeat(900), ''].map((label, nth) =>
    JSON.stringify({
      trackId: `t:${'y'.repeat(120)}.${nth}`,
      isrc: `ZZA88260000${nth}`,
      title: 'T',
      artist: 'A',
      label,
    }),
  );

  it('can all be read, with an id for each label alone', async () => {
    const said = await linesOf([...odd, 'not json', '{"trackId":"no track"}', '']);
    const readers = new Map(TERM_KINDS.map(({ kind, problemIn }) => [kind, problemIn]));
    expect(said.map((line) => readers.get(line.kind)!(line)).filter((problem) => problem !== undefined)).toEqual([]);
    const ids = said.filter(({ kind }) => kind === 'party').map(({ partyId }) => partyId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(4 + 2); // four labels that have a name, the aggregator and the society
  });
});
