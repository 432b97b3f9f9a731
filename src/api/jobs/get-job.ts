import { Readable } from 'node:stream';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import type { Parameters } from '../openapi/operation.js';
import { eventStream } from './event-stream.js';
import { Jobs, type Job } from './jobs.js';

const JOB_PARAM = {
  job: { description: 'as the answer named it that began the job', schema: { type: 'string', format: 'uuid' } },
} as const satisfies Parameters;

/** `GET /v1/jobs/{job}`, `GET /v1/jobs/{job}/events`: how far a calculation or a close is. */
@Controller('v1/jobs')
@Takes('finance', 'approver')
export class GetJobController {
  constructor(private readonly jobs: Jobs) {}

  @Get(':job')
  @Operation({
    summary: 'How far a job is',
    description: 'Jobs are kept for an hour after they end; a restart loses the job and not the month.',
    answer: 'Job',
    params: JOB_PARAM,
  })
  job(@Param('job') job: string): Job {
    return this.jobs.find(job);
  }

  @Get(':job/events')
  @Header('content-type', 'text/event-stream; charset=utf-8')
  @Header('x-accel-buffering', 'no')
  @Operation({
    summary: 'A job as it goes, from its beginning to its end',
    description:
      'Server-sent events: `progress` {step, share}, then `done` {period, runId, totals} or `failed` {problem}.',
    answer: { mediaType: 'text/event-stream' },
    params: JOB_PARAM,
  })
  events(@Param('job') job: string): Readable {
    return Readable.from(eventStream(this.jobs.follow(job)));
  }
}
