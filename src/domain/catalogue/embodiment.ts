/**
 * Which works a recording embodies: one as a rule, several in a medley or a mix, then each with its part of the money for
 * the works. One stream per recording, because the parts have to add up.
 */
import type { TrackId, WorkId } from '../shared/ids.js';
import type { Day } from './day.js';
import { repeated, statedFacts, type StatedEvent } from './stated-facts.js';

/** The whole of a recording, in basis points: the parts add up to exactly this. */
export const WHOLE_BASIS_POINTS = 10_000;

export type EmbodiedWork = {
  readonly workId: WorkId;
  /** A whole number from 1 to 10,000. */
  readonly basisPoints: number;
};

export type EmbodimentFacts = {
  readonly trackId: TrackId;
  /** By work. */
  readonly works: readonly EmbodiedWork[];
  readonly effectiveFrom: Day;
};

export type EmbodimentEvent = StatedEvent<'RecordingEmbodied', EmbodimentFacts>;

export type EmbodimentRefusal =
  | { readonly kind: 'WorkEmbodiedTwice'; readonly trackId: TrackId; readonly workId: WorkId }
  | { readonly kind: 'EmbodiedPartNotPositive'; readonly trackId: TrackId; readonly workId: WorkId; readonly basisPoints: number } // prettier-ignore
  | { readonly kind: 'EmbodiedPartsDoNotAddUp'; readonly trackId: TrackId; readonly total: number; readonly expected: number }; // prettier-ignore

const wrong = ({ trackId, works }: EmbodimentFacts): EmbodimentRefusal | undefined => {
  const workId = repeated(works.map((part) => part.workId));
  if (workId !== undefined) return { kind: 'WorkEmbodiedTwice', trackId, workId };
  const part = works.find(({ basisPoints }) => !Number.isInteger(basisPoints) || basisPoints < 1);
  if (part !== undefined) return { kind: 'EmbodiedPartNotPositive', trackId, ...part };
  const total = works.reduce((added, { basisPoints }) => added + basisPoints, 0);
  if (total === WHOLE_BASIS_POINTS) return undefined;
  return { kind: 'EmbodiedPartsDoNotAddUp', trackId, total, expected: WHOLE_BASIS_POINTS };
};

export const embodiment = statedFacts<'RecordingEmbodied', EmbodimentFacts, EmbodimentRefusal>(
  'RecordingEmbodied',
  wrong,
);

export const embodimentStream = (track: TrackId) => `embodiment-${track}` as const;
