/** One embedded PostgreSQL for the whole run, with a migrated template that each spec copies. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { embeddedPostgres } from '../src/platform/postgres/embedded-postgres.js';
import { migrate } from '../src/platform/postgres/migrate.js';
import { openPostgres } from '../src/platform/postgres/postgres.js';

export default async (project: TestProject) => {
  const folder = await mkdtemp(join(tmpdir(), 'playledger-test-'));
  const server = await embeddedPostgres(folder, { fsync: 'off', max_connections: '200' });
  const admin = openPostgres(server.url);
  await admin.pool.query('create database template_playledger');
  const template = openPostgres(urlOf(server.url, 'template_playledger'));
  await migrate(template.db);
  await template.close();
  await admin.close();
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.release();
    await rm(folder, { recursive: true, force: true });
  };
};

const urlOf = (url: string, database: string) => Object.assign(new URL(url), { pathname: database }).href;

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}
