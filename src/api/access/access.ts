/** What a route says about who may use it. Every route says something: see `undeclaredRoutes`. */
import 'reflect-metadata';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ApiKey } from '../keys/api-keys.js';
import type { Principal, Role } from './principal.js';

export type Access = {
  /** Takes anybody, and asks for nothing. */
  readonly open: boolean;
  readonly roles: readonly Role[];
  /** Which kinds of key it takes; those of player apps hold the role `player`. */
  readonly keys: readonly ApiKey['kind'][];
  /** Takes a signed link in the place of a person's token. */
  readonly links: boolean;
};

export type AskingRequest = FastifyRequest & { principal?: Principal; apiKey?: ApiKey };

const ACCESS = Symbol('playledger:access');
const NOBODY: Access = { open: false, roles: [], keys: [], links: false };

type Declare = (target: object, name?: string | symbol, method?: PropertyDescriptor) => void;

const accessAt = (target: object) => Reflect.getOwnMetadata(ACCESS, target) as Access | undefined;

/** What one method or class declares adds up. */
const declare =
  (more: Partial<Access>): Declare =>
  (target, _name, method) => {
    const declared = (method?.value as object | undefined) ?? target;
    Reflect.defineMetadata(ACCESS, { ...(accessAt(declared) ?? NOBODY), ...more }, declared);
  };

/** A route that needs no token. */
export const Open = () => declare({ open: true });

/** The roles that a route takes, any of them; `admin` is taken wherever `finance` is. `player` takes keys of apps. */
export const Takes = (...roles: readonly Role[]) =>
  declare({ roles, ...(roles.includes('player') && { keys: ['app'] }) });

/** The kinds of key that a route takes. */
export const TakesKeys = (...keys: readonly ApiKey['kind'][]) => declare({ keys });

/** A route that a signed link opens, too: whom it was made for has to hold one of these roles. */
export const TakesLinks = (...roles: readonly Role[]) => declare({ roles, links: true });

/** What the method says, or else its class; undefined when neither says anything. */
export const accessOf = (method: object, controller: object): Access | undefined =>
  accessAt(method) ?? accessAt(controller);

const asking = (context: ExecutionContext) => context.switchToHttp().getRequest<AskingRequest>();

/** Who asks: the `Principal`. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext) => asking(context).principal);

/** The key that the request came with, on routes that take keys alone. */
export const Key = createParamDecorator((_: unknown, context: ExecutionContext) => asking(context).apiKey);
