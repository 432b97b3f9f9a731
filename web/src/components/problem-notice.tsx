import type { Problem } from '../api/types.js';

/** What went wrong, in the words of the API: its title, and what to do about it. */
export const ProblemNotice = ({ problem, onRetry }: { readonly problem: Problem; readonly onRetry?: () => void }) => (
  <div class="notice notice-problem" role="alert">
    <p>
      <strong>{problem.title}.</strong> {problem.detail !== undefined && sentence(problem.detail)}
    </p>
    {onRetry && (
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    )}
  </div>
);

const sentence = (detail: string): string => {
  const said = detail.charAt(0).toUpperCase() + detail.slice(1);
  return /[.!?]$/.test(said) ? said : `${said}.`;
};
