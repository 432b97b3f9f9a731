/**
 * What is on disk, forever. Add a shape, never edit one. The event id in the log is the play id, so the data does
 * not repeat it. One golden sample per version lives in `golden/`, and a test reads each of them.
 */
import type { LikeFacts, ListeningEvent, PlayFacts } from './listening-day.js';

type Stored<Type extends string, Data> = { readonly type: Type; readonly data: Data };
export type PlayFactsV1 = Omit<PlayFacts, 'playId'>;
export type LikeFactsV1 = Omit<LikeFacts, 'playId'>;

export type StoredListeningEvent =
  | Stored<'TrackStreamed.v1', PlayFactsV1>
  | Stored<'TrackSkipped.v1', PlayFactsV1>
  | Stored<'TrackLiked.v1', LikeFactsV1>
  | Stored<'TrackUnliked.v1', LikeFactsV1>;

export const LISTENING_EVENT_TYPES = [
  'TrackStreamed.v1',
  'TrackSkipped.v1',
  'TrackLiked.v1',
  'TrackUnliked.v1',
] as const satisfies readonly StoredListeningEvent['type'][];

/** From the domain to the disk, always in the newest shape. */
export const toStored = ({ type, data }: ListeningEvent): StoredListeningEvent => {
  const facts = { ...data, playId: undefined }; // the event id says it; undefined is not written
  return { type: `${type}.v1`, data: facts } as StoredListeningEvent;
};

/** What a stored event says in the current shape; the play id stands beside it in the log. */
export type ListeningFact =
  | { readonly type: 'TrackStreamed'; readonly data: PlayFactsV1 }
  | { readonly type: 'TrackSkipped'; readonly data: PlayFactsV1 }
  | { readonly type: 'TrackLiked'; readonly data: LikeFactsV1 }
  | { readonly type: 'TrackUnliked'; readonly data: LikeFactsV1 };

/** From the disk to whoever counts: every version ever written comes in as the current one, the newest as it stands. */
export const factOf = (stored: StoredListeningEvent): ListeningFact => {
  switch (stored.type) {
    case 'TrackStreamed.v1':
      return { type: 'TrackStreamed', data: stored.data };
    case 'TrackSkipped.v1':
      return { type: 'TrackSkipped', data: stored.data };
    case 'TrackLiked.v1':
      return { type: 'TrackLiked', data: stored.data };
    case 'TrackUnliked.v1':
      return { type: 'TrackUnliked', data: stored.data };
  }
};

/** From the disk to the domain. */
export const upcast = (id: string, stored: StoredListeningEvent): ListeningEvent => {
  const { type, data } = factOf(stored);
  return { type, data: { ...data, playId: id } } as ListeningEvent;
};
