import { describe, expect, it } from 'vitest';
import { joinTexts, numbers } from './columns.js';

describe('columns of a batch', () => {
  it('are taken apart by a separator that no value holds', () => {
    const values = ['plain', 'two\nlines', 'odd\x1fone', '\n\x1f'];
    const { separator, columns } = joinTexts([values, ['a', 'b', 'c', 'd']]);
    expect(columns[0]!.split(separator)).toEqual(values);
    expect(columns[1]!.split(separator)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('stay whole where a value ends or begins with a piece of the separator', () => {
    const values = ['a\n', '\x1fb\n\x1f', '\n'];
    const { separator, columns } = joinTexts([values]);
    expect(columns[0]!.split(separator)).toEqual(values);
  });

  it('travel as array literals where they are numbers', () => {
    expect(numbers([1, 2n])).toBe('{1,2}');
  });
});
