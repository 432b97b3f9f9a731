import { Body, Controller, Get, Inject, Put, Query } from '@nestjs/common';
import { RIGHTS } from '../../domain/catalogue/claim.js';
import { readClaim, readWithdrawal } from '../../domain/catalogue/read-claim.js';
import { partyId, trackId } from '../../domain/shared/ids.js';
import type { Db } from '../../platform/postgres/postgres.js';
import type { ClaimsTables } from '../../projections/rights/rights-tables.js';
import { claimsOn } from '../../reporting/queries/claims-on.js';
import { Takes } from '../access/access.js';
import { Idempotent } from '../access/idempotency.interceptor.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY, WAIT_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { ProblemError } from '../problem.js';
import { ReadYourWrites } from '../read-side.js';
import { DB } from '../tokens.js';
import { DAY_QUERY, dayOr400, FACTS_BODY, parsedOr400, readOr400 } from './catalogue-request.js';
import { CatalogueWriter, type CatalogueWritten } from './catalogue-writer.js';

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

const SUBJECT = /^[A-Za-z0-9._:-]{1,128}$/;
const CLAIM = /^[A-Za-z0-9._:-]{1,64}$/;

/** `/v1/catalogue/claims`. */
@Controller('v1/catalogue/claims')
@Takes('finance', 'approver')
export class ClaimsController {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly writer: CatalogueWriter,
    private readonly own: ReadYourWrites,
  ) {}

  @Get()
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

  @Put()
  @Takes('finance')
  @Idempotent()
  @Operation({ summary: 'Claim a right from a day on', answer: 'CatalogueWritten', body: FACTS_BODY })
  claim(@Body() body: unknown): Promise<CatalogueWritten> {
    return this.writer.claim(readOr400(readClaim(body)));
  }

  @Put('withdrawals')
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
