/** Winners and losers: bars to both sides of zero, the largest on top. */
import { Bars } from '../charts/bars.js';
import { absolute, compare } from '../format/decimals.js';

export type PartyChange = { readonly party: string; readonly partyName: string; readonly change: string };

const BARS_MAX = 12;

/** Largest first, up or down. */
export const largestChanges = <Change extends PartyChange>(changes: readonly Change[]): readonly Change[] =>
  changes.toSorted((one, other) => compare(absolute(other.change), absolute(one.change)));

type Props = { readonly label: string; readonly currency: string; readonly changes: readonly PartyChange[] };

export const ChangeBars = ({ label, currency, changes }: Props) => {
  const shown: readonly PartyChange[] = largestChanges(changes).slice(0, BARS_MAX);
  const inOrder = shown.toSorted((one, other) => compare(other.change, one.change));
  const bars = inOrder.map(({ partyName, change }) => {
    return { label: partyName, amount: change, tone: 'signed' as const };
  });
  return <Bars label={label} currency={currency} bars={bars} />;
};
