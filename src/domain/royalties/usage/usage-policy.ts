/**
 * Policies on usage are versioned data beside a pure function. They change what streams weigh and never the streams, so
 * that a month can be calculated again without one, or with another. Add a version, never edit one: a month freezes the
 * ids of those it was calculated with.
 */
export type UsagePolicy = { readonly name: string; readonly version: number };

/** `name@version`, as months and statements print it. */
export const usagePolicyId = ({ name, version }: UsagePolicy): string => `${name}@${version}`;

/** Finds a policy by `name@version`; undefined when there is none. */
export const policyNamed = <Policy extends UsagePolicy>(policies: readonly Policy[], id: string): Policy | undefined =>
  policies.find((policy) => usagePolicyId(policy) === id);
