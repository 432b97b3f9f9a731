/** What a reader of one kind of export is. */
import type { ListenerId } from '../../domain/shared/ids.js';
import type { ClaimedPlay } from '../../api/dialects/claimed-play.js';

/** A JSON object whose fields were not looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** What an entry of an export comes to. What is no music is ignored and counted; only what cannot be read is rejected. */
export type Reading =
  | { readonly kind: 'play'; readonly play: ClaimedPlay }
  | { readonly kind: 'ignored'; readonly because: string }
  | {
      readonly kind: 'rejected';
      readonly reason: 'MalformedEntry' | 'MissingField' | 'BadFormat' | 'OutOfRange';
      readonly detail: string;
    };

export type HistoryFormat = {
  /** For people, such as `Spotify account data`. */
  readonly name: string;
  /** Whether an entry looks like one of these, whatever the file is called. */
  readonly recognises: (entry: Fields) => boolean;
  readonly read: (entry: Fields, listener: ListenerId) => Reading;
};

export const ignored = (because: string): Reading => ({ kind: 'ignored', because });
export const missing = (field: string): Reading => ({
  kind: 'rejected',
  reason: 'MissingField',
  detail: `${field} is missing`,
});
export const badFormat = (detail: string): Reading => ({ kind: 'rejected', reason: 'BadFormat', detail });
export const outOfRange = (detail: string): Reading => ({ kind: 'rejected', reason: 'OutOfRange', detail });
