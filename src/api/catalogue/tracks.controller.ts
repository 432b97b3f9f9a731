import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import type { CreditedArtist } from '../../domain/catalogue/delivery/delivered-recording.js';
import { parseIsrc } from '../../domain/catalogue/isrc.js';
import { readTrack, TEXT_CHARS_MAX } from '../../domain/catalogue/read-track.js';
import { trackId } from '../../domain/shared/ids.js';
import type { Db } from '../../platform/postgres/postgres.js';
import type { CatalogueTables } from '../../projections/catalogue/catalogue.js';
import type { DeliveriesTables } from '../../projections/rights/rights-tables.js';
import { cataloguedTracks } from '../../reporting/queries/catalogued-tracks.js';
import { deliveredRecording } from '../../reporting/queries/deliveries-on.js';
import { Takes } from '../access/access.js';
import { Idempotent } from '../access/idempotency.interceptor.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY, WAIT_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { ProblemError } from '../problem.js';
import { ReadYourWrites } from '../read-side.js';
import { DB } from '../tokens.js';
import { FACTS_BODY, parsedOr400, readOr400, withId } from './catalogue-request.js';
import { CatalogueWriter, type CatalogueWritten } from './catalogue-writer.js';

/** What the catalogue says of a track. */
export type TrackOfCatalogue = {
  readonly trackId: string;
  readonly isrc: string;
  readonly title: string;
  readonly artist: string;
  /** Whom its statement goes to. */
  readonly label: string;
  readonly publisher: string | null;
  readonly durationMs: number | null;
  readonly durationEstimated: boolean;
};

type TracksQuery = {
  readonly limit?: string;
  readonly cursor?: string;
  readonly label?: string;
  readonly isrc?: string;
  readonly waitFor?: string;
};

const TRACK_PARAM = {
  trackId: { description: 'whatever the service calls its track, or its ISRC where it came by ERN' },
};

/** The same, with what was delivered of its recording as ERN. */
export type TrackInFull = TrackOfCatalogue & {
  readonly subTitle: string | null;
  /** By name and roles, as sent; none where nobody delivered it. */
  readonly artists: readonly CreditedArtist[];
};

/** `/v1/catalogue/tracks`. */
@Controller('v1/catalogue/tracks')
@Takes('finance', 'approver')
export class CatalogueTracksController {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly writer: CatalogueWriter,
    private readonly own: ReadYourWrites,
  ) {}

  @Get()
  @Operation({
    summary: 'The tracks of the catalogue',
    answer: 'Page<TrackOfCatalogue>',
    query: {
      label: { description: 'the label, as the catalogue has it' },
      isrc: { description: 'such as USRC17607839' },
      ...PAGE_QUERY,
      ...WAIT_QUERY,
    },
  })
  async tracks(@Query() query: TracksQuery): Promise<Page<TrackOfCatalogue>> {
    const limit = limitOf(query.limit);
    const [after] = keysOf(query.cursor, [/^[A-Za-z0-9._:-]{1,128}$/]) ?? [];
    const filter = { label: labelOr400(query.label), isrc: isrcOr400(query.isrc) };
    await this.own.reach('catalogue', query.waitFor);
    const rows = await cataloguedTracks(this.#db(), filter, { after, limit: limit + 1 }).execute();
    return pageOf(rows, limit, trackOf, ({ track_id }) => cursorOf(track_id));
  }

  @Get(':trackId')
  @Operation({ summary: 'One track', answer: 'TrackInFull', params: TRACK_PARAM, query: WAIT_QUERY })
  async track(@Param('trackId') raw: string, @Query('waitFor') waitFor?: string): Promise<TrackInFull> {
    const id = parsedOr400(() => trackId(raw));
    await this.own.reach('catalogue', waitFor);
    await this.own.reach('deliveries', waitFor);
    const [row] = await cataloguedTracks(this.#db(), { trackId: id }, { limit: 1 }).execute();
    if (row === undefined) throw new ProblemError('not-found', `the catalogue has no track ${id}`);
    const [delivered] = await deliveredRecording(this.db.withTables<DeliveriesTables>(), row.isrc).execute();
    return { ...trackOf(row), subTitle: delivered?.sub_title ?? null, artists: delivered?.artists ?? [] };
  }

  @Put(':trackId')
  @Takes('finance')
  @Idempotent()
  @Operation({
    summary: 'Say what a track is; facts that are left out are forgotten',
    answer: 'CatalogueWritten',
    body: FACTS_BODY,
    params: TRACK_PARAM,
  })
  put(@Param('trackId') raw: string, @Body() body: unknown): Promise<CatalogueWritten> {
    const id = parsedOr400(() => trackId(raw));
    return this.writer.track(readOr400(readTrack(withId(body, 'trackId', id))));
  }

  #db() {
    return this.db.withTables<CatalogueTables>();
  }
}

const trackOf = (row: CatalogueTables['tracks']): TrackOfCatalogue => ({
  trackId: row.track_id,
  isrc: row.isrc,
  title: row.title,
  artist: row.artist,
  label: row.label,
  publisher: row.publisher,
  durationMs: row.duration_ms,
  durationEstimated: row.duration_estimated,
});

const labelOr400 = (raw: unknown): string | undefined => {
  if (raw === undefined) return undefined;
  if (typeof raw === 'string' && raw.length <= TEXT_CHARS_MAX && !/[\u0000\p{Surrogate}]/u.test(raw)) return raw;
  throw new ProblemError('invalid-request', `label must be a text of at most ${TEXT_CHARS_MAX} characters`);
};

const isrcOr400 = (raw: unknown): string | undefined => {
  if (raw === undefined) return undefined;
  const isrc = typeof raw === 'string' ? parseIsrc(raw) : undefined;
  if (isrc === undefined) throw new ProblemError('invalid-request', 'isrc must be such as USRC17607839');
  return isrc;
};
