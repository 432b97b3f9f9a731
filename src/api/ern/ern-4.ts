/** Recordings and releases of ERN 4: parties by reference; from 4.3 on a recording has its ISRC in an edition. */
import type { SentRecording, SentRelease } from '../../domain/catalogue/delivery/sent-message.js';
import { artistNameOf, artistsOf, type Parties } from './ern-parties.js';
import { releaseIdsOf, resourcesOf } from './ern-release.js';
import { elementsAt, isTrue, preferred, present, textAt, textsAt, type XmlElement } from './xml-element.js';

export const recordingOfErn4 = (recording: XmlElement, parties: Parties): SentRecording => {
  const ids = [...elementsAt(recording, 'SoundRecordingEdition', 'ResourceId'), ...elementsAt(recording, 'ResourceId')];
  const artists = artistsOf(recording, parties);
  return {
    reference: textAt(recording, 'ResourceReference') ?? '',
    isrcs: ids.flatMap((id) => (isTrue(id.attributes['IsReplaced']) ? [] : textsAt(id, 'ISRC'))),
    artists,
    ...present({
      ...titlesOf(recording),
      artist: artistNameOf(recording, artists),
      duration: textAt(recording, 'Duration'),
    }),
  };
};

export const releaseOfErn4 = (release: XmlElement, parties: Parties): SentRelease => {
  const isTrack = release.name === 'TrackRelease';
  const label = preferred(elementsAt(release, 'ReleaseLabelReference'))?.text.trim();
  return {
    reference: textAt(release, 'ReleaseReference') ?? '',
    isTrack,
    resources: isTrack ? textsAt(release, 'ReleaseResourceReference') : resourcesOf(release),
    ...releaseIdsOf(release),
    ...present({
      title: titlesOf(release).displayTitle,
      artist: artistNameOf(release, artistsOf(release, parties)),
      label: label === undefined ? undefined : parties.get(label)?.name,
    }),
  };
};

const titlesOf = (from: XmlElement) => {
  const parts = preferred(elementsAt(from, 'DisplayTitle'));
  const title = parts === undefined ? undefined : textAt(parts, 'TitleText');
  const subTitle = parts === undefined ? undefined : textAt(parts, 'SubTitle');
  const displayTitle = preferred(elementsAt(from, 'DisplayTitleText'))?.text.trim();
  return { displayTitle: displayTitle === undefined || displayTitle === '' ? title : displayTitle, title, subTitle };
};
