import { useState } from 'preact/hooks';
import { problemIn } from '../../api/use-answer.js';
import type { Problem } from '../../api/types.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { useApi } from '../../session/session.js';

/** An approval is withdrawn with a reason, which is kept. */
export const WithdrawForm = ({ base, onDone }: { readonly base: string; readonly onDone: () => void }) => {
  const api = useApi();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const withdraw = () =>
    void api
      .send('DELETE', `${base}/approval`, { reason })
      .then(onDone, (cause: unknown) => setProblem(problemIn(cause)));
  return (
    <details>
      <summary>Withdraw the approval</summary>
      {problem && <ProblemNotice problem={problem} />}
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          withdraw();
        }}
      >
        <label class="choice">
          <span>Reason</span>
          <input required maxLength={500} value={reason} onInput={({ currentTarget }) => setReason(currentTarget.value)} />
        </label>
        <button type="submit">Withdraw</button>
      </form>
    </details>
  ); // prettier-ignore
};
