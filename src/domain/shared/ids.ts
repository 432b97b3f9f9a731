declare const brand: unique symbol;

/** A string that was parsed once, at the edge, and cannot be swapped for another kind of id afterwards. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

/** The client event id of one stream, skip, like or unlike: a lower-case UUID, the same on every resend. */
export type PlayId = Id<'PlayId'>;
/** Whatever the service calls its listener; opaque, 1 to 64 characters of `A-Z a-z 0-9 . _ : -`. */
export type ListenerId = Id<'ListenerId'>;
/** Whatever the service calls its track; opaque, same alphabet as a listener id, up to 128 characters. */
export type TrackId = Id<'TrackId'>;
/** Whoever is paid, licenses or is represented; whatever the service calls them, same alphabet, up to 64 characters. */
export type PartyId = Id<'PartyId'>;
/** A musical work, as opposed to its recordings; whatever the service calls it, same form as a track id. */
export type WorkId = Id<'WorkId'>;
/** One claim of one party, named by whoever makes it; same form as a party id. */
export type ClaimId = Id<'ClaimId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SHORT = /^[A-Za-z0-9._:-]{1,64}$/;
const LONG = /^[A-Za-z0-9._:-]{1,128}$/;
const KEPT_SHORT = '1 to 64 characters of A-Z a-z 0-9 . _ : -';
const KEPT_LONG = '1 to 128 characters of A-Z a-z 0-9 . _ : -';

const idOf =
  <Name extends string>(name: Name, form: RegExp, means: string, canonical = (raw: string) => raw) =>
  (raw: string): Id<Name> => {
    const id = canonical(raw);
    if (!form.test(id)) throw new TypeError(`${name} must be ${means}, got "${raw.slice(0, 80)}"`);
    return id as Id<Name>;
  };

export const playId = idOf('PlayId', UUID, 'a UUID', (raw) => raw.toLowerCase());
export const listenerId = idOf('ListenerId', SHORT, KEPT_SHORT);
export const trackId = idOf('TrackId', LONG, KEPT_LONG);
export const partyId = idOf('PartyId', SHORT, KEPT_SHORT);
export const workId = idOf('WorkId', LONG, KEPT_LONG);
export const claimId = idOf('ClaimId', SHORT, KEPT_SHORT);
