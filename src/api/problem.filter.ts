import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { problemOf } from './problem-of.js';
import { ProblemError, type Problem } from './problem.js';

/** The members that ListenBrainz clients look for, beside those of a problem. */
const inListenBrainz = ({ status, detail, title }: Problem) => ({ code: status, error: detail ?? title });

/** RFC 6750: whoever sent nothing is told how to ask; whoever sent something, that it was not good. */
const challenge = (sent: string | undefined) =>
  `Bearer realm="playledger"${sent === undefined ? '' : ', error="invalid_token"'}`;

/** Every error of the API leaves through here, as problem+json and without a stack trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const { problem, retryAfterS } = problemOf(error) ?? this.#unforeseen(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { url, headers } = host.switchToHttp().getRequest<FastifyRequest>();
    if (retryAfterS !== undefined) void reply.header('retry-after', String(retryAfterS));
    if (problem.status === 401) void reply.header('www-authenticate', challenge(headers.authorization));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .send(url.startsWith('/1/') ? { ...problem, ...inListenBrainz(problem) } : problem);
  }

  #unforeseen(error: unknown): ProblemError {
    this.#log.error({ err: error }, 'a request failed for a reason that nobody foresaw');
    return new ProblemError('internal');
  }
}
