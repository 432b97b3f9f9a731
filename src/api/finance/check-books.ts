import { Controller, Get, Inject } from '@nestjs/common';
import type { Db } from '../../platform/postgres/postgres.js';
import type { BooksTables } from '../../reporting/ledger/books-check.js';
import { checkBooks } from '../../reporting/ledger/check-books.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { DB } from '../tokens.js';

export type BooksProof = {
  /** Every check holds. */
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string | null }[];
};

/** `GET /v1/books/check`: the proof that statements, pools and accounts payable tie to each other. */
@Controller('v1/books')
@Takes('finance', 'approver')
export class CheckBooksController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get('check')
  @Operation({ summary: 'Whether statements, pools and journal tie, check by check', answer: 'BooksProof' })
  async check(): Promise<BooksProof> {
    const { ok, checks } = await this.db
      .withTables<BooksTables>()
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => checkBooks(tx));
    return { ok, checks: checks.map((one) => ({ name: one.name, ok: one.ok, detail: one.detail ?? null })) };
  }
}
