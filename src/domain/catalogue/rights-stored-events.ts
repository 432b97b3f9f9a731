/**
 * Parties, works and claims on disk, forever. Add a shape, never edit one. One golden sample per version lives in
 * `golden/`, and a test reads each of them.
 */
import type { ClaimEvent } from './claim.js';
import type { ClassificationEvent } from './classification.js';
import type { EmbodimentEvent } from './embodiment.js';
import type { PartyEvent } from './party.js';
import type { ReleaseEvent } from './release.js';
import type { IdOfName } from './stored-events.js';
import type { WorkEvent } from './work.js';

type Data<Event extends { readonly type: string; readonly data: unknown }, Type extends Event['type']> = Extract<
  Event,
  { readonly type: Type }
>['data'];

export type StoredRightsEvent =
  | { readonly type: 'PartyDescribed.v1'; readonly data: Data<PartyEvent, 'PartyDescribed'> }
  | { readonly type: 'PartyRepresented.v1'; readonly data: Data<PartyEvent, 'PartyRepresented'> }
  | { readonly type: 'WorkRegistered.v1'; readonly data: WorkEvent['data'] }
  | { readonly type: 'RecordingEmbodied.v1'; readonly data: EmbodimentEvent['data'] }
  | { readonly type: 'ReleaseCatalogued.v1'; readonly data: ReleaseEvent['data'] }
  | { readonly type: 'RightClaimed.v1'; readonly data: Data<ClaimEvent, 'RightClaimed'> }
  | { readonly type: 'ClaimWithdrawn.v1'; readonly data: Data<ClaimEvent, 'ClaimWithdrawn'> }
  | { readonly type: 'TrackClassified.v1'; readonly data: ClassificationEvent['data'] };

export const RIGHTS_EVENT_TYPES = [
  'PartyDescribed.v1', 'PartyRepresented.v1', 'WorkRegistered.v1', 'RecordingEmbodied.v1', 'ReleaseCatalogued.v1',
  'RightClaimed.v1', 'ClaimWithdrawn.v1', 'TrackClassified.v1',
] as const satisfies readonly StoredRightsEvent['type'][]; // prettier-ignore

export type RightsEvent = PartyEvent | WorkEvent | EmbodimentEvent | ReleaseEvent | ClaimEvent | ClassificationEvent;

export const upcastRights = (stored: StoredRightsEvent): RightsEvent => {
  switch (stored.type) {
    case 'PartyDescribed.v1':
      return { type: 'PartyDescribed', data: stored.data };
    case 'PartyRepresented.v1':
      return { type: 'PartyRepresented', data: stored.data };
    case 'WorkRegistered.v1':
      return { type: 'WorkRegistered', data: stored.data };
    case 'RecordingEmbodied.v1':
      return { type: 'RecordingEmbodied', data: stored.data };
    case 'ReleaseCatalogued.v1':
      return { type: 'ReleaseCatalogued', data: stored.data };
    case 'RightClaimed.v1':
      return { type: 'RightClaimed', data: stored.data };
    case 'ClaimWithdrawn.v1':
      return { type: 'ClaimWithdrawn', data: stored.data };
    case 'TrackClassified.v1':
      return { type: 'TrackClassified', data: stored.data };
  }
};

type OnDisk = { readonly type: string; readonly data: unknown };

/** Between one kind of stream and the disk; the event id comes from everything that the event says. */
const codecOf =
  <Event extends RightsEvent>() =>
  (idOfName: IdOfName) => ({
    encode: ({ type, data }: Event) => ({
      id: idOfName(`${type} ${JSON.stringify(data)}`),
      type: `${type}.v1`,
      data: data as Event['data'],
    }),
    decode: (stored: OnDisk) => upcastRights(stored as StoredRightsEvent) as Event,
  });

export const partyCodec = codecOf<PartyEvent>();
export const workCodec = codecOf<WorkEvent>();
export const embodimentCodec = codecOf<EmbodimentEvent>();
export const releaseCodec = codecOf<ReleaseEvent>();
export const claimsCodec = codecOf<ClaimEvent>();
export const classificationCodec = codecOf<ClassificationEvent>();
