/** What the lines of a report add up to, market by market and month by month: each is a summary that its rows point to. */
import { ZERO, type Decimal } from '../../domain/shared/money.js';
import { lastDayOf } from '../month/month-pools.js';
import { marketKey, type DsrLine, type MarketTotals } from './dsr-line.js';

/** Money without usage: what a minimum adds that no line carries, or what a guarantee lacks. */
export type Fee = { readonly type: 'Minimum' | 'GuaranteeShortfall'; readonly amountMinor: Decimal };

export type Summary = Pick<DsrLine, 'period' | 'right' | 'territory' | 'offering' | 'currency'> & {
  /** `S1`, `S2`, ... in the order in which they are met. */
  readonly id: string;
  /** `2026-08-31`. */
  readonly lastDay: string;
  /** Of a closed month that is corrected: nothing is said of its market as a whole. */
  readonly isCorrection: boolean;
  usages: bigint;
  amountMinor: Decimal;
  grossMinor: Decimal;
  readonly fees: Fee[];
};

export class Summaries {
  readonly #markets: MarketTotals;
  readonly #byKey = new Map<string, Summary>();
  #last: Summary | undefined;

  constructor(markets: MarketTotals) {
    this.#markets = markets;
  }

  get all(): readonly Summary[] {
    return [...this.#byKey.values()];
  }

  /** Lines come market by market, so it is mostly the same again. */
  of(
    line: Omit<Summary, 'id' | 'lastDay' | 'isCorrection' | 'usages' | 'amountMinor' | 'grossMinor' | 'fees'> &
      Pick<DsrLine, 'corrects'>,
  ): Summary {
    // prettier-ignore
    const last = this.#last;
    if (last !== undefined && isOf(last, line)) return last;
    const key = `${line.period} ${line.corrects} ${marketKey(line)}`;
    const { period, right, territory, offering, currency, corrects } = line;
    const made = this.#byKey.get(key) ?? {
      ...{ period, right, territory, offering, currency },
      id: `S${this.#byKey.size + 1}`,
      lastDay: lastDayOf(period),
      isCorrection: corrects !== '',
      usages: 0n,
      amountMinor: ZERO,
      grossMinor: ZERO,
      fees: [],
    };
    this.#byKey.set(key, made);
    this.#last = made;
    return made;
  }

  /** All usage of the market and its money, whoever it is for; of a correction, what the party's own lines say. */
  marketOf(summary: Summary): { readonly usages: bigint; readonly amountMinor: Decimal } {
    const { isCorrection, usages, grossMinor } = summary;
    const market = isCorrection ? undefined : this.#markets.get(marketKey(summary));
    return market ?? { usages, amountMinor: grossMinor };
  }
}

const isOf = (summary: Summary, line: Pick<DsrLine, 'period' | 'right' | 'territory' | 'offering' | 'currency' | 'corrects'>) =>
  summary.offering === line.offering &&
  summary.territory === line.territory &&
  summary.right === line.right &&
  summary.currency === line.currency &&
  summary.period === line.period &&
  summary.isCorrection === (line.corrects !== ''); // prettier-ignore
