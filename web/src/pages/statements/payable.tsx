/** The one number that people come for, and how it compares. */
import type { StatementTotals, TrendPoint } from '../../api/types.js';
import { Trend } from '../../charts/trend.js';
import { Percent, SignedMoney } from '../../components/figures.js';
import { minus } from '../../format/decimals.js';
import { count, date, money, month } from '../../format/format.js';

type Props = {
  readonly totals: StatementTotals;
  readonly before: StatementTotals | undefined;
  readonly trend: readonly TrendPoint[];
};

export const Payable = ({ totals, before, trend }: Props) => {
  const { period, currency, payable, earned, streams, changePercent, closedAt } = totals;
  return (
    <div class="card payable">
      <p class="quiet">Payable for {month(period)}</p>
      <p class="amount">{money(payable, currency)}</p>
      <p>
        Earned {money(earned, currency)}
        {before === undefined ? (
          <span class="quiet">, the first month in {currency}: nothing to compare with</span>
        ) : (
          <>
            , <SignedMoney amount={minus(earned, before.earned)} currency={currency} />{' '}
            (<Percent percent={changePercent} />) since {month(before.period)}
          </>
        )}
      </p>
      <p class="quiet">
        {count(streams)} streams; closed {date(closedAt)}
      </p>
      {trend.length > 1 && <p class="quiet small">Earned each month</p>}
      {trend.length > 1 && <Trend currency={currency} points={oldestFirst(trend)} />}
    </div>
  ); // prettier-ignore
};

const oldestFirst = (points: readonly TrendPoint[]) =>
  points.toSorted((one, other) => (one.period < other.period ? -1 : 1));
