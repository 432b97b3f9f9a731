import { Injectable, SetMetadata, createParamDecorator, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem.js';
import { ApiKeys, type ApiKey } from './api-keys.js';

export type KeyedRequest = FastifyRequest & { apiKey?: ApiKey };

const OPEN = 'playledger:open';
const KINDS = 'playledger:key-kinds';

/** A route that needs no key. Everything else does. */
export const Open = () => SetMetadata(OPEN, true);

/** Which kinds of key a route takes; without it, the keys of player apps alone. */
export const TakesKeys = (...kinds: readonly ApiKey['kind'][]) => SetMetadata(KINDS, kinds);

/** The key that the request came with. */
export const Key = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<KeyedRequest>().apiKey,
);

/** `Bearer` is ours, `Token` is what ListenBrainz clients send. */
export const tokenOf = (request: FastifyRequest): string | undefined =>
  /^(?:Bearer|Token) +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];

@Injectable()
export class KeyGuard implements CanActivate {
  readonly #keys: ApiKeys;
  readonly #reflector = new Reflector();

  constructor(keys: ApiKeys) {
    this.#keys = keys;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.#reflector.getAllAndOverride<boolean | undefined>(OPEN, targets)) return true;
    const request = context.switchToHttp().getRequest<KeyedRequest>();
    const token = tokenOf(request);
    const key = token === undefined ? undefined : await this.#keys.verify(token, Date.now());
    if (key === undefined)
      throw new ProblemError(
        'unauthenticated',
        'send "Authorization: Bearer <key>"; `playledger keys create` makes one',
      );
    const kinds = this.#reflector.getAllAndOverride<readonly string[] | undefined>(KINDS, targets) ?? ['app'];
    if (!kinds.includes(key.kind))
      throw new ProblemError('forbidden', `this takes a key of kind ${kinds.join(' or ')}`);
    request.apiKey = key;
    return true;
  }
}
