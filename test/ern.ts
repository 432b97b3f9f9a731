/** Small ERN messages of our own, one per version, that say the same: an album of two tracks. */

export type Said = {
  readonly messageId: string;
  readonly createdAt: string;
  readonly sender: string;
  readonly control: string;
  /** ERN 3.8 alone: `UpdateMessage` or `OriginalMessage`. */
  readonly update: string;
  readonly icpn: string;
  readonly title: string;
  readonly isrcs: readonly (string | undefined)[];
  readonly titles: readonly string[];
  readonly durations: readonly string[];
  readonly label: string;
  /** What is within the deal list; undefined leaves the list out. */
  readonly deals: string | undefined;
};

export const SAID: Said = {
  messageId: 'm-1',
  createdAt: '2026-08-01T10:00:00Z',
  sender: 'PADPIDA2013020802I',
  control: 'LiveMessage',
  update: 'OriginalMessage',
  icpn: '036000291452',
  title: 'Myth Takes',
  isrcs: ['ZZA882600001', 'ZZA882600002'],
  titles: ['Heart of Hearts', 'Bend Over Beethoven'],
  durations: ['PT6M1S', 'PT8M14.5S'],
  label: 'North Star',
  deals: undefined,
};

/** Of the album (`R0`), from a day on, in the world but Japan, or in the territories given. */
export const deal4 = ({
  from = '2026-08-01',
  to = '',
  territories = ['Worldwide'],
  except = ['JP'],
  of = 'R0',
} = {}) => `
  <ReleaseDeal><DealReleaseReference>${of}</DealReleaseReference><Deal><DealTerms>
    ${each(territories, 'TerritoryCode')}${each(except, 'ExcludedTerritoryCode')}
    <ValidityPeriod><StartDate>${from}</StartDate>${to === '' ? '' : `<EndDate>${to}</EndDate>`}</ValidityPeriod>
    <CommercialModelType>SubscriptionModel</CommercialModelType>
    <UseType>OnDemandStream</UseType><UseType>ConditionalDownload</UseType>
  </DealTerms></Deal></ReleaseDeal>`;

export const deal3 = (terms: string, of = 'R0') => `
  <ReleaseDeal><DealReleaseReference>${of}</DealReleaseReference><Deal><DealTerms>${terms}</DealTerms></Deal></ReleaseDeal>`;

export const TERMS_3 = `
  <CommercialModelType>SubscriptionModel</CommercialModelType>
  <Usage><UseType>OnDemandStream</UseType><UseType>ConditionalDownload</UseType></Usage>
  <TerritoryCode>Worldwide</TerritoryCode><ExcludedTerritoryCode>JP</ExcludedTerritoryCode>
  <ValidityPeriod><StartDate>2026-08-01</StartDate></ValidityPeriod>`;

export const ern43 = (changes: Partial<Said> = {}) => ern4('43', { deals: deal4(), ...changes });
/** A recording has its ISRC not in an edition, but directly. */
export const ern42 = (changes: Partial<Said> = {}) => ern4('42', { deals: deal4(), ...changes });

const ern4 = (version: '42' | '43', changes: Partial<Said>) => {
  const said = { ...SAID, ...changes };
  const id = (isrc: string | undefined) =>
    `<ResourceId>${isrc === undefined ? '' : `<ISRC>${isrc}</ISRC>`}</ResourceId>`;
  const edition = (isrc: string | undefined) =>
    version === '43'
      ? `<SoundRecordingEdition><Type>NonImmersiveEdition</Type>${id(isrc)}</SoundRecordingEdition>`
      : id(isrc);
  const artist = `<DisplayArtistName>!!! feat. Nic</DisplayArtistName>
    <DisplayArtist SequenceNumber="1"><ArtistPartyReference>P1</ArtistPartyReference><DisplayArtistRole>MainArtist</DisplayArtistRole></DisplayArtist>
    <DisplayArtist SequenceNumber="2"><ArtistPartyReference>P2</ArtistPartyReference><DisplayArtistRole>FeaturedArtist</DisplayArtistRole></DisplayArtist>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<ern:NewReleaseMessage xmlns:ern="http://ddex.net/xml/ern/${version}" ReleaseProfileVersionId="Audio" LanguageAndScriptCode="en">
  ${header(said, `<MessageControlType>${said.control}</MessageControlType>`)}
  <PartyList>
    <Party><PartyReference>P1</PartyReference><PartyId><ISNI>0000000081266409</ISNI></PartyId><PartyName><FullName>!!!</FullName></PartyName></Party>
    <Party><PartyReference>P2</PartyReference><PartyName><FullName>Nic</FullName></PartyName></Party>
    <Party><PartyReference>P3</PartyReference><PartyName><FullName>${said.label}</FullName></PartyName></Party>
  </PartyList>
  <ResourceList>${said.isrcs
    .map(
      (isrc, nth) => `
    <SoundRecording>
      <ResourceReference>A${nth + 1}</ResourceReference><Type>MusicalWorkSoundRecording</Type>${edition(isrc)}
      <DisplayTitleText>${said.titles[nth]}</DisplayTitleText><DisplayTitle><TitleText>${said.titles[nth]}</TitleText></DisplayTitle>
      ${artist}<Duration>${said.durations[nth]}</Duration>
    </SoundRecording>`,
    )
    .join('')}
    <Image><ResourceReference>A9</ResourceReference><Type>FrontCoverImage</Type></Image>
  </ResourceList>
  <ReleaseList>
    <Release>
      <ReleaseReference>R0</ReleaseReference><ReleaseType>Album</ReleaseType><ReleaseId><ICPN>${said.icpn}</ICPN></ReleaseId>
      <DisplayTitleText>${said.title}</DisplayTitleText><DisplayTitle><TitleText>${said.title}</TitleText></DisplayTitle>${artist}
      <ReleaseLabelReference>P3</ReleaseLabelReference><Genre><GenreText>Dance-punk</GenreText></Genre>
      <ResourceGroup>${said.isrcs
        .map(
          (_, nth) =>
            `<ResourceGroupContentItem><SequenceNumber>${nth + 1}</SequenceNumber><ReleaseResourceReference>A${nth + 1}</ReleaseResourceReference></ResourceGroupContentItem>`,
        )
        .join('')}</ResourceGroup>
    </Release>
    <TrackRelease><ReleaseReference>R1</ReleaseReference><ReleaseId><ProprietaryId Namespace="x">1</ProprietaryId></ReleaseId>
      <ReleaseResourceReference>A1</ReleaseResourceReference><ReleaseLabelReference>P3</ReleaseLabelReference></TrackRelease>
  </ReleaseList>
  ${dealList(said)}
</ern:NewReleaseMessage>`;
};

/** Most of what is said lies in details by territory, and each track by itself is a release. */
export const ern382 = (changes: Partial<Said> = {}) => {
  const said: Said = { ...SAID, deals: deal3(TERMS_3), ...changes };
  const artists = `<DisplayArtistName>!!! feat. Nic</DisplayArtistName>
    <DisplayArtist SequenceNumber="1"><PartyName><FullName>!!!</FullName></PartyName><PartyId IsISNI="true">0000000081266409</PartyId><ArtistRole>MainArtist</ArtistRole></DisplayArtist>
    <DisplayArtist SequenceNumber="2"><PartyName><FullName>Nic</FullName></PartyName><ArtistRole>FeaturedArtist</ArtistRole></DisplayArtist>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<ern:NewReleaseMessage xmlns:ern="http://ddex.net/xml/ern/382" MessageSchemaVersionId="ern/382" ReleaseProfileVersionId="CommonReleaseTypes/14/AudioAlbumMusicOnly">
  ${header(said, `<MessageControlType>${said.control}</MessageControlType>`)}
  <UpdateIndicator>${said.update}</UpdateIndicator>
  <ResourceList>${said.isrcs
    .map(
      (isrc, nth) => `
    <SoundRecording>
      <SoundRecordingId>${isrc === undefined ? '' : `<ISRC>${isrc}</ISRC>`}</SoundRecordingId><ResourceReference>A${nth + 1}</ResourceReference>
      <ReferenceTitle><TitleText>${said.titles[nth]}</TitleText></ReferenceTitle><Duration>${said.durations[nth]}</Duration>
      <SoundRecordingDetailsByTerritory><TerritoryCode>Worldwide</TerritoryCode>${artists}</SoundRecordingDetailsByTerritory>
    </SoundRecording>`,
    )
    .join('')}
  </ResourceList>
  <ReleaseList>
    <Release>
      <ReleaseId><ICPN>${said.icpn}</ICPN></ReleaseId><ReleaseReference>R0</ReleaseReference>
      <ReferenceTitle><TitleText>${said.title}</TitleText></ReferenceTitle>
      <ReleaseResourceReferenceList>${said.isrcs.map((_, nth) => `<ReleaseResourceReference>A${nth + 1}</ReleaseResourceReference>`).join('')}</ReleaseResourceReferenceList>
      <ReleaseType>Album</ReleaseType>
      <ReleaseDetailsByTerritory><TerritoryCode>Worldwide</TerritoryCode>${artists}<LabelName>${said.label}</LabelName></ReleaseDetailsByTerritory>
    </Release>
    <Release>
      <ReleaseId><ISRC>${said.isrcs[0] ?? ''}</ISRC></ReleaseId><ReleaseReference>R1</ReleaseReference>
      <ReferenceTitle><TitleText>${said.titles[0]}</TitleText></ReferenceTitle>
      <ReleaseResourceReferenceList><ReleaseResourceReference>A1</ReleaseResourceReference></ReleaseResourceReferenceList>
      <ReleaseType>TrackRelease</ReleaseType>
      <ReleaseDetailsByTerritory><TerritoryCode>Worldwide</TerritoryCode>${artists}<LabelName>${said.label}</LabelName></ReleaseDetailsByTerritory>
    </Release>
  </ReleaseList>
  ${dealList(said)}
</ern:NewReleaseMessage>`;
};

export const purge43 = (changes: Partial<Said> = {}) => {
  const said = { ...SAID, ...changes };
  return `<ern:PurgeReleaseMessage xmlns:ern="http://ddex.net/xml/ern/43">
  ${header(said, '')}<PurgedRelease><ReleaseId><ICPN>${said.icpn}</ICPN></ReleaseId></PurgedRelease>
</ern:PurgeReleaseMessage>`;
};

const header = ({ messageId, sender, createdAt }: Said, more: string) => `<MessageHeader>
    <MessageThreadId>t-1</MessageThreadId><MessageId>${messageId}</MessageId>
    <MessageSender><PartyId>${sender}</PartyId></MessageSender>
    <MessageRecipient><PartyId>PADPIDA2014122301Q</PartyId></MessageRecipient>
    <MessageCreatedDateTime>${createdAt}</MessageCreatedDateTime>${more}
  </MessageHeader>`;

const dealList = ({ deals }: Said) => (deals === undefined ? '' : `<DealList>${deals}</DealList>`);

const each = (codes: readonly string[], name: string) => codes.map((code) => `<${name}>${code}</${name}>`).join('');

/** As a file or a body comes: in chunks. */
export async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let start = 0; start < bytes.length; start += 1_000) yield bytes.subarray(start, start + 1_000);
}
