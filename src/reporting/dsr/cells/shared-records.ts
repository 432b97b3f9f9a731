/** Records that several profiles have in the same form. */
import { cells } from './cell.js';

export const HEAD = cells(
  'MessageVersion:version', 'Profile:ProfileId', 'ProfileVersion', 'MessageId', 'MessageCreatedDateTime:datetime',
  'FileNumber:int', 'NumberOfFiles:int', 'UsageStartDate:date', 'UsageEndDate:date', 'SenderPartyId:dpid',
  'SenderName', 'ServiceDescription?', 'RecipientPartyId:dpid?', 'RecipientName?', 'RepresentedRepertoire*',
); // prettier-ignore

/** Of reports that are always one file. */
export const HEAD_OF_ONE_FILE = cells(
  'MessageVersion:version', 'Profile:ProfileId', 'ProfileVersion', 'MessageId', 'MessageCreatedDateTime:datetime',
  'FileNumber=1', 'NumberOfFiles=1', 'UsageStartDate:date', 'UsageEndDate:date', 'SenderPartyId:dpid', 'SenderName',
  'ServiceDescription?', 'RecipientPartyId:dpid?', 'RecipientName?', 'RepresentedRepertoire*',
); // prettier-ignore

export const RE01 = cells(
  'BlockId', 'ReleaseReference', 'DspReleaseId', 'ProprietaryReleaseId:ns*', 'CatalogNumber?', 'ICPN:icpn?',
  'DisplayArtistName', 'DisplayArtistPartyId:ns?', 'Title', 'SubTitle?', 'ReleaseType:ReleaseType?', 'Label?',
  'PLine?', 'DataProvider?',
); // prettier-ignore

export const MW01_01 = cells(
  'BlockId', 'DspWorkId', 'ISWC:iswc?', 'Title', 'SubTitle?', 'ComposerAuthor*', 'ComposerAuthorPartyId:ns*',
  'Arranger*', 'ArrangerPartyId:ns*', 'MusicPublisher*', 'MusicPublisherPartyId:ns*', 'WorkContributor*',
  'WorkContributorPartyId:ns*', 'DataProvider?', 'ProprietaryWorkId:ns?',
); // prettier-ignore

export const FOOT = cells(
  'NumberOfLinesInFile:int', 'NumberOfLinesInReport:int?', 'NumberOfSummaryRecords:int', 'NumberOfBlocksInFile:int',
  'NumberOfBlocksInReport:int?',
); // prettier-ignore

export const SRFO = cells(
  'NumberOfLinesInReport:int', 'NumberOfSummaryRecords:int',
); // prettier-ignore
