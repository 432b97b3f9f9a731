/**
 * Facts that hold from a day on, as somebody states them: of a work, a release, what a recording embodies.
 *
 * A statement holds from its first day until the first day of the next one. One for a day that was stated before takes
 * the place of that one (a correction, also of the past); one for any other day lets all others be. So a file of
 * statements may be handed in again as a whole, and only what changed is an event. Asked for a day D as known at a
 * position P of the log, the answer is the statement with the latest first day up to D, of those the last up to P.
 */
import { accept, refuse, type Decider } from '../shared/decision.js';
import type { Day } from './day.js';

/** `edition` counts the statements of one stream from 1, so that a return to earlier facts is an event of its own. */
export type StatedEvent<Type extends string, Facts> = {
  readonly type: Type;
  readonly data: Facts & { readonly edition: number };
};

/** What is stated now, by first day. */
export type Timeline<Facts> = { readonly edition: number; readonly byDay: Map<Day, Facts> };

export const unstated = <Facts>(): Timeline<Facts> => ({ edition: 0, byDay: new Map() });

export const stated = <Facts extends { readonly effectiveFrom: Day }>(
  { byDay }: Timeline<Facts>,
  data: Facts & { readonly edition: number },
): Timeline<Facts> => ({ edition: data.edition, byDay: byDay.set(data.effectiveFrom, data) });

/** Whether the timeline says so already from that very day on. */
export const says = <Facts extends { readonly effectiveFrom: Day }>(
  timeline: Timeline<Facts>,
  facts: Facts,
): boolean => {
  const known = timeline.byDay.get(facts.effectiveFrom);
  return known !== undefined && same({ ...known, edition: 0 }, { ...facts, edition: 0 });
};

/** The decider of one kind of facts; `wrong` names what may not be stated. */
export const statedFacts = <Type extends string, Facts extends { readonly effectiveFrom: Day }, Refusal>(
  type: Type,
  wrong: (facts: Facts) => Refusal | undefined,
): Decider<Facts, Timeline<Facts>, StatedEvent<Type, Facts>, Refusal> => ({
  initial: unstated,
  evolve: (timeline, { data }) => stated(timeline, data),
  decide: (facts, timeline) => {
    const because = wrong(facts);
    if (because !== undefined) return refuse(because);
    if (says(timeline, facts)) return accept();
    return accept({ type, data: { ...facts, edition: timeline.edition + 1 } });
  },
});

/** The first of a list that it holds before already. */
export const repeated = <Item>(items: readonly Item[]): Item | undefined =>
  items.find((item, index) => items.indexOf(item) !== index);

/** Equal as JSON is, whatever the order of the fields; a fact that is undefined is none. */
const same = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [these, those] = [one, other].map(
    (facts) => new Map(Object.entries(facts).filter(([, fact]) => fact !== undefined)),
  );
  return these!.size === those!.size && [...these!].every(([name, fact]) => same(fact, those!.get(name)));
};
