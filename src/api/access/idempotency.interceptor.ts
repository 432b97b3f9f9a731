import { createHash } from 'node:crypto';
import {
  applyDecorators,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { catchError, concatMap, defer, from, map, of, throwError, type Observable } from 'rxjs';
import { ProblemError } from '../problem.js';
import type { AskingRequest } from './access.js';
import { IdempotencyKeys, type Claim, type KeyOf } from './idempotency-keys.js';

const IDEMPOTENT = 'playledger:idempotent';
const KEY = /^[\x21-\x7e]{1,200}$/;
const RETRY_S = 1;

/** A write that takes an `Idempotency-Key`: sent again under the same key, it is answered as before, and not done again. */
export const Idempotent = () =>
  applyDecorators(
    SetMetadata(IDEMPOTENT, true),
    ApiHeader({
      name: 'Idempotency-Key',
      description: 'sent again under the same key, the request is answered as before, and not carried out again',
      required: false,
      schema: { type: 'string', pattern: KEY.source },
    }),
  );

@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  readonly #keys: IdempotencyKeys;
  readonly #reflector = new Reflector();

  constructor(keys: IdempotencyKeys) {
    this.#keys = keys;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const takesKey = this.#reflector.get<boolean | undefined>(IDEMPOTENT, context.getHandler());
    const request = context.switchToHttp().getRequest<AskingRequest>();
    const key = request.headers['idempotency-key'];
    if (!takesKey || key === undefined) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key))
      throw new ProblemError('invalid-request', 'Idempotency-Key must be 1 to 200 visible ASCII characters');
    const keyOf = { subject: request.principal!.subject, key };
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return defer(() => this.#keys.claim(keyOf, fingerprintOf(request))).pipe(
      concatMap((claim) =>
        claim.kind === 'first' ? this.#carryOut(keyOf, claim.claim, next, reply) : of(replay(claim, reply)),
      ),
    );
  }

  #carryOut(keyOf: KeyOf, claim: string, next: CallHandler, reply: FastifyReply): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) =>
        from(this.#keys.release(keyOf, claim)).pipe(
          catchError(() => of(undefined)), // it runs out by itself
          concatMap(() => throwError(() => error)),
        ),
      ),
      concatMap((answer) =>
        from(this.#keys.keep(keyOf, claim, { status: reply.statusCode, answer })).pipe(map(() => answer as unknown)),
      ),
    );
  }
}

const replay = (claim: Exclude<Claim, { readonly kind: 'first' }>, reply: FastifyReply): unknown => {
  switch (claim.kind) {
    case 'answered':
      void reply.status(claim.status).header('idempotency-replayed', 'true');
      return claim.answer;
    case 'reused':
      throw new ProblemError('idempotency-key-reused', 'another request was sent under this Idempotency-Key');
    case 'under-way':
      throw new ProblemError('idempotency-key-in-use', undefined, { retryAfterS: RETRY_S });
    case 'too-many':
      throw new ProblemError('too-fast', 'too many Idempotency-Keys within a day', { retryAfterS: 3_600 });
  }
};

/** Which request it is: method, address and body. A body that is a stream is not read for it. */
const fingerprintOf = ({ method, url, body }: AskingRequest): Buffer => {
  const hash = createHash('sha256').update(`${method} ${url}\n`);
  if (Buffer.isBuffer(body)) return hash.update(body).digest();
  const isStream = typeof body === 'object' && body !== null && 'pipe' in body;
  return hash.update(isStream ? '' : JSON.stringify(body ?? null)).digest();
};
