/** Which parts of a message are read, in any of the versions; everything else is ignored, and counted. */

export const ERN_ITEMS = [
  'MessageHeader', 'UpdateIndicator', 'PartyList/Party', 'ResourceList/SoundRecording', 'ReleaseList/Release',
  'ReleaseList/TrackRelease', 'DealList/ReleaseDeal', 'PurgedRelease',
] as const; // prettier-ignore

export type ErnItem = (typeof ERN_ITEMS)[number];

export const ERN_KEPT: ReadonlySet<string> = new Set([
  // header and parties
  'MessageSender', 'MessageId', 'MessageCreatedDateTime', 'MessageControlType', 'PartyId', 'PartyName', 'FullName',
  'PartyReference', 'ISNI', 'DPID',
  // recordings
  'ResourceReference', 'SoundRecordingEdition', 'ResourceId', 'SoundRecordingId', 'ISRC', 'DisplayTitleText',
  'DisplayTitle', 'TitleText', 'SubTitle', 'ReferenceTitle', 'Title', 'DisplayArtistName', 'DisplayArtist',
  'ArtistPartyReference', 'DisplayArtistRole', 'ArtisticRole', 'ArtistRole', 'Duration',
  'SoundRecordingDetailsByTerritory', 'LabelName', 'TerritoryCode', 'ExcludedTerritoryCode',
  // releases
  'ReleaseReference', 'ReleaseType', 'ReleaseId', 'GRid', 'ICPN', 'ProprietaryId', 'ReleaseLabelReference',
  'ReleaseResourceReference', 'ReleaseResourceReferenceList', 'ResourceGroup', 'ResourceGroupContentItem',
  'SequenceNumber', 'ReleaseDetailsByTerritory',
  // deals
  'DealReleaseReference', 'Deal', 'DealTerms', 'ValidityPeriod', 'StartDate', 'EndDate', 'StartDateTime', 'EndDateTime',
  'CommercialModelType', 'Usage', 'UseType', 'TakeDown', 'AllDealsCancelled', 'IsPreOrderDeal',
]); // prettier-ignore
