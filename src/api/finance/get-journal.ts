import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Db } from '../../platform/postgres/postgres.js';
import { major } from '../../reporting/finance/major.js';
import { journalEntries, type EntryRow } from '../../reporting/ledger/journal-entries.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { ProblemError } from '../problem.js';
import { DB } from '../tokens.js';
import type { PageQuery } from './page-of-rows.js';
import { PERIOD_PARAM, periodOf } from './period-param.js';

/** Debits and credits of one entry come to the same. */
export type BookedEntry = {
  readonly entryId: string;
  readonly period: string;
  readonly bookedOn: string;
  readonly kind: string;
  readonly currency: string;
  readonly memo: string;
  readonly party: string | null;
  /** The fact, or the entry, that is the reason. */
  readonly causedBy: string | null;
  readonly lines: readonly BookedLine[];
};

/** D is a debit, C a credit. */
export type BookedLine = { readonly account: string; readonly side: 'D' | 'C'; readonly amount: string };

type JournalQuery = PageQuery & { readonly period?: string; readonly account?: string; readonly party?: string };

const TEXT = /^[^\p{Cc}]{1,300}$/u;
const KEYS = [/^\d{4}-\d\d$/, /^\d{4}-\d\d-\d\d$/, TEXT];

/** `GET /v1/journal`: what was booked, by month, day and entry. */
@Controller('v1/journal')
@Takes('finance', 'approver')
export class GetJournalController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @Operation({
    summary: 'The entries of the journal, with their lines',
    answer: 'Page<BookedEntry>',
    query: {
      ...PERIOD_PARAM,
      account: { description: 'entries that move this account, such as royalty-payable:label-01' },
      party: { description: 'entries about this party' },
      ...PAGE_QUERY,
    },
  })
  async journal(@Query() query: JournalQuery): Promise<Page<BookedEntry>> {
    const limit = limitOf(query.limit);
    const { rows } = await journalEntries({
      period: query.period === undefined ? undefined : periodOf(query.period),
      account: textOf('account', query.account),
      party: textOf('party', query.party),
      after: keysOf(query.cursor, KEYS),
      limit: limit + 1,
    }).execute(this.db);
    return pageOf(rows, limit, entryOf, (row) => cursorOf(row.period, row.booked_on, row.entry_id));
  }
}

/** A parameter that is given twice arrives as a list; PostgreSQL keeps no NUL, and no account has a control character. */
const textOf = (name: string, raw: unknown): string | undefined => {
  if (raw === undefined) return undefined;
  if (typeof raw !== 'string' || !TEXT.test(raw))
    throw new ProblemError('invalid-request', `${name} must be one text of 1 to 300 printable characters`);
  return raw;
};

const entryOf = (row: EntryRow): BookedEntry => ({
  entryId: row.entry_id,
  period: row.period,
  bookedOn: row.booked_on,
  kind: row.kind,
  currency: row.currency,
  memo: row.memo,
  party: row.party,
  causedBy: row.caused_by,
  lines: row.lines.map((line) => ({ ...line, amount: major(line.amount, row.currency) })),
});
