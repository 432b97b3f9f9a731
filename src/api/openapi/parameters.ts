/** Parameters that mean the same on every route which has them. */
import { OFFERING, TERRITORY } from '../../domain/shared/market.js';
import { LIMIT_DEFAULT, LIMIT_MAX } from '../paging.js';
import type { Parameters } from './operation.js';

export const PAGE_QUERY = {
  limit: {
    description: 'how many items at most',
    schema: { type: 'integer', minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT },
  },
  cursor: { description: '`next` of an earlier page of this list', schema: { type: 'string', maxLength: 1_000 } },
} as const satisfies Parameters;

export const MARKET_QUERY = {
  territory: { description: 'ISO 3166-1 alpha-2, such as SE', schema: { type: 'string', pattern: TERRITORY.source } },
  offering: { description: 'such as premium', schema: { type: 'string', pattern: OFFERING.source } },
} as const satisfies Parameters;

export const DAYS_QUERY = {
  from: { description: 'the first day, such as 2026-08-01', schema: { type: 'string', format: 'date' } },
  to: { description: 'the last day; today where it is not said', schema: { type: 'string', format: 'date' } },
} as const satisfies Parameters;

export const WAIT_QUERY = {
  waitFor: {
    description: 'the `position` of an earlier answer: answers once everything up to there is counted',
    schema: { type: 'string', pattern: '^\\d{1,18}$' },
  },
} as const satisfies Parameters;
