/** Ids that a demo makes of names, whatever letters a catalogue has: the same name is the same id. */
import { createHash } from 'node:crypto';

const FITS = /^[A-Za-z0-9._:-]{1,64}$/;
const DIGEST_CHARACTERS = 24;

const digestOf = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, DIGEST_CHARACTERS);

/** Of a label or publisher: its name where that says already what it is and fits, such as `label-24`. */
export const partyIdOf = (kind: 'label' | 'publisher', name: string): string =>
  name.startsWith(`${kind}-`) && FITS.test(name) ? name : `${kind}-${digestOf(name)}`;

/** Of what there is once a track: its works and claims. */
export const idBeside = (prefix: string, trackId: string): string =>
  FITS.test(`${prefix}-${trackId}`) ? `${prefix}-${trackId}` : `${prefix}-${digestOf(trackId)}`;

/** A number of 32 bits to draw from, so that what is made of a track does not depend on where the catalogue has it. */
export const numberOf = (trackId: string): number => Number.parseInt(digestOf(trackId).slice(0, 8), 16);
