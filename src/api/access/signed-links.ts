/**
 * Links that open one address for a while without a token, for what a browser fetches by itself: it sends no token along.
 * A link is a JWT of our own: whom it was made for, which path it opens, and until when.
 */
import { randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { ProblemError } from '../problem.js';
import type { Principal } from './principal.js';

/** Long enough to go on with a large download that broke off, short enough that a link found later opens nothing. */
export const LINK_S = 15 * 60;

const ALGORITHM = 'HS256';
/** So that nothing else that the secret may come to sign is ever taken for a link. */
const TYPE = 'playledger-link+jwt';
const SECRET_BYTES = 32;

export type SignedLink = {
  /** The path to fetch on this server, with all that it takes. */
  readonly url: string;
  readonly expiresAt: string;
};

export class SignedLinks {
  readonly #secret: Uint8Array;

  /** Without a secret one is drawn: links are then good for this process alone. */
  constructor(secret: string | undefined) {
    this.#secret = secret === undefined ? randomBytes(SECRET_BYTES) : new TextEncoder().encode(secret);
  }

  /** Opens `path` to whoever holds the link, with the rights of the principal. */
  async sign({ subject, name, roles, party }: Principal, path: string, nowMs: number): Promise<SignedLink> {
    const expires = Math.floor(nowMs / 1_000) + LINK_S;
    const link = await new SignJWT({ name, roles, party })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
      .setSubject(subject)
      .setAudience(path)
      .setExpirationTime(expires)
      .sign(this.#secret);
    return { url: `${path}?link=${link}`, expiresAt: new Date(expires * 1_000).toISOString() };
  }

  /** Whom the link was made for. Throws `unauthenticated` for one that is over, of another path, or not ours. */
  async principalOf(link: string, path: string): Promise<Principal> {
    try {
      const expected = { algorithms: [ALGORITHM], typ: TYPE, audience: path, requiredClaims: ['sub', 'exp'] };
      const { payload } = await jwtVerify<Omit<Principal, 'subject'>>(link, this.#secret, expected);
      const { sub, name, roles, party } = payload;
      return { subject: sub!, name, roles, party };
    } catch (error) {
      const isOver = error instanceof errors.JWTExpired;
      throw new ProblemError('unauthenticated', isOver ? 'this link is over; ask for another' : 'this link does not open that'); // prettier-ignore
    }
  }
}
