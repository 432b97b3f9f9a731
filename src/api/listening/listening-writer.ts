/** The write side of listening: one place through which players, imports and dialects record. */
import {
  listeningDay,
  listeningStream,
  happenedAt,
  type ListeningEvent,
  type ListeningRefusal,
  type RecordListening,
} from '../../domain/listening/listening-day.js';
import { toStored, upcast, type StoredListeningEvent } from '../../domain/listening/stored-events.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { GroupCommit, type Committed } from '../../platform/event-store/group-commit.js';
import { Streams, type Codec } from '../../platform/event-store/transact-many.js';

export const listeningCodec: Codec<ListeningEvent> = {
  encode: (event) => {
    const { type, data } = toStored(event);
    return { id: event.data.playId, type, data };
  },
  decode: ({ id, type, data }) => upcast(id, { type, data } as StoredListeningEvent),
};

export type RecordedListening = Committed<ListeningEvent, ListeningRefusal>;

export class ListeningWriter {
  readonly #commits: GroupCommit<RecordListening, ListeningEvent, ListeningRefusal>;

  constructor(store: EventStore) {
    const days = new Streams(store, listeningDay, listeningCodec);
    this.#commits = new GroupCommit((work) => days.transactMany(work));
  }

  /** Answers in the order asked, once all is on disk, refused or failed. Throws `QueueFull` before anything is taken. */
  record(commands: readonly RecordListening[]): Promise<readonly RecordedListening[]> {
    return this.#commits.submit(
      commands.map((command) => ({
        stream: listeningStream(command.reported.data.listenerId, happenedAt(command.reported)),
        command,
      })),
    );
  }
}
