import {
  Inject,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { catchError, concatMap, defer, from, map, of, switchMap, throwError, type Observable } from 'rxjs';
import { problemOf } from '../problem-of.js';
import { LOGGER } from '../tokens.js';
import type { AskingRequest } from './access.js';
import { auditEntry } from './audit-entry.js';
import { AuditLog } from './audit-log.js';

const READS = ['GET', 'HEAD'];
const INTERNAL = 500;
const ANSWERS_ITSELF = 'playledger:answers-itself';

/** A route that sends its answer from within, where it could not be held back any more: it is on record before, as a write is. */
export const AnswersItself = () => SetMetadata(ANSWERS_ITSELF, true);

/**
 * Every request of a person is recorded, so that no route can forget to be. A read is recorded before its answer leaves:
 * what cannot be recorded is not shown. A write is recorded before it is carried out, and again with what came of it.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  readonly #audit: AuditLog;
  readonly #log: Logger;
  readonly #reflector = new Reflector();

  constructor(audit: AuditLog, @Inject(LOGGER) log: Logger) {
    this.#audit = audit;
    this.#log = log;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AskingRequest>();
    if (auditEntry(request, null) === undefined) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const answersItself = this.#reflector.get<boolean | undefined>(ANSWERS_ITSELF, context.getHandler()) ?? false;
    const canHoldBack = READS.includes(request.method) && !answersItself;
    const after = (status: number) => (canHoldBack ? this.#record(request, status) : this.#recordDone(request, status));
    return defer(() => (canHoldBack ? of(undefined) : from(this.#record(request, null)))).pipe(
      switchMap(() =>
        next.handle().pipe(
          catchError((error: unknown) => {
            const status = problemOf(error)?.problem.status ?? INTERNAL;
            return from(after(status)).pipe(concatMap(() => throwError(() => error)));
          }),
          // A stream of answers is one request: it is recorded when its first answer is there.
          concatMap((answer, nth) =>
            nth > 0 ? of(answer) : from(after(reply.statusCode)).pipe(map(() => answer as unknown)),
          ),
        ),
      ),
    );
  }

  async #record(request: AskingRequest, status: number | null): Promise<void> {
    const entry = auditEntry(request, status);
    if (entry !== undefined) await this.#audit.record(entry);
  }

  /** What is done is done, and that it was asked for is on record: its answer is not withheld. */
  async #recordDone(request: AskingRequest, status: number): Promise<void> {
    await this.#record(request, status).catch((error: unknown) => {
      this.#log.error({ err: error, route: request.routeOptions.url, status }, 'what came of a write was not recorded');
    });
  }
}
