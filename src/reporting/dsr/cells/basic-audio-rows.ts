/** BasicAudioProfileSRB 1.2: the same as the Basic Audio Profile, one row a release or resource. It is read, not written. */
import { cells } from './cell.js';
import type { DsrProfile } from './profile.js';
import { HEAD_OF_ONE_FILE, SRFO } from './shared-records.js';
import { SY01_01, SY02_02, SY04_01, SY05_02, SY06_02 } from './usage-summaries.js';

/** What was used, whose work it is, and on which release it was. */
const USED = [
  'SummaryRecordId', 'DspResourceId', 'ISRC:isrc?', 'ResourceTitle', 'ResourceSubTitle?',
  'ResourceDisplayArtistName', 'ResourceDisplayArtistPartyId:ns?', 'Duration:duration?',
  'ResourceType:ResourceType', 'ProprietaryWorkId:ns?', 'ISWC:iswc?', 'ComposerAuthor*',
  'ComposerAuthorPartyId:ns*', 'Arranger*', 'ArrangerPartyId:ns*', 'MusicPublisher*', 'MusicPublisherPartyId:ns*',
  'WorkContributor*', 'WorkContributorPartyId:ns*', 'DspReleaseId?', 'ProprietaryReleaseId:ns*',
  'ReleaseCatalogNumber?', 'ICPN:icpn?', 'ReleaseDisplayArtistName', 'ReleaseDisplayArtistPartyId:ns?',
  'ReleaseTitle', 'ReleaseSubTitle?', 'ReleaseType:ReleaseType?', 'ReleaseLabel?', 'PLine?', 'ReleaseDataProvider?',
] as const; // prettier-ignore

export const SR01 = cells(
  ...USED, 'NumberOfTransactedResources:int', 'SalesTransactionId', 'IsRoyaltyBearing:bool', 'SalesUpgrade:bool',
  'Downloads:int', 'Returns:int', 'PriceConsumerPaidExcSalesTax:dec?',
  'CalculatedPriceConsumerPaidForResourceExcSalesTax:dec?', 'PromotionalActivity?',
); // prettier-ignore

export const SR02 = cells(
  ...USED, 'SalesTransactionId', 'IsRoyaltyBearing:bool', 'NumberOfStreams:dec', 'PromotionalActivity?',
); // prettier-ignore

export const basicAudioRows = {
  id: 'BasicAudioProfileSRB',
  version: '1.2',
  footer: 'SRFO',
  summaries: { 'SY01.01': SY01_01, 'SY02.02': SY02_02, 'SY04.01': SY04_01, 'SY05.02': SY05_02, 'SY06.02': SY06_02 },
  records: { HEAD: HEAD_OF_ONE_FILE, SR01, SR02, SRFO },
  follows: { '': ['SR01', 'SR02'], SR01: ['SR01', ''], SR02: ['SR02', ''] },
} as const satisfies DsrProfile;
