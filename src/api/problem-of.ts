import { HttpException } from '@nestjs/common';
import { StoreUnavailable } from '../platform/event-store/event-store.js';
import { QueueFull } from '../platform/event-store/group-commit.js';
import { isOutage } from '../platform/postgres/outage.js';
import { ProblemError, type ProblemKind } from './problem.js';

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

/** What an error is to whoever asked; undefined for one that nobody foresaw. */
export const problemOf = (error: unknown): ProblemError | undefined => {
  if (error instanceof ProblemError) return error;
  if (error instanceof StoreUnavailable || isOutage(error))
    return new ProblemError('store-away', undefined, { retryAfterS: RETRY_STORE_S });
  if (error instanceof QueueFull) return new ProblemError('store-away', error.message, { retryAfterS: RETRY_QUEUE_S });
  if (isImpossibleValue(error)) return new ProblemError('invalid-request', 'a value is not one that can be');
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  const kind = status === undefined ? undefined : KIND_OF_STATUS[status];
  if (kind !== undefined) return new ProblemError(kind, (error as Error).message);
  if (status !== undefined && status >= 400 && status < 500)
    return new ProblemError('invalid-request', (error as Error).message);
  return undefined;
};
