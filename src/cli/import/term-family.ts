/** Terms that one decider decides, of one kind or of several, and the way of a line from JSON to its outcome. */
import type { Decider, Decision } from '../../domain/shared/decision.js';
import type { FieldProblem, Read } from '../../domain/shared/problem.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { Streams, type Codec } from '../../platform/event-store/transact-many.js';
import { uuidOfName } from '../../platform/uuid-of-name.js';
import { grouped, workOf } from '../../platform/event-store/grouped.js';
import { sentenceOf, type Refused, type Sentences } from '../../api/refusal-sentence.js';

/** One kind of line, as its field `kind` names it. */
type Kind<Command> = {
  readonly read: (raw: unknown) => Read<Command>;
  /** A line that is right, for the help text; the registry's spec imports it. */
  readonly example: object;
};

/** Kinds of lines that share a decider are delivered together, so that one may build on the other in the same file. */
export type Family<Command, State, Event, Refusal extends Refused> = {
  readonly kinds: Readonly<Record<string, Kind<Command>>>;
  readonly decider: Decider<Command, State, Event, Refusal>;
  readonly codec: (idOfName: (name: string) => string) => Codec<Event>;
  readonly streamOf: (command: Command) => string;
  readonly sentences: Sentences<Refusal>;
};

/** Why a line is not taken: what could not be read, or what the domain refused, with all that the refusal says. */
export type TermProblem = Omit<FieldProblem, 'reason'> & {
  readonly line: number;
  /** Of the line; empty where it has none that is known. */
  readonly kind: string;
  readonly reason: string;
  readonly refusal?: Refused;
};

export type Outcome = 'accepted' | 'unchanged' | TermProblem;

/** Lines of one family that wait to be delivered. */
export type Inbox = {
  /** Keeps the line for the next delivery, or answers why it cannot be read. */
  readonly take: (kind: string, line: number, raw: unknown) => FieldProblem | undefined;
  /** What came of each line; throws when the store is away. Each stream stands or falls alone. */
  readonly deliver: () => Promise<readonly Outcome[]>;
};

export type TermKind = {
  readonly kind: string;
  readonly example: object;
  /** What is wrong with a line by itself, whatever was said before. */
  readonly problemIn: (raw: unknown) => FieldProblem | undefined;
};

/** A family whose types nobody needs to know. */
export type TermFamily = {
  readonly kinds: readonly TermKind[];
  readonly open: (store: EventStore) => Inbox;
};

type Waiting<Command> = { readonly line: number; readonly kind: string; readonly command: Command };

const NAMESPACE = '0d1c7a52-94f4-5a9e-8a3c-6be2f70d9a13';

export const family = <Command, State, Event, Refusal extends Refused>(
  facts: Family<Command, State, Event, Refusal>,
): TermFamily => ({
  kinds: Object.entries(facts.kinds).map(([kind, { read, example }]) => ({
    kind,
    example: { kind, ...example },
    problemIn: (raw) => problemOf(read(raw)),
  })),
  open: (store) => openInbox(facts, store),
});

const problemOf = <Command>(result: Read<Command>) => ('problem' in result ? result.problem : undefined);

const openInbox = <Command, State, Event, Refusal extends Refused>(
  { kinds, decider, codec, streamOf, sentences }: Family<Command, State, Event, Refusal>,
  store: EventStore,
): Inbox => {
  const streams = new Streams(store, decider, codec((name) => uuidOfName(NAMESPACE, name)), { cachedEventsMax: 0 }); // prettier-ignore
  let waiting: Waiting<Command>[] = [];
  const outcomeOf = ({ line, kind }: Waiting<Command>, decision: Decision<Event, Refusal>): Outcome => {
    if (decision.outcome === 'accepted') return decision.events.length > 0 ? 'accepted' : 'unchanged';
    const [field, detail] = sentenceOf(sentences, decision.because);
    return { line, kind, reason: decision.because.kind, field, detail, refusal: decision.because };
  };
  return {
    take: (kind, line, raw) => {
      const result = kinds[kind]!.read(raw);
      if ('problem' in result) return result.problem;
      waiting.push({ line, kind, command: result.read });
      return undefined;
    },
    deliver: async () => {
      const byStream = grouped(waiting, ({ command }) => streamOf(command));
      waiting = [];
      const settled = await streams.transactMany(workOf(byStream));
      return [...byStream].flatMap(([stream, own]) => {
        const one = settled.get(stream)!;
        if (one.status === 'rejected') throw one.reason;
        return one.value.decisions.map((decision, index) => outcomeOf(own[index]!, decision));
      });
    },
  };
};
