/** Who sent a message, and when: without that nobody can say which of two messages holds. */
import type { Statement } from '../../domain/catalogue/delivery/statement.js';
import { parseDpid } from '../../domain/catalogue/dpid.js';
import { textAt, textsAt, type XmlElement } from './xml-element.js';
import { refuseXml } from './xml-refused.js';

const ID_CHARACTERS_MAX = 200;
const DATE_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;
/** Clocks are off; a date beyond this would keep every later message of an honest one from counting. */
const AHEAD_MS_MAX = 86_400_000;

/** Throws `XmlRefused`. `nowMs` is the clock of whoever takes the message. */
export const statementOf = (header: XmlElement | undefined, update: boolean, nowMs: number): Statement => {
  if (header === undefined) return refuseXml('BadHeader', 'has no MessageHeader');
  const parties = [
    ...textsAt(header, 'MessageSender', 'PartyId'),
    ...textsAt(header, 'MessageSender', 'PartyId', 'DPID'),
  ];
  const sender = parties.map(parseDpid).find((id) => id !== undefined) ?? parties[0];
  return {
    sender: idOf('MessageSender/PartyId', sender),
    messageId: idOf('MessageId', textAt(header, 'MessageId')),
    createdAt: createdAtOf(textAt(header, 'MessageCreatedDateTime'), nowMs),
    update,
  };
};

const idOf = (name: string, id: string | undefined): string => {
  if (id === undefined) return refuseXml('BadHeader', `has no ${name}`);
  if (id.length > ID_CHARACTERS_MAX)
    return refuseXml('BadHeader', `${name} has ${id.length} characters, at most ${ID_CHARACTERS_MAX} are taken`);
  return id;
};

/** UTC with milliseconds; a time without a zone is taken as UTC. */
const createdAtOf = (text: string | undefined, nowMs: number): string => {
  const [, time = '', fraction = '', zone = 'Z'] = DATE_TIME.exec(text ?? '') ?? [];
  const ms = Date.parse(`${time}${fraction.slice(0, 4)}${zone}`);
  if (Number.isNaN(ms))
    return refuseXml(
      'BadHeader',
      `MessageCreatedDateTime must be such as 2026-08-01T10:00:00Z, not "${(text ?? '').slice(0, 80)}"`,
    );
  const createdAt = new Date(ms).toISOString();
  if (ms > nowMs + AHEAD_MS_MAX) return refuseXml('BadHeader', `MessageCreatedDateTime is in the future: ${createdAt}`);
  return createdAt;
};
