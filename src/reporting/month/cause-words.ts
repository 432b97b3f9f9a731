/** The fact behind a correction, in words for whoever gets the statement. */
import type { Cause } from '../../domain/royalties/months/adjustments.js';

const WORDS: Readonly<Record<string, string>> = {
  'changed claim': 'a claim to this recording or work was made, changed or withdrawn',
  'changed works': 'which works this recording embodies was stated anew',
  'changed party': 'who is paid for this label was stated anew',
  'changed catalogue entry': 'the catalogue entry of this recording was changed',
  'changed classification': 'what this recording is classified as was changed',
  'late play': 'plays arrived after the month had been stated',
  'fraud verdict': 'a verdict about artificial plays was given or taken back',
  'matched recording': 'plays were found to be of another recording',
  'changed pool': 'the money to share out in this market was declared anew',
  'changed rate': 'a royalty rate or an exchange rate of the month was declared anew',
  'a fact between here and there': 'facts that were recorded after the month had been stated',
};

/** A fact about other tracks, which changes the shares of all in the market. */
const OF_OTHERS = / in the pool$/;

/** What `caused_by` of a line says, such as `late play@4711`: kind and position in the log. */
export const causeOfText = (causedBy: string): Cause => {
  const at = causedBy.lastIndexOf('@');
  return at === -1 ? { kind: causedBy, eventId: '' } : { kind: causedBy.slice(0, at), eventId: causedBy.slice(at + 1) };
};

/** A kind without words of its own speaks for itself. */
export const causeInWords = (causedBy: string): string => {
  const { kind } = causeOfText(causedBy);
  const own = kind.replace(OF_OTHERS, '');
  const words = WORDS[own] ?? own;
  return own === kind ? words : `of other tracks in this market: ${words}`;
};
