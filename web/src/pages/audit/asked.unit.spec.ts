import { expect, it } from 'vitest';
import { asked, outcome, wasRefused } from './asked.js';

it('says which address was asked, with its ids in their places and escaped', () => {
  const route = '/v1/parties/:party/statements/:period';
  expect(asked({ method: 'GET', route, path: { party: 'a b/c', period: '2026-08' } }))
    .toBe('GET /v1/parties/a%20b%2Fc/statements/2026-08'); // prettier-ignore
  expect(asked({ method: 'GET', route: '/v1/periods', path: {} })).toBe('GET /v1/periods');
  expect(asked({ method: 'GET', route, path: { party: 'a' } })).toBe('GET /v1/parties/a/statements/:period');
});

it.each([
  [null, 'to be carried out', false],
  [200, '200, answered', false],
  [304, '304, answered', false],
  [404, '404, refused', true],
  [503, '503, failed', true],
])('says what came of it: %s', (status, words, refused) => {
  expect(outcome(status)).toBe(words);
  expect(wasRefused(status)).toBe(refused);
});
