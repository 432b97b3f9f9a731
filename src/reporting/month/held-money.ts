/** What of a run waits for a payee. */
import { Decimal } from '../../domain/shared/money.js';
import type { LineSum } from './run-sums.js';

export type HeldMoney = {
  readonly right: string;
  readonly territory: string;
  readonly offering: string;
  readonly currency: string;
  readonly held: string;
  /** The closed month that it corrects, or empty. */
  readonly corrects: string;
  /** Whole minor units, signed, as digits. */
  readonly amountMinor: string;
};

/** By right, market, currency, reason and month, in the order of the sums; nothing that came to zero. */
export const heldOf = (sums: readonly LineSum[]): readonly HeldMoney[] =>
  sums.flatMap(({ right_kind: right, territory, offering, currency, held, corrects, amount_minor: amountMinor }) =>
    held === null || new Decimal(amountMinor).isZero()
      ? []
      : [{ right, territory, offering, currency, held, corrects, amountMinor }],
  );
