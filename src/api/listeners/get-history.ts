import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Query as CqrsQuery, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Db } from '../../platform/postgres/postgres.js';
import type { ListenerHistoryTables } from '../../projections/listener-history/listener-history.js';
import { historyOf } from '../../reporting/queries/listener-history.js';
import type { ApiKey } from '../keys/api-keys.js';
import { Key, TakesKeys } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY, WAIT_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { ProblemError } from '../problem.js';
import { ReadYourWrites } from '../read-side.js';
import { DB } from '../tokens.js';

export type HistoryEntry = {
  readonly id: string;
  readonly type: 'stream' | 'skip' | 'like' | 'unlike';
  readonly at: string;
  readonly trackId: string;
  readonly territory: string;
  readonly offering: string;
  readonly msHeard?: number;
  /** Whether it earns under the counting policy. */
  readonly counted?: boolean;
  readonly context?: { readonly type: string; readonly id?: string };
  readonly offline?: boolean;
};

export class GetHistory extends CqrsQuery<Page<HistoryEntry>> {
  constructor(
    readonly listenerId: string,
    readonly limit: number,
    readonly after: readonly string[] | undefined,
  ) {
    super();
  }
}

@QueryHandler(GetHistory)
export class GetHistoryHandler implements IQueryHandler<GetHistory> {
  constructor(@Inject(DB) private readonly db: Db) {}

  async execute({ listenerId, limit, after }: GetHistory): Promise<Page<HistoryEntry>> {
    const [happenedAt, position] = after ?? [];
    const key = happenedAt === undefined ? {} : { after: { happenedAt, position: BigInt(position!) } };
    const rows = await historyOf(this.db.withTables<ListenerHistoryTables>(), listenerId, {
      limit: limit + 1,
      ...key,
    }).execute();
    return pageOf(rows, limit, entryOf, (row) => cursorOf(row.happened_at.toISOString(), String(row.position)));
  }
}

const entryOf = (row: ListenerHistoryTables['listener_history']): HistoryEntry => ({
  id: row.play_id,
  type: row.kind,
  at: row.happened_at.toISOString(),
  trackId: row.track_id,
  territory: row.territory,
  offering: row.offering,
  ...(row.ms_heard !== null && { msHeard: Number(row.ms_heard) }),
  ...(row.counted !== null && { counted: row.counted }),
  ...(row.context_type !== null && {
    context: { type: row.context_type, ...(row.context_id !== null && { id: row.context_id }) },
  }),
  ...(row.offline && { offline: true }),
});

const KEYS = [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, /^\d{1,18}$/];

/** `GET /v1/listeners/{id}/history`: newest first; a listener's own token reads that listener alone. */
@Controller('v1/listeners')
export class GetHistoryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly own: ReadYourWrites,
  ) {}

  @Get(':id/history')
  @TakesKeys('app', 'listener')
  @Operation({
    summary: 'What a listener played and liked, newest first',
    answer: 'Page<HistoryEntry>',
    params: { id: { description: 'the listener', schema: { type: 'string', pattern: '^[A-Za-z0-9._:-]{1,64}$' } } },
    query: { ...PAGE_QUERY, ...WAIT_QUERY },
  })
  async history(
    @Param('id') id: string,
    @Query() query: { readonly limit?: string; readonly cursor?: string; readonly waitFor?: string },
    @Key() key: ApiKey,
  ): Promise<Page<HistoryEntry>> {
    if (key.kind === 'listener' && key.listenerId !== id)
      throw new ProblemError('forbidden', 'this token reads its own listener alone');
    if (!/^[A-Za-z0-9._:-]{1,64}$/.test(id)) throw new ProblemError('not-found', 'no listener has such an id');
    const ask = new GetHistory(id, limitOf(query.limit), keysOf(query.cursor, KEYS));
    await this.own.reach('listener-history', query.waitFor);
    return this.queries.execute(ask);
  }
}
