import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { RIGHTS } from '../../domain/catalogue/claim.js';
import { readClaim, readWithdrawal } from '../../domain/catalogue/read-claim.js';
import { readWork } from '../../domain/catalogue/read-work.js';
import { partyId, trackId, workId } from '../../domain/shared/ids.js';
import type { Db } from '../../platform/postgres/postgres.js';
import type { ClaimsTables, WorksTables } from '../../projections/rights/rights-tables.js';
import { claimsOn } from '../../reporting/queries/claims-on.js';
import { workOn } from '../../reporting/queries/work-on.js';
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

/** A work as it is on a day. */
export type WorkOnDay = {
  readonly workId: string;
  readonly iswc: string | null;
  readonly title: string;
  readonly writers: readonly { readonly partyId: string; readonly role: string }[];
  readonly effectiveFrom: string;
};

/** A claim that holds on a day. */
export type ClaimOnDay = {
  readonly right: string;
  /** A track where the right is making available, a work otherwise. */
  readonly subjectId: string;
  readonly claimId: string;
  readonly partyId: string;
  /** Percent, a decimal string. */
  readonly share: string;
  /** `["*"]` for the world. */
  readonly territories: readonly string[];
  readonly exceptTerritories: readonly string[];
  readonly effectiveFrom: string;
  /** The last day; null until further notice. */
  readonly effectiveTo: string | null;
};

type ClaimsQuery = {
  readonly limit?: string;
  readonly cursor?: string;
  readonly day?: string;
  readonly right?: string;
  readonly subject?: string;
  readonly party?: string;
  readonly waitFor?: string;
};

const WORK_PARAM = { workId: { description: 'whatever the service calls the work' } };
const SUBJECT = /^[A-Za-z0-9._:-]{1,128}$/;
const CLAIM = /^[A-Za-z0-9._:-]{1,64}$/;

/** `/v1/catalogue/works` and `/v1/catalogue/claims`. */
@Controller('v1/catalogue')
@Takes('finance', 'approver')
export class RightsController {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly writer: CatalogueWriter,
    private readonly own: ReadYourWrites,
  ) {}

  @Get('works/:workId')
  @Operation({ summary: 'One work', answer: 'WorkOnDay', params: WORK_PARAM, query: { ...DAY_QUERY, ...WAIT_QUERY } })
  async work(@Param('workId') raw: string, @Query() query: ClaimsQuery): Promise<WorkOnDay> {
    const id = parsedOr400(() => workId(raw));
    const day = dayOr400(query.day);
    await this.own.reach('works', query.waitFor);
    const [row] = await workOn(this.db.withTables<WorksTables>(), { workId: id, day }).execute();
    if (row === undefined) throw new ProblemError('not-found', `there is no work ${id} on ${day}`);
    const { work_id, iswc, title, writers, effective_from: effectiveFrom } = row;
    return { workId: work_id, iswc, title, writers, effectiveFrom };
  }

  @Put('works/:workId')
  @Takes('finance')
  @Idempotent()
  @Operation({ summary: 'Say what a work is from a day on', answer: 'CatalogueWritten', body: FACTS_BODY, params: WORK_PARAM }) // prettier-ignore
  putWork(@Param('workId') raw: string, @Body() body: unknown): Promise<CatalogueWritten> {
    const id = parsedOr400(() => workId(raw));
    return this.writer.work(readOr400(readWork(withId(body, 'workId', id))));
  }

  @Get('claims')
  @Operation({
    summary: 'Who claims which right in what',
    answer: 'Page<ClaimOnDay>',
    query: {
      right: { description: 'one right', schema: { type: 'string', enum: RIGHTS } },
      subject: { description: 'one track (making-available) or work' },
      party: { description: 'claims of one party' },
      ...DAY_QUERY,
      ...PAGE_QUERY,
      ...WAIT_QUERY,
    },
  })
  async claims(@Query() query: ClaimsQuery): Promise<Page<ClaimOnDay>> {
    const limit = limitOf(query.limit);
    const after = keysOf(query.cursor, [/^[a-z-]{1,32}$/, SUBJECT, CLAIM]);
    const filter = filterOf(query);
    await this.own.reach('claims', query.waitFor);
    const rows = await claimsOn(this.db.withTables<ClaimsTables>(), { ...filter, after, limit: limit + 1 }).execute();
    const item = (row: (typeof rows)[number]): ClaimOnDay => ({
      right: row.right_kind,
      subjectId: row.subject_id,
      claimId: row.claim_id,
      partyId: row.party_id ?? '',
      share: row.share_text,
      territories: row.territories ?? [],
      exceptTerritories: row.except_territories ?? [],
      effectiveFrom: row.effective_from,
      effectiveTo: row.effective_to,
    });
    return pageOf(rows, limit, item, (row) => cursorOf(row.right_kind, row.subject_id, row.claim_id));
  }

  @Put('claims')
  @Takes('finance')
  @Idempotent()
  @Operation({ summary: 'Claim a right from a day on', answer: 'CatalogueWritten', body: FACTS_BODY })
  claim(@Body() body: unknown): Promise<CatalogueWritten> {
    return this.writer.claim(readOr400(readClaim(body)));
  }

  @Put('claims/withdrawals')
  @Takes('finance')
  @Idempotent()
  @Operation({ summary: 'Withdraw a claim from a day on', answer: 'CatalogueWritten', body: FACTS_BODY })
  withdraw(@Body() body: unknown): Promise<CatalogueWritten> {
    return this.writer.claim(readOr400(readWithdrawal(body)));
  }
}

const filterOf = ({ day, right, subject, party }: ClaimsQuery) => {
  if (right !== undefined && !RIGHTS.some((one) => one === right))
    throw new ProblemError('invalid-request', `right must be one of ${RIGHTS.join(', ')}`);
  return {
    day: dayOr400(day),
    right,
    subjectId: subject === undefined ? undefined : parsedOr400(() => trackId(subject)),
    partyId: party === undefined ? undefined : parsedOr400(() => partyId(party)),
  };
};
