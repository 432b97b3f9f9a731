import { factOf, type ListeningFact, type StoredListeningEvent } from '../domain/listening/stored-events.js';
import type { StoredEvent } from '../platform/event-store/event-store.js';

/** What an event of the listening types says, in the current shape. */
export const listeningFact = (stored: StoredEvent): ListeningFact => factOf(stored as unknown as StoredListeningEvent);
