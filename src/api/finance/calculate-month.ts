import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Idempotent } from '../access/idempotency.interceptor.js';
import { Takes, Who } from '../access/access.js';
import type { Principal } from '../access/principal.js';
import { Jobs } from '../jobs/jobs.js';
import { Operation } from '../openapi/operation.js';
import { ProblemError } from '../problem.js';
import { refusalProblem } from '../refusal-problem.js';
import { calculate, type Calculated } from '../royalties/month-desk.js';
import { granted, monthDone, MonthWork, progressOf } from './month-work.js';
import { objectOf, rulesOfBody, type MonthRulesBody } from './month-rules-body.js';
import { PERIOD_PARAM, periodOf } from './period-param.js';

export type CalculationBody = MonthRulesBody & {
  /** Also where events were set aside that could not be counted. */
  readonly despiteParked?: boolean;
};

/** Where the work is followed: `GET /v1/jobs/{job}`. */
export type JobStarted = { readonly job: string };

const MEMBERS = ['model', 'parameters', 'minimumStreams', 'statementCurrency', 'despiteParked'];

/** `POST /v1/periods/{period}/calculations`: may be done again until the month is approved; the newest one counts. */
@Controller('v1/periods')
export class CalculateMonthController {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: MonthWork,
  ) {}

  @Post(':period/calculations')
  @Takes('finance')
  @Idempotent()
  @HttpCode(202)
  @Operation({
    summary: 'Work out what everybody is owed for a month; nothing is booked',
    answer: 'JobStarted',
    status: 202,
    body: 'CalculationBody',
    params: PERIOD_PARAM,
  })
  calculation(@Param('period') raw: string, @Body() body: unknown, @Who() who: Principal): JobStarted {
    const period = periodOf(raw);
    const asked = objectOf(body, MEMBERS);
    const [rules, despiteParked] = [rulesOfBody(asked), asked['despiteParked'] ?? false];
    if (typeof despiteParked !== 'boolean') throw new ProblemError('invalid-request', 'despiteParked is true or false');
    const by = who.subject;
    const { job } = this.jobs.start({ kind: 'calculation', period, by }, async (say) => {
      const missing = despiteParked ? undefined : await this.work.notCounted();
      if (missing !== undefined) throw refusalProblem(missing);
      const { run } = granted<Calculated>(
        await calculate(this.work, { period, rules, by, onProgress: (step) => say(progressOf(step)) }),
      );
      await this.work.untilRead();
      return monthDone(period, run.runId, run.outcome.totals);
    });
    return { job };
  }
}
