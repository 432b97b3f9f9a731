/**
 * What a record company says of one release, and where, when and how it may be used.
 *
 * A release is its sender's for as long as it is on offer: another sender (a label that changed its distributor) may
 * deliver it once the first has taken it down. Who holds the release may correct the recordings on it.
 *
 * One stream per release (or track that is offered by itself). The newest message speaks from its own day on and takes
 * the place of all earlier terms, as the standard has it; what earlier messages said of the days before stays. So the
 * question "was it on offer there on that day" has an answer for any day, as known at any position of the log.
 */
import { accept, refuse, type Decider, type Decision } from '../../shared/decision.js';
import type { Id, TrackId } from '../../shared/ids.js';
import type { Coverage } from '../coverage.js';
import type { Day } from '../day.js';
import { isOlder, isSameMessage, type Statement } from './statement.js';

/** `icpn:`, `grid:` or `id:` and the code of a release; `isrc:` and that of the recording for a track by itself. */
export type ReleaseId = Id<'ReleaseId'>;

/** Where, from when to when, and how a release may be used. Codes are those of DDEX, as sent, sorted. */
export type OfferTerms = Coverage & {
  readonly from: Day;
  /** The last day; without one until further notice. */
  readonly to?: Day;
  /** Such as `SubscriptionModel`. */
  readonly commercialModels: readonly string[];
  /** Such as `OnDemandStream`. */
  readonly useTypes: readonly string[];
};

export type DeliverRelease = {
  readonly releaseId: ReleaseId;
  readonly title: string;
  readonly artist: string;
  readonly label: string;
  /** In the order of the release. */
  readonly tracks: readonly TrackId[];
  readonly statedBy: Statement;
  /** Undefined where the message says nothing about terms: those before stay. */
  readonly terms?: readonly OfferTerms[];
};

/** Everything about the release is withdrawn, and it may not be used from the day of the message on. */
export type PurgeRelease = Pick<DeliverRelease, 'releaseId' | 'statedBy'>;

export type ReleaseCommand = { readonly deliver: DeliverRelease } | { readonly purge: PurgeRelease };

type Dated = {
  readonly releaseId: ReleaseId;
  readonly statedBy: Statement;
  readonly effectiveFrom: Day;
  /** Counts the events of the stream from 1. */
  readonly edition: number;
};

export type ReleaseDeliveryEvent =
  | { readonly type: 'ReleaseDelivered'; readonly data: Omit<DeliverRelease, 'terms'> & Dated }
  | { readonly type: 'ReleaseOffered'; readonly data: Dated & { readonly terms: readonly OfferTerms[] } }
  | { readonly type: 'ReleaseTakenDown'; readonly data: Dated };

export type ReleaseDeliveryRefusal =
  | { readonly kind: 'ReleaseKnownFromNewerMessage'; readonly releaseId: ReleaseId; readonly knownFrom: Statement }
  | { readonly kind: 'ReleaseOfAnotherSender'; readonly releaseId: ReleaseId; readonly knownFrom: Statement }
  | { readonly kind: 'ReleaseUnknown'; readonly releaseId: ReleaseId };

type Release = {
  readonly edition: number;
  readonly statedBy?: Statement;
  readonly offered: boolean;
  /** The first day of the newest statement. */
  readonly latest?: Day;
};

const initial = (): Release => ({ edition: 0, offered: false });

const evolve = (release: Release, event: ReleaseDeliveryEvent): Release => {
  const { edition, statedBy, effectiveFrom: latest } = event.data;
  const offered = event.type === 'ReleaseDelivered' ? release.offered : event.type === 'ReleaseOffered';
  return { edition, statedBy, offered, latest };
};

const decide = (command: ReleaseCommand, release: Release): Decision<ReleaseDeliveryEvent, ReleaseDeliveryRefusal> => {
  const { releaseId, statedBy } = 'deliver' in command ? command.deliver : command.purge;
  const knownFrom = release.statedBy;
  if (knownFrom !== undefined) {
    if (isSameMessage(statedBy, knownFrom)) return accept();
    if (release.offered && statedBy.sender !== knownFrom.sender)
      return refuse({ kind: 'ReleaseOfAnotherSender', releaseId, knownFrom });
    if (isOlder(statedBy, knownFrom)) return refuse({ kind: 'ReleaseKnownFromNewerMessage', releaseId, knownFrom });
  }
  if ('deliver' in command) return accept(...eventsOf(command.deliver, release));
  if (knownFrom === undefined) return refuse({ kind: 'ReleaseUnknown', releaseId });
  const effectiveFrom = notBefore(release.latest, dayOf(statedBy));
  const taken = { releaseId, statedBy, effectiveFrom, edition: release.edition + 1 };
  return release.offered ? accept({ type: 'ReleaseTakenDown', data: taken }) : accept();
};

export const deliveredRelease: Decider<ReleaseCommand, Release, ReleaseDeliveryEvent, ReleaseDeliveryRefusal> = {
  initial,
  evolve,
  decide,
};

export const deliveredReleaseStream = (releaseId: ReleaseId) => `delivered-release-${releaseId}` as const;

/** The day of a message, in UTC. */
export const dayOf = ({ createdAt }: Statement): Day => createdAt.slice(0, 10) as Day;

const eventsOf = ({ terms, ...said }: DeliverRelease, release: Release): readonly ReleaseDeliveryEvent[] => {
  const { releaseId, statedBy } = said;
  const today = dayOf(statedBy);
  // The first message also speaks of the days before it: what it offers may have begun long ago.
  const first = terms?.map(({ from }) => from).reduce(earlier, today) ?? today;
  const effectiveFrom = release.edition === 0 ? first : notBefore(release.latest, today);
  const dated = { releaseId, statedBy, effectiveFrom };
  const delivered = {
    type: 'ReleaseDelivered' as const,
    data: { ...said, effectiveFrom, edition: release.edition + 1 },
  };
  const edition = release.edition + 2;
  if (terms === undefined) return [delivered];
  const holds = terms.some(({ to }) => to === undefined || to >= today);
  if (holds || (!release.offered && terms.length > 0))
    return [delivered, { type: 'ReleaseOffered', data: { ...dated, terms, edition } }];
  if (!release.offered) return [delivered];
  // Nothing holds on the day of the message: the last of the terms says since when.
  const ended = terms.length === 0 ? today : earlier(today, dayAfter(terms.map(({ to }) => to ?? today).reduce(later)));
  return [
    delivered,
    { type: 'ReleaseTakenDown', data: { ...dated, effectiveFrom: notBefore(release.latest, ended), edition } },
  ];
};

const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
const later = (one: Day, other: Day): Day => (one > other ? one : other);

/** What a newer message says never begins before what an older one said, so that the newer one is the one that holds. */
const notBefore = (latest: Day | undefined, day: Day): Day => (latest === undefined ? day : later(latest, day));

const dayAfter = (day: Day): Day => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) as Day;
