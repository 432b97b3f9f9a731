import type { ListeningEvent } from '../domain/listening/listening-day.js';
import { upcast, type StoredListeningEvent } from '../domain/listening/stored-events.js';
import type { StoredEvent } from '../platform/event-store/event-store.js';

const decoded = Symbol('the listening event');

type Decoded = StoredEvent & { [decoded]?: ListeningEvent };

/** The stored event in its current shape; upcast once, however many projections share the page it came in. */
export const listeningEvent = (stored: Decoded): ListeningEvent => {
  const known = stored[decoded];
  if (known !== undefined) return known;
  return (stored[decoded] = upcast(stored.id, stored as unknown as StoredListeningEvent));
};
