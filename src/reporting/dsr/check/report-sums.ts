/** What the rows of a report come to, summary by summary, against what the summaries say; over all files of a report. */
import { ZERO, type Decimal } from '../../../domain/shared/money.js';
import type { Row } from './row.js';
import type { Found } from './rules.js';

/** Which cell of a row is a part of which cell of its summary. */
const AMOUNTS: Readonly<Record<string, readonly (readonly [of: string, to: string])[]>> = {
  SR08: ['Transaction', 'Accounting'].flatMap((currency) => [
    [`AllocatedRevenueInCurrencyOf${currency}`, `AllocatedRevenueInCurrencyOf${currency}`] as const,
    [`AllocatedNetRevenueInCurrencyOf${currency}`, `AllocatedNetRevenueInCurrencyOf${currency}`] as const,
  ]),
  'LI01.01': [
    ['AllocatedAmount', 'AllocatedRevenue'],
    ['AllocatedNetRevenue', 'AllocatedNetRevenue'],
  ],
};

/** Summaries whose amounts are made of rows. */
const ROWS_OF: Readonly<Record<string, string>> = { SY10: 'SR08', SY07: 'LI01.01' };

const USAGES: Readonly<Record<string, string>> = {
  SR08: 'NetUsage', SU01: 'Usages', SU02: 'NumberOfStreams', 'SU03.01': 'Usages', SR01: 'Downloads', SR02: 'NumberOfStreams',
}; // prettier-ignore

/** Usages are those of everybody, or those of the recipient: rows may list either. */
const USAGE_CELLS = ['Usages', 'TotalUsages', 'AllocatedUsages', 'UsagesInReportingPeriod', 'UsagesInSubPeriod'];

/** What a summary says is due, and in which currency. */
const DUE: Readonly<Record<string, readonly [amount: string, currency: string]>> = {
  SY10: ['FinalTotalAmountInCurrencyOfTransaction', 'CurrencyOfTransaction'],
  SY07: ['AllocatedRevenue', 'Currency'],
  'SY02.02': ['AllocatedRevenue', 'CurrencyOfReporting'],
};

type Sums = {
  readonly line: number;
  readonly said: Map<string, Decimal>;
  readonly usages: Decimal[];
  readonly summed: Map<string, Decimal>;
  usage: Decimal;
  /** Whether any row points to it. */
  used: boolean;
};

export class ReportSums {
  readonly #byId = new Map<string, Sums>();
  readonly #due = new Map<string, Decimal>();
  readonly #summaries = new Set<string>();

  /** Every file of a report has the summaries; each is taken once. */
  addSummary(row: Row, line: number): void {
    const id = row.text('SummaryRecordId');
    if (this.#summaries.has(`${row.type} ${id}`)) return;
    this.#summaries.add(`${row.type} ${id}`);
    const sums: Sums = this.#byId.get(id) ?? {
      line,
      said: new Map(),
      usages: [],
      summed: new Map(),
      usage: ZERO,
      used: false,
    };
    this.#byId.set(id, sums);
    for (const cell of USAGE_CELLS) sums.usages.push(...row.numbers(cell));
    for (const [, cell] of AMOUNTS[ROWS_OF[row.type] ?? ''] ?? []) {
      const said = row.number(cell);
      if (said !== undefined) sums.said.set(cell, said);
    }
    const [amount, currency] = DUE[row.type] ?? ['', ''];
    const due = row.number(amount);
    if (due !== undefined) this.#due.set(row.text(currency), (this.#due.get(row.text(currency)) ?? ZERO).plus(due));
  }

  addRow(row: Row, summaryId: string): void {
    const sums = this.#byId.get(summaryId);
    if (sums === undefined) return;
    const usage = row.number(USAGES[row.type] ?? '');
    if (usage !== undefined) sums.usage = sums.usage.plus(usage);
    sums.used ||= usage !== undefined;
    for (const [of, to] of AMOUNTS[row.type] ?? []) {
      const amount = row.number(of);
      if (amount !== undefined) sums.summed.set(to, (sums.summed.get(to) ?? ZERO).plus(amount));
    }
  }

  /** By currency. */
  get due(): ReadonlyMap<string, Decimal> {
    return this.#due;
  }

  /** By the line of the summary, once everything is added. */
  *differences(): Generator<readonly [line: number, found: Found]> {
    for (const [id, { line, said, usages, summed, usage, used }] of this.#byId) {
      if (used && usages.length > 0 && !usages.some((one) => one.eq(usage))) {
        const right = `${usages.map((one) => one.toFixed()).join(' or ')}, as the summary ${id} says`;
        yield [line, { rule: 'usage-sum', where: id, what: `the rows come to ${usage.toFixed()} usages`, right }];
      }
      for (const [cell, expected] of said) {
        const amount = summed.get(cell) ?? ZERO;
        if (expected.eq(amount)) continue;
        const right = `${expected.toFixed()}, as the summary ${id} says`;
        yield [line, { rule: 'amount-sum', where: cell, what: `the rows come to ${amount.toFixed()}`, right }];
      }
    }
  }
}
