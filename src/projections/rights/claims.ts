/** Claims, one row an edition; a withdrawal is an edition under which nothing is claimed. */
import type { Projection } from '../projection.js';
import { insertEditions, statedIn } from './insert-editions.js';

const claimsDdl = (physical: string) => `
  create table ${physical} (
    right_kind         text collate "C" not null,
    subject_id         text collate "C" not null,
    claim_id           text collate "C" not null,
    withdrawn          boolean not null,
    party_id           text collate "C",
    share              numeric(9, 6) check (share > 0 and share <= 100),
    territories        text[],
    except_territories text[],
    effective_from     date not null,
    effective_to       date,
    edition            integer not null,
    position           bigint not null,
    primary key (right_kind, subject_id, edition),
    check (withdrawn = (party_id is null) and withdrawn = (share is null) and withdrawn = (territories is null))
  )`;

export const claims: Projection = {
  name: 'claims',
  version: '1',
  question:
    'Who claims which right in this track or work, in what share and where, on any day and as known at any time?',
  types: ['RightClaimed.v1', 'ClaimWithdrawn.v1'],
  tables: { claims: claimsDdl },
  indexes: { claims: (physical) => `create index on ${physical} (party_id, right_kind)` },
  apply: async (batch, write) => {
    const claimed = statedIn(batch, 'RightClaimed.v1').map(({ data, edition }) => ({
      right_kind: data.right,
      subject_id: data.subjectId,
      claim_id: data.claimId,
      withdrawn: false,
      party_id: data.partyId,
      share: data.share,
      territories: data.territories,
      except_territories: data.exceptTerritories,
      effective_to: data.effectiveTo,
      ...edition,
    }));
    const withdrawn = statedIn(batch, 'ClaimWithdrawn.v1').map(({ data, edition }) => ({
      right_kind: data.right,
      subject_id: data.subjectId,
      claim_id: data.claimId,
      withdrawn: true,
      ...edition,
    }));
    await insertEditions(write, 'claims', [...claimed, ...withdrawn]);
  },
};
