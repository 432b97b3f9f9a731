import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { StoreUnavailable } from '../platform/event-store/event-store.js';
import { QueueFull } from '../platform/event-store/group-commit.js';
import { isOutage } from '../platform/postgres/outage.js';
import { ProblemError, type Problem, type ProblemKind } from './problem.js';

const RETRY_STORE_S = 2;
const RETRY_QUEUE_S = 1;

const KIND_OF_STATUS: Readonly<Record<number, ProblemKind>> = {
  400: 'malformed-body',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
};

/** SQLSTATE class 22: PostgreSQL was handed a date or number that passed our checks and cannot be all the same. */
const isImpossibleValue = (error: unknown): boolean => {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
};

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
    const { problem, retryAfterS } = this.#problemOf(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { url, headers } = host.switchToHttp().getRequest<FastifyRequest>();
    if (retryAfterS !== undefined) void reply.header('retry-after', String(retryAfterS));
    if (problem.status === 401) void reply.header('www-authenticate', challenge(headers.authorization));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .send(url.startsWith('/1/') ? { ...problem, ...inListenBrainz(problem) } : problem);
  }

  #problemOf(error: unknown): ProblemError {
    if (error instanceof ProblemError) return error;
    if (error instanceof StoreUnavailable || isOutage(error))
      return new ProblemError('store-away', undefined, { retryAfterS: RETRY_STORE_S });
    if (error instanceof QueueFull)
      return new ProblemError('store-away', error.message, { retryAfterS: RETRY_QUEUE_S });
    if (isImpossibleValue(error)) return new ProblemError('invalid-request', 'a value is not one that can be');
    const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
    const kind = status === undefined ? undefined : KIND_OF_STATUS[status];
    if (kind !== undefined) return new ProblemError(kind, (error as Error).message);
    if (status !== undefined && status >= 400 && status < 500)
      return new ProblemError('invalid-request', (error as Error).message);
    this.#log.error({ err: error }, 'a request failed for a reason that nobody foresaw');
    return new ProblemError('internal');
  }
}
