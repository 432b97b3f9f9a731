/** Parties and who represents them, one row an edition. */
import type { Projection } from '../projection.js';
import { insertEditions, statedIn } from './insert-editions.js';

const partiesDdl = (physical: string) => `
  create table ${physical} (
    party_id       text collate "C" not null,
    party_kind     text collate "C" not null,
    name           text collate "C" not null,
    ipi            text collate "C",
    isni           text collate "C",
    dpid           text collate "C",
    effective_from date not null,
    edition        integer not null,
    position       bigint not null,
    primary key (party_id, edition)
  )`;

const representationsDdl = (physical: string) => `
  create table ${physical} (
    party_id       text collate "C" not null,
    represented_by text collate "C",
    effective_from date not null,
    edition        integer not null,
    position       bigint not null,
    primary key (party_id, edition)
  )`;

export const parties: Projection = {
  name: 'parties',
  version: '1',
  question: 'Who is this party, and who dealt for it, on any day and as known at any time?',
  types: ['PartyDescribed.v1', 'PartyRepresented.v1'],
  tables: { parties: partiesDdl, party_representations: representationsDdl },
  indexes: {
    parties: (physical) => `create index on ${physical} (name, party_kind)`,
    party_representations: (physical) => `create index on ${physical} (represented_by)`,
  },
  apply: async (batch, write) => {
    const described = statedIn(batch, 'PartyDescribed.v1').map(({ data, edition }) => ({
      party_id: data.partyId,
      party_kind: data.partyKind,
      name: data.name,
      ipi: data.ipi,
      isni: data.isni,
      dpid: data.dpid,
      ...edition,
    }));
    const represented = statedIn(batch, 'PartyRepresented.v1').map(({ data, edition }) => ({
      party_id: data.partyId,
      represented_by: data.representedBy,
      ...edition,
    }));
    await insertEditions(write, 'parties', described);
    await insertEditions(write, 'party_representations', represented);
  },
};
