/** From bytes to text: UTF-8 and UTF-16, told apart by the byte order mark or by how `<` is written. */
import { TextDecoder } from 'node:util';
import { refuseXml } from './xml-refused.js';

export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const NAMES: Readonly<Record<XmlEncoding, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' };
const ONLY = 'UTF-8 and UTF-16 are taken';

/** Passes text on as it comes; refuses what is larger than the limit, or not what its first bytes promise. */
export async function* decodeXml(
  bytes: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<{ readonly text: string; readonly encoding: XmlEncoding }> {
  let left = bytesMax;
  let head: Uint8Array = new Uint8Array();
  let decoder: TextDecoder | undefined;
  const decode = (chunk?: Uint8Array) => {
    try {
      const text = chunk === undefined ? decoder!.decode() : decoder!.decode(chunk, { stream: true });
      return { text, encoding: decoder!.encoding as XmlEncoding };
    } catch {
      return refuseXml(
        'EncodingNotTaken',
        `holds bytes that are no ${NAMES[decoder!.encoding as XmlEncoding]}; ${ONLY}`,
      );
    }
  };
  for await (const chunk of bytes) {
    left -= chunk.length;
    if (left < 0) refuseXml('TooLarge', `is larger than ${bytesMax} bytes`);
    if (decoder !== undefined) yield decode(chunk);
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length < 4) continue;
      decoder = new TextDecoder(encodingOf(head), { fatal: true });
      yield decode(head);
    }
  }
  if (decoder === undefined) return refuseXml('NotXml', 'is empty');
  yield decode();
}

const UTF_32 = /^(0000|fffe0000|..000000)/;
const UTF_16: readonly (readonly [form: RegExp, encoding: XmlEncoding])[] = [
  [/^fffe/, 'utf-16le'],
  [/^feff/, 'utf-16be'],
  [/^3c00..00/, 'utf-16le'],
  [/^003c00../, 'utf-16be'],
];

/** By the first four bytes (XML 1.0, appendix F). */
const encodingOf = (head: Uint8Array): XmlEncoding => {
  const bytes = Buffer.from(head.subarray(0, 4)).toString('hex');
  if (UTF_32.test(bytes)) return refuseXml('EncodingNotTaken', `looks like UTF-32; ${ONLY}`);
  return UTF_16.find(([form]) => form.test(bytes))?.[1] ?? 'utf-8';
};

/** What the document says of itself must be true. */
export const checkDeclared = (declared: string | undefined, encoding: XmlEncoding): void => {
  if (declared === undefined || [NAMES[encoding], encoding.toUpperCase()].includes(declared.toUpperCase())) return;
  refuseXml('EncodingNotTaken', `says that it is ${declared.slice(0, 40)} and is read as ${NAMES[encoding]}; ${ONLY}`);
};
