/** What a bench says in the end: figures against goals, for people as a table, for programs as one line of JSON. */
import { table } from '../src/cli/output.js';
import { rounded } from './statistics.js';

export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly goal: string;
  readonly met: boolean;
  /** What the value was made of; for people alone. */
  readonly note: string;
};

/** Met or missed by the value before it is rounded. */
export const atLeast = (name: string, value: number, min: number, note = ''): Figure => ({
  name,
  value: rounded(value),
  goal: `>= ${min}`,
  met: value >= min,
  note,
});

export const atMost = (name: string, value: number, max: number, note = ''): Figure => ({
  name,
  value: rounded(value),
  goal: `<= ${max}`,
  met: value <= max,
  note,
});

export const figureTable = (figures: readonly Figure[]): string =>
  table(
    ['figure', 'value', 'goal', 'met', 'from'],
    figures.map(({ name, value, goal, met, note }) => [name, String(value), goal, met ? 'yes' : 'NO', note]),
  );

/** The last line of `--json`, the same for every bench. */
export const figureLine = (bench: string, figures: readonly Figure[]): string =>
  JSON.stringify({ bench, figures: figures.map(({ name, value, goal, met }) => ({ name, value, goal, met })) });
