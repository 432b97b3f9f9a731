import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Db } from '../../platform/postgres/postgres.js';
import type { DeliveriesTables, WorksTables } from '../../projections/rights/rights-tables.js';
import { releasesOn } from '../../reporting/queries/releases-on.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY, WAIT_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { ReadYourWrites } from '../read-side.js';
import { DB } from '../tokens.js';
import { DAY_QUERY, dayOr400 } from './catalogue-request.js';
import { offersOn, type Offer } from './offer.js';

/** A release as it is on a day. */
export type ReleaseOnDay = {
  /** `icpn:`, `grid:` or `id:` and the code of the release; `isrc:` for a track by itself. */
  readonly releaseId: string;
  readonly title: string;
  /** In the order of the release. */
  readonly tracks: readonly string[];
  readonly effectiveFrom: string;
  /** Under which terms it may be used on the day; none where it is not on offer, or where nobody delivered terms. */
  readonly offers: readonly Offer[];
};

type ReleasesQuery = { readonly limit?: string; readonly cursor?: string; readonly day?: string; readonly waitFor?: string }; // prettier-ignore

const ID = /^(icpn|grid|id|isrc):[A-Za-z0-9._:-]{1,120}$/;

/** `GET /v1/catalogue/releases`. */
@Controller('v1/catalogue/releases')
@Takes('finance', 'approver')
export class ListReleasesController {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly own: ReadYourWrites,
  ) {}

  @Get()
  @Operation({
    summary: 'The releases of the catalogue, with their tracks and whether they are on offer',
    answer: 'Page<ReleaseOnDay>',
    query: { ...DAY_QUERY, ...PAGE_QUERY, ...WAIT_QUERY },
  })
  async releases(@Query() query: ReleasesQuery): Promise<Page<ReleaseOnDay>> {
    const limit = limitOf(query.limit);
    const [after] = keysOf(query.cursor, [ID]) ?? [];
    const day = dayOr400(query.day);
    for (const projection of ['works', 'deliveries']) await this.own.reach(projection, query.waitFor);
    const tables = this.db.withTables<WorksTables & DeliveriesTables>();
    const { rows } = await releasesOn(tables, { day, after, limit: limit + 1 });
    const item = ({ release_id: releaseId, title, tracks, effective_from: effectiveFrom, terms }: (typeof rows)[number]) => ({
      ...{ releaseId, title, tracks, effectiveFrom },
      offers: offersOn(day, terms ?? []),
    }); // prettier-ignore
    return pageOf(rows, limit, item, ({ release_id }) => cursorOf(release_id));
  }
}
