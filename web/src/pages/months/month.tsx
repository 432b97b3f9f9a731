/** One month: where it stands, what to do next, what it comes to, and how that compares with the month before. */
import { useState } from 'preact/hooks';
import { at } from '../../api/client.js';
import { useAnswer } from '../../api/use-answer.js';
import type { Month } from '../../api/types.js';
import { Show } from '../../components/answer.js';
import { Compared } from './compared.js';
import { MonthActions } from './month-actions.js';
import { MonthHead, type OfMonth } from './month-head.js';
import { MonthSteps } from './month-steps.js';
import { MonthTotalsTable } from './month-totals-table.js';

export const MonthPage = ({ period }: OfMonth) => {
  const found = useAnswer<Month>(at`/v1/periods/${period}`);
  /** Counts up when something was done, so that what follows from it is asked for again. */
  const [done, setDone] = useState(0);
  const onDone = () => {
    found.again();
    setDone((times) => times + 1);
  };
  return (
    <>
      <MonthHead period={period} />
      <Show of={found} loading="Loading the month">
        {(month) => (
          <>
            <MonthSteps month={month} />
            <MonthActions month={month} onDone={onDone} />
            <MonthTotalsTable totals={month.totals} />
            {month.status !== 'open' && <Compared key={done} period={period} />}
          </>
        )}
      </Show>
    </>
  );
};
