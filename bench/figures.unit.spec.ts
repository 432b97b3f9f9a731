import { expect, it } from 'vitest';
import { atLeast, atMost, figureLine, figureTable } from './figures.js';

it('meets a lower bound from the bound on', () => {
  expect(atLeast('ratio', 0.6, 0.6)).toMatchObject({ value: 0.6, goal: '>= 0.6', met: true });
  expect(atLeast('ratio', 0.5999, 0.6).met).toBe(false);
});

it('meets an upper bound up to the bound', () => {
  expect(atMost('growth', 11, 11)).toMatchObject({ goal: '<= 11', met: true });
  expect(atMost('growth', 11.0001, 11)).toMatchObject({ value: 11, met: false });
});

it('prints one line for programs, with nothing in it but the agreed four', () => {
  const line = figureLine('append', [atLeast('ratio', 0.61249, 0.6, 'a note')]);
  expect(line).toBe('{"bench":"append","figures":[{"name":"ratio","value":0.612,"goal":">= 0.6","met":true}]}');
});

it('shows people what was missed, and what a value was made of', () => {
  const shown = figureTable([atLeast('ratio', 0.3, 0.6, '300 / 1,000'), atMost('growth', 10, 11)]);
  expect(shown).toMatch(/ratio +0\.3 +>= 0\.6 +NO +300 \/ 1,000/);
  expect(shown).toMatch(/growth +10 +<= 11 +yes/);
});
