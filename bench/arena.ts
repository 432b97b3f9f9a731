/** One embedded PostgreSQL per run, with default settings, and a database of its own for every party of every round. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedPostgres } from '../src/platform/postgres/embedded-postgres.js';
import { migrate } from '../src/platform/postgres/migrate.js';
import { openPostgres } from '../src/platform/postgres/postgres.js';

export type Database = { readonly url: string; readonly drop: () => Promise<void> };

export type Arena = {
  /** A migrated, empty database. What others left to write has been written when it is handed over. */
  readonly database: () => Promise<Database>;
  /** A folder for files of this run. */
  readonly folder: string;
  readonly close: () => Promise<void>;
};

export const openArena = async (): Promise<Arena> => {
  const folder = await mkdtemp(join(tmpdir(), 'playledger-bench-'));
  const files = await mkdtemp(join(tmpdir(), 'playledger-bench-files-'));
  const remove = () =>
    Promise.all([folder, files].map((path) => rm(path, { recursive: true, force: true }))).then(() => undefined);
  try {
    const server = await embeddedPostgres(folder);
    const database = await databasesOf(server.url);
    return { database, folder: files, close: () => server.release().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
};

/** Databases on a server that is there already; their names are drawn, so runs may share it. */
export const databasesOf = async (serverUrl: string): Promise<Arena['database']> => {
  const template = `bench_template_${randomBytes(4).toString('hex')}`;
  await asAdmin(serverUrl, `create database ${template}`);
  const migrated = openPostgres(urlOf(serverUrl, template), { connectionsMax: 2 });
  await migrate(migrated.db).finally(() => migrated.close());
  return async () => {
    const name = `bench_${randomBytes(6).toString('hex')}`;
    await asAdmin(serverUrl, `create database ${name} template ${template}`, 'checkpoint');
    return {
      url: urlOf(serverUrl, name),
      drop: () => asAdmin(serverUrl, `drop database if exists ${name} with (force)`),
    };
  };
};

const urlOf = (server: string, database: string) => Object.assign(new URL(server), { pathname: database }).href;

const asAdmin = async (serverUrl: string, ...statements: readonly string[]) => {
  const admin = openPostgres(serverUrl, { connectionsMax: 1 });
  try {
    for (const statement of statements) await admin.pool.query(statement);
  } finally {
    await admin.close();
  }
};
