/** BasicAudioProfile 1.2: usage and revenue, from which societies and publishers work out what is due to them. */
import { cells } from './cell.js';
import type { DsrProfile } from './profile.js';
import { FOOT, HEAD, MW01_01, RE01 } from './shared-records.js';
import { SY01_01, SY02_02, SY04_01, SY05_02 } from './usage-summaries.js';

export const AS01_01 = cells(
  'BlockId', 'ResourceReference', 'DspResourceId', 'ISRC:isrc*', 'Title', 'SubTitle?', 'DisplayArtistName',
  'DisplayArtistPartyId:ns?', 'Duration:duration?', 'ResourceType:ResourceType', 'IsMasterRecording:bool?',
); // prettier-ignore

export const AS02_02 = cells(
  'BlockId', 'ResourceReference', 'DspResourceId', 'ISRC:isrc*', 'Title', 'SubTitle?', 'DisplayArtistName',
  'DisplayArtistPartyId:ns?', 'Duration:duration?', 'ResourceType:ResourceType', 'ISWC:iswc?', 'ComposerAuthor*',
  'ComposerAuthorPartyId:ns*', 'Arranger*', 'ArrangerPartyId:ns*', 'MusicPublisher*', 'MusicPublisherPartyId:ns*',
  'WorkContributor*', 'WorkContributorPartyId:ns*', 'ProprietaryWorkId:ns?', 'IsMasterRecording:bool?',
); // prettier-ignore

export const RE02 = cells(
  'BlockId', 'ReleaseReference', 'DspSubReleaseId', 'ProprietarySubReleaseId:ns*', 'UsedResources+',
); // prettier-ignore

export const SU01 = cells(
  'BlockId', 'SummaryRecordId', 'SalesTransactionId', 'TransactedRelease?', 'TransactedResource?',
  'IsRoyaltyBearing:bool', 'SalesUpgrade:bool', 'Usages:int', 'Returns:int', 'PriceConsumerPaidExcSalesTax:dec?',
  'PromotionalActivity?',
); // prettier-ignore

export const SU02 = cells(
  'BlockId', 'SummaryRecordId', 'SalesTransactionId', 'TransactedRelease?', 'TransactedResource?',
  'IsRoyaltyBearing:bool?', 'NumberOfStreams:int', 'PriceConsumerPaidExcSalesTax:dec?', 'PromotionalActivity?',
); // prettier-ignore

const SALES = ['SU01', 'SU02'];

export const basicAudio = {
  id: 'BasicAudioProfile',
  version: '1.2',
  footer: 'FOOT',
  summaries: { 'SY01.01': SY01_01, 'SY02.02': SY02_02, 'SY04.01': SY04_01, 'SY05.02': SY05_02 },
  records: { HEAD, RE01, 'AS01.01': AS01_01, 'MW01.01': MW01_01, 'AS02.02': AS02_02, RE02, SU01, SU02, FOOT },
  follows: {
    '': ['RE01', 'AS01.01', 'AS02.02'],
    RE01: ['AS01.01', 'AS02.02'],
    'AS01.01': ['MW01.01'],
    'MW01.01': ['MW01.01', 'AS01.01', 'AS02.02', 'RE02', ...SALES],
    'AS02.02': ['AS01.01', 'AS02.02', 'RE02', ...SALES],
    RE02: ['RE02', ...SALES],
    SU01: [...SALES, ''],
    SU02: [...SALES, ''],
  },
} as const satisfies DsrProfile;
