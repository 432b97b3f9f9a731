/** Who is signed in. The token is kept for this tab alone, and is gone with it. */
import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { createClient, ProblemAnswer, type Client } from '../api/client.js';
import type { Me, Problem, Role } from '../api/types.js';

const TOKEN = 'playledger.token';

export type Session = {
  /** Undefined while nobody is signed in. */
  readonly me: Me | undefined;
  readonly api: Client;
  /** A token was found or given, and it is not known yet whose it is. */
  readonly starting: boolean;
  /** Why a token was not taken. */
  readonly problem: Problem | undefined;
  readonly signIn: (token: string) => void;
  readonly signOut: () => void;
};

const SessionContext = createContext<Session | undefined>(undefined);

export const useSession = (): Session => useContext(SessionContext)!;
export const useApi = (): Client => useSession().api;

/** For pages behind the sign-in: there is somebody. */
export const useMe = (): Me => useSession().me!;

export const holds = ({ roles }: Me, ...taken: readonly Role[]): boolean => roles.some((role) => taken.includes(role));

/** Those of the service see all months; a label or publisher its own statements. */
export const isOfTheService = (me: Me): boolean => holds(me, 'finance', 'approver', 'admin');

const ENDED: Problem = {
  type: 'about:blank',
  title: 'Your session has ended',
  status: 401,
  detail: 'Sign in again to go on where you were.',
};

export const SessionProvider = ({ children }: { readonly children: ComponentChildren }) => {
  const [token, setToken] = useState(() => sessionStorage.getItem(TOKEN) ?? undefined);
  const [me, setMe] = useState<Me>();
  const [problem, setProblem] = useState<Problem>();
  const forget = useCallback((because?: Problem) => {
    sessionStorage.removeItem(TOKEN);
    setToken(undefined);
    setMe(undefined);
    setProblem(because);
  }, []);
  const api = useMemo(() => createClient({ token, onSignedOut: () => forget(ENDED) }), [token, forget]);
  useEffect(() => {
    if (token === undefined) return;
    api.get<Me>('/v1/me').then(
      (found) => {
        sessionStorage.setItem(TOKEN, token);
        setProblem(undefined);
        setMe(found);
      },
      (cause: unknown) => {
        if (!(cause instanceof ProblemAnswer) || cause.problem.status === 401) return;
        forget(cause.problem);
      },
    );
  }, [api, token, forget]);
  const starting = token !== undefined && me === undefined;
  const session = { me, api, starting, problem, signIn: setToken, signOut: () => forget() };
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
};
