/** The four states of whatever is asked for: on its way, failed, empty, there. */
import type { ComponentChildren } from 'preact';
import type { Answer } from '../api/use-answer.js';
import { ProblemNotice } from './problem-notice.js';

type Props<Data> = {
  readonly of: Answer<Data>;
  /** Said to those who wait and to screen readers: "Loading the months". */
  readonly loading: string;
  readonly children: (data: Data) => ComponentChildren;
};

export const Show = <Data,>({ of: { data, problem, again }, loading, children }: Props<Data>) => (
  <>
    {problem !== undefined && <ProblemNotice problem={problem} onRetry={again} />}
    {data !== undefined && children(data)}
    {data === undefined && problem === undefined && <Loading says={loading} />}
  </>
);

export const Loading = ({ says }: { readonly says: string }) => (
  <div class="loading" role="status">
    <span class="loading-bar" aria-hidden="true" />
    {says} …
  </div>
);

/** Says why there is nothing, and what to do about it. */
export const Empty = ({ children }: { readonly children: ComponentChildren }) => <p class="empty">{children}</p>;
