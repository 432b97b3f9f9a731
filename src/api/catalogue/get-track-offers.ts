import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { trackId } from '../../domain/shared/ids.js';
import type { Db } from '../../platform/postgres/postgres.js';
import type { DeliveriesTables } from '../../projections/rights/rights-tables.js';
import { offersOfTrack } from '../../reporting/queries/deliveries-on.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { WAIT_QUERY } from '../openapi/parameters.js';
import { ReadYourWrites } from '../read-side.js';
import { DB } from '../tokens.js';
import { DAY_QUERY, dayOr400, parsedOr400 } from './catalogue-request.js';
import { offersOn, type Offer } from './offer.js';

/** A release that holds the track, and one of the terms under which it is on offer on a day. */
export type TrackOffer = Offer & {
  /** `icpn:`, `grid:` or `id:` and the code of a release; `isrc:` for the track by itself. */
  readonly releaseId: string;
  readonly title: string;
};

export type TrackOffers = { readonly trackId: string; readonly day: string; readonly items: readonly TrackOffer[] };

/** `GET /v1/catalogue/tracks/{trackId}/offers`. */
@Controller('v1/catalogue/tracks')
@Takes('finance', 'approver')
export class GetTrackOffersController {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly own: ReadYourWrites,
  ) {}

  @Get(':trackId/offers')
  @Operation({
    summary: 'Where and how a track may be used on a day, by what was delivered as ERN',
    answer: 'TrackOffers',
    params: { trackId: { description: 'whatever the service calls its track' } },
    query: { ...DAY_QUERY, ...WAIT_QUERY },
  })
  async offers(
    @Param('trackId') raw: string,
    @Query() query: { readonly day?: string; readonly waitFor?: string },
  ): Promise<TrackOffers> {
    const id = parsedOr400(() => trackId(raw));
    const day = dayOr400(query.day);
    await this.own.reach('deliveries', query.waitFor);
    const rows = await offersOfTrack(this.db.withTables<DeliveriesTables>(), { trackId: id, day }).execute();
    const items = rows.flatMap(({ release_id: releaseId, title, terms }) =>
      offersOn(day, terms).map((offer) => ({ releaseId, title, ...offer })),
    );
    return { trackId: id, day, items };
  }
}
