/** What the routes of the catalogue have in common: bodies, ids, days. */
import { day } from '../../domain/catalogue/day.js';
import type { Read } from '../../domain/shared/problem.js';
import type { Schema } from '../openapi/schema-of.js';
import type { Parameters } from '../openapi/operation.js';
import { ProblemError } from '../problem.js';

export const DAY_QUERY = {
  day: {
    description: 'as effective on this day, such as 2026-08-31; today where it is not said',
    schema: { type: 'string', format: 'date' },
  },
} as const satisfies Parameters;

/** Facts as JSON, in the words of `playledger import-terms --help`; the id in the path need not be said again. */
export const FACTS_BODY = {
  mediaTypes: ['application/json'],
  schema: { type: 'object', additionalProperties: true } as Schema,
};

/** What was read; throws `invalid-request` with the first thing wrong. */
export const readOr400 = <Value>(read: Read<Value>): Value => {
  if ('read' in read) return read.read;
  const { reason, field, detail } = read.problem;
  throw new ProblemError('invalid-request', detail, { members: { reason, field } });
};

/** Through a parser that throws a TypeError. */
export const parsedOr400 = <Value>(parse: () => Value): Value => {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TypeError) throw new ProblemError('invalid-request', error.message);
    throw error;
  }
};

export const dayOr400 = (raw: string | undefined): string =>
  raw === undefined ? new Date().toISOString().slice(0, 10) : parsedOr400(() => day(raw));

/** The body with the id of the path; one that says another id is about something else. */
export const withId = (body: unknown, name: string, id: string): unknown => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const said = (body as Readonly<Record<string, unknown>>)[name] ?? id;
  if (said !== id) throw new ProblemError('invalid-request', `${name} in the body is not that of the path`);
  return { ...body, [name]: id };
};
