import { expect, it } from 'vitest';
import { uuidOfName } from './uuid-of-name.js';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

it('makes the UUID of RFC 9562, appendix A.4', () =>
  expect(uuidOfName(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2'));

it('tells names and namespaces apart', () => {
  expect(uuidOfName(DNS, 'a')).not.toBe(uuidOfName(DNS, 'b'));
  expect(uuidOfName(DNS, 'é')).not.toBe(uuidOfName('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'é'));
});
