/** How the name of a file names whom it is for. */
import { createHash } from 'node:crypto';
import type { DsrParty } from './dsr-line.js';
import type { DsrRecipient } from './report-files.js';

/** Capital letters, accents and marks would be one name on some disks and two on others, or none. */
const FITS = /^[a-z0-9][a-z0-9.-]{0,63}$/;
const HEAD_CHARS = 40;
const DIGEST_CHARS = 10;

/**
 * The DPID where there is one, or the name where it can stand in a file name; otherwise what of it can, and a digest of
 * the party that makes it this one's alone. `HEAD` has that text too, as the repertoire that the report is about.
 */
export const recipientOf = (party: DsrParty): DsrRecipient => {
  const { id, name, dpid } = party;
  if (dpid !== undefined) return { name, dpid, element: dpid };
  if (FITS.test(name)) return { name, element: name };
  const readable = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, HEAD_CHARS).replace(/^-+|-+$/g, ''); // prettier-ignore
  const digest = createHash('sha256').update(id).digest('hex').slice(0, DIGEST_CHARS);
  return { name, element: readable === '' ? digest : `${readable}-${digest}` };
};
