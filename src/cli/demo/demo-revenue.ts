/**
 * The revenue that a demo's works are paid from, per territory and offering. The recordings have their pools already
 * (`demo-pools.ts`), so nothing here is for them; the works get about a quarter of what they get. Invented prices.
 */
import { currency } from '../../domain/shared/currency.js';
import { Decimal, formatMinor } from '../../domain/shared/money.js';
import type { ListenerLine } from '../import/play-files.js';
import { DEMO_CURRENCY } from './demo-pools.js';

type Offering = {
  readonly offeringKind: string;
  /** What a listener brings in a month, tax included. */
  readonly cents: bigint;
  readonly storeFee?: true;
  readonly counted: 'individual' | 'familyPlans' | 'student';
};

const OFFERINGS: Readonly<Record<string, Offering>> = {
  premium: { offeringKind: 'premium', cents: 1_299n, counted: 'individual' },
  family: { offeringKind: 'family', cents: 899n, storeFee: true, counted: 'familyPlans' },
  student: { offeringKind: 'student', cents: 649n, counted: 'student' },
  free: { offeringKind: 'free', cents: 109n, counted: 'individual' },
};
const OTHERWISE: Offering = { offeringKind: 'premium', cents: 229n, counted: 'individual' };

const WORKS_SHARE = '0.13';
const VAT = { rate: '0.19' };
const STORE_FEE = { rate: '0.15', base: 'net-of-vat' };
const COMMISSION_PERCENT = 15n;

const euros = (cents: bigint) => formatMinor(new Decimal(cents.toString()), currency(DEMO_CURRENCY));

/** One line per territory and offering that has listeners, in their order. */
export const revenueOf = (month: string, listeners: readonly ListenerLine[]): readonly object[] => {
  const counts = new Map<string, number>();
  for (const { territory, tier } of listeners) {
    const key = `${territory} ${tier}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const markets = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return markets.map(([key, count]) => {
    const [territory, offering] = key.split(' ') as [string, string];
    const { offeringKind, cents, storeFee, counted } = OFFERINGS[offering] ?? OTHERWISE;
    return {
      kind: 'revenue',
      ...{ period: month, territory, offering, currency: DEMO_CURRENCY, offeringKind },
      ...moneyOf(cents * BigInt(count), offeringKind === 'free'),
      ...(storeFee === undefined ? {} : { storeFee: STORE_FEE }),
      subscribers: { [counted]: count },
      recordingShare: '0',
      worksShare: WORKS_SHARE,
    };
  });
};

/** Advertisers are businesses, whose tax is not in what they pay. */
const moneyOf = (cents: bigint, advertising: boolean): object => {
  const gross = euros(cents);
  if (!advertising) return { gross, tax: VAT };
  const commission = euros((cents * COMMISSION_PERCENT) / 100n);
  return { gross, tax: { rate: '0' }, advertising: { revenue: gross, commission } };
};
