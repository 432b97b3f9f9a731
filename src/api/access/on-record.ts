import { UseInterceptors, type Type } from '@nestjs/common';
import { INTERCEPTORS_METADATA } from '@nestjs/common/constants.js';
import { AuditInterceptor } from './audit.interceptor.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { routesOf } from './routes-of.js';

/** The audit is the outer one: what is replayed under an Idempotency-Key is on record too. */
const recorded = UseInterceptors(AuditInterceptor, IdempotencyInterceptor);

const takesPeople = (controller: Type): boolean =>
  routesOf(controller).some(({ access }) => access === undefined || access.roles.length > 0);

/**
 * Puts every controller that takes people on record, so that none can forget to be. Those that take keys alone are spared:
 * what players post is in the log, each event under an id, and interceptors cost a fifth of a small request.
 */
export const onRecord = (controllers: readonly Type[]): Type[] => {
  for (const controller of controllers.filter(takesPeople))
    if (!Reflect.hasOwnMetadata(INTERCEPTORS_METADATA, controller)) recorded(controller);
  return [...controllers];
};
