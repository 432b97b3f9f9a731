/** The one place that speaks HTTP: puts the token on every request, and turns what goes wrong into a problem in words. */
import { serverEvents, type ServerEvent } from './server-events.js';
import type { Problem } from './types.js';

/** What the API refused, or why it could not be asked. `problem` is fit to be shown. */
export class ProblemAnswer extends Error {
  override readonly name = 'ProblemAnswer';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

export type Client = {
  readonly get: <Answer>(path: string, signal?: AbortSignal) => Promise<Answer>;
  /** A write, under an idempotency key of its own. */
  readonly send: <Answer>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => Promise<Answer>;
  readonly events: (path: string, signal: AbortSignal) => AsyncGenerator<ServerEvent>;
};

export type ClientOptions = {
  readonly token?: string | undefined;
  /** The token is no longer good. */
  readonly onSignedOut?: () => void;
  readonly fetch?: typeof fetch;
};

export const createClient = ({ token, onSignedOut, fetch = globalThis.fetch }: ClientOptions = {}): Client => {
  const ask = async (path: string, request: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(request.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(path, { ...request, headers }).catch((cause: unknown) => {
      throw isAborted(cause) ? cause : new ProblemAnswer(AWAY);
    });
    if (response.ok) return response;
    if (response.status === 401) onSignedOut?.();
    throw new ProblemAnswer(await problemOf(response));
  };
  const get = async <Answer>(path: string, signal?: AbortSignal) =>
    (await (await ask(path, signal && { signal })).json()) as Answer;
  const send = async <Answer>(method: string, path: string, body?: object) => {
    const headers = { 'idempotency-key': randomKey(), ...(body && { 'content-type': 'application/json' }) };
    const response = await ask(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  };
  return {
    get,
    send,
    events: async function* (path, signal) {
      const { body } = await ask(path, { headers: { accept: 'text/event-stream' }, signal });
      if (body !== null) yield* serverEvents(body);
    },
  };
};

const AWAY: Problem = {
  type: 'about:blank',
  title: 'The ledger cannot be reached',
  status: 0,
  detail: 'Look at your connection, and try again.',
};

/** An answer that is no problem+json comes from something in between, such as a proxy. */
const problemOf = async (response: Response): Promise<Problem> => {
  const { status, statusText } = response;
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false;
  const body = isProblem ? ((await response.json().catch(() => undefined)) as Partial<Problem> | undefined) : undefined;
  return { type: 'about:blank', status, title: `The answer was ${status} ${statusText}`.trim(), ...body };
};

export const isAborted = (cause: unknown): boolean => cause instanceof DOMException && cause.name === 'AbortError';

/** Random bytes in hexadecimal; `randomUUID` is there over https alone. */
export const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** `?a=1&b=2` without what is empty. */
export const query = (parameters: Readonly<Record<string, string | number | null | undefined>>): string => {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
};

/** `at` with every value escaped: at`/v1/parties/${party}/statements`. */
export const at = (texts: TemplateStringsArray, ...values: readonly string[]): string =>
  texts.map((text, nth) => text + (nth < values.length ? encodeURIComponent(values[nth]!) : '')).join('');
