/** The parties of a message, by reference (ERN 4) or where they are named (ERN 3). */
import type { SentArtist } from '../../domain/catalogue/delivery/sent-message.js';
import { elementsAt, isTrue, preferred, present, textAt, textsAt, type XmlElement } from './xml-element.js';

export type SentParty = { readonly name: string; readonly isni?: string };
export type Parties = ReadonlyMap<string, SentParty>;

const ROLES = ['DisplayArtistRole', 'ArtisticRole', 'ArtistRole'] as const;

/** Reference and name of one of the party list; nothing without either. */
export const partyOf = (party: XmlElement): readonly (readonly [reference: string, party: SentParty])[] => {
  const reference = textAt(party, 'PartyReference');
  const name = nameOf(party);
  return reference === undefined || name === undefined
    ? []
    : [[reference, present({ name, isni: textAt(party, 'PartyId', 'ISNI') })]];
};

/** In the order of the message. An artist that nobody names is left out. */
export const artistsOf = (from: XmlElement, parties: Parties): readonly SentArtist[] =>
  elementsAt(from, 'DisplayArtist').flatMap((artist) => {
    const reference = textAt(artist, 'ArtistPartyReference');
    const party = reference === undefined ? inlineParty(artist) : parties.get(reference);
    return party === undefined
      ? []
      : [{ ...party, roles: [...new Set(ROLES.flatMap((role) => textsAt(artist, role)))] }];
  });

/** The name for all of them together, else the artists one after the other. */
export const artistNameOf = (from: XmlElement, artists: readonly SentArtist[]): string | undefined => {
  const shown = preferred(elementsAt(from, 'DisplayArtistName'))?.text.trim();
  if (shown !== undefined && shown !== '') return shown;
  return artists.length === 0 ? undefined : artists.map(({ name }) => name).join(', ');
};

const nameOf = (party: XmlElement): string | undefined => {
  const name = preferred(elementsAt(party, 'PartyName'));
  return name === undefined ? undefined : textAt(name, 'FullName');
};

const inlineParty = (artist: XmlElement): SentParty | undefined => {
  const name = nameOf(artist);
  const isni = elementsAt(artist, 'PartyId').find(({ attributes }) => isTrue(attributes['IsISNI']));
  return name === undefined ? undefined : present({ name, isni: isni?.text.trim() });
};
