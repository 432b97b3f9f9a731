import { expect } from 'vitest';
import type { Decider } from '../src/domain/shared/decision.js';

/** Given what was recorded, when this is commanded, then that follows. Three questions: it does, it refuses, it stays quiet. */
export const specify =
  <C, S, E, R>(decider: Decider<C, S, E, R>) =>
  (...history: readonly E[]) => ({
    when: (command: C) => {
      const decision = decider.decide(command, history.reduce(decider.evolve, decider.initial()));
      return {
        then: (...events: readonly E[]) => expect(decision).toEqual({ outcome: 'accepted', events }),
        thenNothing: () => expect(decision).toEqual({ outcome: 'accepted', events: [] }),
        thenRefused: (because: R) => expect(decision).toEqual({ outcome: 'refused', because }),
      };
    },
  });
