/** What the addresses of a party's statements are made of. */
import type { Parameters } from '../openapi/operation.js';
import { PERIOD_PARAM } from '../finance/period-param.js';

export const PARTY_PARAM = {
  party: { description: 'the id of the party, escaped; a label that the catalogue alone names is its own id' },
} as const satisfies Parameters;

export const STATEMENT_PARAMS = { ...PARTY_PARAM, ...PERIOD_PARAM } as const satisfies Parameters;
