/** What somebody might send to bring the ledger down, or to read what is not theirs. */
import { describe, expect, it } from 'vitest';
import { bytesOf, ern43 } from '../../../test/ern.js';
import { ERN_LIMITS, readErn } from './read-ern.js';

const NOW_MS = Date.parse('2026-11-01T00:00:00Z');
const refusal = async (bytes: AsyncIterable<Uint8Array>, limits = ERN_LIMITS) => {
  const result = await readErn(bytes, NOW_MS, limits);
  return 'refused' in result ? result.refused.reason : 'taken';
};

const ROOT = '<n:NewReleaseMessage xmlns:n="http://ddex.net/xml/ern/43">';
const BOMB = `<!DOCTYPE n [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${ROOT}&b;`;
const FILE = `<!DOCTYPE n [<!ENTITY x SYSTEM "file:///etc/passwd">]>${ROOT}&x;`;
const utf16 = (text: string) => Buffer.from(`\uFEFF${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');

describe('is refused', () => {
  it.each([
    ['an entity bomb', BOMB, 'DoctypeNotTaken'],
    ['an external entity', FILE, 'DoctypeNotTaken'],
    ['a document type without entities', `<!DOCTYPE n SYSTEM "http://127.0.0.1/n.dtd">${ROOT}`, 'DoctypeNotTaken'],
    ['an entity that XML does not have', `${ROOT}&nbsp;`, 'NotXml'],
    ['a depth of 10,000', ROOT + '<a>'.repeat(10_000), 'TooDeep'],
    ['a depth of 10,000 within an item', `${ROOT}<MessageHeader>${'<MessageSender>'.repeat(10_000)}`, 'TooDeep'],
    ['a million attributes', `${ROOT}<a ${Array.from({ length: 10_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`, 'TooManyAttributes'],
    ['an attribute of 100,000 characters', `${ROOT}<a b="${'x'.repeat(100_000)}"/>`, 'TooLong'],
    ['a text of 100,000 characters', `${ROOT}<a>${'x'.repeat(100_000)}</a>`, 'TooLong'],
    ['a comment without end', `${ROOT}<!--${'x'.repeat(100_000)}`, 'TooLong'],
    ['a message that breaks off', ern43().slice(0, 2_000), 'NotXml'],
    ['what is not XML', '{"json": true}', 'NotXml'],
    ['nothing', '', 'NotXml'],
    ['a NUL', ern43().replace('Myth', 'My\0th'), 'NotXml'],
    ['a NUL by number', ern43().replace('Myth', 'My&#0;th'), 'NotXml'],
    ['tags that cross', `${ROOT}<a><b></a></b>`, 'NotXml'],
    ['two roots', `${ern43()}<a/>`, 'NotXml'],
    ['XML 1.1', ern43().replace('version="1.0"', 'version="1.1"'), 'NotXml'],
    ['another encoding', ern43().replace('UTF-8', 'ISO-8859-1'), 'EncodingNotTaken'],
    ['an encoding that it is not in', ern43().replace('UTF-8', 'UTF-16'), 'EncodingNotTaken'],
  ])('%s', async (_what, text, reason) => expect(await refusal(bytesOf(text))).toBe(reason)); // prettier-ignore

  it.each([
    ['bytes that are no UTF-8', Buffer.concat([Buffer.from(ern43()), Buffer.from([0xff, 0xfe])])],
    ['Latin-1 that calls itself UTF-8', Buffer.from(ern43({ title: 'Für' }), 'latin1')],
    ['half a character of UTF-16', utf16(ern43()).subarray(0, -1)],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
  ])('%s', async (_what, bytes) => expect(await refusal(bytesOf(bytes))).toBe('EncodingNotTaken'));

  it('a document of more elements than there could be tracks for', async () => {
    const limits = { ...ERN_LIMITS, elementsMax: 1_000 };
    expect(await refusal(bytesOf(ROOT + '<a/>'.repeat(1_001)), limits)).toBe('TooManyElements');
  });
});

describe('a gigabyte', () => {
  const GIGABYTE = 1_000_000_000;
  /** Made as it is read, so that the test needs no room for it; counts what was asked for. */
  const endless = (start: string, piece: string) => {
    const chunk = Buffer.from(piece.repeat(Math.ceil(65_536 / piece.length)));
    const asked = { bytes: 0 };
    const bytes = async function* () {
      yield Buffer.from(ROOT + start);
      for (; asked.bytes < GIGABYTE; asked.bytes += chunk.length) yield chunk;
    };
    return { asked, bytes: bytes() };
  };

  it.each([
    { of: 'text', start: '', piece: 'x', reason: 'TooLong', bytesMax: 1_000_000 },
    { of: 'elements', start: '', piece: '<a/>', reason: 'TooManyElements', bytesMax: 5_000_000 },
    { of: 'attributes', start: '<b ', piece: 'a="1" ', reason: 'TooManyAttributes', bytesMax: 1_000_000 },
    { of: 'comments', start: '', piece: `<!--${'x'.repeat(60_000)}-->`, reason: 'TooLarge', bytesMax: ERN_LIMITS.bytesMax + 1_000_000 },
  ])('of $of is refused early, and takes no memory', async ({ start, piece, reason, bytesMax }) => {
    const { asked, bytes } = endless(start, piece);
    const before = process.memoryUsage().heapUsed;
    expect(await refusal(bytes)).toBe(reason);
    expect(asked.bytes).toBeLessThan(bytesMax);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(150_000_000);
  }); // prettier-ignore
});

describe('is taken', () => {
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${ern43({ title: 'Für 🎵' })}`)],
    ['UTF-8 that says nothing', Buffer.from(ern43({ title: 'Für 🎵' }).replace(/^<\?xml.*\?>/, ''))],
    ['UTF-16, the small end first', utf16(ern43({ title: 'Für 🎵' }))],
    ['UTF-16, the big end first', utf16(ern43({ title: 'Für 🎵' })).swap16()],
    ['UTF-16 without a mark, as it declares', utf16(ern43({ title: 'Für 🎵' })).subarray(2)],
  ])('%s', async (_what, bytes) => {
    const result = await readErn(bytesOf(bytes), NOW_MS);
    expect(result).toMatchObject({ message: { releases: [{ title: 'Für 🎵' }, {}] } });
  });

  it('the five entities of XML, and characters by number', async () => {
    const result = await readErn(bytesOf(ern43({ title: '&lt;&amp;&gt;&quot;&apos;&#xE9;' })), NOW_MS);
    expect(result).toMatchObject({ message: { releases: [{ title: `<&>"'é` }, {}] } });
  });
});
