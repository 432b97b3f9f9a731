/**
 * What kind of audio a track is: music, unless somebody says that it is functional noise (rain, white noise, a hum to
 * sleep by). What that weighs in a month is for a policy to say (`royalties/usage/functional-noise.ts`).
 *
 * Classified by mistake, it is music again from that same day; classified rightly and changed since, from a later one.
 */
import { refuse } from '../shared/decision.js';
import type { TrackId } from '../shared/ids.js';
import type { Day } from './day.js';
import { statedFacts, type StatedEvent } from './stated-facts.js';

export const AUDIO_CLASSES = ['music', 'functional-noise'] as const;
export type AudioClass = (typeof AUDIO_CLASSES)[number];

export type ClassificationFacts = {
  readonly trackId: TrackId;
  readonly audio: AudioClass;
  /** For the supplier who asks: who says so, and by what. */
  readonly reason: string;
  readonly effectiveFrom: Day;
};

export type ClassificationEvent = StatedEvent<'TrackClassified', ClassificationFacts>;

export type ClassificationRefusal = { readonly kind: 'NoClassificationToTakeBack'; readonly trackId: TrackId };

const statement = statedFacts<'TrackClassified', ClassificationFacts, ClassificationRefusal>(
  'TrackClassified',
  () => undefined,
);

export const classification: typeof statement = {
  ...statement,
  decide: (facts, timeline) =>
    facts.audio === 'music' && timeline.edition === 0
      ? refuse({ kind: 'NoClassificationToTakeBack', trackId: facts.trackId })
      : statement.decide(facts, timeline),
};

export const classificationStream = ({ trackId }: Pick<ClassificationFacts, 'trackId'>) =>
  `classification-${trackId}` as const;
