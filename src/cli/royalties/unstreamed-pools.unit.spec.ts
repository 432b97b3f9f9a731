import { expect, it } from 'vitest';
import { currency } from '../../domain/shared/currency.js';
import { unstreamedForPeople, unstreamedPools } from './unstreamed-pools.js';

const pool = (territory: string, undistributed: string) => ({
  right: 'recording' as const,
  territory,
  offering: 'premium',
  currency: currency('EUR'),
  amountMinor: '700',
  rule: 'as declared',
  undistributed,
});

it('names the pools that nobody streamed for, with their money, and no other', () => {
  const outcome = { pools: [pool('DE', '0'), pool('GB', '700')] };
  const market = { right: 'recording', territory: 'GB', offering: 'premium', currency: 'EUR' };
  expect(unstreamedPools(outcome)).toEqual([{ ...market, amount: '7.00' }]);
  expect(unstreamedForPeople(outcome)).toEqual([
    'nobody streamed in GB/premium: 7.00 EUR for recording is carried forward, for plays that come late',
  ]);
});
