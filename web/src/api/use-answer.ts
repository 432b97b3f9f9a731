/** What a page shows of an answer: that it is on its way, that it failed, or what it is. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useApi } from '../session/session.js';
import { isAborted, ProblemAnswer } from './client.js';
import type { Page, Problem } from './types.js';

export type Answer<Data> = {
  readonly data: Data | undefined;
  readonly problem: Problem | undefined;
  /** Asks once more; what is shown stays until the new answer is here. */
  readonly again: () => void;
};

const BROKE: Problem = { type: 'about:blank', title: 'This page broke', status: 0, detail: 'Load it again.' };

export const problemIn = (cause: unknown): Problem => (cause instanceof ProblemAnswer ? cause.problem : BROKE);

/** Asks when shown, and whenever `path` is another one; undefined asks nothing. */
export const useAnswer = <Data>(path: string | undefined): Answer<Data> => {
  const api = useApi();
  const [found, setFound] = useState<{ path: string | undefined; data?: Data; problem?: Problem }>({ path });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (path === undefined) return;
    const abort = new AbortController();
    api.get<Data>(path, abort.signal).then(
      (data) => setFound({ path, data }),
      (cause: unknown) => {
        if (!isAborted(cause)) setFound({ path, problem: problemIn(cause) });
      },
    );
    return () => abort.abort();
  }, [api, path, asked]);
  const again = useCallback(() => setAsked((times) => times + 1), []);
  const isCurrent = found.path === path;
  return { data: isCurrent ? found.data : undefined, problem: isCurrent ? found.problem : undefined, again };
};

export type Pages<Item> = Answer<readonly Item[]> & {
  /** Undefined when nothing is left, or while more is on its way. */
  readonly more: (() => void) | undefined;
  readonly loadingMore: boolean;
};

/** A list that comes in pages, each put below the one before. `path` has a query already, or none. */
export const usePages = <Item>(path: string): Pages<Item> => {
  const api = useApi();
  const first = useAnswer<Page<Item>>(path);
  const [rest, setRest] = useState<{ of?: Page<Item>; items: readonly Item[]; next: string | null }>({ items: [], next: null }); // prettier-ignore
  const [loadingMore, setLoadingMore] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const followed = rest.of === first.data ? rest : { items: [], next: first.data?.next ?? null };
  const more = async (cursor: string, of: Page<Item>) => {
    setLoadingMore(true);
    setProblem(undefined);
    try {
      const page = await api.get<Page<Item>>(`${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`); // prettier-ignore
      setRest({ of, items: [...followed.items, ...page.items], next: page.next });
    } catch (cause) {
      setProblem(problemIn(cause));
    }
    setLoadingMore(false);
  };
  const { data, again } = first;
  const next = followed.next;
  return {
    data: data && [...data.items, ...followed.items],
    problem: first.problem ?? problem,
    again: problem === undefined ? again : () => setProblem(undefined),
    more: data === undefined || next === null || loadingMore ? undefined : () => void more(next, data),
    loadingMore,
  };
};
