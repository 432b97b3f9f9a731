/**
 * What a message comes to: commands for the recordings, tracks and releases that it names, and what is ignored and why.
 * Pure, so that the same message over the same catalogue always means the same.
 */
import { trackId, type TrackId } from '../../shared/ids.js';
import { reading, type Read } from '../../shared/problem.js';
import type { Day } from '../day.js';
import { parseGrid } from '../grid.js';
import { parseIcpn } from '../icpn.js';
import { parseIsrc, type Isrc } from '../isrc.js';
import type { ReleaseFacts } from '../release.js';
import { textOf } from '../rights-fields.js';
import {
  dayOf,
  type DeliverRelease,
  type OfferTerms,
  type ReleaseCommand,
  type ReleaseId,
} from './delivered-release.js';
import { planOffers } from './plan-offers.js';
import { planRecordings, type Ignored, type PlannedRecording } from './plan-recordings.js';
import type { SentMessage, SentRelease } from './sent-message.js';

/** The tracks that the catalogue has for an ISRC, by id; a recording without any becomes one under its ISRC. */
export type TracksByIsrc = ReadonlyMap<Isrc, readonly TrackId[]>;

export type PlannedRelease = {
  readonly releaseId: ReleaseId;
  readonly command: ReleaseCommand;
  /** For the catalogue of releases, where it has a bar code. */
  readonly catalogued?: ReleaseFacts;
};

export type DeliveryPlan = {
  /** Each with its tracks, and the releases of the message that it is on. */
  readonly recordings: readonly {
    readonly recording: PlannedRecording;
    readonly tracks: readonly TrackId[];
    readonly on: readonly ReleaseId[];
  }[];
  readonly releases: readonly PlannedRelease[];
  readonly ignored: readonly Ignored[];
};

export const planDelivery = (message: SentMessage, known: TracksByIsrc): DeliveryPlan => {
  const ignored: Ignored[] = [];
  const recordings = planRecordings(message, ignored);
  const tracksOf = ({ isrc }: PlannedRecording) => known.get(isrc) ?? [trackId(isrc)];
  const planned = message.releases.flatMap((sent) => {
    const on = sent.resources.flatMap((reference) => recordings.get(reference) ?? []);
    const releaseId = releaseIdOf(sent, on[0], ignored);
    if (releaseId === undefined) return [];
    if (message.kind === 'purge')
      return [{ sent, on, release: { releaseId, command: { purge: { releaseId, statedBy: message.statedBy } } } }];
    const tracks = [...new Set(on.map((recording) => tracksOf(recording)[0]!))];
    const release = planRelease({ message, sent, releaseId, tracks, recording: on[0] }, ignored);
    return release === undefined ? [] : [{ sent, on, release }];
  });
  for (const deal of strayDeals(message))
    ignored.push({
      what: `deal for ${deal}`,
      reason: 'ReleaseNotInMessage',
      why: `the message has no release ${deal}`,
    });
  return {
    recordings: [...recordings.values()].map((recording) => {
      const holding = planned.filter(({ on }) => on.includes(recording));
      const releases = holding.filter(({ sent }) => !sent.isTrack);
      const on = (releases.length > 0 ? releases : holding).map(({ release: { releaseId } }) => releaseId);
      return { recording, tracks: tracksOf(recording), on: [...new Set(on)].sort() };
    }),
    releases: planned.map(({ release }) => release),
    ignored,
  };
};

type ToPlan = {
  readonly message: SentMessage;
  readonly sent: SentRelease;
  readonly releaseId: ReleaseId;
  readonly tracks: readonly TrackId[];
  /** The first on it: what a track by itself is called where it says nothing else. */
  readonly recording: PlannedRecording | undefined;
};

const planRelease = (
  { message, sent, releaseId, tracks, recording }: ToPlan,
  ignored: Ignored[],
): PlannedRelease | undefined => {
  const said = readTexts(sent, sent.isTrack ? recording : undefined);
  if ('problem' in said) {
    const { reason, detail } = said.problem;
    ignored.push({ what: `release ${releaseId}`, reason, why: detail });
    return undefined;
  }
  const { statedBy } = message;
  const terms = planOffers(message, sent.reference, ignored);
  const deliver: DeliverRelease = { releaseId, ...said.read, tracks, statedBy, ...(terms === undefined ? {} : { terms }) }; // prettier-ignore
  const icpn = sent.isTrack || tracks.length === 0 ? undefined : parseIcpn(sent.icpn ?? '');
  if (icpn === undefined) return { releaseId, command: { deliver } };
  const catalogued = { icpn, title: said.read.title, tracks, effectiveFrom: firstDayOf(terms ?? [], dayOf(statedBy)) };
  return { releaseId, command: { deliver }, catalogued };
};

type Texts = Pick<DeliverRelease, 'title' | 'artist' | 'label'>;

const readTexts = (sent: SentRelease, own?: PlannedRecording): Read<Texts> =>
  reading(() => {
    const texts = { title: sent.title ?? own?.displayTitle, artist: sent.artist ?? own?.artist, label: sent.label ?? own?.label }; // prettier-ignore
    const optional = (field: 'artist' | 'label') => ((texts[field] ?? '') === '' ? '' : textOf(texts, field));
    return { title: textOf(texts, 'title'), artist: optional('artist'), label: optional('label') };
  });

const firstDayOf = (terms: readonly OfferTerms[], today: Day): Day =>
  terms.reduce((first, { from }) => (from < first ? from : first), today);

const NAMEABLE = /^[A-Za-z0-9._:-]{1,120}$/;

/** A bar code if it has one, else its GRid, else what its sender calls it; a track by itself goes by its recording. */
const releaseIdOf = (
  sent: SentRelease,
  recording: PlannedRecording | undefined,
  ignored: Ignored[],
): ReleaseId | undefined => {
  const { reference, isTrack, icpn, grid, isrc, proprietaryId } = sent;
  const note = (reason: string, why: string) =>
    void ignored.push({ what: `release ${icpn ?? grid ?? reference}`, reason, why });
  if (isTrack) return idIn('isrc', recording?.isrc ?? isrc, parseIsrc);
  const byIcpn = idIn('icpn', icpn, parseIcpn);
  if (icpn !== undefined && byIcpn === undefined)
    note('BadFormat', `"${icpn.slice(0, 80)}" is no ICPN: its form or check digit is wrong`);
  const nameable = (id: string) => (NAMEABLE.test(id) ? id : undefined);
  const found = byIcpn ?? idIn('grid', grid, parseGrid) ?? idIn('id', proprietaryId, nameable);
  if (found !== undefined) return found;
  return note('ReleaseWithoutId', 'has no ICPN, GRid or id of its sender that can be kept; its recordings are taken');
};

const idIn = (scheme: string, raw: string | undefined, parse: (raw: string) => string | undefined) => {
  const code = raw === undefined ? undefined : parse(raw);
  return code === undefined ? undefined : (`${scheme}:${code}` as ReleaseId);
};

const strayDeals = ({ deals = [], releases }: SentMessage): readonly string[] => {
  const known = new Set(releases.map(({ reference }) => reference));
  return [...new Set(deals.flatMap((deal) => deal.releases))].filter((reference) => !known.has(reference));
};
