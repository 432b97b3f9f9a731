import { createHash, type Hash } from 'node:crypto';

const HASHED_AT_ONCE_CHARACTERS = 65_536;

/** What a document says, hashed as it is read. No text can hold the NUL that separates the parts. */
export class XmlDigest {
  readonly #hash: Hash = createHash('sha256');
  #waiting: string[] = [];
  #characters = 0;
  #text = '';

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.close('<');
    const sorted = Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : 1));
    this.#add([name, ...sorted.flat()].join('\0'));
  }

  /** The text before a tag, without the space around it, and the tag. */
  close(mark = '>'): void {
    this.#add(`${this.#text.trim()}\0${mark}`);
    this.#text = '';
  }

  text(value: string): void {
    this.#text += value;
  }

  end(): string {
    return this.#hash.update(this.#waiting.join('\0')).digest('hex');
  }

  #add(part: string): void {
    this.#waiting.push(part);
    this.#characters += part.length;
    if (this.#characters < HASHED_AT_ONCE_CHARACTERS) return;
    this.#hash.update(`${this.#waiting.join('\0')}\0`);
    this.#waiting = [];
    this.#characters = 0;
  }
}
