import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { readParty, readRepresentation } from '../../domain/catalogue/read-party.js';
import { partyId } from '../../domain/shared/ids.js';
import type { Db } from '../../platform/postgres/postgres.js';
import type { PartiesTables } from '../../projections/rights/rights-tables.js';
import { partiesOn } from '../../reporting/queries/parties-on.js';
import { Takes } from '../access/access.js';
import { Idempotent } from '../access/idempotency.interceptor.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY, WAIT_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { ProblemError } from '../problem.js';
import { ReadYourWrites } from '../read-side.js';
import { DB } from '../tokens.js';
import { DAY_QUERY, dayOr400, FACTS_BODY, parsedOr400, readOr400, withId } from './catalogue-request.js';
import { CatalogueWriter, type CatalogueWritten } from './catalogue-writer.js';

/** A party as it is on a day. */
export type PartyOnDay = {
  readonly partyId: string;
  readonly partyKind: string;
  readonly name: string;
  readonly ipi: string | null;
  readonly isni: string | null;
  readonly dpid: string | null;
  /** The first day of this description. */
  readonly effectiveFrom: string;
  /** Who deals for it and is paid; null: the party itself. */
  readonly representedBy: string | null;
};

type PartiesQuery = { readonly limit?: string; readonly cursor?: string; readonly day?: string; readonly waitFor?: string }; // prettier-ignore

const PARTY_PARAM = { party: { description: 'whatever the service calls the party' } };
const ID = /^[A-Za-z0-9._:-]{1,64}$/;

/** `/v1/parties`. */
@Controller('v1/parties')
@Takes('finance', 'approver')
export class PartiesController {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly writer: CatalogueWriter,
    private readonly own: ReadYourWrites,
  ) {}

  @Get()
  @Operation({
    summary: 'Labels, publishers, societies and whoever else is paid',
    answer: 'Page<PartyOnDay>',
    query: { ...DAY_QUERY, ...PAGE_QUERY, ...WAIT_QUERY },
  })
  async parties(@Query() query: PartiesQuery): Promise<Page<PartyOnDay>> {
    const limit = limitOf(query.limit);
    const [after] = keysOf(query.cursor, [ID]) ?? [];
    const day = dayOr400(query.day);
    await this.own.reach('parties', query.waitFor);
    const rows = await partiesOn(this.#db(), { day, after, limit: limit + 1 }).execute();
    return pageOf(rows, limit, partyOf, ({ party_id }) => cursorOf(party_id));
  }

  @Get(':party')
  @Operation({
    summary: 'One party',
    answer: 'PartyOnDay',
    params: PARTY_PARAM,
    query: { ...DAY_QUERY, ...WAIT_QUERY },
  })
  async party(@Param('party') raw: string, @Query() query: PartiesQuery): Promise<PartyOnDay> {
    const id = parsedOr400(() => partyId(raw));
    const day = dayOr400(query.day);
    await this.own.reach('parties', query.waitFor);
    const [row] = await partiesOn(this.#db(), { day, partyId: id, limit: 1 }).execute();
    if (row === undefined) throw new ProblemError('not-found', `there is no party ${id} on ${day}`);
    return partyOf(row);
  }

  @Put(':party')
  @Takes('finance')
  @Idempotent()
  @Operation({
    summary: 'Say what a party is from a day on',
    answer: 'CatalogueWritten',
    body: FACTS_BODY,
    params: PARTY_PARAM,
  })
  put(@Param('party') raw: string, @Body() body: unknown): Promise<CatalogueWritten> {
    const id = parsedOr400(() => partyId(raw));
    return this.writer.party(readOr400(readParty(withId(body, 'partyId', id))));
  }

  @Put(':party/representation')
  @Takes('finance')
  @Idempotent()
  @Operation({
    summary: 'Say who deals for a party from a day on; nobody, where representedBy is left out',
    answer: 'CatalogueWritten',
    body: FACTS_BODY,
    params: PARTY_PARAM,
  })
  represent(@Param('party') raw: string, @Body() body: unknown): Promise<CatalogueWritten> {
    const id = parsedOr400(() => partyId(raw));
    return this.writer.party(readOr400(readRepresentation(withId(body, 'partyId', id))));
  }

  #db() {
    return this.db.withTables<PartiesTables>();
  }
}

type Row = PartiesTables['parties'] & { readonly represented_by: string | null };

const partyOf = (row: Row): PartyOnDay => ({
  partyId: row.party_id,
  partyKind: row.party_kind,
  name: row.name,
  ipi: row.ipi,
  isni: row.isni,
  dpid: row.dpid,
  effectiveFrom: row.effective_from,
  representedBy: row.represented_by,
});
