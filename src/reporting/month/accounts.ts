import type { StoredAccount } from '../../domain/royalties/deals/account-json.js';

/** Where each party and currency stood after a month, by `accountKey`. */
export type Accounts = Readonly<Record<string, StoredAccount>>;

export const accountKey = (party: string, currency: string): string => `${currency} ${party}`;
