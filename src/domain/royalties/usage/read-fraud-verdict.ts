/** From one JSON object to a fraud verdict: `period`, `trackId` or `listenerId`, `artificialStreams`, `reason`. */
import { listenerId, trackId } from '../../shared/ids.js';
import { parsed, reading, unreadable, type Read } from '../../shared/problem.js';
import { period } from '../period.js';
import type { ArtificialStreams, FraudSubject, GiveFraudVerdict } from './fraud-verdict.js';

const REASON_CHARACTERS_MAX = 500;

type Fields = Readonly<Record<string, unknown>>;

/** Whether there is a verdict to lift is for the decision to say. */
export const readFraudVerdict = (raw: unknown): Read<GiveFraudVerdict> =>
  reading(() => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
      return unreadable('NotAnObject', '', 'a fraud verdict must be a JSON object');
    const fields = raw as Fields;
    return {
      period: parsed('BadFormat', 'period', () => period(textOf(fields, 'period'))),
      subject: subjectOf(fields),
      artificialStreams: artificialOf(fields['artificialStreams']),
      reason: reasonOf(fields),
    };
  });

const subjectOf = (fields: Fields): FraudSubject => {
  if (fields['trackId'] === undefined && fields['listenerId'] === undefined)
    return unreadable('MissingField', 'trackId', 'trackId or listenerId is missing');
  if (fields['trackId'] !== undefined && fields['listenerId'] !== undefined)
    return unreadable('BadFormat', 'listenerId', 'a verdict is about a track or a listener, not both');
  return fields['trackId'] !== undefined
    ? { kind: 'track', trackId: parsed('BadFormat', 'trackId', () => trackId(textOf(fields, 'trackId'))) }
    : {
        kind: 'listener',
        listenerId: parsed('BadFormat', 'listenerId', () => listenerId(textOf(fields, 'listenerId'))),
      };
};

const artificialOf = (value: unknown): ArtificialStreams => {
  const field = 'artificialStreams';
  if (value === undefined) return unreadable('MissingField', field, `${field} is missing`);
  if (value === 'all') return value;
  if (typeof value !== 'number') return unreadable('WrongType', field, `${field} must be a whole number or "all"`);
  if (!Number.isSafeInteger(value) || value < 0)
    return unreadable('OutOfRange', field, `${field} must be a whole number, not below zero, got ${value}`);
  return value;
};

const reasonOf = (fields: Fields): string => {
  const reason = textOf(fields, 'reason').trim();
  if (reason === '') return unreadable('MissingField', 'reason', 'reason is missing');
  return reason.length <= REASON_CHARACTERS_MAX
    ? reason
    : unreadable('TooLong', 'reason', `reason has ${reason.length} characters, ${REASON_CHARACTERS_MAX} are kept`);
};

const textOf = (fields: Fields, field: string): string => {
  const value = fields[field];
  if (value === undefined) return unreadable('MissingField', field, `${field} is missing`);
  return typeof value === 'string' ? value : unreadable('WrongType', field, `${field} must be a string`);
};
