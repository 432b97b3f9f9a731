import type { Reader } from '../../platform/postgres/postgres.js';
import type { ListenerHistoryTables } from '../../projections/listener-history/listener-history.js';

/** What did this listener play, skip and like, newest first? */
export const historyOf = (
  db: Reader<ListenerHistoryTables>,
  listenerId: string,
  page: { readonly limit: number; readonly after?: { readonly happenedAt: string; readonly position: bigint } },
) => {
  const { after } = page;
  let query = db.selectFrom('listener_history').selectAll().where('listener_id', '=', listenerId);
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('happened_at', 'position'), '<', eb.tuple(new Date(after.happenedAt), after.position)),
    );
  return query.orderBy('happened_at', 'desc').orderBy('position', 'desc').limit(page.limit);
};
