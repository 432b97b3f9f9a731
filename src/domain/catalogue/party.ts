/**
 * Whoever claims, licenses, is represented or is paid.
 *
 * One stream per party holds what it is called and, since the two change together when a label moves, who represents it:
 * a label may license by itself or, as many small ones do, through an aggregator that deals for all of them. That step
 * is one: who represents the representative is not asked.
 */
import { accept, refuse, type Decider, type Decision } from '../shared/decision.js';
import type { PartyId } from '../shared/ids.js';
import type { Day } from './day.js';
import type { Dpid } from './dpid.js';
import type { Ipi } from './ipi.js';
import type { Isni } from './isni.js';
import { says, stated, unstated, type StatedEvent, type Timeline } from './stated-facts.js';

/** A `pro` licenses performing rights, a `cmo` any other or several. */
export const PARTY_KINDS = ['label', 'distributor', 'aggregator', 'publisher', 'pro', 'cmo', 'writer'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

export type PartyFacts = {
  readonly partyId: PartyId;
  readonly partyKind: PartyKind;
  /** Of a label: the very text that the catalogue has as the label of its tracks. */
  readonly name: string;
  readonly ipi?: Ipi;
  readonly isni?: Isni;
  readonly dpid?: Dpid;
  readonly effectiveFrom: Day;
};

/** `representedBy` is the licensor that deals and is paid for the party; null: nobody, the party itself. */
export type Representation = {
  readonly partyId: PartyId;
  readonly representedBy: PartyId | null;
  readonly effectiveFrom: Day;
};

export type PartyCommand = { readonly describe: PartyFacts } | { readonly represent: Representation };

export type PartyEvent = StatedEvent<'PartyDescribed', PartyFacts> | StatedEvent<'PartyRepresented', Representation>;

export type PartyRefusal =
  | { readonly kind: 'PartyNotDescribed'; readonly partyId: PartyId }
  | { readonly kind: 'PartyRepresentsItself'; readonly partyId: PartyId };

type Party = {
  readonly edition: number;
  readonly described: Timeline<PartyFacts>;
  readonly represented: Timeline<Representation>;
};

const initial = (): Party => ({ edition: 0, described: unstated(), represented: unstated() });

const evolve = (party: Party, event: PartyEvent): Party => {
  const { edition } = event.data;
  switch (event.type) {
    case 'PartyDescribed':
      return { ...party, edition, described: stated(party.described, event.data) };
    case 'PartyRepresented':
      return { ...party, edition, represented: stated(party.represented, event.data) };
  }
};

const decide = (command: PartyCommand, party: Party): Decision<PartyEvent, PartyRefusal> => {
  const edition = party.edition + 1;
  if ('describe' in command) {
    if (says(party.described, command.describe)) return accept();
    return accept({ type: 'PartyDescribed', data: { ...command.describe, edition } });
  }
  const { partyId, representedBy } = command.represent;
  if (party.described.edition === 0) return refuse({ kind: 'PartyNotDescribed', partyId });
  if (partyId === representedBy) return refuse({ kind: 'PartyRepresentsItself', partyId });
  if (says(party.represented, command.represent)) return accept();
  return accept({ type: 'PartyRepresented', data: { ...command.represent, edition } });
};

export const party: Decider<PartyCommand, Party, PartyEvent, PartyRefusal> = { initial, evolve, decide };

export const partyStream = (id: PartyId) => `party-${id}` as const;
