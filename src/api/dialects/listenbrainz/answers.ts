/** Answers in the shapes that ListenBrainz clients know; `code` repeats the HTTP status. */

/** What was posted is on disk; a listen that plays just now has an id and is kept nowhere. */
export type ListensTaken = { readonly status: 'ok'; readonly recording_msid?: string };

export const LISTENS_TAKEN: ListensTaken = { status: 'ok' };

export type TokenAnswer = {
  readonly code: 200;
  readonly message: string;
  readonly valid: boolean;
  readonly user_name?: string;
};

/** `GET /1/validate-token`: 200 in either case; the client looks at `valid`. */
export const tokenAnswer = (userName: string | undefined): TokenAnswer =>
  userName === undefined
    ? { code: 200, message: 'Token invalid.', valid: false }
    : { code: 200, message: 'Token valid.', valid: true, user_name: userName };

export type ListenBrainzError = { readonly code: number; readonly error: string };

/** The body of everything that is no success. */
export const errorAnswer = (code: number, error: string): ListenBrainzError => ({ code, error });

export const NO_TOKEN_TO_VALIDATE = errorAnswer(400, 'You need to provide an Authorization token.');
