/** The way in: by the identity provider of the service, or in development as one of the users of the demo. */
import { useState } from 'preact/hooks';
import { problemIn, useAnswer } from '../api/use-answer.js';
import type { DemoUser, Items, Problem, SessionConfig } from '../api/types.js';
import { Show } from '../components/answer.js';
import { PageHead } from '../components/page-head.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { startSignIn } from '../session/oidc.js';
import { useSession } from '../session/session.js';

export const SignIn = () => {
  const { problem } = useSession();
  const config = useAnswer<SessionConfig>('/v1/session-config');
  return (
    <div class="sign-in">
      <PageHead title="Sign in">
        <p>Statements for labels and publishers, and the months behind them for finance.</p>
      </PageHead>
      {problem && <ProblemNotice problem={problem} />}
      <Show of={config} loading="Asking how to sign in">
        {(found) => (found.dev ? <DemoUsers /> : <ByProvider config={found} />)}
      </Show>
    </div>
  );
};

const ByProvider = ({ config }: { readonly config: SessionConfig }) => {
  const [problem, setProblem] = useState<Problem>();
  if (config.issuer === null || config.clientId === null)
    return <p class="empty">Nobody can sign in here yet: the service has to name its identity provider (OIDC_ISSUER, OIDC_CLIENT_ID).</p>; // prettier-ignore
  const go = () => void startSignIn(config).catch((cause: unknown) => setProblem(problemIn(cause)));
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <button type="button" class="main-action" onClick={go}>
        Sign in with {new URL(config.issuer).host}
      </button>
    </>
  );
};

const DemoUsers = () => {
  const { api, signIn } = useSession();
  const users = useAnswer<Items<DemoUser>>('/dev/users');
  const [problem, setProblem] = useState<Problem>();
  const enter = (user: string) =>
    void api.send<{ access_token: string }>('POST', '/dev/token', { user }).then(
      ({ access_token: token }) => signIn(token),
      (cause: unknown) => setProblem(problemIn(cause)),
    );
  return (
    <>
      <p class="notice">This is a ledger for development: everybody in it is made up, and there are no passwords.</p>
      {problem && <ProblemNotice problem={problem} />}
      <Show of={users} loading="Asking who there is">
        {({ items }) => (
          <ul class="people">
            {items.map(({ user, name, roles }) => (
              <li key={user}>
                <button type="button" onClick={() => enter(user)}>
                  <strong>{name}</strong>
                  <span class="quiet">{roles.join(', ')}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Show>
    </>
  );
};
