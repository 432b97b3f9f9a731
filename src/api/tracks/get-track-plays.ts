import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Query as CqrsQuery, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Db } from '../../platform/postgres/postgres.js';
import type { TrackPlaysTables } from '../../projections/track-plays/track-plays.js';
import { trackPlaysByDay, type PlaysFilter } from '../../reporting/queries/track-plays.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { DAYS_QUERY, MARKET_QUERY, PAGE_QUERY, WAIT_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { ProblemError } from '../problem.js';
import { ReadYourWrites } from '../read-side.js';
import { DB } from '../tokens.js';
import { playCounts, type PlayCounts } from './play-counts.js';
import { playsFilter, type PlaysParameters } from './plays-filter.js';

export type TrackPlays = PlayCounts & { readonly day: string; readonly territory: string; readonly offering: string };

export class GetTrackPlays extends CqrsQuery<Page<TrackPlays>> {
  constructor(
    readonly trackId: string,
    readonly filter: PlaysFilter,
    readonly limit: number,
    readonly after: readonly string[] | undefined,
  ) {
    super();
  }
}

@QueryHandler(GetTrackPlays)
export class GetTrackPlaysHandler implements IQueryHandler<GetTrackPlays> {
  constructor(@Inject(DB) private readonly db: Db) {}

  async execute({ trackId, filter, limit, after }: GetTrackPlays): Promise<Page<TrackPlays>> {
    const [day, territory, offering] = after ?? [];
    const key = day === undefined ? {} : { after: { day, territory: territory!, offering: offering! } };
    const page = { limit: limit + 1, ...key };
    const rows = await trackPlaysByDay(this.db.withTables<TrackPlaysTables>(), trackId, filter, page).execute();
    return pageOf(
      rows,
      limit,
      (row) => ({ day: row.day, territory: row.territory, offering: row.offering, ...playCounts(row) }),
      (row) => cursorOf(row.day, row.territory, row.offering),
    );
  }
}

const KEYS = [/^\d{4}-\d\d-\d\d$/, /^[A-Z]{2}$/, /^[a-z0-9-]{1,32}$/];

/** `GET /v1/tracks/{id}/plays`: a track's counts per day, territory and offering. */
@Controller('v1/tracks')
export class GetTrackPlaysController {
  constructor(
    private readonly queries: QueryBus,
    private readonly own: ReadYourWrites,
  ) {}

  @Get(':id/plays')
  @Takes('player', 'finance')
  @Operation({
    summary: 'How often a track was played: per day, territory and offering',
    answer: 'Page<TrackPlays>',
    params: { id: { description: 'the track', schema: { type: 'string', pattern: '^[A-Za-z0-9._:-]{1,128}$' } } },
    query: { ...DAYS_QUERY, ...MARKET_QUERY, ...PAGE_QUERY, ...WAIT_QUERY },
  })
  async plays(
    @Param('id') id: string,
    @Query() query: PlaysParameters & { readonly limit?: string; readonly cursor?: string; readonly waitFor?: string },
  ): Promise<Page<TrackPlays>> {
    if (!/^[A-Za-z0-9._:-]{1,128}$/.test(id)) throw new ProblemError('not-found', 'no track has such an id');
    const ask = new GetTrackPlays(id, playsFilter(query, Date.now()), limitOf(query.limit), keysOf(query.cursor, KEYS));
    await this.own.reach('track-plays', query.waitFor);
    return this.queries.execute(ask);
  }
}
