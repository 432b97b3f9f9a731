import { describe, expect, it } from 'vitest';
import { bytesOf, deal3, ern382, ern42, ern43, purge43, SAID, TERMS_3 } from '../../../test/ern.js';
import { readErn, type ErnRead } from './read-ern.js';

const NOW_MS = Date.parse('2026-11-01T00:00:00Z');

const read = async (text: string): Promise<ErnRead> => {
  const result = await readErn(bytesOf(text), NOW_MS);
  if ('refused' in result) throw new Error(result.refused.detail);
  return result;
};

const album = {
  title: 'Myth Takes',
  artist: '!!! feat. Nic',
  label: 'North Star',
  icpn: '036000291452',
  resources: ['A1', 'A2'],
};
const artists = [
  { name: '!!!', isni: '0000000081266409', roles: ['MainArtist'] },
  { name: 'Nic', roles: ['FeaturedArtist'] },
];

describe.each([
  ['3.8', ern382, 'NewReleaseMessage ern/382'],
  ['4.2', ern42, 'NewReleaseMessage ern/42'],
  ['4.3', ern43, 'NewReleaseMessage ern/43'],
])('a new release in ERN %s', (_version, ern, format) => {
  it('is read with its sender, recordings, artists, releases and deals', async () => {
    const { message, ...rest } = await read(ern());
    expect(rest.format).toBe(format);
    expect(message).toMatchObject({
      kind: 'new-release',
      test: false,
      statedBy: { sender: SAID.sender, messageId: 'm-1', createdAt: '2026-08-01T10:00:00.000Z', update: false },
      recordings: [
        { reference: 'A1', isrcs: ['ZZA882600001'], displayTitle: 'Heart of Hearts', artist: album.artist, artists, duration: 'PT6M1S' },
        { reference: 'A2', isrcs: ['ZZA882600002'], displayTitle: 'Bend Over Beethoven', artist: album.artist, artists, duration: 'PT8M14.5S' },
      ],
      releases: [
        { reference: 'R0', isTrack: false, ...album },
        { reference: 'R1', isTrack: true, label: 'North Star', resources: ['A1'] },
      ],
      deals: [{
        releases: ['R0'], territories: ['Worldwide'], exceptTerritories: ['JP'], periods: [{ from: '2026-08-01' }],
        commercialModels: ['SubscriptionModel'], useTypes: ['OnDemandStream', 'ConditionalDownload'], ends: false, preOrder: false,
      }],
    }); // prettier-ignore
  });

  it('says nothing about deals without a deal list, and that there are none with an empty one', async () => {
    expect((await read(ern({ deals: undefined }))).message.deals).toBeUndefined();
    expect((await read(ern({ deals: '' }))).message.deals).toEqual([]);
  });

  it('says when it is but a test', async () => {
    expect((await read(ern({ control: 'TestMessage' }))).message.test).toBe(true);
  });

  it('has one digest for its content, however it is laid out, and another for another', async () => {
    const digest = async (text: string) => (await read(text)).xml.digest;
    const laidOutAnew = ern().replaceAll(/>\s+</g, '><').replaceAll('ern:', 'n:').replace('xmlns:ern', 'xmlns:n');
    expect(await digest(laidOutAnew)).toBe(await digest(ern()));
    expect(await digest(ern({ title: 'Myth Took' }))).not.toBe(await digest(ern()));
  });
});

describe('what is particular to a version', () => {
  it('is the sub title of 3.8, which is shown in brackets', async () => {
    const text = ern382().replace('<TitleText>Heart of Hearts</TitleText>', '<TitleText>Heart of Hearts</TitleText><SubTitle>Live</SubTitle>'); // prettier-ignore
    const [recording] = (await read(text)).message.recordings;
    expect(recording).toMatchObject({ displayTitle: 'Heart of Hearts (Live)', title: 'Heart of Hearts', subTitle: 'Live' }); // prettier-ignore
  });

  it('is that 3.8 says of itself that it is an update, and of deals that they end', async () => {
    const { message } = await read(ern382({ update: 'UpdateMessage', deals: deal3(`<TakeDown>true</TakeDown>${TERMS_3}`) })); // prettier-ignore
    expect([message.statedBy.update, message.deals?.[0]?.ends]).toEqual([true, true]);
  });

  it('is the order of tracks in the groups of a release, by sequence number', async () => {
    const swapped = ern43().replace('<SequenceNumber>1<', '<SequenceNumber>3<');
    expect((await read(swapped)).message.releases[0]?.resources).toEqual(['A2', 'A1']);
  });

  it('is the name shown by default, and the label of the default', async () => {
    const text = ern43()
      .replace('<DisplayTitleText>Heart', '<DisplayTitleText ApplicableTerritoryCode="FR">Coeur</DisplayTitleText><DisplayTitleText IsDefault="true">Heart') // prettier-ignore
      .replace('<ReleaseLabelReference>P3', '<ReleaseLabelReference ApplicableTerritoryCode="FR">P1</ReleaseLabelReference><ReleaseLabelReference>P3'); // prettier-ignore
    const { message } = await read(text);
    expect([message.recordings[0]?.displayTitle, message.releases[0]?.label]).toEqual(['Heart of Hearts', 'North Star']); // prettier-ignore
  });

  it('is that a code that was replaced does not count', async () => {
    const text = ern382().replace('<SoundRecordingId><ISRC>', '<SoundRecordingId IsReplaced="true"><ISRC>ZZA882699999</ISRC></SoundRecordingId><SoundRecordingId><ISRC>'); // prettier-ignore
    expect((await read(text)).message.recordings[0]?.isrcs).toEqual(['ZZA882600001']);
  });
});

it('reads which releases are purged', async () => {
  const { message, format } = await read(purge43());
  expect(format).toBe('PurgeReleaseMessage ern/43');
  expect([message.kind, message.releases]).toEqual([
    'purge',
    [{ reference: '', isTrack: false, resources: [], icpn: '036000291452' }],
  ]);
});

it('ignores elements that it does not know, and counts them', async () => {
  const text = ern43().replace(
    '<ResourceList>',
    '<CueSheetList><CueSheet><A/></CueSheet></CueSheetList><ResourceList>',
  );
  const { xml } = await read(text);
  expect(Object.fromEntries(xml.ignored)).toMatchObject({ CueSheetList: 1, Image: 1, MessageThreadId: 1, Genre: 1 });
  expect(xml.elementsIgnored).toBe((await read(ern43())).xml.elementsIgnored + 3);
});

it.each([
  ['an unknown version', ern43().replace('ern/43', 'ern/37'), 'VersionNotTaken'],
  ['another message', ern43().replaceAll('NewReleaseMessage', 'CatalogListMessage'), 'NotAnErn'],
  ['a page of the web', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'NotAnErn'],
  ['no header', '<ern:NewReleaseMessage xmlns:ern="http://ddex.net/xml/ern/43"/>', 'BadHeader'],
  ['no message id', ern43({ messageId: '' }), 'BadHeader'],
  ['a message id without end', ern43({ messageId: 'm'.repeat(201) }), 'BadHeader'],
  ['no sender', ern43({ sender: ' ' }), 'BadHeader'],
  ['no time', ern43({ createdAt: 'yesterday' }), 'BadHeader'],
  ['a time that never was', ern43({ createdAt: '2026-13-41T10:00:00Z' }), 'BadHeader'],
  ['a time to come, which no later message could overtake', ern43({ createdAt: '2999-01-01T00:00:00Z' }), 'BadHeader'],
])('refuses %s', async (_what, text, reason) => {
  expect(await readErn(bytesOf(text), NOW_MS)).toMatchObject({ refused: { reason } });
});
