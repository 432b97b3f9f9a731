/** What one party's transaction finds, whatever it asks for. The tables are filled by hand: it is the database that is asked. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, freshDatabaseForTest, type TestDatabase } from '../../../test/pg.js';
import { enableTenancy, ensureTenantRole, refuseOpenTenancy } from '../../platform/postgres/tenancy.js';
import type { Principal } from './principal.js';
import { asParty, ownParty, readParty } from './tenancy.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  for (const party of ['label-a', 'label-b', null])
    await database.pool.query(
      `insert into royalty_lines (run_id, right_kind, party, held, track_id, work_id, territory, offering, currency, corrects, streams, amount_minor)
       values ('run-1', 'recording', $1, $2, 'track-1', '', 'SE', 'premium', 'EUR', '', 1, 100)`,
      [party, party === null ? 'unmatched' : null],
    );
});
afterAll(() => database.drop());

const partiesSeen = (party: string) =>
  asParty(database.db, party, async (tx) => {
    const { rows } = await sql<{ party: string | null }>`select party from royalty_lines`.execute(tx);
    return rows.map((row) => row.party);
  });

describe('a transaction of one party', () => {
  it('finds the rows of that party, without asking for them', async () => {
    expect(await partiesSeen('label-a')).toEqual(['label-a']);
    expect(await partiesSeen('label-b')).toEqual(['label-b']);
  });

  it('finds nothing for a party without rows, for no party, and for texts that try to be more', async () => {
    for (const party of ['label-c', '', '%', `label-a' or '1'='1`, 'null'])
      expect(await partiesSeen(party), party).toEqual([]);
  });

  it('reaches another party by no way: not by name, join, union, count or null', async () => {
    const ways = [
      sql`select 1 from royalty_lines where party = 'label-b'`,
      sql`select 1 from royalty_lines where party is null`,
      sql`select 1 from royalty_lines a join royalty_lines b on a.run_id = b.run_id and b.party <> 'label-a'`,
      sql`select 1 from royalty_lines where party = 'label-a' union all select 1 from royalty_lines where party <> 'label-a' offset 1`,
      sql`select 1 from royalty_lines having count(*) > 1`,
      sql`select 1 from (table royalty_lines) as every_line where every_line.party = 'label-b'`,
    ];
    for (const way of ways) expect((await asParty(database.db, 'label-a', (tx) => way.execute(tx))).rows).toEqual([]);
  });

  it('reads no table but those that were given to parties, and each of them has a policy', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'v', 'p', 'm')
          and not exists (select from pg_policies p where p.tablename = c.relname and p.policyname = 'own_party')`,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { name } of rows) {
      const read = asParty(database.db, 'label-a', (tx) => sql`select 1 from ${sql.table(name)} limit 1`.execute(tx));
      await expect(read, name).rejects.toThrow(/permission denied/);
    }
  });

  it.each([
    ['insert', sql`insert into royalty_lines (run_id) values ('run-2')`],
    ['update', sql`update royalty_lines set amount_minor = 1000000`],
    ['delete', sql`delete from royalty_lines`],
    ['truncate', sql`truncate royalty_lines`],
    ['a table of its own', sql`create table mine (a integer)`],
    ['the end of the policy', sql`alter table royalty_lines disable row level security`],
    ['the end of the read-only transaction', sql`set transaction read write`],
  ])('is refused %s', async (_, write) => {
    await expect(asParty(database.db, 'label-a', (tx) => write.execute(tx))).rejects.toThrow(
      /read-only|permission denied|must be owner|read-write mode must be set/,
    );
    expect(await partiesSeen('label-a')).toEqual(['label-a']);
  });

  it('leaves the connection as it was for whoever comes next', async () => {
    await partiesSeen('label-a');
    const { rows } = await database.pool.query(
      `select current_user = session_user as same, coalesce(current_setting('playledger.party', true), '') as party,
              (select count(*) from royalty_lines) as lines`,
    );
    expect(rows).toEqual([{ same: true, party: '', lines: 3n }]);
  });
});

describe('the role of parties', () => {
  const named = `spec_tenant_${randomBytes(4).toString('hex')}`;
  const admin = `spec_admin_${randomBytes(4).toString('hex')}`;
  afterAll(async () => {
    await database.pool.query(`drop role if exists ${pg.escapeIdentifier(named)}`);
    await database.pool.query(`drop role if exists ${pg.escapeIdentifier(admin)}`);
  });

  it('is made once, however many ledgers of a server start at the same time', async () => {
    const others = await Promise.all([freshDatabaseForTest(), freshDatabaseForTest(), freshDatabaseForTest()]);
    await Promise.all(others.flatMap(({ db }) => [ensureTenantRole(db, named), ensureTenantRole(db, named)]));
    const { rows } = await database.pool.query(`select count(*) from pg_roles where rolname = $1`, [named]);
    expect(rows).toEqual([{ count: 1n }]);
  });

  it('says what an administrator does where the user of the database may make no roles', async () => {
    await database.pool.query(`create role ${pg.escapeIdentifier(admin)} nologin`);
    const asNobody = (role: string) =>
      database.db.transaction().execute(async (tx) => {
        await sql`select set_config('role', ${admin}, true)`.execute(tx);
        await ensureTenantRole(tx, role);
      });
    await expect(asNobody('never_made')).rejects.toThrow(
      /an administrator runs: create role never_made nologin; grant/,
    );
    await expect(asNobody('playledger_tenant')).rejects.toThrow(/may not act as the role playledger_tenant/);
  });

  it('stops a start where it reads a table that has no policy', async () => {
    const { db } = await freshDatabaseForTest();
    await refuseOpenTenancy(db);
    await sql`create table shared_notes (party text)`.execute(db);
    await sql`grant select on shared_notes to playledger_tenant`.execute(db);
    await expect(refuseOpenTenancy(db)).rejects.toThrow('shared_notes can be read by every party');
    await enableTenancy(db, 'shared_notes').then(() => refuseOpenTenancy(db));
  });
});

describe('a principal', () => {
  const of = (roles: Principal['roles'], party?: string): Principal => ({ subject: 's', name: 's', roles, party });

  it.each<[string, Principal, boolean]>([
    ["a label's user, of its own", of(['label'], 'label-a'), true],
    ["a label's user, of another", of(['label'], 'label-b'), false],
    ['a publisher’s user of no party', of(['publisher']), false],
    ['finance', of(['finance']), true],
    ['an approver', of(['approver']), true],
    ['an admin', of(['admin']), true],
    ['a player app', of(['player']), false],
  ])('%s names a party: %s', (_, principal, may) => {
    if (may) expect(ownParty(principal, 'label-a')).toBe('label-a');
    else expect(() => ownParty(principal, 'label-a')).toThrow('no such party');
  });

  it('of the service reads every party with the rights of the service, and still writes nothing', async () => {
    const ask = (tx: TestDatabase['db']) => sql`select party from royalty_lines`.execute(tx);
    expect((await readParty(database.db, of(['finance']), 'label-a', ask)).rows).toHaveLength(3);
    expect((await readParty(database.db, of(['label'], 'label-a'), 'label-a', ask)).rows).toHaveLength(1);
    const wipe = readParty(database.db, of(['finance']), 'label-a', (tx) => sql`delete from royalty_lines`.execute(tx));
    await expect(wipe).rejects.toThrow(/read-only/);
  });

  it('never reaches the database for a party that is not its own', () =>
    expect(() => readParty(database.db, of(['label'], 'label-b'), 'label-a', () => Promise.reject(new Error('asked')))) // prettier-ignore
      .toThrow('no such party'));
});
