import { Controller, Get, Inject, Query } from '@nestjs/common';
import { isDay } from '../../domain/books/entry.js';
import type { Db } from '../../platform/postgres/postgres.js';
import { major } from '../../reporting/finance/major.js';
import { trialBalanceOn } from '../../reporting/ledger/account-balances.js';
import type { JournalTables } from '../../reporting/ledger/journal-tables.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { ProblemError } from '../problem.js';
import { DB } from '../tokens.js';

/** `balance` is debits minus credits, so a debt is negative; the balances of a currency come to zero. */
export type BooksOnDay = {
  readonly on: string;
  readonly items: readonly BalanceOnDay[];
  readonly totals: readonly { readonly currency: string; readonly debit: string; readonly credit: string }[];
};

export type BalanceOnDay = {
  readonly account: string;
  readonly currency: string;
  readonly debit: string;
  readonly credit: string;
  readonly balance: string;
};

/** `GET /v1/trial-balance`: every account as at the end of a day. */
@Controller('v1/trial-balance')
@Takes('finance', 'approver')
export class GetTrialBalanceController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @Operation({
    summary: 'Debits, credits and balance of every account on a day',
    answer: 'BooksOnDay',
    query: { on: { description: 'as at the end of this day, UTC; today where it is not said', schema: { type: 'string', format: 'date' } } }, // prettier-ignore
  })
  async balance(@Query('on') raw: string | undefined): Promise<BooksOnDay> {
    const on = raw ?? new Date().toISOString().slice(0, 10);
    if (!isDay(on)) throw new ProblemError('invalid-request', 'on must be a day such as 2026-08-31');
    const { accounts, totals } = await trialBalanceOn(this.db.withTables<JournalTables>(), { on });
    return {
      on,
      items: accounts.map(({ account, currency, debitMinor, creditMinor, balanceMinor }) => ({
        account,
        currency,
        debit: major(debitMinor, currency),
        credit: major(creditMinor, currency),
        balance: major(balanceMinor, currency),
      })),
      totals: totals.map(({ currency, debitMinor, creditMinor }) => ({
        currency,
        debit: major(debitMinor, currency),
        credit: major(creditMinor, currency),
      })),
    };
  }
}
