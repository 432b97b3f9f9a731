import { currency as currencyOf, type Currency } from '../../domain/shared/currency.js';
import type { StoredAccount } from '../../domain/royalties/deals/account-json.js';

/** Where each party and currency stood after a month, by `accountKey`. */
export type Accounts = Readonly<Record<string, StoredAccount>>;

export const accountKey = (party: string, currency: string): string => `${currency} ${party}`;

/** The other way round. */
export const accountOf = (key: string): { readonly party: string; readonly currency: Currency } => ({
  currency: currencyOf(key.slice(0, 3)),
  party: key.slice(4),
});
