/** Delivers a file of terms: parties, rights, deals, revenue and rates. A line that is refused costs the others nothing. */
import type { EventStore } from '../../platform/event-store/event-store.js';
import { CliProblem } from '../output.js';
import type { Inbox, Outcome, TermProblem } from './term-family.js';
import { TERM_FAMILIES, TERM_KINDS } from './terms.js';

export type TermsTally = {
  /** Lines that are not blank. */
  lines: number;
  /** Lines that said something new. */
  accepted: number;
  unchanged: number;
  rejected: number;
  /** The first of the rejected lines, each with what was refused and why; the rest are counted. */
  readonly problems: TermProblem[];
};

export type ImportTerms = {
  readonly store: EventStore;
  readonly lines: AsyncIterable<readonly string[]>;
  readonly onProgress?: (lines: number) => void;
};

const BATCH_LINES = 4_000;
const PROBLEMS_KEPT_MAX = 1_000;
const SHOWN_CHARACTERS = 80;

/**
 * One batch after the other, and within a stream line after line, so that a line may build on one before it: who
 * represents a party on the party, a withdrawal on its claim, the end of a deal on its terms. Between other lines the
 * order says nothing. When the file breaks off or the store goes away, what was delivered before stays; the same file
 * can be imported again from its start.
 */
export const importTerms = async ({ store, lines, onProgress }: ImportTerms): Promise<TermsTally> => {
  const desk = new Desk(store);
  try {
    for await (const texts of lines) {
      await desk.takeAll(texts);
      onProgress?.(texts.length);
    }
  } catch (error) {
    if (!(error instanceof CliProblem)) throw error;
    await desk.deliver();
    const { accepted, unchanged } = desk.tally;
    throw new CliProblem(`${error.message}; ${accepted + unchanged} lines before that are taken`);
  }
  await desk.deliver();
  return desk.tally;
};

/** Hands each line to the family that knows its kind, and keeps the count. */
class Desk {
  readonly tally: TermsTally = { lines: 0, accepted: 0, unchanged: 0, rejected: 0, problems: [] };
  readonly #inboxes: readonly Inbox[];
  readonly #inboxOf: ReadonlyMap<string, Inbox>;
  #line = 0;
  #waiting = 0;
  #unread: TermProblem[] = [];

  constructor(store: EventStore) {
    const opened = TERM_FAMILIES.map(({ kinds, open }) => ({ kinds, inbox: open(store) }));
    this.#inboxes = opened.map(({ inbox }) => inbox);
    this.#inboxOf = new Map(opened.flatMap(({ kinds, inbox }) => kinds.map(({ kind }) => [kind, inbox] as const)));
  }

  async takeAll(texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      this.#take(text);
      if (this.#waiting >= BATCH_LINES) await this.deliver();
    }
  }

  #take(text: string): void {
    this.#line += 1;
    if (text.trim() === '') return;
    this.tally.lines += 1;
    this.#waiting += 1;
    const problem = this.#read(text);
    if (problem !== undefined) this.#unread.push({ line: this.#line, ...problem });
  }

  async deliver(): Promise<void> {
    const outcomes = (await Promise.all(this.#inboxes.map((inbox) => inbox.deliver()))).flat();
    const problems = [...this.#unread, ...outcomes.filter(isProblem)];
    this.tally.accepted += outcomes.filter((outcome) => outcome === 'accepted').length;
    this.tally.unchanged += outcomes.filter((outcome) => outcome === 'unchanged').length;
    this.tally.rejected += problems.length;
    problems.sort((one, other) => one.line - other.line);
    this.tally.problems.push(...problems.slice(0, PROBLEMS_KEPT_MAX - this.tally.problems.length));
    this.#unread = [];
    this.#waiting = 0;
  }

  #read(text: string): Omit<TermProblem, 'line'> | undefined {
    const raw = tryParse(text);
    if (raw === undefined) return { kind: '', reason: 'MalformedLine', field: '', detail: 'not JSON' };
    const kind = kindOf(raw.value);
    const inbox = typeof kind === 'string' ? this.#inboxOf.get(kind) : undefined;
    if (typeof kind !== 'string' || inbox === undefined) return unknownKind(kind);
    const problem = inbox.take(kind, this.#line, raw.value);
    return problem === undefined ? undefined : { kind, ...problem };
  }
}

const isProblem = (outcome: Outcome): outcome is TermProblem => typeof outcome === 'object';

const kindOf = (raw: unknown): unknown =>
  typeof raw === 'object' && raw !== null && 'kind' in raw ? raw.kind : undefined;

const unknownKind = (kind: unknown): Omit<TermProblem, 'line'> => {
  const got = typeof kind === 'string' ? `got "${kind.slice(0, SHOWN_CHARACTERS)}"` : 'got none';
  const known = TERM_KINDS.map((one) => one.kind).join(', ');
  return { kind: '', reason: 'UnknownKind', field: 'kind', detail: `kind must be one of ${known}; ${got}` };
};

const tryParse = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};
