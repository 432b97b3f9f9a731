/** Labels with their deals, from the largest catalogue to the smallest: most have none, and get their part as it is. */
import { NAME_CHARS_MAX } from '../../domain/royalties/deals/read-fields.js';
import { formatMinor, Decimal } from '../../domain/shared/money.js';
import { currency } from '../../domain/shared/currency.js';
import { DEMO_CURRENCY } from './demo-pools.js';

export const DEMO_AGGREGATOR = 'aggregator-01';

export type DemoLabel = { readonly partyId: string; readonly name: string };

export type DealsPlan = {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly since: string;
  /** What an advance is measured by: money of a demo grows with its listeners. */
  readonly listeners: number;
};

const ADVANCE_CENTS_PER_LISTENER = 20n;
/** Too small to deal for themselves. */
const REPRESENTED = 2;

type Terms = Readonly<Record<string, unknown>>;
const everywhere = (clause: Terms) => ({ clauses: [{ territories: '*', offerings: '*', ...clause }] });

/** One after the other for the largest labels. */
const termsBySize = ({ month, listeners }: DealsPlan): readonly Terms[] => {
  const cents = new Decimal((BigInt(listeners) * ADVANCE_CENTS_PER_LISTENER).toString());
  const amount = formatMinor(cents, currency(DEMO_CURRENCY));
  const advance = { id: 'year-1', amount, instalments: [{ on: `${month}-01`, amount }], recoupable: true };
  const contractYear = `${month.slice(0, 4)}-01`;
  return [
    { ...everywhere({ revenueShare: '1' }), advances: [{ ...advance, contractYear, crossYearCarry: true }] },
    everywhere({ revenueShare: '0.85' }),
    {
      ...everywhere({ revenueShare: '1' }),
      withholding: { usSourceRate: '0.3', treatyRate: '0.05' },
      payoutThreshold: '10',
    },
    everywhere({ revenueShare: '1', perStreamMinimum: '0.002' }),
  ];
};

/** `labels` come in the order of their size. The deal with the withholding ends with the next year. */
export const dealsOf = (labels: readonly DemoLabel[], plan: DealsPlan): readonly object[] => {
  const { since, month } = plan;
  const terms = termsBySize(plan);
  const deal = (party: string, partyRole: string, said: Terms) => ({
    kind: 'deal',
    dealId: `deal-${party}`,
    party,
    partyRole,
    effectiveFrom: since,
    terms: { currency: DEMO_CURRENCY, ...said },
  });
  const dealing = labels.filter(({ name }) => name.length <= NAME_CHARS_MAX).slice(0, terms.length);
  const represented = labels
    .slice(terms.length)
    .filter((label) => !dealing.includes(label))
    .slice(-REPRESENTED);
  const ending = dealing.slice(2, 3).map(({ partyId }) => ({
    kind: 'deal-end',
    dealId: `deal-${partyId}`,
    endsOn: `${Number(month.slice(0, 4)) + 1}-12-31`,
  }));
  return [
    ...dealing.map(({ partyId, name }, index) => ({
      ...deal(name, 'label', terms[index]!),
      dealId: `deal-${partyId}`,
    })),
    ...ending,
    ...represented.map(({ partyId }) => ({
      kind: 'representation',
      partyId,
      representedBy: DEMO_AGGREGATOR,
      effectiveFrom: since,
    })),
    deal(DEMO_AGGREGATOR, 'aggregator', everywhere({ revenueShare: '0.9' })),
  ];
};
