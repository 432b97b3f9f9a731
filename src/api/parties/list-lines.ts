import { Controller, Get, Param, Query } from '@nestjs/common';
import { TERRITORY, OFFERING } from '../../domain/shared/market.js';
import { major } from '../../reporting/finance/major.js';
import { RIGHTS } from '../../reporting/month/month-tables.js';
import { listLines, SORTS, type LineFilter, type Sort } from '../../reporting/parties/list-lines.js';
import { Takes, Who } from '../access/access.js';
import type { Principal } from '../access/principal.js';
import { Operation } from '../openapi/operation.js';
import { MARKET_QUERY, PAGE_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { ProblemError } from '../problem.js';
import { PartyMonths } from './party-months.js';
import { STATEMENT_PARAMS } from './party-params.js';

/** One track in one market, and for works one work in it. */
export type StatementLineItem = {
  readonly trackId: string;
  readonly isrc: string;
  readonly title: string;
  readonly artist: string;
  readonly territory: string;
  readonly offering: string;
  readonly right: string;
  /** Empty for recordings, and where no work is known. */
  readonly workId: string;
  readonly streams: number;
  /** The part of the pool that the amount was made of. */
  readonly gross: string;
  readonly amount: string;
  readonly currency: string;
  /** The closed month that the line corrects, and the fact behind it. */
  readonly corrects: string | null;
  readonly causedBy: string | null;
};

const FILTERS = {
  territory: ['territory', TERRITORY],
  offering: ['offering', OFFERING],
  right: ['right_kind', new RegExp(`^(${RIGHTS.join('|')})$`)],
  track: ['track_id', /^[A-Za-z0-9._:-]{1,128}$/],
  currency: ['currency', /^[A-Z]{3}$/],
  corrects: ['corrects', /^\d{4}-\d\d$/],
} as const satisfies Readonly<Record<string, readonly [keyof LineFilter, RegExp]>>;

type LinesQuery = Partial<Readonly<Record<keyof typeof FILTERS | 'limit' | 'cursor' | 'sort' | 'order', string>>>;

/** `GET /v1/parties/{party}/statements/{period}/lines`: what a statement is made of. */
@Controller('v1/parties')
@Takes('label', 'publisher', 'finance', 'approver')
export class ListLinesController {
  constructor(private readonly months: PartyMonths) {}

  @Get(':party/statements/:period/lines')
  @Operation({
    summary: 'The lines of a statement, sorted and filtered',
    answer: 'Page<StatementLineItem>',
    params: STATEMENT_PARAMS,
    query: {
      ...PAGE_QUERY,
      ...MARKET_QUERY,
      sort: { description: 'by what', schema: { type: 'string', enum: [...SORTS], default: 'amount' } },
      order: { description: 'largest first as a rule', schema: { type: 'string', enum: ['asc', 'desc'], default: 'desc' } }, // prettier-ignore
      right: { description: 'of this right alone', schema: { type: 'string', enum: [...RIGHTS] } },
      track: { description: 'of this track alone' },
      currency: { description: 'in this currency alone', schema: { type: 'string', pattern: '^[A-Z]{3}$' } },
      corrects: { description: 'corrections of this closed month alone' },
    },
  })
  async lines(
    @Who() who: Principal,
    @Param('party') party: string,
    @Param('period') period: string,
    @Query() query: LinesQuery,
  ): Promise<Page<StatementLineItem>> {
    const [limit, filter] = [limitOf(query.limit), filterOf(query)];
    const sort = oneOf(query.sort, SORTS, 'sort');
    const order = oneOf(query.order, ['desc', 'asc'] as const, 'order');
    const after = afterOf(query.cursor, sort, order);
    const { runId } = await this.months.monthWithLines(who, { party, period });
    const page = { sort, order, limit: limit + 1, after };
    const rows = await this.months.read(who, party, (tx) => listLines(tx, { runId, party }, filter, page));
    return pageOf(rows, limit, itemOf, (row) => cursorOf(`${sort} ${order}`, row.currency, `=${row.sort_key}`, String(row.line_no))); // prettier-ignore
  }
}

/** The first of the allowed is meant where nothing is said. */
const oneOf = <Value extends string>(raw: string | undefined, allowed: readonly Value[], name: string): Value => {
  const found = raw === undefined ? allowed[0] : allowed.find((one) => one === raw);
  if (found === undefined) throw new ProblemError('invalid-request', `${name} must be one of ${allowed.join(', ')}`);
  return found;
};

const filterOf = (query: LinesQuery): LineFilter => {
  const given = Object.entries(FILTERS).flatMap(([name, [column, form]]) => {
    const value = query[name as keyof typeof FILTERS];
    if (value === undefined) return [];
    if (typeof value !== 'string' || !form.test(value)) throw new ProblemError('invalid-request', `${name} must match ${form.source}`); // prettier-ignore
    return [[column, value] as const];
  });
  return Object.fromEntries(given);
};

/** A cursor belongs to one way of sorting; `=` keeps a title apart from what looks like a day. */
const afterOf = (cursor: string | undefined, sort: Sort, order: string): [string, string, string] | undefined => {
  const key = { title: /^=[^\0]{0,100}$/u, amount: /^=-?\d{1,38}$/, streams: /^=-?\d{1,18}$/ }[sort];
  const keys = keysOf(cursor, [new RegExp(`^${sort} ${order}$`), /^[A-Z]{3}$/, key, /^\d{1,10}$/]);
  return keys && [keys[1]!, keys[2]!.slice(1), keys[3]!];
};

type Row = Awaited<ReturnType<typeof listLines>>[number];

const itemOf = (row: Row): StatementLineItem => ({
  trackId: row.track_id,
  isrc: row.isrc,
  title: row.title,
  artist: row.artist,
  territory: row.territory,
  offering: row.offering,
  right: row.right_kind,
  workId: row.work_id,
  streams: Number(row.streams),
  gross: major(row.gross_minor, row.currency),
  amount: major(row.amount_minor, row.currency),
  currency: row.currency,
  corrects: row.corrects === '' ? null : row.corrects,
  causedBy: row.caused_by === '' ? null : row.caused_by,
});
