/**
 * Keys of player apps and of listeners. Only a SHA-256 of the secret is kept: the secret has 256 random bits, so there
 * is nothing to guess and a slow hash would buy nothing.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';

/** `write` posts, `read` asks. */
export const SCOPES = ['read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];

export type ApiKey = {
  readonly id: string;
  /** `app`: posts for all listeners of its service. `listener`: one person's own token, for that listener alone. */
  readonly kind: 'app' | 'listener';
  readonly label: string;
  readonly listenerId: string | null;
  readonly territory: string;
  readonly offering: string;
  readonly scopes: readonly Scope[];
};

export type NewKey = Pick<ApiKey, 'label' | 'territory' | 'offering'> & {
  readonly listenerId?: string;
  /** Both, unless it is said otherwise. */
  readonly scopes?: readonly Scope[];
  /** Without it, the key is good until it is revoked. */
  readonly expiresAt?: Date;
};

const FORM = /^pl_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
const REMEMBERED_MS = 30_000;
const REMEMBERED_MAX = 10_000;

const newSecret = () => randomBytes(32).toString('base64url');
const sha256 = (text: string) => createHash('sha256').update(text).digest();

type KeyRow = {
  id: string;
  kind: 'app' | 'listener';
  label: string;
  listener_id: string | null;
  territory: string;
  offering: string;
  scopes: readonly Scope[];
};

type SecretsRow = {
  readonly secret_hash: Buffer;
  readonly former_hash: Buffer | null;
  /** When what is known now stops being true, at the latest; null for never. */
  readonly ends_at: Date | null;
};

export class ApiKeys {
  readonly #pool: pg.Pool;
  readonly #remembered = new Map<string, { readonly key: ApiKey; readonly until: number }>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Makes a key and answers its token, which is shown once and kept nowhere. */
  async create(key: NewKey): Promise<{ readonly id: string; readonly token: string }> {
    const { label, listenerId, territory, offering, scopes = SCOPES, expiresAt } = key;
    const id = randomBytes(6).toString('hex');
    const secret = newSecret();
    await this.#pool.query(
      `insert into api_keys (id, secret_hash, kind, label, listener_id, territory, offering, scopes, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        sha256(secret),
        listenerId === undefined ? 'app' : 'listener',
        label,
        listenerId ?? null,
        territory,
        offering,
        scopes,
        expiresAt ?? null,
      ],
    );
    return { id, token: `pl_${id}_${secret}` };
  }

  /**
   * Gives a key a new secret and answers its token; the one before is good for so many more hours, and whatever was before
   * that no longer. Undefined when there is no such key that is still valid.
   */
  async rotate(id: string, graceHours: number): Promise<string | undefined> {
    const secret = newSecret();
    const { rowCount } = await this.#pool.query(
      `update api_keys set former_hash = secret_hash, former_until = now() + make_interval(hours => $3), secret_hash = $2
        where id = $1 and revoked_at is null and (expires_at is null or expires_at > now())`,
      [id, sha256(secret), graceHours],
    );
    this.#forget(id);
    return rowCount === 1 ? `pl_${id}_${secret}` : undefined;
  }

  /** False when there is no such key, or it was revoked before. Takes effect within half a minute everywhere. */
  async revoke(id: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'update api_keys set revoked_at = now() where id = $1 and revoked_at is null',
      [id],
    );
    this.#forget(id);
    return rowCount === 1;
  }

  /** Every key ever made, newest first, as text for people. */
  async list() {
    const { rows } = await this.#pool.query<
      Record<'id' | 'kind' | 'label' | 'listener' | 'scopes' | 'created' | 'expires' | 'revoked', string>
    >(
      `select id, kind, label, coalesce(listener_id, '') as listener, array_to_string(scopes, ' ') as scopes,
              to_char(created_at, 'YYYY-MM-DD') as created, coalesce(to_char(expires_at, 'YYYY-MM-DD'), '') as expires,
              coalesce(to_char(revoked_at, 'YYYY-MM-DD'), '') as revoked
       from api_keys order by created_at desc, id`,
    );
    return rows;
  }

  /** The key behind a token; undefined when it is malformed, unknown, expired, rotated away or revoked. */
  async verify(token: string, now: number): Promise<ApiKey | undefined> {
    const known = this.#remembered.get(token);
    if (known !== undefined && known.until > now) return known.key;
    const [, id, secret] = FORM.exec(token) ?? [];
    if (id === undefined || secret === undefined) return undefined;
    const { rows } = await this.#pool.query<KeyRow & SecretsRow>(
      `select id, kind, label, listener_id, territory, offering, scopes, secret_hash,
              case when former_until > now() then former_hash end as former_hash, least(expires_at, former_until) as ends_at
         from api_keys where id = $1 and revoked_at is null and (expires_at is null or expires_at > now())`,
      [id],
    );
    const row = rows[0];
    if (row === undefined || !isSecretOf(row, sha256(secret))) return undefined;
    const { kind, label, territory, offering, scopes } = row;
    const key: ApiKey = { id, kind, label, listenerId: row.listener_id, territory, offering, scopes };
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear();
    const endsAt = row.ends_at?.getTime() ?? Infinity;
    this.#remembered.set(token, { key, until: Math.min(now + REMEMBERED_MS, endsAt > now ? endsAt : Infinity) });
    return key;
  }

  #forget(id: string): void {
    for (const [token, { key }] of this.#remembered) if (key.id === id) this.#remembered.delete(token);
  }
}

const isSecretOf = ({ secret_hash, former_hash }: SecretsRow, hash: Buffer): boolean =>
  timingSafeEqual(secret_hash, hash) || (former_hash !== null && timingSafeEqual(former_hash, hash));
