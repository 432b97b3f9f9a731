/** Runs a file of vectors through models: worked examples, each with inputs and what must come out, to the cent. */
import { isRecord, type VectorInputs, type VectorModels } from './vector-models.js';

export type VectorFailure =
  | { readonly name: string; readonly model: string; readonly field: string; readonly expected: unknown; readonly got: unknown } // prettier-ignore
  | { readonly name: string; readonly problem: string };

/** In the order of the file; a vector that fails is there once, with the first field that differs. */
export type VectorReport = { readonly passed: readonly string[]; readonly failed: readonly VectorFailure[] };

type Vector = {
  readonly name: string;
  readonly model: string;
  readonly inputs: VectorInputs;
  readonly expected: VectorInputs;
};

/** Throws a TypeError for what is no file of vectors; a vector that a model cannot read is a failure like any other. */
export const runVectors = (file: unknown, models: VectorModels): VectorReport => {
  const passed: string[] = [];
  const failed: VectorFailure[] = [];
  for (const vector of vectorsOf(file)) {
    const failure = failureOf(vector, models);
    if (failure === undefined) passed.push(vector.name);
    else failed.push(failure);
  }
  return { passed, failed };
};

const failureOf = ({ name, model, inputs, expected }: Vector, models: VectorModels): VectorFailure | undefined => {
  const run = Object.hasOwn(models, model) ? models[model] : undefined;
  if (run === undefined) return { name, problem: `there is no model named "${model}"` };
  const fields = Object.keys(expected);
  if (fields.length === 0) return { name, problem: 'the vector expects nothing' };
  try {
    const answer = run(inputs);
    const field = fields.find((one) => !Object.hasOwn(answer, one) || !sameAnswer(expected[one], answer[one]));
    if (field === undefined) return undefined;
    return { name, model, field, expected: expected[field], got: answer[field] };
  } catch (error) {
    return { name, problem: error instanceof Error ? error.message : String(error) };
  }
};

/** Deep equality of JSON values; a count may be a bigint on our side. */
const sameAnswer = (expected: unknown, got: unknown): boolean => {
  if (typeof got === 'bigint') return Number.isInteger(expected) && BigInt(expected as number) === got;
  if (Array.isArray(expected) && Array.isArray(got))
    return expected.length === got.length && expected.every((one, index) => sameAnswer(one, got[index]));
  if (!isRecord(expected) || !isRecord(got)) return expected === got;
  const fields = Object.keys(expected);
  return (
    fields.length === Object.keys(got).length &&
    fields.every((field) => Object.hasOwn(got, field) && sameAnswer(expected[field], got[field]))
  );
};

const vectorsOf = (file: unknown): readonly Vector[] => {
  if (!isRecord(file)) throw new TypeError('a file of vectors is a JSON object');
  const list = file['vectors'];
  if (!Array.isArray(list)) throw new TypeError('a file of vectors has a list of "vectors"');
  return list.map((one: unknown, index) => vectorOf(one, index + 1));
};

const vectorOf = (value: unknown, number: number): Vector => {
  if (!isRecord(value)) throw new TypeError(`vector ${number} is no object`);
  const { name, model, inputs, expected } = value;
  if (typeof name !== 'string' || name === '') throw new TypeError(`vector ${number} has no name`);
  if (typeof model !== 'string' || model === '') throw new TypeError(`vector ${number} (${name}) has no model`);
  if (!isRecord(inputs)) throw new TypeError(`vector ${number} (${name}) has no inputs`);
  if (!isRecord(expected)) throw new TypeError(`vector ${number} (${name}) has no expected`);
  return { name, model, inputs, expected };
};
