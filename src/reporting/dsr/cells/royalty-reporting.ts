/**
 * RoyaltyReportingProfile 1.0.1: what is due to whom for each work, for publishers with a contract of their own. The XSD
 * calls the last cell of FOOT NumberOfBlocksInRecord, which is NumberOfBlocksInReport everywhere else.
 */
import { cells } from './cell.js';
import type { DsrProfile } from './profile.js';
import { FOOT, HEAD, MW01_01, RE01 } from './shared-records.js';

export const SY07 = cells(
  'SummaryRecordId', 'DistributionChannel?', 'DistributionChannelDPID:dpid?',
  'CommercialModel:CommercialModelType?', 'UseType:UseType?', 'Territory:CurrentTerritoryCode',
  'RightsType:RightsCoverage', 'ServiceDescription?', 'Usages:int', 'Users:int?', 'Currency:CurrencyCode',
  'NetRevenue:dec?', 'RightsController?', 'RightsControllerPartyId:ns?', 'AllocatedUsages:dec*',
  'AllocatedRevenue:dec', 'AllocatedNetRevenue:dec',
); // prettier-ignore

export const AS01 = cells(
  'BlockId', 'ResourceReference', 'DspResourceId', 'ISRC:isrc?', 'Title', 'SubTitle?', 'DisplayArtistName',
  'DisplayArtistPartyId:ns?', 'Duration:duration', 'ResourceType:ResourceType',
); // prettier-ignore

export const AS02_01 = cells(
  'BlockId', 'ResourceReference', 'DspResourceId', 'ISRC:isrc?', 'Title', 'SubTitle?', 'DisplayArtistName',
  'DisplayArtistPartyId:ns?', 'Duration:duration', 'ResourceType:ResourceType', 'ISWC:iswc?', 'ComposerAuthor*',
  'ComposerAuthorPartyId:ns*', 'Arranger*', 'ArrangerPartyId:ns*', 'MusicPublisher*', 'MusicPublisherPartyId:ns*',
  'WorkContributor*', 'WorkContributorPartyId:ns*', 'ProprietaryWorkId:ns?',
); // prettier-ignore

export const RU01 = cells(
  'BlockId', 'SummaryRecordId', 'DspReleaseId+', 'Usages:int+',
); // prettier-ignore

export const RU02 = cells(
  'BlockId', 'SummaryRecordId', 'DspReleaseId', 'ReleaseTitle', 'ReleaseURL', 'Usages:int',
); // prettier-ignore

export const SU03_01 = cells(
  'BlockId', 'SalesTransactionId', 'SummaryRecordId?', 'DspReleaseId', 'Usages:int?', 'NetRevenue:dec',
  'ValidityPeriodStart:date?', 'ValidityPeriodEnd:date?',
); // prettier-ignore

export const LI01_01 = cells(
  'BlockId', 'SummaryRecordId?', 'RightsController', 'RightsControllerPartyId:ns?', 'RightsControllerWorkId?',
  'RightSharePercentage:dec', 'RightsType:RightsCoverage?', 'AllocatedNetRevenue:dec', 'AllocatedAmount:dec',
); // prettier-ignore

const GROUPINGS = ['AS01', 'AS02.01'];
const USAGE = ['RU01', 'RU02', 'SU03.01'];

export const royaltyReporting = {
  id: 'RoyaltyReportingProfile',
  version: '1.0.1',
  footer: 'FOOT',
  summaries: { SY07 },
  records: {
    HEAD, RE01, AS01, 'MW01.01': MW01_01, 'AS02.01': AS02_01, RU01, RU02, 'SU03.01': SU03_01, 'LI01.01': LI01_01, FOOT,
  }, // prettier-ignore
  /** The XSD gives the record as `LI01`; senders write `LI01.01`. */
  aliases: { LI01: 'LI01.01' },
  follows: {
    '': ['RE01', ...GROUPINGS],
    RE01: GROUPINGS,
    AS01: ['MW01.01'],
    'MW01.01': ['MW01.01', ...USAGE],
    'AS02.01': USAGE,
    RU01: USAGE,
    RU02: USAGE,
    'SU03.01': ['LI01.01'],
    'LI01.01': ['LI01.01', 'SU03.01', 'MW01.01', ...GROUPINGS, ''],
  },
} as const satisfies DsrProfile;
