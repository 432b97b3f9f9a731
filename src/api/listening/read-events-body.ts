/** The events of a body: `{"sentAt": ..., "events": [...]}`, a bare array, or NDJSON with one event a line. */
import { ProblemError } from '../problem.js';
import { TIME_PATTERN } from './listening-report.js';
import { MalformedLine } from './record-listening.command.js';
import { parseTime } from './repair-clock.js';

export const EVENTS_MAX = 1_000;
const TIME = new RegExp(TIME_PATTERN, 'u');

/** An NDJSON body as the content-type parser leaves it. */
export class NdjsonBody {
  constructor(readonly text: string) {}
}

export type EventsBody = { readonly events: readonly unknown[]; readonly sentMs: number | undefined };

/** Throws a `ProblemError` where the body as a whole cannot be taken. */
export const readEventsBody = (body: unknown, sentAtHeader: string | undefined): EventsBody => {
  const { events, sentAt } = eventsOf(body);
  if (events.length === 0) throw new ProblemError('invalid-request', 'no events: send 1 to 1,000 of them');
  if (events.length > EVENTS_MAX)
    throw new ProblemError('too-large', `${events.length} events in one request; at most 1,000 are taken`);
  return { events, sentMs: sentMs(sentAt ?? sentAtHeader) };
};

const eventsOf = (body: unknown): { readonly events: readonly unknown[]; readonly sentAt?: unknown } => {
  if (body instanceof NdjsonBody) return { events: linesOf(body.text) };
  if (Array.isArray(body)) return { events: body };
  const { events, sentAt } = (body ?? {}) as { readonly events?: unknown; readonly sentAt?: unknown };
  if (!Array.isArray(events))
    throw new ProblemError(
      'invalid-request',
      'send {"sentAt": "<time>", "events": [...]}, an array of events, or NDJSON',
    );
  return { events, sentAt };
};

const linesOf = (text: string): readonly unknown[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      try {
        return JSON.parse(line) as unknown;
      } catch (error) {
        return new MalformedLine(`not JSON: ${(error as Error).message}`);
      }
    });

const sentMs = (sentAt: unknown): number | undefined => {
  if (sentAt === undefined) return undefined;
  const ms = typeof sentAt === 'string' && TIME.test(sentAt) ? parseTime(sentAt) : undefined;
  if (ms === undefined)
    throw new ProblemError(
      'invalid-request',
      'sentAt must be an ISO 8601 time with a zone, such as 2026-08-01T10:00:00.000Z',
    );
  return ms;
};
