import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ElementTooLong, jsonElements, type JsonElement } from './json-elements.js';

const elementsOf = async (text: string, chunkLength = text.length || 1) => {
  async function* chunks() {
    for (let start = 0; start < text.length; start += chunkLength) yield text.slice(start, start + chunkLength);
  }
  const elements: JsonElement[] = [];
  for await (const element of jsonElements(chunks())) elements.push(element);
  return elements;
};
const textsOf = async (text: string, chunkLength?: number) =>
  (await elementsOf(text, chunkLength)).map(({ text: one, cutOff }) => (cutOff ? `${one}…` : one));

it('takes an array apart, whatever it is cut into and however it is laid out', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(undefined, 2),
      async (objects, chunkLength, indent) => {
        const texts = await textsOf(JSON.stringify(objects, null, indent), chunkLength);
        expect(texts.map((text) => JSON.parse(text) as unknown)).toEqual(JSON.parse(JSON.stringify(objects)));
      },
    ),
    { numRuns: 200 },
  ));

it('takes JSON Lines apart, with or without a last line break', async () => {
  expect(await textsOf('{"a":1}\n{"b":"}{"}\r\n\n{"c":[1,2]}', 3)).toEqual(['{"a":1}', '{"b":"}{"}', '{"c":[1,2]}']);
});

it('says on which line an element begins', async () => {
  const elements = await elementsOf('\ufeff[\n  {"a": 1},\n  {\n "b": 2 },\n  {"c": 3}\n]\n', 5);
  expect(elements.map(({ line }) => line)).toEqual([2, 3, 5]);
});

it.each([
  ['[{"a":1},{"b":2', ['{"a":1}', '{"b":2…']],
  ['[{"a":1},', ['{"a":1}', '…']],
  ['[{"a":1}', ['{"a":1}', '…']],
  ['[', ['…']],
])('says that %s is cut off', async (text, expected) => {
  expect(await textsOf(text)).toEqual(expected);
});

it.each([
  ['[]', []],
  ['', []],
  [' \n', []],
])('finds nothing in %j', async (text, expected) => {
  expect(await textsOf(text)).toEqual(expected);
});

it('goes on after what is no object, and after a line that is cut', async () => {
  expect(await textsOf('[1, "x", null, {"a":1}]')).toEqual(['1', '"x"', 'null', '{"a":1}']);
  expect(await textsOf('{"a":"cut\n{"b":{\n{"c":3}\n')).toEqual(['{"a":"cut', '{"b":{', '{"c":3}']);
});

it('gives up on an element that does not end', async () => {
  await expect(elementsOf(`[{"a":"${'x'.repeat(1_100_000)}`, 65_536)).rejects.toThrow(ElementTooLong);
});
