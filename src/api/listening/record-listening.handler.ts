import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RecordListening } from '../../domain/listening/listening-day.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { refusalOf } from '../refusal-status.js';
import type { ListeningWriter, RecordedListening } from './listening-writer.js';
import {
  MalformedLine,
  RecordListeningCommand,
  type EventResult,
  type RecordListeningAnswer,
} from './record-listening.command.js';
import { credibleAt, reportToCommand, type Arrival } from './report-to-command.js';

type Times = Omit<Arrival, 'sentMs'>;

@CommandHandler(RecordListeningCommand)
export class RecordListeningHandler implements ICommandHandler<RecordListeningCommand> {
  readonly #writer: ListeningWriter;
  readonly #store: EventStore;
  readonly #ageDaysMax: number;
  #times: Times | undefined;

  constructor(writer: ListeningWriter, store: EventStore, ageDaysMax: number) {
    this.#writer = writer;
    this.#store = store;
    this.#ageDaysMax = ageDaysMax;
  }

  async execute({ events, receivedMs, sentMs }: RecordListeningCommand): Promise<RecordListeningAnswer> {
    const { receivedAt, credible } = this.#timesOf(receivedMs);
    const arrival: Arrival = { receivedMs, sentMs, receivedAt, credible };
    const results: EventResult[] = new Array<EventResult>(events.length);
    const commands: RecordListening[] = [];
    const places: number[] = [];
    for (const [index, event] of events.entries()) {
      const parsed = event instanceof MalformedLine ? malformed(event) : reportToCommand(event, arrival);
      if ('reason' in parsed) results[index] = { index, ...idOf(event), outcome: 'rejected', status: 422, ...parsed };
      else {
        commands.push(parsed);
        places.push(index);
      }
    }
    const recorded = await this.#writer.record(commands);
    for (const [nth, one] of recorded.entries()) results[places[nth]!] = resultOf(places[nth]!, commands[nth]!, one);
    const { accepted, duplicates, rejected } = tally(results);
    return { position: String(await this.#positionOf(recorded)), accepted, duplicates, rejected, results };
  }

  /** Many requests share a millisecond, and writing times out costs as much as checking an event. */
  #timesOf(receivedMs: number): Times {
    if (this.#times?.receivedMs !== receivedMs)
      this.#times = {
        receivedMs,
        receivedAt: new Date(receivedMs).toISOString(),
        credible: credibleAt(receivedMs, this.#ageDaysMax),
      };
    return this.#times;
  }

  /** Where the last of them lies; with nothing but duplicates, the head, which cannot be before them. */
  async #positionOf(recorded: readonly RecordedListening[]): Promise<bigint> {
    let last = -1n;
    let repeated = recorded.length === 0;
    for (const one of recorded) {
      if ('error' in one) continue;
      if (one.position !== undefined && one.position > last) last = one.position;
      if (one.decision.outcome === 'accepted' && one.decision.events.length === 0) repeated = true;
    }
    return repeated || last < 0n ? this.#store.head() : last;
  }
}

const malformed = ({ detail }: MalformedLine) => ({ reason: 'MalformedLine', field: '', detail }) as const;

const idOf = (event: unknown): { readonly id?: string } => {
  const id = typeof event === 'object' && event !== null ? (event as { readonly id?: unknown }).id : undefined;
  return typeof id === 'string' ? { id: id.slice(0, 64) } : {};
};

/** A failure to write fails the whole request: the player sends it again, and what did land is then a duplicate. */
const resultOf = (index: number, { reported }: RecordListening, recorded: RecordedListening): EventResult => {
  if ('error' in recorded) throw recorded.error;
  const id = reported.data.playId;
  const { decision } = recorded;
  if (decision.outcome === 'refused') return { index, id, outcome: 'rejected', ...refusalOf(decision.because) };
  return decision.events.length > 0
    ? { index, id, outcome: 'accepted', status: 201 }
    : { index, id, outcome: 'duplicate', status: 200 };
};

const tally = (results: readonly EventResult[]) => {
  const count = { accepted: 0, duplicates: 0, rejected: 0 };
  for (const { outcome } of results) count[outcome === 'duplicate' ? 'duplicates' : outcome] += 1;
  return count;
};
