/**
 * The objects of a JSON array, or of JSON Lines, one at a time out of chunks of text, so that a file of any size is read
 * in the memory of one object. What is no object, or is cut off, comes out as an element that says so.
 */
export type JsonElement = {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly text: string;
  /** The text ended inside it, or before the array did. */
  readonly cutOff?: true;
};

const ELEMENT_CHARACTERS_MAX = 1_000_000;
const OPENING = new Set(['{', '[']);
const CLOSING = new Set(['}', ']']);
const TELLING = /["{}[\],\n]/g;
const TELLING_IN_STRING = /["\\\n]/g;
const BETWEEN = new Set([' ', '\t', '\r', '\n', ',', '\ufeff']);

/** An element that no export has room for; the file is something else. */
export class ElementTooLong extends Error {
  override readonly name = 'ElementTooLong';
}

export async function* jsonElements(chunks: AsyncIterable<string>): AsyncGenerator<JsonElement> {
  const splitter = new ElementSplitter();
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

class ElementSplitter {
  #kind: 'unknown' | 'array' | 'lines' | 'closed' = 'unknown';
  #line = 1;
  #element: { line: number; text: string; depth: number } | undefined;
  #inString = false;
  #escaped = false;

  *push(chunk: string): Generator<JsonElement> {
    let from = 0; // where the part of the current element that lies in this chunk begins
    for (let at = this.#skip(chunk, 0); at < chunk.length; at = this.#skip(chunk, at + 1)) {
      const character = chunk[at]!;
      if (character === '\n') this.#line += 1;
      if (this.#element === undefined) {
        if (!this.#begins(character)) continue;
        from = at;
      }
      const ends = this.#follow(character);
      if (ends === 'no') continue;
      yield this.#take(chunk.slice(from, ends === 'with' ? at + 1 : at));
      if (character === ']' && ends === 'before' && this.#kind === 'array') this.#kind = 'closed';
    }
    if (this.#element !== undefined) this.#keep(chunk.slice(from));
  }

  *end(): Generator<JsonElement> {
    if (this.#element !== undefined)
      yield { ...this.#take(''), ...(this.#kind !== 'lines' && { cutOff: true as const }) };
    else if (this.#kind === 'array') yield { line: this.#line, text: '', cutOff: true };
  }

  /** The next place that may change anything; most of a file is plain text that the engine passes over by itself. */
  #skip(chunk: string, from: number): number {
    if (this.#element === undefined || this.#escaped) return from;
    const telling = this.#inString ? TELLING_IN_STRING : TELLING;
    telling.lastIndex = from;
    return telling.exec(chunk)?.index ?? chunk.length;
  }

  /** Whether an element begins here, between elements. */
  #begins(character: string): boolean {
    if (BETWEEN.has(character)) return false;
    if (character === '[' && this.#kind === 'unknown') {
      this.#kind = 'array';
      return false;
    }
    if (character === ']' && this.#kind === 'array') {
      this.#kind = 'closed';
      return false;
    }
    if (this.#kind === 'unknown') this.#kind = 'lines';
    this.#element = { line: this.#line, text: '', depth: 0 };
    return true;
  }

  /** Whether the element ends with this character, or before it. */
  #follow(character: string): 'no' | 'with' | 'before' {
    const element = this.#element!;
    // No JSON text has a raw line break inside a string, and no line of JSON Lines has one at all: start afresh.
    if (character === '\n' && (this.#inString || this.#kind === 'lines' || element.depth === 0)) return 'before';
    if (this.#inString) this.#followString(character);
    else if (character === '"') this.#inString = true;
    else return followDepth(element, character);
    return 'no';
  }

  #followString(character: string) {
    if (this.#escaped) this.#escaped = false;
    else if (character === '\\') this.#escaped = true;
    else if (character === '"') this.#inString = false;
  }

  #keep(part: string) {
    this.#element!.text += part;
    if (this.#element!.text.length > ELEMENT_CHARACTERS_MAX)
      throw new ElementTooLong(`an entry at line ${this.#element!.line} does not end`);
  }

  #take(part: string): JsonElement {
    const { line, text } = this.#element!;
    this.#element = undefined;
    this.#inString = false;
    this.#escaped = false;
    return { line, text: text + part };
  }
}

const followDepth = (element: { depth: number }, character: string): 'no' | 'with' | 'before' => {
  if (OPENING.has(character)) element.depth += 1;
  else if (element.depth === 0) return character === ',' || character === ']' ? 'before' : 'no';
  else if (CLOSING.has(character)) element.depth -= 1;
  else return 'no';
  return element.depth === 0 ? 'with' : 'no';
};
