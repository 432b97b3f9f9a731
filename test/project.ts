/** Takes recorded plays through the listening projections, in any cut, every batch delivered twice. */
import type { ListeningEvent } from '../src/domain/listening/listening-day.js';
import { defaultCountingPolicy, type CountingPolicy } from '../src/domain/listening/counting-policy.js';
import { PostgresEventStore } from '../src/platform/event-store/postgres-event-store.js';
import type { Postgres } from '../src/platform/postgres/postgres.js';
import { commitBatch, type Target } from '../src/projections/engine/batch.js';
import { ensureBuilds } from '../src/projections/engine/builds.js';
import { listeningProjections } from '../src/projections/index.js';
import { record } from './listening-log.js';
import { freshDatabaseForTest, type TestDatabase } from './pg.js';

type Cut = { readonly batch?: number; readonly policy?: CountingPolicy };

/** A database whose log holds these events and whose listening projections have handled them. */
export const projected = async (
  events: readonly ListeningEvent[],
  { batch = 1_000, policy = defaultCountingPolicy }: Cut = {},
): Promise<TestDatabase> => {
  const database = await freshDatabaseForTest();
  const store = new PostgresEventStore(database);
  await record(store, events);
  await deliver(database, store, batch, policy);
  return database;
};

const deliver = async (
  { pool }: Pick<Postgres, 'pool'>,
  store: PostgresEventStore,
  eventsMax: number,
  policy: CountingPolicy,
) => {
  const projections = listeningProjections(policy);
  await ensureBuilds(pool, projections);
  const targets = projections.map((projection): Target => {
    const upstream = projection.after === undefined ? {} : { upstream: { projection: projection.after } };
    return { projection, build: { build: 1 }, ...upstream };
  });
  for (let from = 0n; ;) {
    const { events, position: to } = await store.readAll({ after: from, eventsMax });
    if (events.length === 0) return;
    for (const target of targets) {
      const handled = events.filter(({ type }) => target.projection.types.includes(type));
      for (let delivery = 1; delivery <= 2; delivery += 1)
        await commitBatch(pool, target, { from, to, events: handled });
    }
    from = to;
  }
};
