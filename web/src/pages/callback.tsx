/** Where the identity provider sends people back to. */
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { problemIn } from '../api/use-answer.js';
import type { Problem, SessionConfig } from '../api/types.js';
import { Loading } from '../components/answer.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { finishSignIn } from '../session/oidc.js';
import { useSession } from '../session/session.js';

export const Callback = () => {
  const { api, signIn } = useSession();
  const { route } = useLocation();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const answer = new URLSearchParams(location.search);
    const finish = async () => {
      signIn(await finishSignIn(await api.get<SessionConfig>('/v1/session-config'), answer));
      route('/', true);
    };
    finish().catch((cause: unknown) => setProblem(problemIn(cause)));
  }, []);
  if (problem === undefined) return <Loading says="Signing you in" />;
  return (
    <>
      <ProblemNotice problem={problem} />
      <p>
        <a href="/">Sign in again</a>
      </p>
    </>
  );
};
