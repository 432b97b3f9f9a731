/** What the reader may do with a month now, and why not when somebody else has to. */
import { useState } from 'preact/hooks';
import { at } from '../../api/client.js';
import { problemIn } from '../../api/use-answer.js';
import { useJob } from '../../api/use-job.js';
import type { Me, Month, Problem } from '../../api/types.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { Progress } from '../../components/progress.js';
import { month as inWords } from '../../format/format.js';
import { holds, useApi, useMe } from '../../session/session.js';
import { CalculateForm } from './calculate-form.js';
import { WithdrawForm } from './withdraw-form.js';

type Props = { readonly month: Month; readonly onDone: () => void };

export const MonthActions = ({ month, onDone }: Props) => {
  const [said, setSaid] = useState('');
  const me = useMe();
  const base = at`/v1/periods/${month.period}`;
  const job = useJob(() => {
    setSaid('Done.');
    onDone();
  });
  const begin = (path: string, body?: object) => {
    setSaid('');
    job.start(base + path, body);
  };
  const decided = (what: string) => {
    setSaid(what);
    onDone();
  };
  return (
    <section class="actions card" aria-label="What to do next">
      <p role="status" class={said === '' ? 'unseen' : 'done'}>
        {said}
      </p>
      {job.problem && <ProblemNotice problem={job.problem} />}
      {job.progress ? (
        <Progress {...job.progress} />
      ) : (
        <Next month={month} me={me} base={base} onBegin={begin} onDecided={decided} />
      )}
    </section>
  );
};

type NextProps = {
  readonly month: Month;
  readonly me: Me;
  readonly base: string;
  readonly onBegin: (path: string, body?: object) => void;
  readonly onDecided: (what: string) => void;
};

const Next = ({ month, me, base, onBegin, onDecided }: NextProps) => {
  const isFinance = holds(me, 'finance', 'admin');
  const { status } = month;
  if (status === 'closed')
    return <p>{inWords(month.period)} is closed: it stays as it is, and what changes becomes a correction in an open month.</p>; // prettier-ignore
  return (
    <>
      {month.withdrawn && (
        <p class="notice">
          {month.withdrawn.by} withdrew the approval: {month.withdrawn.reason}
        </p>
      )}
      {status === 'calculated' && <Approval month={month} me={me} base={base} onDecided={onDecided} />}
      {status === 'approved' && (
        <>
          <p>Closing books the month and makes its statements. It cannot be undone.</p>
          {isFinance ? (
            <button type="button" class="main-action" onClick={() => onBegin('/close')}>
              Close {inWords(month.period)}
            </button>
          ) : (
            <p class="quiet">Somebody of finance closes it.</p>
          )}
          {holds(me, 'approver') && <WithdrawForm base={base} onDone={() => onDecided('The approval is withdrawn.')} />}
        </>
      )}
      {status !== 'approved' && isFinance && (
        <CalculateForm again={status === 'calculated'} onCalculate={(body) => onBegin('/calculations', body)} />
      )}
      {status === 'open' && !isFinance && <p>Somebody of finance calculates it first.</p>}
    </>
  );
};

const Approval = ({ month, me, base, onDecided }: Omit<NextProps, 'onBegin'>) => {
  const api = useApi();
  const [problem, setProblem] = useState<Problem>();
  if (!holds(me, 'approver')) return <p>Calculated, and waiting for an approver to look at it.</p>;
  if (month.calculatedBy === me.subject) return <p>You calculated this month, so somebody else has to approve it.</p>;
  const approve = () =>
    void api.send('POST', `${base}/approval`).then(
      () => onDecided(`You approved ${inWords(month.period)}.`),
      (cause: unknown) => setProblem(problemIn(cause)),
    );
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <p>Calculated by {month.calculatedBy}. Look at what changed since last month, then say that it is right.</p>
      <button type="button" class="main-action" onClick={approve}>
        Approve {inWords(month.period)}
      </button>
    </>
  );
};
