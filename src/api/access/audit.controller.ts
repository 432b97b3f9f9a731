import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Db } from '../../platform/postgres/postgres.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { ProblemError } from '../problem.js';
import { DB } from '../tokens.js';
import { Takes } from './access.js';
import { auditPage, type AuditEntry, type AuditFilter, type AuditTables } from './audit-log.js';

export type AuditItem = AuditEntry & { readonly id: string; readonly at: string };

type Parameters = AuditFilter & { readonly limit?: string; readonly cursor?: string };

const FILTER_CHARACTERS_MAX = 200;
const TEXT = { type: 'string', maxLength: FILTER_CHARACTERS_MAX } as const;

/** `GET /v1/audit`: who asked for what, newest first. */
@Controller('v1/audit')
export class AuditController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @Takes('finance')
  @Operation({
    summary: 'Who asked for what, and what came of it; newest first',
    answer: 'Page<AuditItem>',
    query: {
      subject: { description: 'of this person alone', schema: TEXT },
      party: { description: 'of the users of this party alone', schema: TEXT },
      ...PAGE_QUERY,
    },
  })
  async entries(@Query() query: Parameters): Promise<Page<AuditItem>> {
    const limit = limitOf(query.limit);
    const [before] = keysOf(query.cursor, [/^\d{1,18}$/]) ?? [];
    const filter = { subject: textOf(query.subject, 'subject'), party: textOf(query.party, 'party') };
    const page = { limit: limit + 1, before: before === undefined ? undefined : BigInt(before) };
    const rows = await auditPage(this.db.withTables<AuditTables>(), filter, page).execute();
    return pageOf(
      rows,
      limit,
      ({ id, at, ...entry }) => ({ id: String(id), at: at.toISOString(), ...entry }),
      ({ id }) => cursorOf(String(id)),
    );
  }
}

/** A parameter that is given twice arrives as a list, and a NUL is in no text of ours. */
const textOf = (value: unknown, name: string): string | undefined => {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > FILTER_CHARACTERS_MAX || value.includes('\0'))
    throw new ProblemError(
      'invalid-request',
      `${name} must be one text of at most ${FILTER_CHARACTERS_MAX} characters`,
    );
  return value;
};
