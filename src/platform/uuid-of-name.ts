import { hash } from 'node:crypto';

const NAMESPACE_BYTES = 16;
const UTF8_BYTES_MAX = 3; // a UTF-16 unit takes at most that
let scratch = Buffer.alloc(1_024);
let filledWith = '';

/** A UUID of version 5 (RFC 9562, 5.5): the same name in the same namespace is the same id, on every machine. */
export const uuidOfName = (namespace: string, name: string): string => {
  const digest = hash('sha1', bytesOf(namespace, name), 'hex');
  const variant = ((Number.parseInt(digest[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
};

/** In a buffer that is used again and again: an import asks for an id per line. */
const bytesOf = (namespace: string, name: string): Buffer => {
  const most = NAMESPACE_BYTES + name.length * UTF8_BYTES_MAX;
  if (most > scratch.length) {
    scratch = Buffer.alloc(most);
    filledWith = '';
  }
  if (filledWith !== namespace) {
    scratch.write(namespace.replaceAll('-', ''), 'hex');
    filledWith = namespace;
  }
  return scratch.subarray(0, NAMESPACE_BYTES + scratch.write(name, NAMESPACE_BYTES));
};
