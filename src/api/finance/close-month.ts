import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Takes, Who } from '../access/access.js';
import { Idempotent } from '../access/idempotency.interceptor.js';
import type { Principal } from '../access/principal.js';
import { Jobs } from '../jobs/jobs.js';
import { Operation } from '../openapi/operation.js';
import { close, type Closed } from '../royalties/month-desk.js';
import type { JobStarted } from './calculate-month.js';
import { granted, monthDone, MonthWork, progressOf } from './month-work.js';
import { PERIOD_PARAM, periodOf } from './period-param.js';

/** `POST /v1/periods/{period}/close`: issues the statements of an approved month, books them, and closes it for good. */
@Controller('v1/periods')
export class CloseMonthController {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: MonthWork,
  ) {}

  @Post(':period/close')
  @Takes('finance')
  @Idempotent()
  @HttpCode(202)
  @Operation({
    summary: 'Issue the statements of an approved month, book them, and close it for good',
    answer: 'JobStarted',
    status: 202,
    params: PERIOD_PARAM,
  })
  close(@Param('period') raw: string, @Who() who: Principal): JobStarted {
    const [period, by, at] = [periodOf(raw), who.subject, new Date()];
    const { job } = this.jobs.start({ kind: 'close', period, by }, async (say) => {
      const out = this.work.folderOf(period);
      const asked = { period, by, at, out, onProgress: (step: string) => say(progressOf(step)) };
      const { run } = granted<Closed>(await close(this.work, asked));
      await this.work.untilRead();
      return monthDone(period, run.runId, run.outcome.totals);
    });
    return { job };
  }
}
