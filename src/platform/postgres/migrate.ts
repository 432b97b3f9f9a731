/** Brings the schema up to date from `migrations/`, in name order, under kysely's lock, so that starts may race. */
import { readdir } from 'node:fs/promises';
import { Migrator, type Migration } from 'kysely';
import { isOutage } from './outage.js';
import type { Db } from './postgres.js';

const FOLDER = new URL('../../../migrations/', import.meta.url);

const migrations = async (): Promise<Record<string, Migration>> => {
  const files = (await readdir(FOLDER)).filter((file) => /^\d{4}-[a-z-]+\.(ts|js)$/.test(file)).sort();
  const entries = files.map(
    async (file) => [file.slice(0, -3), (await import(new URL(file, FOLDER).href)) as Migration] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
};

/** Throws the first failure, naming the migration; whatever ran before it stays. */
export const migrate = async (db: Db): Promise<void> => {
  const { error, results } = await new Migrator({ db, provider: { getMigrations: migrations } }).migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && isOutage(error)) throw error; // not the migrations' fault
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'the migrations';
  throw new Error(`${failed} failed: ${error instanceof Error ? error.message : 'no reason given'}`, { cause: error });
};
