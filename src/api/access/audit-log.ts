/**
 * Who asked for what, and what came of it. A request waits until its entry is on disk, and entries of requests that wait
 * together are written together; more than a bounded number waiting, and the next one is refused.
 */
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { ProblemError } from '../problem.js';

export type AuditEntry = {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly party: string | null;
  readonly method: string;
  /** The template, such as `/v1/parties/:party/statements`. */
  readonly route: string;
  /** The ids in the path. */
  readonly path: Readonly<Record<string, string>>;
  /** What was answered; null for a write, or a download, that is about to be carried out. */
  readonly status: number | null;
};

export type AuditTables = { readonly audit_log: AuditEntry & { readonly id: bigint; readonly at: Date } };

type Waiting = {
  readonly entry: AuditEntry;
  readonly done: () => void;
  readonly failed: (error: ProblemError) => void;
};

const WAITING_MAX = 5_000;
const ENTRIES_A_STATEMENT_MAX = 500;
const RETRY_S = 2;

export class AuditLog {
  readonly #pool: Pick<pg.Pool, 'query'>;
  readonly #waitingMax: number;
  readonly #waiting: Waiting[] = [];
  #writing = false;

  constructor(pool: Pick<pg.Pool, 'query'>, { waitingMax = WAITING_MAX }: { readonly waitingMax?: number } = {}) {
    this.#pool = pool;
    this.#waitingMax = waitingMax;
  }

  /** Answers once the entry is on disk. Throws `not-audited`. */
  record(entry: AuditEntry): Promise<void> {
    if (this.#waiting.length >= this.#waitingMax) return Promise.reject(notAudited());
    return new Promise((done, failed) => {
      this.#waiting.push({ entry, done, failed });
      void this.#write();
    });
  }

  async #write(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, ENTRIES_A_STATEMENT_MAX);
      const written = await this.#insert(batch.map(({ entry }) => entry));
      for (const { done, failed } of batch)
        if (written) done();
        else failed(notAudited());
    }
    this.#writing = false;
  }

  async #insert(entries: readonly AuditEntry[]): Promise<boolean> {
    try {
      await this.#pool.query(
        `insert into audit_log (subject, roles, party, method, route, path, status)
         select e ->> 'subject', array(select json_array_elements_text(e -> 'roles')), e ->> 'party', e ->> 'method',
                e ->> 'route', e -> 'path', (e ->> 'status')::int
           from json_array_elements($1::json) with ordinality as entry (e, n) order by n`,
        [JSON.stringify(entries)],
      );
      return true;
    } catch {
      return false; // whatever the reason, nobody may go on unrecorded
    }
  }
}

const notAudited = () => new ProblemError('not-audited', undefined, { retryAfterS: RETRY_S });

export type AuditFilter = { readonly subject?: string | undefined; readonly party?: string | undefined };

/** Newest first; `before` is the id of the last entry of an earlier page. */
export const auditPage = (
  db: Kysely<AuditTables>,
  { subject, party }: AuditFilter,
  page: { readonly limit: number; readonly before: bigint | undefined },
) =>
  db
    .selectFrom('audit_log')
    .selectAll()
    .$if(subject !== undefined, (query) => query.where('subject', '=', subject!))
    .$if(party !== undefined, (query) => query.where('party', '=', party!))
    .$if(page.before !== undefined, (query) => query.where('id', '<', page.before!))
    .orderBy('id', 'desc')
    .limit(page.limit);
