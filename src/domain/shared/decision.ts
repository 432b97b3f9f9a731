/** What a decision comes to. Both outcomes are data: an exception is a bug or a lost connection, never a refusal. */
export type Decision<Event, Refusal> =
  | { readonly outcome: 'accepted'; readonly events: readonly Event[] }
  | { readonly outcome: 'refused'; readonly because: Refusal };

export const accept = <E>(...events: readonly E[]) => ({ outcome: 'accepted', events }) as const;
export const refuse = <R>(because: R) => ({ outcome: 'refused', because }) as const;

/**
 * The pure heart of an aggregate.
 *
 * `decide` is deterministic and quiet on a resend: it answers with no event when nothing new happened.
 * `evolve` accepts every recorded fact and consumes the state that it is given: it may change it in place,
 * because a state belongs to one fold and nobody keeps the old one (a day may hold thousands of plays).
 */
export type Decider<Command, State, Event, Refusal> = {
  readonly initial: () => State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => Decision<Event, Refusal>;
};
