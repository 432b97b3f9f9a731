/** What the files of a party are made of: its statement's lines, with what the works and claims of the month add to them. */
import type { Currency } from '../../domain/shared/currency.js';
import type { Decimal } from '../../domain/shared/money.js';
import type { StatementLine } from '../statements/statement-csv.js';

export type WorkOfLine = {
  readonly title: string;
  readonly iswc?: string | undefined;
  /** Names, in the order of the work. */
  readonly writers: readonly string[];
};

export type DsrLine = StatementLine & {
  readonly currency: Currency;
  /** Null where nobody knows. */
  readonly durationMs?: number | null | undefined;
  /** Absent for recordings, and where no work is known. */
  readonly work?: WorkOfLine | undefined;
  /** Percent of the work that the party claims; absent for recordings. */
  readonly share?: string | undefined;
};

export type DsrParty = {
  /** As statements and journal have it. */
  readonly id: string;
  /** A party that nobody described is a label of that name. */
  readonly kind: string;
  readonly name: string;
  readonly dpid?: string | undefined;
  readonly isni?: string | undefined;
  readonly ipi?: string | undefined;
};

/** What a market of the month came to for everybody: all counted streams, and the money that was shared out. */
export type MarketTotal = { readonly usages: bigint; readonly amountMinor: Decimal };

type MarketKey = Pick<DsrLine, 'right' | 'territory' | 'offering' | 'currency'>;

export const marketKey = ({ right, territory, offering, currency }: MarketKey): string =>
  `${right} ${territory} ${offering} ${currency}`;

export type MarketTotals = ReadonlyMap<string, MarketTotal>;

/** `ISNI::0000000081266409`: how cells name a party. */
export const partyIdCell = ({ dpid, isni, ipi }: DsrParty): string | undefined => {
  if (dpid !== undefined) return `DPID::${dpid}`;
  if (isni !== undefined) return `ISNI::${isni}`;
  return ipi === undefined ? undefined : `IPI::${ipi}`;
};
