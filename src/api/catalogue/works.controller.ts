import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { parseIswc } from '../../domain/catalogue/iswc.js';
import { readWork } from '../../domain/catalogue/read-work.js';
import { workId } from '../../domain/shared/ids.js';
import type { Db } from '../../platform/postgres/postgres.js';
import type { WorksTables } from '../../projections/rights/rights-tables.js';
import { worksOn } from '../../reporting/queries/works-on.js';
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

type WorksQuery = {
  readonly limit?: string;
  readonly cursor?: string;
  readonly day?: string;
  readonly iswc?: string;
  readonly waitFor?: string;
};

const WORK_PARAM = { workId: { description: 'whatever the service calls the work' } };
const ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** `/v1/catalogue/works`. */
@Controller('v1/catalogue/works')
@Takes('finance', 'approver')
export class WorksController {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly writer: CatalogueWriter,
    private readonly own: ReadYourWrites,
  ) {}

  @Get()
  @Operation({
    summary: 'The works of the catalogue, with their writers',
    answer: 'Page<WorkOnDay>',
    query: { iswc: { description: 'such as T-034.524.680-1' }, ...DAY_QUERY, ...PAGE_QUERY, ...WAIT_QUERY },
  })
  async works(@Query() query: WorksQuery): Promise<Page<WorkOnDay>> {
    const limit = limitOf(query.limit);
    const [after] = keysOf(query.cursor, [ID]) ?? [];
    const filter = { day: dayOr400(query.day), iswc: iswcOr400(query.iswc) };
    await this.own.reach('works', query.waitFor);
    const rows = await worksOn(this.#db(), { ...filter, after, limit: limit + 1 }).execute();
    return pageOf(rows, limit, workOf, ({ work_id }) => cursorOf(work_id));
  }

  @Get(':workId')
  @Operation({ summary: 'One work', answer: 'WorkOnDay', params: WORK_PARAM, query: { ...DAY_QUERY, ...WAIT_QUERY } })
  async work(@Param('workId') raw: string, @Query() query: WorksQuery): Promise<WorkOnDay> {
    const id = parsedOr400(() => workId(raw));
    const day = dayOr400(query.day);
    await this.own.reach('works', query.waitFor);
    const [row] = await worksOn(this.#db(), { workId: id, day, limit: 1 }).execute();
    if (row === undefined) throw new ProblemError('not-found', `there is no work ${id} on ${day}`);
    return workOf(row);
  }

  @Put(':workId')
  @Takes('finance')
  @Idempotent()
  @Operation({ summary: 'Say what a work is from a day on', answer: 'CatalogueWritten', body: FACTS_BODY, params: WORK_PARAM }) // prettier-ignore
  put(@Param('workId') raw: string, @Body() body: unknown): Promise<CatalogueWritten> {
    const id = parsedOr400(() => workId(raw));
    return this.writer.work(readOr400(readWork(withId(body, 'workId', id))));
  }

  #db() {
    return this.db.withTables<WorksTables>();
  }
}

const workOf = ({ work_id, iswc, title, writers, effective_from }: WorksTables['works']): WorkOnDay => ({
  workId: work_id,
  iswc,
  title,
  writers,
  effectiveFrom: effective_from,
});

const iswcOr400 = (raw: unknown): string | undefined => {
  if (raw === undefined) return undefined;
  const iswc = typeof raw === 'string' ? parseIswc(raw) : undefined;
  if (iswc === undefined) throw new ProblemError('invalid-request', 'iswc must be such as T-034.524.680-1');
  return iswc;
};
