import { describe, expect, it } from 'vitest';
import {
  COUNTING_POLICY_IDS,
  countingPolicy,
  defaultCountingPolicy,
  earns,
  policyId,
  policyIdOfVersion,
} from './counting-policy.js';

describe('thirty seconds, the default', () => {
  it.each([
    [30_000, 180_000, true],
    [29_999, 180_000, false],
    [29_999, undefined, false],
    [12_000, 12_000, true],
    [11_999, 12_000, false],
    [0, 0, false],
    [30_000, undefined, true],
  ])('%i ms heard of a track of %s ms: %s', (msHeard, trackDurationMs, counts) =>
    expect(earns({ msHeard, trackDurationMs }, defaultCountingPolicy)).toBe(counts),
  );
});

it('counts other plays under another policy over the same facts', () => {
  const play = { msHeard: 31_000, trackDurationMs: 180_000 };
  const counting = (id: string) => earns(play, countingPolicy(id)!);
  expect([counting('thirty-seconds@1'), counting('forty-five-seconds@1'), counting('any-portion@1')]).toEqual([
    true,
    false,
    true,
  ]);
});

it('finds every policy by its name and version, and no other', () => {
  for (const id of COUNTING_POLICY_IDS) expect(policyId(countingPolicy(id)!)).toBe(id);
  expect(countingPolicy('thirty-seconds@2')).toBeUndefined();
});

it('is found again in the version of what was counted by it', () =>
  expect(policyIdOfVersion(`1+${policyId(defaultCountingPolicy)}`)).toBe('thirty-seconds@1'));
