/** `docs/business-models.md` is true: every figure of its tables comes out of the declaration beside it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Currency } from '../../shared/currency.js';
import { Decimal, formatMinor } from '../../shared/money.js';
import { usBundleRevenue } from '../rates/us-bundle-revenue.js';
import { halfUp } from '../rounding.js';
import { declarationProblem } from './declaration-problem.js';
import { netRevenueOf, poolsOf, type RevenueDeclaration } from './declaration.js';
import { readRevenue } from './read-revenue.js';

const DOC = readFileSync(new URL('../../../../docs/business-models.md', import.meta.url), 'utf8');
const COLUMNS = [
  'offering', 'gross', 'tax', 'refunds', 'store fee', 'advertising commission', 'net revenue', 'recordings', 'works',
]; // prettier-ignore

const sections = DOC.split(/^## /m)
  .slice(1)
  .map((section) => ({ model: section.split('\n')[0]!, declared: declarationsIn(section), table: tableIn(section) }));

describe.each(sections)('$model', ({ declared, table }) => {
  it('names its columns', () => expect(table.header).toEqual(COLUMNS));

  it('declares what can be declared', () => {
    expect(declared.map(declarationProblem)).toEqual(declared.map(() => undefined));
  });

  it('comes to the figures in the table', () => expect(table.rows).toEqual(declared.map(figuresOf)));
});

it('works through the four models', () => {
  expect(sections.map(({ model }) => model)).toEqual(['Freemium', 'Premium only', 'Advertising only', 'Hybrid']);
});

it('declares of the bundle what the price of its music part comes to', () => {
  const [price, others] = [new Decimal('1099'), new Decimal('999')];
  const { total } = usBundleRevenue({ price, standaloneMusic: price, standaloneOthers: others }, new Decimal(50_000));
  const bundle = sections.flatMap(({ declared }) => declared).find(({ offering }) => offering === 'bundle')!;
  expect(shown(total, bundle.currency)).toBe(bundle.gross);
});

function declarationsIn(section: string): readonly RevenueDeclaration[] {
  const [, block = '[]'] = /```json\n([\s\S]*?)```/.exec(section) ?? [];
  return (JSON.parse(block) as unknown[]).map((raw) => {
    const answer = readRevenue(raw);
    if ('problem' in answer) throw new Error(answer.problem.detail);
    return answer.read;
  });
}

function tableIn(section: string) {
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  const [header = [], , ...rows] = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return { header, rows };
}

function figuresOf(declaration: RevenueDeclaration): readonly string[] {
  const { offering, currency } = declaration;
  const { gross, tax, refunds, storeFee, advertisingCommission, net } = netRevenueOf(declaration);
  const { recording, works } = poolsOf(declaration);
  const steps = [gross, tax, refunds, storeFee, advertisingCommission, net];
  return [offering, ...steps.map((step) => shown(step, currency)), shown(recording, currency), shown(works, currency)];
}

function shown(minor: Decimal, currency: Currency): string {
  return formatMinor(halfUp(minor), currency);
}
