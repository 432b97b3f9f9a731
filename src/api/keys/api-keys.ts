/**
 * Keys of player apps and of listeners. Only a SHA-256 of the secret is kept: the secret has 256 random bits, so there
 * is nothing to guess and a slow hash would buy nothing.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';

export type ApiKey = {
  readonly id: string;
  /** `app`: posts for all listeners of its service. `listener`: one person's own token, for that listener alone. */
  readonly kind: 'app' | 'listener';
  readonly label: string;
  readonly listenerId: string | null;
  readonly territory: string;
  readonly offering: string;
};

export type NewKey = Pick<ApiKey, 'label' | 'territory' | 'offering'> & { readonly listenerId?: string };

const FORM = /^pl_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
const REMEMBERED_MS = 30_000;
const REMEMBERED_MAX = 10_000;

const sha256 = (text: string) => createHash('sha256').update(text).digest();

type KeyRow = {
  id: string;
  kind: 'app' | 'listener';
  label: string;
  listener_id: string | null;
  territory: string;
  offering: string;
};

export class ApiKeys {
  readonly #pool: pg.Pool;
  readonly #remembered = new Map<string, { readonly key: ApiKey; readonly until: number }>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Makes a key and answers its token, which is shown once and kept nowhere. */
  async create({
    label,
    listenerId,
    territory,
    offering,
  }: NewKey): Promise<{ readonly id: string; readonly token: string }> {
    const id = randomBytes(6).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    await this.#pool.query(
      `insert into api_keys (id, secret_hash, kind, label, listener_id, territory, offering) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        sha256(secret),
        listenerId === undefined ? 'app' : 'listener',
        label,
        listenerId ?? null,
        territory,
        offering,
      ],
    );
    return { id, token: `pl_${id}_${secret}` };
  }

  /** False when there is no such key, or it was revoked before. Takes effect within half a minute everywhere. */
  async revoke(id: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'update api_keys set revoked_at = now() where id = $1 and revoked_at is null',
      [id],
    );
    for (const [token, { key }] of this.#remembered) if (key.id === id) this.#remembered.delete(token);
    return rowCount === 1;
  }

  /** Every key ever made, newest first, as text for people. */
  async list() {
    const { rows } = await this.#pool.query<
      Record<'id' | 'kind' | 'label' | 'listener' | 'created' | 'revoked', string>
    >(
      `select id, kind, label, coalesce(listener_id, '') as listener, to_char(created_at, 'YYYY-MM-DD') as created,
              coalesce(to_char(revoked_at, 'YYYY-MM-DD'), '') as revoked
       from api_keys order by created_at desc, id`,
    );
    return rows;
  }

  /** The key behind a token; undefined when it is malformed, unknown or revoked. */
  async verify(token: string, now: number): Promise<ApiKey | undefined> {
    const known = this.#remembered.get(token);
    if (known !== undefined && known.until > now) return known.key;
    const [, id, secret] = FORM.exec(token) ?? [];
    if (id === undefined || secret === undefined) return undefined;
    const { rows } = await this.#pool.query<KeyRow & { secret_hash: Buffer }>(
      `select id, kind, label, listener_id, territory, offering, secret_hash from api_keys where id = $1 and revoked_at is null`,
      [id],
    );
    const row = rows[0];
    if (row === undefined || !timingSafeEqual(row.secret_hash, sha256(secret))) return undefined;
    const { kind, label, territory, offering } = row;
    const key: ApiKey = { id, kind, label, listenerId: row.listener_id, territory, offering };
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear();
    this.#remembered.set(token, { key, until: now + REMEMBERED_MS });
    return key;
  }
}
