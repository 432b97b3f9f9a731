/** What is wrong with one field of what somebody handed in, for machines (`reason`) and for people (`detail`). */
export type FieldProblem = { readonly reason: FieldReason; readonly field: string; readonly detail: string };

export type FieldReason = 'NotAnObject' | 'MissingField' | 'WrongType' | 'TooLong' | 'OutOfRange' | 'BadFormat';

/** What was read, or the first thing wrong with it. */
export type Read<Value> = { readonly read: Value } | { readonly problem: FieldProblem };

/** Thrown inside a reader and caught by `reading`, so that a reader reads like the shape it reads. */
class Unreadable extends Error {
  constructor(readonly problem: FieldProblem) {
    super(problem.detail);
  }
}

/** Runs a reader whose field functions stop at the first problem. */
export const reading = <Value>(read: () => Value): Read<Value> => {
  try {
    return { read: read() };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem };
    throw error;
  }
};

export const unreadable = (reason: FieldReason, field: string, detail: string): never => {
  throw new Unreadable({ reason, field, detail });
};

/** Runs a parser that throws a TypeError for what it cannot take, such as those of `ids.ts`. */
export const parsed = <Value>(reason: FieldReason, field: string, parse: () => Value): Value => {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TypeError) return unreadable(reason, field, error.message);
    throw error;
  }
};
