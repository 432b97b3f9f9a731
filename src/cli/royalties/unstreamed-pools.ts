/** Pools of a month that nobody streamed for. Their money is booked as carried forward; plays that come late are paid from it. */
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, formatMinor } from '../../domain/shared/money.js';
import type { RunOutcome } from '../../reporting/month/run-outcome.js';

/** In major units. */
export const unstreamedPools = ({ pools }: Pick<RunOutcome, 'pools'>) =>
  pools
    .filter(({ undistributed }) => undistributed !== '0')
    .map(({ right, territory, offering, currency, undistributed }) => {
      const amount = formatMinor(new Decimal(undistributed), currencyOf(currency));
      return { right, territory, offering, currency, amount };
    });

export const unstreamedForPeople = (outcome: Pick<RunOutcome, 'pools'>): readonly string[] =>
  unstreamedPools(outcome).map(
    ({ right, territory, offering, currency, amount }) =>
      `nobody streamed in ${territory}/${offering}: ${amount} ${currency} for ${right} is carried forward, for plays that come late`,
  );
