/**
 * The chart of accounts of a music service towards its rights holders.
 *
 * An account is its class, and where the class is kept per party, per right and territory or per pool, whom or what it
 * is for: `royalty-payable:label-a`. The name is all there is to it, so an account needs no opening. What each class
 * is for is rule 6 of the royalty rules (accrue, advance, state, recoup, withhold, pay), SFAS 50 / ASC 928 for the
 * advances: they are assets until they are recouped or broken.
 */

/** Which side of an account grows it: assets and expenses grow by debits, liabilities and income by credits. */
export type AccountKind = 'asset' | 'liability' | 'expense' | 'income';

/** How an account of a class is told from the others of the class. */
type KeptPer = 'nothing' | 'party' | 'right and territory' | 'territory and offering';

type ClassFacts = { readonly kind: AccountKind; readonly per: KeptPer };

export const CHART_OF_ACCOUNTS = {
  'royalty-expense': { kind: 'expense', per: 'nothing' },
  'minimum-topup-expense': { kind: 'expense', per: 'nothing' },
  'breakage-expense': { kind: 'expense', per: 'nothing' },
  'currency-difference': { kind: 'expense', per: 'nothing' },
  penalties: { kind: 'income', per: 'nothing' },
  cash: { kind: 'asset', per: 'nothing' },
  'advance-asset': { kind: 'asset', per: 'party' },
  'accrued-royalties': { kind: 'liability', per: 'party' },
  'royalty-payable': { kind: 'liability', per: 'party' },
  reserve: { kind: 'liability', per: 'party' },
  held: { kind: 'liability', per: 'right and territory' },
  'held-in-dispute': { kind: 'liability', per: 'right and territory' },
  'carried-forward': { kind: 'liability', per: 'territory and offering' },
  'withholding-tax-payable': { kind: 'liability', per: 'nothing' },
} as const satisfies Readonly<Record<string, ClassFacts>>;

export type AccountClass = keyof typeof CHART_OF_ACCOUNTS;

type ClassPer<Per extends KeptPer> = {
  [Name in AccountClass]: (typeof CHART_OF_ACCOUNTS)[Name]['per'] extends Per ? Name : never;
}[AccountClass];

export type PartyAccount<Of extends ClassPer<'party'> = ClassPer<'party'>> = `${Of}:${string}`;
/** Money that is owed, though not yet known to whom: unmatched or unclaimed, contested, or of a pool without usage. */
export type WaitingAccount<Of extends WaitingClass = WaitingClass> = `${Of}:${string}:${string}`;
type WaitingClass = ClassPer<'right and territory' | 'territory and offering'>;

export type Account = ClassPer<'nothing'> | PartyAccount | WaitingAccount;

const PARTY_LENGTH_MAX = 256;
const PRINTABLE = /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u;
const WORD = /^[A-Za-z0-9-]+$/;

const perParty =
  <Of extends ClassPer<'party'>>(of: Of) =>
  (party: string): PartyAccount<Of> => {
    if (party.length > PARTY_LENGTH_MAX || party.trim() !== party || !PRINTABLE.test(party))
      throw new TypeError(`an account needs the id of a party, got "${party.slice(0, 80)}"`);
    return `${of}:${party}`;
  };

const perPlace =
  <Of extends WaitingClass>(of: Of) =>
  (one: string, other: string): WaitingAccount<Of> => {
    if (!WORD.test(one) || !WORD.test(other))
      throw new TypeError(`${of} is kept per ${CHART_OF_ACCOUNTS[of].per}, got "${one}" and "${other}"`.slice(0, 200));
    return `${of}:${one}:${other}`;
  };

/** What a party earned and was not told yet. */
export const accruedRoyalties = perParty('accrued-royalties');
/** What a party was paid before it earned it. */
export const advanceAsset = perParty('advance-asset');
/** What a statement told a party that it gets; below zero where fines and corrections are larger. */
export const royaltyPayable = perParty('royalty-payable');
/** What is kept back from a party for a while. */
export const reserveOf = perParty('reserve');
/** Unmatched or unclaimed, by right and territory: `held('mechanical', 'DE')`. */
export const held = perPlace('held');
/** Claimed above 100 %, by right and territory. */
export const heldInDispute = perPlace('held-in-dispute');
/** Pools that nobody streamed from, by territory and offering: the next month's to share out. */
export const carriedForward = perPlace('carried-forward');

export type AccountParts = {
  readonly class: AccountClass;
  readonly kind: AccountKind;
  /** The party, or `right:territory`, or `territory:offering`; absent where the class is one account. */
  readonly of?: string;
};

/** Throws a TypeError for a name that is in no class of the chart. */
export const partsOf = (account: string): AccountParts => {
  const at = account.indexOf(':');
  const name = at === -1 ? account : account.slice(0, at);
  const facts = isClass(name) ? CHART_OF_ACCOUNTS[name] : undefined;
  if (facts === undefined || (facts.per === 'nothing') !== (at === -1) || at === account.length - 1)
    throw new TypeError(`no such account: "${account.slice(0, 80)}"`);
  return { class: name as AccountClass, kind: facts.kind, ...(at === -1 ? {} : { of: account.slice(at + 1) }) };
};

const isClass = (name: string): name is AccountClass => Object.hasOwn(CHART_OF_ACCOUNTS, name);
