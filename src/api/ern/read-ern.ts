/** Reads one ERN message: NewReleaseMessage or PurgeReleaseMessage of ERN 3.8, 4.2 and 4.3, with their minor versions. */
import type { SentDeal, SentMessage, SentRecording, SentRelease } from '../../domain/catalogue/delivery/sent-message.js'; // prettier-ignore
import { recordingOfErn3, releaseOfErn3 } from './ern-3.js';
import { recordingOfErn4, releaseOfErn4 } from './ern-4.js';
import { dealsOf } from './ern-deal.js';
import { statementOf } from './ern-header.js';
import { partyOf, type SentParty } from './ern-parties.js';
import { purgedReleaseOf } from './ern-release.js';
import { ERN_ITEMS, ERN_KEPT, type ErnItem } from './ern-shape.js';
import { readXml, type XmlLimits, type XmlRead } from './read-xml.js';
import { textAt, type XmlElement } from './xml-element.js';
import { refuseXml, XmlRefused, type XmlRefusal } from './xml-refused.js';

export type ErnRead = {
  readonly message: SentMessage;
  /** Such as `NewReleaseMessage ern/43`. */
  readonly format: string;
  readonly xml: XmlRead;
};

/** Past a box set of hundreds of tracks with a deal for each country. */
export const ERN_LIMITS: XmlLimits = {
  bytesMax: 64 * 1024 * 1024,
  depthMax: 64,
  elementsMax: 1_000_000,
  attributesMax: 64,
  textCharactersMax: 65_536,
};

const NAMESPACE = /^http:\/\/ddex\.net\/xml\/ern\/(\d{2,3})$/;
const TAKEN = /^(38[123]?|42[12]?|43[12]?)$/;
const KINDS: Readonly<Record<string, SentMessage['kind']>> = {
  NewReleaseMessage: 'new-release',
  PurgeReleaseMessage: 'purge',
};

export const readErn = async (
  bytes: AsyncIterable<Uint8Array>,
  nowMs: number,
  limits: XmlLimits = ERN_LIMITS,
): Promise<ErnRead | { readonly refused: XmlRefusal }> => {
  const collected = new Collected();
  try {
    const shape = { items: ERN_ITEMS, kept: ERN_KEPT, onRoot: collected.root, onItem: collected.item };
    const xml = await readXml(bytes, shape, limits);
    return { message: collected.message(xml, nowMs), format: collected.format, xml };
  } catch (error) {
    if (error instanceof XmlRefused) return { refused: error.refusal };
    throw error;
  }
};

/** What each item says, as it comes; parties come first, as the schema has it, so that others may refer to them. */
class Collected {
  format = '';
  #kind: SentMessage['kind'] = 'new-release';
  #isErn3 = false;
  #header: XmlElement | undefined;
  #update = false;
  readonly #parties = new Map<string, SentParty>();
  readonly #recordings: SentRecording[] = [];
  readonly #releases: SentRelease[] = [];
  readonly #deals: SentDeal[] = [];

  readonly root = ({ name, namespace }: { readonly name: string; readonly namespace: string }): void => {
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    const version = NAMESPACE.exec(namespace)?.[1];
    if (kind === undefined || version === undefined)
      return refuseXml('NotAnErn', `is no NewReleaseMessage or PurgeReleaseMessage of ERN, but ${name.slice(0, 80)}`);
    if (!TAKEN.test(version))
      return refuseXml('VersionNotTaken', `is of version ern/${version}; 3.8, 4.2 and 4.3 are taken`);
    this.#kind = kind;
    this.#isErn3 = version.startsWith('3');
    this.format = `${name} ern/${version}`;
  };

  readonly item = (path: string, item: XmlElement): void => this.#take[path as ErnItem](item);

  readonly #release = (item: XmlElement) =>
    this.#releases.push(this.#isErn3 ? releaseOfErn3(item) : releaseOfErn4(item, this.#parties));

  readonly #take: Readonly<Record<ErnItem, (item: XmlElement) => void>> = {
    MessageHeader: (item) => (this.#header = item),
    UpdateIndicator: ({ text }) => (this.#update = text.trim() === 'UpdateMessage'),
    'PartyList/Party': (item) => {
      for (const [reference, party] of partyOf(item)) this.#parties.set(reference, party);
    },
    'ResourceList/SoundRecording': (item) =>
      this.#recordings.push(this.#isErn3 ? recordingOfErn3(item) : recordingOfErn4(item, this.#parties)),
    'ReleaseList/Release': this.#release,
    'ReleaseList/TrackRelease': this.#release,
    'DealList/ReleaseDeal': (item) => this.#deals.push(...dealsOf(item)),
    PurgedRelease: (item) => this.#releases.push(purgedReleaseOf(item)),
  };

  message({ seen }: XmlRead, nowMs: number): SentMessage {
    const control = this.#header === undefined ? undefined : textAt(this.#header, 'MessageControlType');
    return {
      kind: this.#kind,
      statedBy: statementOf(this.#header, this.#update, nowMs),
      test: control === 'TestMessage',
      recordings: this.#recordings,
      releases: this.#releases,
      ...(seen.has('DealList') ? { deals: this.#deals } : {}),
    };
  }
}
