/** Where the catalogue is written over HTTP: by the same rules as files of tracks and terms, and with the same refusals. */
import { cataloguedTrack, trackStream, type CatalogueTrack } from '../../domain/catalogue/catalogued-track.js';
import { claimsStream, type ClaimCommand } from '../../domain/catalogue/claim.js';
import { claims } from '../../domain/catalogue/claims.js';
import { party, partyStream, type PartyCommand } from '../../domain/catalogue/party.js';
import { claimsCodec, partyCodec, workCodec } from '../../domain/catalogue/rights-stored-events.js';
import { trackCodec } from '../../domain/catalogue/stored-events.js';
import { work, workStream, type WorkFacts } from '../../domain/catalogue/work.js';
import type { Decision } from '../../domain/shared/decision.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { Streams } from '../../platform/event-store/transact-many.js';
import { uuidOfName } from '../../platform/uuid-of-name.js';
import { ProblemError } from '../problem.js';
import { sentenceOf, type Sentences } from '../refusal-sentence.js';
import { statusOf } from '../refusal-status.js';
import type { CatalogueRefusal } from './catalogue-refusal.js';
import { CLAIM_REFUSALS, PARTY_REFUSALS, WORK_REFUSALS } from './rights-refusals.js';

/** What came of a write. */
export type CatalogueWritten = {
  /** `unchanged`: it was known already. */
  readonly outcome: 'accepted' | 'unchanged';
  /** Where it lies in the log, for `waitFor`; null where nothing was written. */
  readonly position: string | null;
};

const NAMESPACE = 'b1f0d3a8-5c47-5e92-8b6d-3f7a2c9e4d15';
const idOf = (name: string) => uuidOfName(NAMESPACE, name);
const UNCACHED = { cachedEventsMax: 0 };

type Transacted<Event, Refusal> = { readonly decision: Decision<Event, Refusal>; readonly position?: bigint };

export class CatalogueWriter {
  readonly #tracks;
  readonly #parties;
  readonly #works;
  readonly #claims;

  constructor(store: EventStore) {
    this.#tracks = new Streams(store, cataloguedTrack, trackCodec(idOf), UNCACHED);
    this.#parties = new Streams(store, party, partyCodec(idOf), UNCACHED);
    this.#works = new Streams(store, work, workCodec(idOf), UNCACHED);
    this.#claims = new Streams(store, claims, claimsCodec(idOf), UNCACHED);
  }

  async track(facts: CatalogueTrack): Promise<CatalogueWritten> {
    return written(await this.#tracks.transact(trackStream(facts.trackId), facts), {});
  }

  async party(command: PartyCommand): Promise<CatalogueWritten> {
    const { partyId } = 'describe' in command ? command.describe : command.represent;
    return written(await this.#parties.transact(partyStream(partyId), command), PARTY_REFUSALS);
  }

  async work(facts: WorkFacts): Promise<CatalogueWritten> {
    return written(await this.#works.transact(workStream(facts.workId), facts), WORK_REFUSALS);
  }

  async claim(command: ClaimCommand): Promise<CatalogueWritten> {
    const subject = 'claim' in command ? command.claim : command.withdraw;
    return written(await this.#claims.transact(claimsStream(subject), command), CLAIM_REFUSALS);
  }
}

const written = <Event, Refusal extends CatalogueRefusal>(
  { decision, position }: Transacted<Event, Refusal>,
  sentences: Sentences<Refusal>,
): CatalogueWritten => {
  if (decision.outcome === 'refused') {
    const { kind, ...facts } = decision.because;
    const [, detail] = sentenceOf(sentences, decision.because);
    throw new ProblemError('refused', detail, { members: { status: statusOf[kind], reason: kind, ...facts } });
  }
  if (decision.events.length === 0 || position === undefined) return { outcome: 'unchanged', position: null };
  return { outcome: 'accepted', position: position.toString() };
};
