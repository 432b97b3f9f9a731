import { expect, it } from 'vitest';
import { heldByRight } from './held-by-right.js';

const held = (what: string, amountMinor: string, corrects = '') => {
  const [right, reason, territory] = what.split(' ') as [string, string, string];
  return { right, held: reason, territory, offering: 'free', currency: 'EUR', corrects, amountMinor };
};

it('adds up what is held for one reason in one right and territory, and leaves out what came to nothing', () => {
  const rows = [
    held('recording unmatched DE', '5'),
    held('mechanical unclaimed DE', '10'),
    held('mechanical unclaimed DE', '-3', '2026-01'),
    held('recording unmatched FR', '4'),
    held('recording unmatched FR', '-4', '2026-01'),
  ];
  const sums = heldByRight({ held: rows }).map(({ amountMinor, ...of }) => ({
    ...of,
    amountMinor: amountMinor.toFixed(),
  }));
  expect(sums).toEqual([
    { right: 'mechanical', reason: 'unclaimed', territory: 'DE', currency: 'EUR', amountMinor: '7' },
    { right: 'recording', reason: 'unmatched', territory: 'DE', currency: 'EUR', amountMinor: '5' },
  ]);
});
