/** Refusals of parties, works, recordings, releases, claims and classifications, as they are told to people. */
import type { ClaimRefusal } from '../../domain/catalogue/claim.js';
import type { ClassificationRefusal } from '../../domain/catalogue/classification.js';
import type { EmbodimentRefusal } from '../../domain/catalogue/embodiment.js';
import type { PartyRefusal } from '../../domain/catalogue/party.js';
import type { ReleaseRefusal } from '../../domain/catalogue/release.js';
import type { WorkRefusal } from '../../domain/catalogue/work.js';
import type { Sentences } from '../refusal-sentence.js';

export const PARTY_REFUSALS: Sentences<PartyRefusal> = {
  PartyNotDescribed: ({ partyId }) => ['partyId', `${partyId} is not described; a line of kind party must come first`],
  PartyRepresentsItself: ({ partyId }) => [
    'representedBy',
    `${partyId} cannot represent itself; leave representedBy out where a party deals by itself`,
  ],
};

export const WORK_REFUSALS: Sentences<WorkRefusal> = {
  WriterListedTwice: ({ workId, partyId, role }) => ['writers', `${workId} lists ${partyId} twice as ${role}`],
};

export const EMBODIMENT_REFUSALS: Sentences<EmbodimentRefusal> = {
  WorkEmbodiedTwice: ({ trackId, workId }) => ['works', `${trackId} names ${workId} twice`],
  EmbodiedPartNotPositive: ({ trackId, workId, basisPoints }) => [
    'works',
    `the part of ${workId} in ${trackId} is ${basisPoints} basis points; it must be a whole number above zero`,
  ],
  EmbodiedPartsDoNotAddUp: ({ trackId, total, expected }) => [
    'works',
    `the works of ${trackId} add up to ${total} basis points instead of ${expected}`,
  ],
};

export const RELEASE_REFUSALS: Sentences<ReleaseRefusal> = {
  TrackReleasedTwice: ({ icpn, trackId }) => ['tracks', `the release ${icpn} lists ${trackId} twice`],
  ReleaseWithoutTracks: ({ icpn }) => ['tracks', `the release ${icpn} lists no track`],
};

export const CLASSIFICATION_REFUSALS: Sentences<ClassificationRefusal> = {
  NoClassificationToTakeBack: ({ trackId }) => ['audio', `${trackId} was never classified, so it is music already`],
};

type At = Pick<ClaimRefusal, 'right' | 'subjectId' | 'claimId'>;
const placeOf = ({ right, subjectId, claimId }: At) => `claim ${claimId} (${right} in ${subjectId})`;

export const CLAIM_REFUSALS: Sentences<ClaimRefusal> = {
  ClaimShareNotPositive: (at) => ['share', `${placeOf(at)} is for ${at.share} %; it must be above zero`],
  ClaimShareAboveWhole: (at) => ['share', `${placeOf(at)} is for ${at.share} %; one claim is 100 % at most`],
  ClaimCoversNoTerritory: (at) => ['territories', `${placeOf(at)} covers no territory`],
  ClaimUnknown: (at) => ['claimId', `${placeOf(at)} was never made`],
  ClaimEndsBeforeItBegins: (at) => [
    'effectiveTo',
    `${placeOf(at)} ends on ${at.effectiveTo}, before it begins on ${at.effectiveFrom}`,
  ],
  ClaimOfAnotherParty: (at) => ['partyId', `${placeOf(at)} is ${at.claimedBy}'s; ${at.partyId} needs an id of its own`],
  ClaimNotBegun: (at) => [
    'effectiveFrom',
    `${placeOf(at)} begins on ${at.begins}; withdrawing it from ${at.effectiveFrom} would end nothing`,
  ],
  ClaimsOverlap: (at) => [
    'territories',
    `${placeOf(at)}: ${at.partyId} claims the same as ${at.overlaps} in ${at.territories.join(', ')} from ${at.from}`,
  ],
};
