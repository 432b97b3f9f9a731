/** What goes wrong over HTTP, as RFC 9457 problem details. `type` is a URN that never changes its meaning. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly [member: string]: unknown;
};

const TITLES = {
  'malformed-body': [400, 'The body cannot be read'],
  'invalid-request': [400, 'The request is not what this resource takes'],
  unauthenticated: [401, 'Who you are is not known'],
  forbidden: [403, 'You may not do that'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This resource does not take that method'],
  'idempotency-key-in-use': [409, 'The first request under this key is still being carried out'],
  refused: [409, 'The ledger does not do that as things stand'],
  'job-running': [409, 'Something is being done to this month already'],
  'too-large': [413, 'The body or the batch is too large'],
  'unsupported-media-type': [415, 'This kind of body is not taken here'],
  'idempotency-key-reused': [422, 'This key was used for another request'],
  'too-fast': [429, 'Slow down'],
  internal: [500, 'Something broke on our side'],
  'identity-away': [503, 'Who you are cannot be checked just now'],
  'store-away': [503, 'The ledger cannot write just now; it is safe to send the same again'],
  'not-audited': [503, 'What you asked for could not be put on record, so it was not done'],
  'not-yet': [503, 'The read side has not come that far yet'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemKind = keyof typeof TITLES;

/** Throw it anywhere in `api/`; the filter turns it into the answer. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  readonly retryAfterS: number | undefined;

  constructor(
    kind: ProblemKind,
    detail?: string,
    more: { readonly retryAfterS?: number; readonly members?: object } = {},
  ) {
    super(detail ?? kind);
    const [status, title] = TITLES[kind];
    this.problem = {
      type: `urn:playledger:problem:${kind}`,
      title,
      status,
      ...(detail && { detail }),
      ...more.members,
    };
    this.retryAfterS = more.retryAfterS;
  }
}
