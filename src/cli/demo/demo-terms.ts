/**
 * The terms of a demo, as `import-terms` reads them: who the labels and publishers of its catalogue are, which works its
 * tracks embody and who claims them, a few deals, and the revenue that works are paid from. Made of the catalogue alone,
 * while it is read: the same catalogue gives the same lines. What is held grows with labels and publishers.
 */
import { digitsOf, weightedSum } from '../../domain/catalogue/check-digits.js';
import { readTrack } from '../../domain/catalogue/read-track.js';
import type { TrackFacts } from '../../domain/catalogue/catalogued-track.js';
import type { ListenerLine } from '../import/play-files.js';
import { DEMO_AGGREGATOR, dealsOf } from './demo-deals.js';
import { partyIdOf } from './demo-ids.js';
import { DEMO_CURRENCY } from './demo-pools.js';
import { revenueOf } from './demo-revenue.js';
import { DEMO_CMO, worksOf } from './demo-works.js';

type Label = { tracks: number; readonly first: string[] };
type Seen = {
  firstTrack?: string;
  /** By name. */
  readonly labels: Map<string, Label>;
  /** Party id by name. */
  readonly publishers: Map<string, string>;
  /** Party ids of the first publishers, whom a work may be shared with. */
  readonly others: string[];
};

const RELEASE_TRACKS_MAX = 10;
const OTHERS_MAX = 50;
const INVENTED = 'invented for the demo';

/** `tracks` are runs of lines of a catalogue; those that are no tracks are passed over, as the catalogue does. */
export async function* demoTerms(
  month: string,
  tracks: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  listeners: readonly ListenerLine[],
): AsyncGenerator<readonly string[]> {
  const seen: Seen = { labels: new Map(), publishers: new Map(), others: [] };
  const since = `${month.slice(0, 4)}-01-01`;
  for await (const texts of tracks) {
    const facts = texts.flatMap((text) => trackOf(text));
    yield facts.flatMap((track) => linesOf(rightsIn(track, seen, { since, settledOn: `${month}-01` })));
  }
  const labels = bySize(seen.labels);
  yield linesOf(partiesOf(labels, seen.publishers, since));
  yield linesOf(dealsOf(labels, { month, since, listeners: listeners.length }));
  yield linesOf([...releasesOf(labels, since), ...revenueOf(month, listeners), ...oneOfEach(month, since, seen)]);
}

const linesOf = (lines: readonly object[]): readonly string[] => lines.map((line) => JSON.stringify(line));

const trackOf = (text: string): readonly TrackFacts[] => {
  try {
    const result = readTrack(JSON.parse(text));
    return 'read' in result ? [result.read] : [];
  } catch {
    return [];
  }
};

const rightsIn = (track: TrackFacts, seen: Seen, days: { readonly since: string; readonly settledOn: string }) => {
  const { trackId, label, publisher = '' } = track;
  const lines = worksOf(track, { ...days, publishers: seen.others });
  seen.firstTrack ??= trackId;
  if (publisher !== '' && !seen.publishers.has(publisher)) {
    const id = partyIdOf('publisher', publisher);
    seen.publishers.set(publisher, id);
    if (seen.others.length < OTHERS_MAX) seen.others.push(id);
  }
  if (label === '') return lines;
  const known = seen.labels.get(label) ?? { tracks: 0, first: [] };
  known.tracks += 1;
  if (known.first.length < RELEASE_TRACKS_MAX) known.first.push(trackId);
  seen.labels.set(label, known);
  return lines;
};

type SizedLabel = Label & { readonly partyId: string; readonly name: string };

const bySize = (labels: Seen['labels']): readonly SizedLabel[] =>
  [...labels]
    .map(([name, label]) => ({ name, partyId: partyIdOf('label', name), ...label }))
    .sort((one, other) => other.tracks - one.tracks || (one.name < other.name ? -1 : 1));

const partiesOf = (labels: readonly SizedLabel[], publishers: Seen['publishers'], since: string) => {
  const party = (partyId: string, partyKind: string, name: string) =>
    ({ kind: 'party', partyId, partyKind, name, effectiveFrom: since }) as const;
  return [
    ...labels.map(({ partyId, name }) => party(partyId, 'label', name)),
    ...[...publishers].map(([name, partyId]) => party(partyId, 'publisher', name)),
    party(DEMO_AGGREGATOR, 'aggregator', DEMO_AGGREGATOR),
    party(DEMO_CMO, 'cmo', DEMO_CMO),
  ];
};

/** One a label, under bar codes that GS1 leaves to shops for their own use (they begin with 2). */
const releasesOf = (labels: readonly SizedLabel[], since: string) =>
  labels.map(({ name, first }, nth) => {
    const digits = `2${String(nth).padStart(11, '0')}`;
    const excess = weightedSum(digitsOf(digits), (place) => (place % 2 === 0 ? 1 : 3)) % 10;
    const icpn = `${digits}${(10 - excess) % 10}`;
    return { kind: 'release', icpn, title: `The best of ${name}`.slice(0, 200), tracks: first, effectiveFrom: since };
  });

/** A currency rate, a negotiated rate and a classification that nothing in the demo needs, and a verdict on its first track. */
const oneOfEach = (month: string, since: string, { firstTrack }: Seen): readonly object[] => {
  const on = `${month}-01`;
  const fx = { kind: 'fx-rate', from: DEMO_CURRENCY, to: 'USD', on, rate: '1.15', source: INVENTED };
  const rate = { kind: 'rate', rule: 'percent-of-revenue', licensor: DEMO_CMO, value: '0.1', unit: 'fraction' };
  const noise = { kind: 'classification', audio: 'functional-noise', effectiveFrom: since, reason: INVENTED };
  const verdict = { kind: 'fraud-verdict', period: month, artificialStreams: 1, reason: INVENTED };
  return [
    { ...fx, id: `demo-${on}-${DEMO_CURRENCY}-USD` },
    { ...rate, effectiveFrom: since, source: INVENTED, confidence: 'read', version: 'demo-1' },
    ...(firstTrack === undefined ? [] : [verdict, noise].map((line) => ({ ...line, trackId: firstTrack }))),
  ];
};
