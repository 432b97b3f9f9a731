import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { AuditLog, type AuditEntry } from './audit-log.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const entry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  subject: 'lena',
  roles: ['label', 'publisher'],
  party: 'label-01',
  method: 'GET',
  route: '/v1/parties/:party/statements',
  path: { party: 'label-01' },
  status: 200,
  ...changes,
});

const found = async (subject: string) => {
  const { rows } = await database.pool.query<AuditEntry>(
    'select subject, roles, party, method, route, path, status from audit_log where subject = $1 order by id',
    [subject],
  );
  return rows;
};

describe('the audit log', () => {
  it('keeps entries as they were given, in order, also where many come at once', async () => {
    const audit = new AuditLog(database.pool);
    const entries = Array.from({ length: 1_200 }, (_, n) => entry({ subject: 'many', status: 200 + (n % 300) }));
    await Promise.all(entries.map((one) => audit.record(one)));
    expect(await found('many')).toEqual(entries);
  });

  it('takes hostile texts as they are', async () => {
    const odd = entry({ subject: `x'); drop table audit_log; --`, path: { party: '"\\\n😀\u202e' }, party: null, status: null });
    await new AuditLog(database.pool).record(odd);
    expect(await found(odd.subject)).toEqual([odd]);
  }); // prettier-ignore

  it.each([[`update audit_log set status = 200`], [`delete from audit_log`], [`truncate audit_log`]])(
    'can only grow: %s is refused',
    async (statement) => {
      await new AuditLog(database.pool).record(entry({ subject: 'kept' }));
      await expect(database.pool.query(statement)).rejects.toThrow('audit_log is append-only');
      expect(await found('kept')).not.toEqual([]);
    },
  );

  it('refuses what it has no room for, and goes on with what waits', async () => {
    let open = () => {};
    const gate = new Promise<void>((done) => (open = done));
    const slow = { query: () => gate } as never;
    const audit = new AuditLog(slow, { waitingMax: 2 });
    const first = audit.record(entry());
    const waiting = [audit.record(entry()), audit.record(entry())];
    await expect(audit.record(entry())).rejects.toMatchObject({ problem: { status: 503 }, retryAfterS: 2 });
    open();
    await Promise.all([first, ...waiting]);
  });

  it('fails every entry that could not be written, and tries again for the next', async () => {
    const pool = { query: () => Promise.reject(new Error('disk full: secret detail')) };
    const audit = new AuditLog(pool as never);
    const refused = await audit.record(entry()).catch((error: unknown) => error);
    expect(refused).toMatchObject({ problem: { status: 503, type: 'urn:playledger:problem:not-audited' } });
    expect(JSON.stringify(refused)).not.toContain('secret');
    pool.query = () => Promise.resolve() as never;
    await audit.record(entry());
  });
});
