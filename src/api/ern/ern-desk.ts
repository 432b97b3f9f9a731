/**
 * Where messages are taken: read, planned, and decided by the catalogue's own rules.
 *
 * Streams are not atomic with one another, so a message that is cut off halfway is done once more when it comes again:
 * every step says nothing new where it was done before, and the message counts as taken after the last of them.
 */
import {
  deliveredTrack,
  trackStream,
  type TrackEvent,
  type TrackFacts,
} from '../../domain/catalogue/catalogued-track.js';
import { deliveredRecording, deliveredRecordingStream } from '../../domain/catalogue/delivery/delivered-recording.js';
import { deliveredRelease, deliveredReleaseStream, type ReleaseDeliveryEvent, type ReleaseId } from '../../domain/catalogue/delivery/delivered-release.js'; // prettier-ignore
import { delivery, deliveryStream } from '../../domain/catalogue/delivery/delivery.js';
import { planDelivery, type DeliveryPlan, type TracksByIsrc } from '../../domain/catalogue/delivery/plan-delivery.js';
import { isrcsIn, type Ignored } from '../../domain/catalogue/delivery/plan-recordings.js';
import type { Statement } from '../../domain/catalogue/delivery/statement.js';
import { deliveredRecordingCodec, deliveredReleaseCodec, deliveryCodec } from '../../domain/catalogue/delivery/stored-events.js'; // prettier-ignore
import type { Isrc } from '../../domain/catalogue/isrc.js';
import { release, releaseStream } from '../../domain/catalogue/release.js';
import { releaseCodec } from '../../domain/catalogue/rights-stored-events.js';
import { trackCodec } from '../../domain/catalogue/stored-events.js';
import type { Decision } from '../../domain/shared/decision.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { decideEach } from '../../platform/event-store/grouped.js';
import { Streams } from '../../platform/event-store/transact-many.js';
import { uuidOfName } from '../../platform/uuid-of-name.js';
import { RELEASE_REFUSALS } from '../catalogue/rights-refusals.js';
import { sentenceOf, type Refused, type Sentences } from '../refusal-sentence.js';
import { DELIVERY_REFUSALS, RECORDING_DELIVERY_REFUSALS, RELEASE_DELIVERY_REFUSALS } from './delivery-refusals.js';
import { elementsIgnored, type ErnReport, type TakenItem } from './ern-report.js';
import { readErn, type ErnRead } from './read-ern.js';

/** The tracks that the catalogue has for each ISRC, as it is now. */
export type FindTracks = (isrcs: readonly Isrc[]) => Promise<TracksByIsrc>;

const NAMESPACE = '6f4b1a0e-7c52-5d1b-9a6e-2f0d8c3b5e71';
const idOf = (name: string) => uuidOfName(NAMESPACE, name);
const UNCACHED = { cachedEventsMax: 0 };

export class ErnDesk {
  readonly #store: EventStore;
  readonly #findTracks: FindTracks;
  readonly #deliveries;
  readonly #releases;
  readonly #recordings;
  readonly #tracks;
  readonly #catalogue;

  constructor(store: EventStore, findTracks: FindTracks) {
    this.#store = store;
    this.#findTracks = findTracks;
    this.#deliveries = new Streams(store, delivery, deliveryCodec(idOf), UNCACHED);
    this.#releases = new Streams(store, deliveredRelease, deliveredReleaseCodec(idOf), UNCACHED);
    this.#recordings = new Streams(store, deliveredRecording, deliveredRecordingCodec(idOf), UNCACHED);
    this.#tracks = new Streams(store, deliveredTrack, trackCodec(idOf), UNCACHED);
    this.#catalogue = new Streams(store, release, releaseCodec(idOf), UNCACHED);
  }

  /** `nowMs` is the clock: a message from the future is refused. Throws when the store is away. */
  async take(bytes: AsyncIterable<Uint8Array>, nowMs: number): Promise<ErnReport> {
    const read = await readErn(bytes, nowMs);
    if ('refused' in read)
      return refusedReport(undefined, { reason: read.refused.reason, why: `the document ${read.refused.detail}` });
    const { message, format, xml } = read;
    const { statedBy } = message;
    if (message.test) return refusedReport(read, { reason: 'TestMessage', why: 'the message says that it is a test' });
    const stream = deliveryStream(statedBy);
    const receive = { ...statedBy, digest: xml.digest, format };
    const { decision } = await this.#deliveries.transact(stream, { receive });
    if (decision.outcome === 'refused') return refusedReport(read, whyOf(DELIVERY_REFUSALS, decision.because));
    if (decision.events.length === 0 && (await this.#isTaken(stream)))
      return { ...reportOf(read), outcome: 'repeated', taken: [], ignored: [] };
    const plan = planDelivery(message, await this.#findTracks(isrcsIn(message)));
    const { taken, ignored } = await this.#deliver(plan, statedBy);
    const counts = { taken: taken.length, ignored: ignored.length };
    await this.#deliveries.transact(stream, { finish: { ...statedBy, ...counts } });
    return { ...reportOf(read), outcome: 'taken', taken, ignored };
  }

  async #isTaken(stream: string): Promise<boolean> {
    const events = (await this.#store.readStreams([stream])).get(stream) ?? [];
    return events.some(({ type }) => type === 'DeliveryTaken.v1');
  }

  /** Releases first: who may speak for a release may correct the recordings on it. */
  async #deliver(plan: DeliveryPlan, statedBy: Statement) {
    const taken: TakenItem[] = [];
    const ignored: Ignored[] = [...plan.ignored];
    const own = await this.#deliverReleases(plan, taken, ignored);
    const tracks = await this.#deliverRecordings({ plan, statedBy, own }, ignored);
    const decided = await decideEach(this.#tracks, tracks, ({ trackId }) => trackStream(trackId));
    for (const [nth, { trackId: id }] of tracks.entries())
      taken.push({ what: 'track', id, outcome: outcomeOf(decided[nth]!) });
    return { taken, ignored };
  }

  /** Answers the releases that the sender may speak for. */
  async #deliverReleases({ releases }: DeliveryPlan, taken: TakenItem[], ignored: Ignored[]) {
    const own = new Set<ReleaseId>();
    const commands = releases.map(({ command }) => command);
    const decided = await decideEach(this.#releases, commands, (command) =>
      deliveredReleaseStream('deliver' in command ? command.deliver.releaseId : command.purge.releaseId),
    );
    for (const [nth, { releaseId, command }] of releases.entries()) {
      const decision = decided[nth]!;
      if (decision.outcome === 'refused')
        ignored.push({ what: `release ${releaseId}`, ...whyOf(RELEASE_DELIVERY_REFUSALS, decision.because) });
      else {
        own.add(releaseId);
        const what = 'deliver' in command ? 'release' : 'takedown';
        if (decision.events.length === 0) taken.push({ what, id: releaseId, outcome: 'unchanged' });
        taken.push(...decision.events.map(takenBy));
      }
    }
    const facts = releases.flatMap(({ releaseId, catalogued }) => (own.has(releaseId) ? (catalogued ?? []) : []));
    const listed = await decideEach(this.#catalogue, facts, ({ icpn }) => releaseStream(icpn));
    for (const [nth, { icpn }] of facts.entries()) {
      const decision = listed[nth]!;
      if (decision.outcome === 'refused')
        ignored.push({ what: `release ${icpn}`, ...whyOf(RELEASE_REFUSALS, decision.because) });
    }
    return own;
  }

  /** Answers the facts of the tracks whose recordings were taken. */
  async #deliverRecordings(
    { plan, statedBy, own }: { readonly plan: DeliveryPlan; readonly statedBy: Statement; readonly own: ReadonlySet<ReleaseId> }, // prettier-ignore
    ignored: Ignored[],
  ): Promise<readonly TrackFacts[]> {
    const commands = plan.recordings.map(({ recording, on }) => ({
      ...recording,
      releases: on.filter((releaseId) => own.has(releaseId)),
      statedBy,
    }));
    const decided = await decideEach(this.#recordings, commands, ({ isrc }) => deliveredRecordingStream(isrc));
    return plan.recordings.flatMap(({ recording, tracks }, nth) => {
      const decision = decided[nth]!;
      if (decision.outcome === 'refused') {
        ignored.push({ what: `recording ${recording.isrc}`, ...whyOf(RECORDING_DELIVERY_REFUSALS, decision.because) });
        return [];
      }
      const { isrc, displayTitle: title, artist, label, durationMs } = recording;
      const facts = { isrc, title, artist, label, ...(durationMs === undefined ? {} : { durationMs }) };
      return tracks.map((trackId) => ({ trackId, ...facts }));
    });
  }
}

const whyOf = <Refusal extends Refused>(sentences: Sentences<Refusal>, because: Refusal) => ({
  reason: because.kind,
  why: sentenceOf(sentences, because)[1],
});

const outcomeOf = (decision: Decision<TrackEvent, never>): TakenItem['outcome'] => {
  const event = decision.outcome === 'accepted' ? decision.events[0] : undefined;
  if (event === undefined) return 'unchanged';
  return event.data.edition === 1 ? 'new' : 'changed';
};

const TAKEN = { ReleaseDelivered: 'release', ReleaseOffered: 'offer', ReleaseTakenDown: 'takedown' } as const;

const takenBy = ({ type, data: { releaseId: id, edition } }: ReleaseDeliveryEvent): TakenItem => ({
  what: TAKEN[type],
  id,
  outcome: edition <= 2 ? 'new' : 'changed',
});

const reportOf = ({ message: { statedBy }, format, xml }: ErnRead) => ({
  messageId: statedBy.messageId,
  sender: statedBy.sender,
  format,
  elementsIgnored: elementsIgnored(xml),
});

const NOTHING = { elementsIgnored: 0, ignored: new Map<string, number>() };

const refusedReport = (read: ErnRead | undefined, why: Omit<Ignored, 'what'>): ErnReport => ({
  ...(read === undefined
    ? { messageId: null, sender: null, format: null, elementsIgnored: elementsIgnored(NOTHING) }
    : reportOf(read)),
  outcome: 'refused',
  taken: [],
  ignored: [{ what: 'message', ...why }],
});
