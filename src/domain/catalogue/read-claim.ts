/** From one JSON object to a claim, or to the withdrawal of one. */
import { claimId, partyId, trackId, workId } from '../shared/ids.js';
import { reading, type Read } from '../shared/problem.js';
import { RIGHTS, type ClaimCommand, type ClaimSubject } from './claim.js';
import { coverage } from './coverage.js';
import {
  dayOf,
  has,
  idOf,
  objectOf,
  oneOf,
  percentOf,
  territoriesOf,
  worldOrTerritoriesOf,
  type Fields,
} from './rights-fields.js';

/**
 * `{right, subjectId, claimId, partyId, share, territories, exceptTerritories?, effectiveFrom, effectiveTo?}`:
 * `territories` is `*` or a list, `share` a percentage as a string. Sizes and overlaps are for the claims to judge.
 */
export const readClaim = (raw: unknown): Read<ClaimCommand> =>
  reading(() => {
    const fields = objectOf(raw, '', 'a claim');
    const except = has(fields, 'exceptTerritories') ? territoriesOf(fields, 'exceptTerritories') : [];
    const claim = {
      ...subjectOf(fields),
      claimId: idOf(fields, 'claimId', claimId),
      partyId: idOf(fields, 'partyId', partyId),
      share: percentOf(fields, 'share'),
      ...coverage(worldOrTerritoriesOf(fields, 'territories'), except),
      effectiveFrom: dayOf(fields, 'effectiveFrom'),
      ...(has(fields, 'effectiveTo') ? { effectiveTo: dayOf(fields, 'effectiveTo') } : {}),
    };
    return { claim };
  });

/** `{right, subjectId, claimId, effectiveFrom}`. */
export const readWithdrawal = (raw: unknown): Read<ClaimCommand> =>
  reading(() => {
    const fields = objectOf(raw, '', 'a withdrawal');
    const withdraw = {
      ...subjectOf(fields),
      claimId: idOf(fields, 'claimId', claimId),
      effectiveFrom: dayOf(fields, 'effectiveFrom'),
    };
    return { withdraw };
  });

const subjectOf = (fields: Fields): ClaimSubject => {
  const right = oneOf(fields, 'right', RIGHTS);
  const subjectId =
    right === 'making-available' ? idOf(fields, 'subjectId', trackId) : idOf(fields, 'subjectId', workId);
  return { right, subjectId };
};
