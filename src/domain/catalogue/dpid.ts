/**
 * The DDEX Party Identifier of whoever sends or receives DDEX messages: the scheme PA, the type DPIDA, a party number of
 * ten characters and a check character; hyphens are for the eye (DDEX, "Communication of identifiers in DDEX messages").
 *
 * The form alone is checked. The check character of most, such as PA-DPIDA-3897722461-G, is that of ISO/IEC 7064 MOD
 * 37,36, but numbers in use from the first years, such as PADPIDA2007081301C, do not follow it.
 */
import type { Id } from '../shared/ids.js';
import { mod3736Of } from './check-digits.js';

export type Dpid = Id<'Dpid'>;

const AS_PRINTED = /^PA(-?)DPIDA\1[0-9A-Z]{10}\1[0-9A-Z]$/i;

/** Canonical: 18 characters, upper case, no hyphens. Undefined for what is no DPID; whether it was ever assigned is not checked. */
export const parseDpid = (raw: string): Dpid | undefined =>
  AS_PRINTED.test(raw) ? (raw.replaceAll('-', '').toUpperCase() as Dpid) : undefined;

/** Whether the check character is that of ISO/IEC 7064 MOD 37,36, as it is for all but the first numbers. */
export const hasCheckCharacter = (dpid: Dpid): boolean => mod3736Of(dpid.slice(0, 17)) === dpid[17];
