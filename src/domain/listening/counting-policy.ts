/**
 * Facts keep the milliseconds; a policy says which plays earn. Add a version, never edit one: a projection names the
 * policy it was built with, and another policy is replayed over the whole history beside it.
 */
export type CountingPolicy = {
  readonly name: string;
  readonly version: number;
  /** Milliseconds of audio that must have been heard. */
  readonly msHeardMin: number;
  /** A track shorter than that counts when it was heard to its end. */
  readonly wholeTrackIfShorter: boolean;
};

const POLICIES = [
  { name: 'thirty-seconds', version: 1, msHeardMin: 30_000, wholeTrackIfShorter: true },
  { name: 'forty-five-seconds', version: 1, msHeardMin: 45_000, wholeTrackIfShorter: false },
  { name: 'any-portion', version: 1, msHeardMin: 1, wholeTrackIfShorter: false },
] as const satisfies readonly CountingPolicy[];

/** The rule of the large services: 30 seconds heard, or the whole track if it is shorter. */
export const defaultCountingPolicy: CountingPolicy = POLICIES[0];

/** `name@version`, as projections and statements print it. */
export const policyId = (policy: CountingPolicy) => `${policy.name}@${policy.version}`;

/** The policy in the version of a projection that counts by one: `1+thirty-seconds@1` was counted by `thirty-seconds@1`. */
export const policyIdOfVersion = (version: string) => version.slice(version.indexOf('+') + 1);

export const COUNTING_POLICY_IDS = POLICIES.map(policyId);

/** Finds a policy by `name@version`; undefined when there is none. */
export const countingPolicy = (id: string): CountingPolicy | undefined =>
  POLICIES.find((policy) => policyId(policy) === id);

/** Whether a play earns. Whether the listener skipped on afterwards does not matter: what was heard was heard. */
export const earns = (
  play: { readonly msHeard: number; readonly trackDurationMs?: number | undefined },
  policy: CountingPolicy,
): boolean =>
  play.msHeard >= policy.msHeardMin ||
  (policy.wholeTrackIfShorter &&
    play.trackDurationMs !== undefined &&
    play.trackDurationMs > 0 &&
    play.trackDurationMs < policy.msHeardMin &&
    play.msHeard >= play.trackDurationMs);
