/**
 * Writes that may be sent again: the first request under a key is carried out, and its answer is given to every later one
 * for a day. Only what was done is kept: after a refusal nothing has happened, so the key is free again.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

export type Claim =
  /** Carry it out, then `keep` or `release` the claim. */
  | { readonly kind: 'first'; readonly claim: string }
  | { readonly kind: 'answered'; readonly status: number; readonly answer: unknown }
  | { readonly kind: 'under-way' }
  | { readonly kind: 'reused' }
  | { readonly kind: 'too-many' };

export type KeyOf = { readonly subject: string; readonly key: string };

/** Keys that one subject may hold at a time. */
const KEYS_MAX = 10_000;
/** An answer that is longer is not kept; the writes of this API answer a few lines. */
const ANSWER_BYTES_MAX = 1024 * 1024;
const EXPIRED_A_CLAIM_MAX = 100;

export class IdempotencyKeys {
  readonly #pool: Pick<pg.Pool, 'query'>;

  constructor(pool: Pick<pg.Pool, 'query'>) {
    this.#pool = pool;
  }

  async claim({ subject, key }: KeyOf, fingerprint: Buffer): Promise<Claim> {
    await this.#forgetExpired();
    const claim = randomUUID();
    // A claim whose process died is taken over by whoever sends the same again; no request takes that long.
    const { rowCount } = await this.#pool.query(
      `insert into idempotency_keys as known (subject, key, fingerprint, claim)
       select $1, $2, $3, $4
        where (select count(*) from (select from idempotency_keys where subject = $1 limit $5) as held) < $5
       on conflict (subject, key) do update
          set fingerprint = excluded.fingerprint, claim = excluded.claim, claimed_at = now(), status = null, answer = null
        where known.claimed_at < now() - interval '24 hours'
           or (known.status is null and known.fingerprint = excluded.fingerprint
               and known.claimed_at < now() - interval '10 minutes')`,
      [subject, key, fingerprint, claim, KEYS_MAX],
    );
    return rowCount === 1 ? { kind: 'first', claim } : this.#known({ subject, key }, fingerprint);
  }

  async #known({ subject, key }: KeyOf, fingerprint: Buffer): Promise<Claim> {
    const { rows } = await this.#pool.query<{ fingerprint: Buffer; status: number | null; answer: string | null }>(
      `select fingerprint, status, answer from idempotency_keys where subject = $1 and key = $2`,
      [subject, key],
    ); // prettier-ignore
    const [row] = rows;
    if (row === undefined) return (await this.#isFull(subject)) ? { kind: 'too-many' } : { kind: 'under-way' };
    if (!row.fingerprint.equals(fingerprint)) return { kind: 'reused' };
    if (row.status === null) return { kind: 'under-way' };
    return { kind: 'answered', status: row.status, answer: JSON.parse(row.answer ?? 'null') as unknown };
  }

  async #isFull(subject: string): Promise<boolean> {
    const { rows } = await this.#pool.query<{ held: bigint }>(
      `select count(*) as held from (select from idempotency_keys where subject = $1 limit $2) as held`,
      [subject, KEYS_MAX],
    );
    return rows[0]!.held >= KEYS_MAX;
  }

  /** What was answered to the request that made the claim. */
  async keep({ subject, key }: KeyOf, claim: string, { status, answer }: { readonly status: number; readonly answer: unknown }): Promise<void> {
    const json = JSON.stringify(answer ?? null);
    if (Buffer.byteLength(json) > ANSWER_BYTES_MAX) return this.release({ subject, key }, claim);
    await this.#pool.query(
      `update idempotency_keys set status = $4, answer = $5 where subject = $1 and key = $2 and claim = $3`,
      [subject, key, claim, status, json],
    );
  } // prettier-ignore

  /** Nothing was done under the claim. */
  async release({ subject, key }: KeyOf, claim: string): Promise<void> {
    await this.#pool.query(
      `delete from idempotency_keys where subject = $1 and key = $2 and claim = $3 and status is null`,
      [subject, key, claim],
    );
  }

  async #forgetExpired(): Promise<void> {
    await this.#pool.query(
      `delete from idempotency_keys where (subject, key) in
         (select subject, key from idempotency_keys where claimed_at < now() - interval '24 hours' limit $1
             for update skip locked)`,
      [EXPIRED_A_CLAIM_MAX],
    );
  }
}
