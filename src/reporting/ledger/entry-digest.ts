import { createHash } from 'node:crypto';
import type { EntryFacts } from '../../domain/books/entry.js';

/** SHA-256 of everything that an entry says, in hex: two entries of one id are the same when this is. */
export const entryDigest = ({ lines, refs, ...said }: EntryFacts): string => {
  const { entryId, bookedOn, period, kind, currency, memo } = said;
  const { run = null, party = null, statement = null, line = null, causedBy = null } = refs;
  const moved = lines.map(({ account, side, amountMinor }) => [account, side, amountMinor.toFixed()]);
  const whole = [entryId, bookedOn, period, kind, currency, memo, run, party, statement, line, causedBy, moved];
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
};
