import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { Takes, Who } from '../access/access.js';
import { Idempotent } from '../access/idempotency.interceptor.js';
import type { Principal } from '../access/principal.js';
import { Operation } from '../openapi/operation.js';
import { ProblemError } from '../problem.js';
import { refusalProblem } from '../refusal-problem.js';
import { approve, withdrawApproval, type Approved } from '../royalties/month-desk.js';
import { objectOf } from './month-rules-body.js';
import { granted, MonthWork } from './month-work.js';
import { PERIOD_PARAM, periodOf } from './period-param.js';

export type MonthSigned = { readonly period: string; readonly status: 'approved'; readonly runId: string };
export type MonthUnsigned = { readonly period: string; readonly status: 'calculated' };

/** Why, for whoever looks at the books later. */
export type WithdrawalBody = { readonly reason: string };

const REASON = /^[^\p{Cc}]{1,500}$/u;

/** `POST`, `DELETE /v1/periods/{period}/approval`: by somebody else than who calculated. */
@Controller('v1/periods')
@Takes('approver')
export class ApproveMonthController {
  constructor(private readonly work: MonthWork) {}

  @Post(':period/approval')
  @Idempotent()
  @HttpCode(200)
  @Operation({ summary: 'Approve the newest calculation of a month', answer: 'MonthSigned', params: PERIOD_PARAM })
  async approve(@Param('period') raw: string, @Who() who: Principal): Promise<MonthSigned> {
    const period = periodOf(raw);
    const done = await approve(this.work, { period, by: who.subject, at: new Date() });
    const { runId } = granted<Approved>(done);
    await this.work.untilRead();
    return { period, status: 'approved', runId };
  }

  @Delete(':period/approval')
  @Idempotent()
  @Operation({
    summary: 'Take the approval of a month back, so that it can be calculated again',
    answer: 'MonthUnsigned',
    body: 'WithdrawalBody',
    params: PERIOD_PARAM,
  })
  async withdraw(@Param('period') raw: string, @Body() body: unknown, @Who() who: Principal): Promise<MonthUnsigned> {
    const period = periodOf(raw);
    const { reason } = objectOf(body, ['reason']);
    if (typeof reason !== 'string' || !REASON.test(reason.trim()))
      throw new ProblemError('invalid-request', 'reason must be 1 to 500 printable characters');
    const refused = await withdrawApproval(this.work, { period, by: who.subject, reason: reason.trim() });
    if (refused !== undefined) throw refusalProblem(refused.because);
    await this.work.untilRead();
    return { period, status: 'calculated' };
  }
}
