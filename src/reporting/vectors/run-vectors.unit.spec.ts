import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_MODELS, AREAS } from './all-models.js';
import { runVectors } from './run-vectors.js';
import type { VectorModels } from './vector-models.js';

const SHARED = new URL('../../../../shared/knowledge/royalty-vectors.json', import.meta.url);
const present = existsSync(SHARED);
type SharedFile = {
  readonly conventions: { readonly models: Readonly<Record<string, unknown>> };
  readonly vectors: readonly { readonly name: string }[];
};
const NOTHING: SharedFile = { conventions: { models: {} }, vectors: [] };
const shared = present ? (JSON.parse(readFileSync(SHARED, 'utf8')) as SharedFile) : NOTHING;

const models: VectorModels = {
  twice: ({ n }) => ({ n: BigInt(n as number) * 2n, list: ['a', { n: 1n }], absent: undefined }),
  broken: () => {
    throw new TypeError('n must be a count, got nothing');
  },
};
const vector = (name: string, model: string, expected: unknown, inputs: unknown = { n: 2 }) => ({
  name,
  model,
  inputs,
  expected,
});
const run = (...vectors: unknown[]) => runVectors({ vectors }, models);

describe.skipIf(!present)('the shared vectors (skipped where ../shared/knowledge is absent)', () => {
  const report = runVectors(shared, ALL_MODELS);

  it.each(shared.vectors.map(({ name }) => name))('holds %s', (name) => {
    expect(report.failed.find((failure) => failure.name === name)).toBeUndefined();
    expect(report.passed).toContain(name);
  });

  it('name no model that is not known', () => {
    expect(Object.keys(shared.conventions.models).filter((model) => !Object.hasOwn(ALL_MODELS, model))).toEqual([]);
  });
});

it('keeps each model in one area alone', () => {
  const names = AREAS.flatMap((area) => Object.keys(area));
  expect(names.toSorted()).toEqual([...new Set(names)].sort());
});

describe('runVectors', () => {
  it('passes a vector when all that it expects comes out, whatever else does', () => {
    expect(run(vector('a', 'twice', { n: 4 }), vector('b', 'twice', { list: ['a', { n: 1 }] }))).toEqual({
      passed: ['a', 'b'],
      failed: [],
    });
  });

  it.each([
    ['another count', { n: 5 }, 'n'],
    ['a count that is a text', { n: '4' }, 'n'],
    ['a count that is no whole number', { n: 4.5 }, 'n'],
    ['a field that the model does not answer', { n: 4, m: 4 }, 'm'],
    ['a longer list', { list: ['a', { n: 1 }, 'c'] }, 'list'],
    ['a list in another order', { list: [{ n: 1 }, 'a'] }, 'list'],
    ['another field inside', { list: ['a', { m: 1 }] }, 'list'],
    ['a field more inside', { list: ['a', { n: 1, m: 1 }] }, 'list'],
    ['null for a number', { n: null }, 'n'],
  ])('fails a vector that expects %s, naming the field', (_, expected, field) => {
    expect(run(vector('a', 'twice', expected)).failed).toMatchObject([{ name: 'a', model: 'twice', field }]);
  });

  it.each(['thrice', 'toString', '__proto__'])('fails a vector of a model "%s" that it does not know', (model) => {
    expect(run(vector('a', model, { n: 4 })).failed).toEqual([
      { name: 'a', problem: `there is no model named "${model}"` },
    ]);
  });

  it('fails a vector that its model cannot read, in the words of the model', () => {
    expect(run(vector('a', 'broken', { n: 4 })).failed).toEqual([
      { name: 'a', problem: 'n must be a count, got nothing' },
    ]);
  });

  it('fails a vector that expects nothing, for it proves nothing', () => {
    expect(run(vector('a', 'twice', {})).failed).toEqual([{ name: 'a', problem: 'the vector expects nothing' }]);
  });

  it('answers in the order of the file', () => {
    const report = run(vector('b', 'twice', { n: 4 }), vector('z', 'twice', { n: 1 }), vector('a', 'twice', { n: 4 }));
    expect(report.passed).toEqual(['b', 'a']);
    expect(report.failed.map(({ name }) => name)).toEqual(['z']);
  });

  it.each([
    ['a list', [], /JSON object/],
    ['nothing', null, /JSON object/],
    ['an object without vectors', {}, /"vectors"/],
    ['vectors that are no list', { vectors: {} }, /"vectors"/],
    ['a vector that is no object', { vectors: ['a'] }, /vector 1 is no object/],
    ['a vector without a name', { vectors: [{ model: 'twice', inputs: {}, expected: {} }] }, /vector 1 has no name/],
    ['a vector without a model', { vectors: [{ name: 'a', inputs: {}, expected: {} }] }, /\(a\) has no model/],
    ['a vector without inputs', { vectors: [{ name: 'a', model: 'twice', expected: {} }] }, /\(a\) has no inputs/],
    ['a vector without expected', { vectors: [{ name: 'a', model: 'twice', inputs: {} }] }, /\(a\) has no expected/],
  ])('says what is wrong with a file that is %s', (_, file, problem) => {
    expect(() => runVectors(file, models)).toThrow(problem);
  });
});
