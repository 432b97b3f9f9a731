import { Command } from '@nestjs/cqrs';
import type { ApiKey } from '../keys/api-keys.js';
import type { ListeningRefusal } from '../../domain/listening/listening-day.js';
import type { ReportProblem } from './listening-report.js';

/** What came of one event of a body, in the body's order. `status` is what the event alone would have been answered. */
export type EventResult =
  | { readonly index: number; readonly id: string; readonly outcome: 'accepted'; readonly status: 201 }
  | { readonly index: number; readonly id: string; readonly outcome: 'duplicate'; readonly status: 200 }
  | {
      readonly index: number;
      readonly id?: string;
      readonly outcome: 'rejected';
      readonly status: number;
      readonly reason: ReportProblem['reason'] | ListeningRefusal['kind'] | 'MalformedLine';
      readonly field?: string;
      readonly detail: string;
    };

export type RecordListeningAnswer = {
  /** A read that is given this position as `waitFor` sees everything that was accepted here. */
  readonly position: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly results: readonly EventResult[];
};

/** Record what a player app reports: up to a thousand events, each standing or falling alone. */
export class RecordListeningCommand extends Command<RecordListeningAnswer> {
  constructor(
    /** Parsed JSON values; a line that was no JSON is a `MalformedLine`. */
    readonly events: readonly unknown[],
    readonly key: ApiKey,
    readonly receivedMs: number,
    readonly sentMs: number | undefined,
  ) {
    super();
  }
}

/** Stands in the place of a line that cannot be read, so that it is rejected where it stood. */
export class MalformedLine {
  constructor(readonly detail: string) {}
}
