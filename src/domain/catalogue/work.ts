/** A musical work: the song, as opposed to its recordings. Who claims it is said by claims, in shares and territories. */
import type { PartyId, WorkId } from '../shared/ids.js';
import type { Day } from './day.js';
import type { Iswc } from './iswc.js';
import { statedFacts, type StatedEvent } from './stated-facts.js';

export const WRITER_ROLES = ['composer', 'author', 'composer-author', 'arranger', 'adaptor', 'translator'] as const;
export type WriterRole = (typeof WRITER_ROLES)[number];

export type Writer = { readonly partyId: PartyId; readonly role: WriterRole };

export type WorkFacts = {
  readonly workId: WorkId;
  readonly iswc?: Iswc;
  readonly title: string;
  /** By party and role; empty where nobody knows. */
  readonly writers: readonly Writer[];
  readonly effectiveFrom: Day;
};

export type WorkEvent = StatedEvent<'WorkRegistered', WorkFacts>;

export type WorkRefusal = {
  readonly kind: 'WriterListedTwice';
  readonly workId: WorkId;
  readonly partyId: PartyId;
  readonly role: WriterRole;
};

const wrong = ({ workId, writers }: WorkFacts): WorkRefusal | undefined => {
  const twice = writers.find((one, index) =>
    writers.slice(0, index).some(({ partyId, role }) => partyId === one.partyId && role === one.role),
  );
  return twice === undefined ? undefined : { kind: 'WriterListedTwice', workId, ...twice };
};

export const work = statedFacts<'WorkRegistered', WorkFacts, WorkRefusal>('WorkRegistered', wrong);

export const workStream = (id: WorkId) => `work-${id}` as const;
