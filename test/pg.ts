/** A database of its own for a spec: migrated, empty, dropped when the spec is done. */
import { randomBytes } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { openPostgres, type Postgres } from '../src/platform/postgres/postgres.js';

export type TestDatabase = Postgres & { readonly drop: () => Promise<void> };

/** Copies the migrated template. The caller drops it, as a rule in `afterAll`. */
export const freshDatabase = async (): Promise<TestDatabase> => {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const server = inject('postgresUrl');
  await asAdmin(server, `create database ${name} template template_playledger`);
  const postgres = openPostgres(Object.assign(new URL(server), { pathname: name }).href);
  return {
    ...postgres,
    drop: async () => {
      await postgres.close();
      await asAdmin(server, `drop database if exists ${name} with (force)`);
    },
  };
};

/** The same, for one test: dropped when the test is done. */
export const freshDatabaseForTest = async (): Promise<TestDatabase> => {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  return database;
};

const asAdmin = async (server: string, statement: string) => {
  const admin = openPostgres(server, { connectionsMax: 1 });
  await admin.pool.query(statement);
  await admin.close();
};
