/** From one JSON object to what is said of a party: what it is, or who represents it. */
import { partyId } from '../shared/ids.js';
import { reading, type Read } from '../shared/problem.js';
import { parseDpid } from './dpid.js';
import { parseIpi } from './ipi.js';
import { parseIsni } from './isni.js';
import { PARTY_KINDS, type PartyCommand } from './party.js';
import { codeOf, dayOf, has, idOf, objectOf, oneOf, textOf } from './rights-fields.js';

/** `{partyId, partyKind, name, ipi?, isni?, dpid?, effectiveFrom}`; fields that are not listed are left out. */
export const readParty = (raw: unknown): Read<PartyCommand> =>
  reading(() => {
    const fields = objectOf(raw, '', 'a party');
    const ipi = codeOf(fields, 'ipi', parseIpi);
    const isni = codeOf(fields, 'isni', parseIsni);
    const dpid = codeOf(fields, 'dpid', parseDpid);
    const describe = {
      partyId: idOf(fields, 'partyId', partyId),
      partyKind: oneOf(fields, 'partyKind', PARTY_KINDS),
      name: textOf(fields, 'name'),
      ...(ipi === undefined ? {} : { ipi }),
      ...(isni === undefined ? {} : { isni }),
      ...(dpid === undefined ? {} : { dpid }),
      effectiveFrom: dayOf(fields, 'effectiveFrom'),
    };
    return { describe };
  });

/** `{partyId, representedBy, effectiveFrom}`; without `representedBy` (or null) the party deals for itself from then on. */
export const readRepresentation = (raw: unknown): Read<PartyCommand> =>
  reading(() => {
    const fields = objectOf(raw, '', 'a representation');
    const represent = {
      partyId: idOf(fields, 'partyId', partyId),
      representedBy: has(fields, 'representedBy') ? idOf(fields, 'representedBy', partyId) : null,
      effectiveFrom: dayOf(fields, 'effectiveFrom'),
    };
    return { represent };
  });
