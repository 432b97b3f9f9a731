import { expect, it } from 'vitest';
import { causeInWords, causeOfText } from './cause-words.js';

it('tells kind and position of a fact apart', () => {
  expect(causeOfText('late play@4711')).toEqual({ kind: 'late play', eventId: '4711' });
  expect(causeOfText('unmatched')).toEqual({ kind: 'unmatched', eventId: '' });
});

it.each([
  ['late play@7', 'plays arrived after the month had been stated'],
  ['late play in the pool@7', 'of other tracks in this market: plays arrived after the month had been stated'],
  ['something new@7', 'something new'],
])('says what %s is about', (causedBy, words) => expect(causeInWords(causedBy)).toBe(words));
