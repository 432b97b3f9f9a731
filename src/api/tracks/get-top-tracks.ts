import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Query as CqrsQuery, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Db } from '../../platform/postgres/postgres.js';
import type { TrackPlaysTables } from '../../projections/track-plays/track-plays.js';
import { topTracks, type PlaysFilter } from '../../reporting/queries/track-plays.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { DAYS_QUERY, MARKET_QUERY, PAGE_QUERY, WAIT_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { ReadYourWrites } from '../read-side.js';
import { DB } from '../tokens.js';
import { playCounts, type PlayCounts } from './play-counts.js';
import { playsFilter, type PlaysParameters } from './plays-filter.js';

export type TopTrack = PlayCounts & { readonly trackId: string };

export class GetTopTracks extends CqrsQuery<Page<TopTrack>> {
  constructor(
    readonly filter: PlaysFilter,
    readonly limit: number,
    readonly after: readonly string[] | undefined,
  ) {
    super();
  }
}

@QueryHandler(GetTopTracks)
export class GetTopTracksHandler implements IQueryHandler<GetTopTracks> {
  constructor(@Inject(DB) private readonly db: Db) {}

  async execute({ filter, limit, after }: GetTopTracks): Promise<Page<TopTrack>> {
    const [streams, trackId] = after ?? [];
    const page = { limit: limit + 1, ...(streams !== undefined && { after: { streams, trackId: trackId! } }) };
    const rows = await topTracks(this.db.withTables<TrackPlaysTables>(), filter, page).execute();
    return pageOf(
      rows,
      limit,
      (row) => ({ trackId: row.track_id, ...playCounts(row) }),
      (row) => cursorOf(row.streams, row.track_id),
    );
  }
}

/** `GET /v1/tracks/top`: the most streamed tracks of a range of days. */
@Controller('v1/tracks')
export class GetTopTracksController {
  constructor(
    private readonly queries: QueryBus,
    private readonly own: ReadYourWrites,
  ) {}

  @Get('top')
  @Takes('player', 'finance')
  @Operation({
    summary: 'The most streamed tracks of a range of days',
    answer: 'Page<TopTrack>',
    query: { ...DAYS_QUERY, ...MARKET_QUERY, ...PAGE_QUERY, ...WAIT_QUERY },
  })
  async top(
    @Query() query: PlaysParameters & { readonly limit?: string; readonly cursor?: string; readonly waitFor?: string },
  ): Promise<Page<TopTrack>> {
    const after = keysOf(query.cursor, [/^\d{1,18}$/, /^[A-Za-z0-9._:-]{1,128}$/]);
    const ask = new GetTopTracks(playsFilter(query, Date.now()), limitOf(query.limit), after);
    await this.own.reach('track-plays', query.waitFor);
    return this.queries.execute(ask);
  }
}
