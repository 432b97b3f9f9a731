declare const brand: unique symbol;

/** A string that was parsed once, at the edge, and cannot be swapped for another kind of id afterwards. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

/** The client event id of one stream, skip, like or unlike: a lower-case UUID, the same on every resend. */
export type PlayId = Id<'PlayId'>;
/** Whatever the service calls its listener; opaque, 1 to 64 characters of `A-Z a-z 0-9 . _ : -`. */
export type ListenerId = Id<'ListenerId'>;
/** Whatever the service calls its track; opaque, same alphabet as a listener id, up to 128 characters. */
export type TrackId = Id<'TrackId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LISTENER = /^[A-Za-z0-9._:-]{1,64}$/;
const TRACK = /^[A-Za-z0-9._:-]{1,128}$/;

const idOf =
  <Name extends string>(name: Name, form: RegExp, means: string, canonical = (raw: string) => raw) =>
  (raw: string): Id<Name> => {
    const id = canonical(raw);
    if (!form.test(id)) throw new TypeError(`${name} must be ${means}, got "${raw.slice(0, 80)}"`);
    return id as Id<Name>;
  };

export const playId = idOf('PlayId', UUID, 'a UUID', (raw) => raw.toLowerCase());
export const listenerId = idOf('ListenerId', LISTENER, '1 to 64 characters of A-Z a-z 0-9 . _ : -');
export const trackId = idOf('TrackId', TRACK, '1 to 128 characters of A-Z a-z 0-9 . _ : -');
