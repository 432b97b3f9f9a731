import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ALL_MODELS } from '../reporting/vectors/all-models.js';
import { runVectors, type VectorFailure, type VectorReport } from '../reporting/vectors/run-vectors.js';
import { CliProblem, count, say } from './output.js';

type Options = { readonly json?: true };

/** Adds `vectors FILE` to the command `royalties`. */
export const registerRoyaltiesVectors = (royalties: Command): void => {
  royalties
    .command('vectors')
    .description('run worked examples through the functions that close a month; 1 when any comes out different')
    .argument('<file>', 'JSON with a list of vectors: name, model, inputs, expected')
    .option('--json', 'answer with one line of JSON')
    .action(async (file: string, { json }: Options) => {
      const report = await runFile(file);
      say(json ? inJson(report) : forPeople(report));
      const { length: failed } = report.failed;
      if (failed > 0) throw new CliProblem(`${count(failed)} of ${count(failed + report.passed.length)} vectors fail`);
    });
};

/** Throws a `CliProblem` for a file that is not there, is no JSON, or holds no vectors. */
const runFile = async (file: string): Promise<VectorReport> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CliProblem(`${file} cannot be read: ${messageOf(error)}`);
  });
  try {
    return runVectors(JSON.parse(text), ALL_MODELS);
  } catch (error) {
    if (error instanceof SyntaxError) throw new CliProblem(`${file} is no JSON: ${error.message}`);
    if (error instanceof TypeError) throw new CliProblem(`${file}: ${error.message}`);
    throw error;
  }
};

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** JSON has no bigint: a count of ours becomes its digits. */
const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);

const inJson = ({ passed, failed }: VectorReport): string =>
  JSON.stringify(
    {
      passed,
      failed,
      passedCount: passed.length,
      failedCount: failed.length,
      passedNames: passed,
      failedNames: failed.map(({ name }) => name),
    },
    plain,
  );

const forPeople = ({ passed, failed }: VectorReport): string =>
  [
    ...passed.map((name) => `pass  ${name}`),
    ...failed.map((failure) => `FAIL  ${failure.name}: ${reasonOf(failure)}`),
    `${count(passed.length)} passed, ${count(failed.length)} failed`,
  ].join('\n');

const reasonOf = (failure: VectorFailure): string =>
  'problem' in failure
    ? failure.problem
    : `${failure.field} is ${shown(failure.got)}, expected ${shown(failure.expected)}`;

const shown = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value, plain));
