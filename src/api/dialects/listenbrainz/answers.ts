/** Answers in the shapes that ListenBrainz clients know; `code` repeats the HTTP status. */

export const LISTENS_TAKEN = { status: 'ok' } as const;

/** `GET /1/validate-token`: 200 in either case; the client looks at `valid`. */
export const tokenAnswer = (userName: string | undefined) =>
  userName === undefined
    ? ({ code: 200, message: 'Token invalid.', valid: false } as const)
    : ({ code: 200, message: 'Token valid.', valid: true, user_name: userName } as const);

export type ListenBrainzError = { readonly code: number; readonly error: string };

/** The body of everything that is no success. */
export const errorAnswer = (code: number, error: string): ListenBrainzError => ({ code, error });

export const NO_TOKEN_TO_VALIDATE = errorAnswer(400, 'You need to provide an Authorization token.');
