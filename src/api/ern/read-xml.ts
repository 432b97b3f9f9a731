/**
 * Reads a document item by item: one recording, one release at a time is in memory, and nothing that nobody asked for.
 *
 * What comes from elsewhere may be hostile. There is no document type, so no entity but the five that XML has, and
 * nothing is ever fetched; depth, elements, attributes, texts and bytes are bounded, and the first thing out of bounds
 * ends the reading.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { checkDeclared, decodeXml, type XmlEncoding } from './decode-xml.js';
import { XmlDigest } from './xml-digest.js';
import type { XmlElement } from './xml-element.js';
import { refuseXml } from './xml-refused.js';

export type XmlLimits = {
  readonly bytesMax: number;
  readonly depthMax: number;
  readonly elementsMax: number;
  readonly attributesMax: number;
  /** Characters of one text, attribute or comment. */
  readonly textCharactersMax: number;
};

export type XmlShape = {
  /** Paths below the root, such as `ResourceList/SoundRecording`, at which an item lies. */
  readonly items: readonly string[];
  /** Names of elements within items that are kept; others are ignored with all that they hold. */
  readonly kept: ReadonlySet<string>;
  /** Told first, and may refuse. */
  readonly onRoot: (root: { readonly name: string; readonly namespace: string }) => void;
  readonly onItem: (path: string, item: XmlElement) => void;
};

export type XmlRead = {
  /** SHA-256 of names, attributes and texts: the same for the same content, however it is encoded and laid out. */
  readonly digest: string;
  readonly elements: number;
  readonly elementsIgnored: number;
  /** How often an element was ignored, by name, those within ignored ones not counted; the first so many names. */
  readonly ignored: ReadonlyMap<string, number>;
  /** Paths that were seen, items and what holds them. */
  readonly seen: ReadonlySet<string>;
};

const IGNORED_NAMES_MAX = 200;
/** Prefixes, and where a schema lies. */
const NOT_CONTENT = new Set(['http://www.w3.org/2000/xmlns/', 'http://www.w3.org/2001/XMLSchema-instance']);

/** Throws `XmlRefused`. */
export const readXml = async (
  bytes: AsyncIterable<Uint8Array>,
  shape: XmlShape,
  limits: XmlLimits,
): Promise<XmlRead> => {
  const reading = new XmlReading(shape, limits);
  for await (const { text, encoding } of decodeXml(bytes, limits.bytesMax)) reading.write(text, encoding);
  return reading.end();
};

class XmlReading {
  readonly #shape: XmlShape;
  readonly #limits: XmlLimits;
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #paths: ReadonlySet<string>;
  readonly #items: ReadonlySet<string>;
  readonly #path: string[] = [];
  readonly #building: XmlElement[] = [];
  readonly #ignored = new Map<string, number>();
  readonly #seen = new Set<string>();
  readonly #digest = new XmlDigest();
  #encoding: XmlEncoding = 'utf-8';
  #skipped = 0;
  #elements = 0;
  #elementsIgnored = 0;
  #attributes = 0;
  /** Characters so far, and how many of them until the end of the last tag, text or comment. */
  #written = 0;
  #tokenStart = 0;

  constructor(shape: XmlShape, limits: XmlLimits) {
    this.#shape = shape;
    this.#limits = limits;
    this.#items = new Set(shape.items);
    this.#paths = new Set(shape.items.flatMap((item) => item.split('/').map((_, nth, all) => all.slice(0, nth + 1).join('/')))); // prettier-ignore
    const parser = this.#parser;
    parser.on('xmldecl', ({ encoding, version }) => {
      checkDeclared(encoding, this.#encoding);
      if (version !== '1.0') refuseXml('NotXml', 'is no XML 1.0');
    });
    parser.on('doctype', () => refuseXml('DoctypeNotTaken', 'has a DOCTYPE, which is never taken'));
    parser.on('error', ({ message }) => refuseXml('NotXml', `is not well-formed XML: ${message.slice(0, 200)}`));
    parser.on('attribute', ({ value }) => this.#attribute(value));
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', () => this.#close());
    for (const text of ['text', 'cdata'] as const) parser.on(text, (value) => this.#text(value));
    for (const other of ['comment', 'processinginstruction'] as const) parser.on(other, () => this.#tokenEnds());
  }

  write(text: string, encoding: XmlEncoding): void {
    this.#encoding = encoding;
    this.#parser.write(text);
    this.#written += text.length;
    this.#bounded(this.#written - this.#tokenStart);
  }

  end(): XmlRead {
    this.#parser.close();
    return {
      digest: this.#digest.end(),
      elements: this.#elements,
      elementsIgnored: this.#elementsIgnored,
      ignored: this.#ignored,
      seen: this.#seen,
    };
  }

  /** A text that never ends would grow within the parser: whatever is longer than a text may be is refused as it comes. */
  #bounded(characters: number): void {
    const { textCharactersMax } = this.#limits;
    if (characters > textCharactersMax) refuseXml('TooLong', `has a text of more than ${textCharactersMax} characters`);
  }

  #tokenEnds(): void {
    this.#tokenStart = this.#parser.position;
  }

  #attribute(value: string): void {
    this.#tokenEnds();
    this.#bounded(value.length);
    this.#attributes += 1;
    const { attributesMax } = this.#limits;
    if (this.#attributes > attributesMax)
      refuseXml('TooManyAttributes', `has an element of more than ${attributesMax} attributes`);
  }

  #open({ local, uri, attributes: declared }: SaxesTagNS): void {
    this.#tokenEnds();
    this.#attributes = 0;
    this.#elements += 1;
    const { elementsMax, depthMax } = this.#limits;
    if (this.#elements > elementsMax) refuseXml('TooManyElements', `has more than ${elementsMax} elements`);
    if (this.#path.length >= depthMax) refuseXml('TooDeep', `is nested more than ${depthMax} deep`);
    if (this.#path.length === 0) this.#shape.onRoot({ name: local, namespace: uri });
    const said = Object.values(declared).filter((one) => !NOT_CONTENT.has(one.uri));
    const attributes = Object.fromEntries(said.map((one) => [one.local, one.value]));
    this.#digest.open(`${uri} ${local}`, attributes);
    this.#path.push(local);
    this.#place({ name: local, attributes, children: [], text: '' });
  }

  /** Into the item that is being built, as the beginning of one, as what holds items, or nowhere. */
  #place(element: XmlElement): void {
    const within = this.#building.at(-1);
    const path = this.#path.slice(1).join('/');
    if (this.#skipped === 0 && within !== undefined && this.#shape.kept.has(element.name)) {
      within.children.push(element);
      this.#building.push(element);
    } else if (this.#skipped === 0 && within === undefined && (path === '' || this.#paths.has(path))) {
      this.#seen.add(path);
      if (this.#items.has(path)) this.#building.push(element);
    } else this.#skip(element.name);
  }

  #skip(name: string): void {
    this.#elementsIgnored += 1;
    this.#skipped += 1;
    if (this.#skipped > 1 || (this.#ignored.size >= IGNORED_NAMES_MAX && !this.#ignored.has(name))) return;
    this.#ignored.set(name, (this.#ignored.get(name) ?? 0) + 1);
  }

  #close(): void {
    this.#tokenEnds();
    this.#digest.close();
    const path = this.#path.slice(1).join('/');
    this.#path.pop();
    if (this.#skipped > 0) this.#skipped -= 1;
    else {
      const item = this.#building.pop();
      if (item !== undefined && this.#building.length === 0) this.#shape.onItem(path, item);
    }
  }

  #text(value: string): void {
    this.#tokenEnds();
    this.#bounded(value.length);
    this.#digest.text(value);
    const within = this.#building.at(-1);
    if (within === undefined || this.#skipped > 0) return;
    within.text += value;
    this.#bounded(within.text.length);
  }
}
