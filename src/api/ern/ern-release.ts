/** What releases of all versions have in common: their ids, and the order of what is on them. */
import type { SentRelease } from '../../domain/catalogue/delivery/sent-message.js';
import { elementsAt, isTrue, present, textAt, type XmlElement } from './xml-element.js';

export const releaseIdsOf = (release: XmlElement): Pick<SentRelease, 'icpn' | 'grid' | 'isrc' | 'proprietaryId'> => {
  const ids = elementsAt(release, 'ReleaseId').filter(({ attributes }) => !isTrue(attributes['IsReplaced']));
  const first = (name: string) => ids.flatMap((id) => elementsAt(id, name)).find(({ text }) => text.trim() !== '');
  const own = first('ProprietaryId');
  return present({
    icpn: first('ICPN')?.text.trim(),
    grid: first('GRid')?.text.trim(),
    isrc: first('ISRC')?.text.trim(),
    proprietaryId: own === undefined ? undefined : `${own.attributes['Namespace'] ?? ''}:${own.text.trim()}`,
  });
};

/** A purge names releases by their ids alone; a track by itself goes by the ISRC, where it has no other. */
export const purgedReleaseOf = (purged: XmlElement): SentRelease => {
  const ids = releaseIdsOf(purged);
  const isTrack = ids.isrc !== undefined && ids.icpn === undefined && ids.grid === undefined;
  return { reference: '', isTrack, resources: [], ...ids };
};

/** References of resources in the order of their groups: by sequence number, and as they come where there is none. */
export const resourcesOf = (from: XmlElement): readonly string[] =>
  elementsAt(from, 'ResourceGroup').flatMap((group) => inOrder(group));

const inOrder = (group: XmlElement): readonly string[] =>
  group.children
    .filter(({ name }) => name === 'ResourceGroup' || name === 'ResourceGroupContentItem')
    .map((item) => ({ item, number: Number(textAt(item, 'SequenceNumber') ?? Number.NaN) }))
    .sort((one, other) => one.number - other.number || 0)
    .flatMap(({ item }) =>
      item.name === 'ResourceGroup' ? inOrder(item) : (textAt(item, 'ReleaseResourceReference') ?? []),
    );
