import { errorAnswer, type ListenBrainzError } from './answers.js';

/** A request that is turned away; `answer` goes to the client as it is. */
export type Refused = { readonly kind: 'refused'; readonly answer: ListenBrainzError };

class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
}

/** Stops the reading of a request at the first thing wrong with it. */
export const refuse = (error: string): never => {
  throw new InvalidRequest(error);
};

/** Runs a reader that may `refuse`; a refusal comes back as data. */
export const refusable = <Value>(read: () => Value): Value | Refused => {
  try {
    return read();
  } catch (error) {
    if (error instanceof InvalidRequest) return { kind: 'refused', answer: errorAnswer(400, error.message) };
    // A document nested so deeply that it cannot be written again is none that a player sends.
    if (error instanceof RangeError)
      return { kind: 'refused', answer: errorAnswer(400, 'Invalid JSON document submitted.') };
    throw error;
  }
};
