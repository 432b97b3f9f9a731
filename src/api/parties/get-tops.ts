import { Controller, Get, Param, Query } from '@nestjs/common';
import { major } from '../../reporting/finance/major.js';
import { byTerritory, topTracks } from '../../reporting/parties/statement-sums.js';
import { Takes, Who } from '../access/access.js';
import type { Principal } from '../access/principal.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY } from '../openapi/parameters.js';
import { limitOf, type Page } from '../paging.js';
import { PartyMonths } from './party-months.js';
import { STATEMENT_PARAMS } from './party-params.js';

/** A track with all its rights and markets. */
export type StatementTrack = {
  readonly trackId: string;
  readonly isrc: string;
  readonly title: string;
  readonly artist: string;
  readonly streams: number;
  readonly amount: string;
  readonly currency: string;
};

export type StatementTerritory = {
  /** ISO 3166-1 alpha-2; empty for a minimum that no line carries. */
  readonly territory: string;
  readonly streams: number;
  readonly amount: string;
  readonly currency: string;
};

/** `GET /v1/parties/{party}/statements/{period}/tracks` and `/territories`: where a statement comes from. */
@Controller('v1/parties')
@Takes('label', 'publisher', 'finance', 'approver')
export class GetTopsController {
  constructor(private readonly months: PartyMonths) {}

  @Get(':party/statements/:period/tracks')
  @Operation({
    summary: 'The tracks of a statement that brought most',
    answer: 'Page<StatementTrack>',
    params: STATEMENT_PARAMS,
    query: { limit: PAGE_QUERY.limit },
  })
  async tracks(
    @Who() who: Principal,
    @Param('party') party: string,
    @Param('period') period: string,
    @Query() query: { readonly limit?: string },
  ): Promise<Page<StatementTrack>> {
    const limit = limitOf(query.limit);
    const { runId } = await this.months.monthWithLines(who, { party, period });
    const rows = await this.months.read(who, party, (tx) => topTracks(tx, { runId, party }, limit));
    const items = rows.map(({ track_id, isrc, title, artist, ...row }) => ({
      trackId: track_id, isrc, title, artist, ...summed(row),
    })); // prettier-ignore
    return { items, next: null };
  }

  @Get(':party/statements/:period/territories')
  @Operation({
    summary: 'What a statement brought by territory, largest first',
    answer: 'Page<StatementTerritory>',
    params: STATEMENT_PARAMS,
  })
  async territories(
    @Who() who: Principal,
    @Param('party') party: string,
    @Param('period') period: string,
  ): Promise<Page<StatementTerritory>> {
    const { runId } = await this.months.monthWithLines(who, { party, period });
    const rows = await this.months.read(who, party, (tx) => byTerritory(tx, { runId, party }));
    return { items: rows.map(({ territory, ...row }) => ({ territory, ...summed(row) })), next: null };
  }
}

type Summed = { readonly currency: string; readonly streams: string; readonly amount_minor: string };

const summed = ({ currency, streams, amount_minor }: Summed) => ({
  streams: Number(streams),
  amount: major(amount_minor, currency),
  currency,
});
