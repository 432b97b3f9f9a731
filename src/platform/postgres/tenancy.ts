/**
 * The role under which one party's rows are read. It owns nothing and may read the tables that were given to it alone, of
 * which it finds the rows of the party that its transaction names: the owner of the tables is above such policies.
 */
import { sql, type Kysely, type Transaction } from 'kysely';

export const TENANT_ROLE = 'playledger_tenant';

/**
 * Makes the role where it is missing. Roles belong to the whole server, so several ledgers may start to make it at once:
 * whoever comes second waits for the first and finds it made. Throws with words for the administrator where the user of
 * this database may not make roles.
 */
export const ensureTenantRole = async (db: Kysely<object>, role = TENANT_ROLE): Promise<void> => {
  await sql`
    do $$
    declare
      tenant constant text := ${sql.lit(role)};
      entering constant text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
      remedy constant text :=
        format('an administrator runs: create role %1$I nologin; grant %1$I to %2$I', tenant, current_user);
    begin
      if not exists (select from pg_roles where rolname = tenant) then
        begin
          execute format('create role %I nologin', tenant);
        exception
          when duplicate_object or unique_violation then null;
          when insufficient_privilege then
            raise exception 'this database user may not create the role %, which reads for one party alone; %', tenant, remedy;
        end;
      end if;
      if not pg_has_role(current_user, tenant, entering) then
        begin
          execute format('grant %I to %I', tenant, current_user);
        exception
          when unique_violation then null;
          when insufficient_privilege then
            raise exception 'this database user may not act as the role %; %', tenant, remedy;
        end;
      end if;
    end $$`.execute(db);
};

/** Lets a party read the rows of a table that are its own: those whose `column` names it. */
export const enableTenancy = async (db: Kysely<object>, table: string, column = 'party'): Promise<void> => {
  await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
  await sql`
    create policy own_party on ${sql.table(table)} for select to playledger_tenant
      using (${sql.ref(column)} = current_setting('playledger.party', true))`.execute(db);
  await sql`grant select on ${sql.table(table)} to playledger_tenant`.execute(db);
};

/** From here on, and until its end, the transaction is one party's. */
export const actAsTenant = async (tx: Transaction<object>, party: string): Promise<void> => {
  await sql`select set_config('playledger.party', ${party}, true), set_config('role', ${TENANT_ROLE}, true)`.execute(
    tx,
  );
};

/** Throws where the role is missing, or reads a table that has no policy: a start must not go on from there. */
export const refuseOpenTenancy = async (db: Kysely<object>): Promise<void> => {
  const { rows } = await sql<{ readonly found: string }>`
    select 'the role playledger_tenant is missing; create role playledger_tenant nologin' as found
     where not exists (select from pg_roles where rolname = 'playledger_tenant')
    union all
    select format('%s can be read by every party: it has no row-level security', c.oid::regclass)
      from pg_class c cross join lateral aclexplode(c.relacl) as granted join pg_roles r on r.oid = granted.grantee
     where r.rolname = 'playledger_tenant' and c.relkind in ('r', 'p', 'v', 'm') and not c.relrowsecurity`.execute(db);
  if (rows.length > 0) throw new Error(rows.map(({ found }) => found).join('; '));
};
