import pg from 'pg';

const DUPLICATE_DATABASE = '42P04';
const CONNECT_TIMEOUT_MS = 5_000;

/** Makes the database where it is missing; answers its address. Two starters may race. */
export const ensureDatabase = async (serverUrl: string, name: string): Promise<string> => {
  const client = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0)
      await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error: unknown) => {
        if ((error as { readonly code?: unknown }).code !== DUPLICATE_DATABASE) throw error;
      });
  } finally {
    await client.end();
  }
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
};
