/** Amounts and changes as they stand in texts and tables. */
import { signOf } from '../format/decimals.js';
import { money, percentChange } from '../format/format.js';

type Amount = { readonly amount: string; readonly currency: string };

/** Nothing stands back, so that what is something is seen. */
export const Money = ({ amount, currency }: Amount) => (
  <span class={signOf(amount) === 0 ? 'figure quiet' : 'figure'}>{money(amount, currency)}</span>
);

const TONES = { '-1': 'loss', '0': 'quiet', '1': 'gain' } as const;
export const toneOf = (amount: string) => TONES[signOf(amount)];

/** With its sign, and coloured by it; the sign alone says it too. */
export const SignedMoney = ({ amount, currency }: Amount) => (
  <span class={`figure ${toneOf(amount)}`}>{money(amount, currency, { signed: true })}</span>
);

/** Null when there is no month before to compare with. */
export const Percent = ({ percent }: { readonly percent: string | null }) =>
  percent === null ? <span class="quiet">new</span> : <span class={`figure ${toneOf(percent)}`}>{percentChange(percent)}</span>; // prettier-ignore
