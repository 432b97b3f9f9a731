import type { Pool, PoolClient } from 'pg';

/**
 * For work that is done again where a crash takes it back: its commit does not wait for the disk. A later commit that
 * does wait brings this one to the disk too.
 */
export const BEGIN_UNWAITED = 'begin; set local synchronous_commit = off';

/** Runs `work` in one transaction on a connection of the pool; a throw rolls everything back. */
export const inTransaction = async <T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin = 'begin',
): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  const lost = (error: Error) => {
    broken = error;
  };
  client.on('error', lost);
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
};

/** Gives back a connection that held session locks: they are free when this resolves, and the session ends. */
export const endSession = async (client: PoolClient): Promise<void> => {
  await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
  client.release(true);
};
