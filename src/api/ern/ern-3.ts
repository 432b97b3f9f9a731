/** Recordings and releases of ERN 3.8: most of what is said of them lies in details by territory. */
import type { SentRecording, SentRelease } from '../../domain/catalogue/delivery/sent-message.js';
import { artistNameOf, artistsOf } from './ern-parties.js';
import { releaseIdsOf, resourcesOf } from './ern-release.js';
import { elementsAt, isTrue, present, textAt, textsAt, type XmlElement } from './xml-element.js';

const NO_PARTIES = new Map<string, never>();

export const recordingOfErn3 = (recording: XmlElement): SentRecording => {
  const details = detailsOf(recording, 'SoundRecordingDetailsByTerritory');
  const artists = details === undefined ? [] : artistsOf(details, NO_PARTIES);
  return {
    reference: textAt(recording, 'ResourceReference') ?? '',
    isrcs: elementsAt(recording, 'SoundRecordingId').flatMap((id) =>
      isTrue(id.attributes['IsReplaced']) ? [] : textsAt(id, 'ISRC'),
    ),
    artists,
    ...present({
      ...titlesOf(recording, details),
      artist: details === undefined ? undefined : artistNameOf(details, artists),
      label: details === undefined ? undefined : textAt(details, 'LabelName'),
      duration: textAt(recording, 'Duration'),
    }),
  };
};

export const releaseOfErn3 = (release: XmlElement): SentRelease => {
  const details = detailsOf(release, 'ReleaseDetailsByTerritory');
  const artists = details === undefined ? [] : artistsOf(details, NO_PARTIES);
  const groups = details === undefined ? [] : resourcesOf(details);
  const listed = textsAt(release, 'ReleaseResourceReferenceList', 'ReleaseResourceReference');
  return {
    reference: textAt(release, 'ReleaseReference') ?? '',
    isTrack: textsAt(release, 'ReleaseType').includes('TrackRelease'),
    // A group has the order; what it leaves out comes after.
    resources: [...new Set([...groups, ...listed])],
    ...releaseIdsOf(release),
    ...present({
      title: titlesOf(release, details).displayTitle,
      artist: details === undefined ? undefined : artistNameOf(details, artists),
      label: details === undefined ? undefined : textAt(details, 'LabelName'),
    }),
  };
};

/** Those for the world, else the first: what is said of other territories is not kept. */
const detailsOf = (from: XmlElement, name: string): XmlElement | undefined => {
  const all = elementsAt(from, name);
  return all.find((details) => textsAt(details, 'TerritoryCode').includes('Worldwide')) ?? all[0];
};

const titlesOf = (from: XmlElement, details: XmlElement | undefined) => {
  const display = details === undefined ? [] : elementsAt(details, 'Title');
  const shown = display.find(({ attributes }) => attributes['TitleType'] === 'DisplayTitle');
  const titled = shown ?? elementsAt(from, 'ReferenceTitle')[0] ?? display[0];
  const title = titled === undefined ? undefined : textAt(titled, 'TitleText');
  const subTitle = titled === undefined ? undefined : textAt(titled, 'SubTitle');
  const bare = title === undefined || subTitle === undefined || title.includes(subTitle);
  return { displayTitle: bare ? title : `${title} (${subTitle})`, title, subTitle };
};
