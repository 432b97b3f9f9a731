import type { Month } from '../../api/types.js';
import { date } from '../../format/format.js';
import { words } from '../../format/words.js';

type Status = Month['status'];

const STEPS: readonly Status[] = ['open', 'calculated', 'approved', 'closed'];

/** The four states of a month, who brought it there, and which of them is now. */
export const MonthSteps = ({ month }: { readonly month: Month }) => {
  const now = STEPS.indexOf(month.status);
  return (
    <ol class="steps" aria-label="Where this month stands">
      {STEPS.map((step, nth) => (
        <li key={step} class={nth <= now ? 'reached' : undefined} aria-current={nth === now ? 'step' : undefined}>
          <strong>{words(step)}</strong>
          <span class="quiet">{nth <= now ? whoDid(month, step) : ''}</span>
        </li>
      ))}
    </ol>
  );
};

const whoDid = ({ calculatedBy, approvedBy, closedBy, closedAt }: Month, step: Status): string => {
  const who = { open: null, calculated: calculatedBy, approved: approvedBy, closed: closedBy }[step];
  const when = step === 'closed' && closedAt !== null ? `, ${date(closedAt)}` : '';
  return who === null ? '' : `by ${who}${when}`;
};
