import { describe, expect, it } from 'vitest';
import { trackId } from '../../shared/ids.js';
import { parseIsrc } from '../isrc.js';
import { planDelivery } from './plan-delivery.js';
import { isrcsIn } from './plan-recordings.js';
import type { SentDeal, SentMessage, SentRecording, SentRelease } from './sent-message.js';

const statedBy = { sender: 'P', messageId: 'm-1', createdAt: '2026-08-01T10:00:00.000Z', update: false };
const recording: SentRecording = {
  reference: 'A1',
  isrcs: ['zz-a88-26-00001'],
  displayTitle: 'Heart of Hearts (Live)',
  title: 'Heart of Hearts',
  subTitle: 'Live',
  artist: '!!!',
  artists: [{ name: '!!!', roles: ['MainArtist'], isni: '0000 0000 8126 6409' }],
  duration: 'PT6M1.25S',
};
const album: SentRelease = {
  reference: 'R0',
  isTrack: false,
  icpn: '036000291452',
  title: 'Myth Takes',
  label: 'North Star',
  resources: ['A1', 'A9'],
};
const track: SentRelease = { reference: 'R1', isTrack: true, resources: ['A1'] };
const deal: SentDeal = {
  releases: ['R0', 'R1'],
  territories: ['Worldwide'],
  exceptTerritories: ['JP'],
  periods: [{ from: '2026-01-01', to: '2026-12-31' }],
  commercialModels: ['SubscriptionModel'],
  useTypes: ['Stream', 'OnDemandStream'],
  ends: false,
  preOrder: false,
};
const message: SentMessage = { kind: 'new-release', statedBy, test: false, recordings: [recording], releases: [album, track], deals: [deal] }; // prettier-ignore
const terms = {
  territories: ['*'],
  exceptTerritories: ['JP'],
  from: '2026-01-01',
  to: '2026-12-31',
  commercialModels: ['SubscriptionModel'],
  useTypes: ['OnDemandStream', 'Stream'],
};

const plan = (changes: Partial<SentMessage> = {}, known = new Map()) => planDelivery({ ...message, ...changes }, known);
const withRecording = (changes: object) => plan({ recordings: [{ ...recording, ...changes }] });
const termsUnder = (changes: Partial<SentDeal>, ...more: readonly SentDeal[]) => {
  const { releases, ignored } = plan({
    deals: [{ ...deal, ...changes, releases: ['R0'] }, ...more],
    releases: [album],
  });
  const command = releases[0]?.command;
  return { terms: command !== undefined && 'deliver' in command ? command.deliver.terms : undefined, ignored };
};

describe('a message comes to', () => {
  it('a recording with all that is said of it, and the track under its ISRC', () => {
    expect(plan().recordings).toEqual([
      {
        recording: {
          isrc: 'ZZA882600001',
          displayTitle: 'Heart of Hearts (Live)',
          title: 'Heart of Hearts',
          subTitle: 'Live',
          artist: '!!!',
          artists: [{ name: '!!!', roles: ['MainArtist'], isni: '0000000081266409' }],
          label: 'North Star',
          durationMs: 361_250,
        },
        tracks: ['ZZA882600001'],
        on: ['icpn:0036000291452'],
      },
    ]);
  });

  it('the tracks that the catalogue has of its ISRC, all of them', () => {
    const tracks = [trackId('track-1'), trackId('track-2')];
    const { recordings, releases } = plan({}, new Map([[parseIsrc('ZZA882600001')!, tracks]]));
    expect(recordings[0]?.tracks).toEqual(tracks);
    expect(releases[0]?.catalogued?.tracks).toEqual(['track-1']);
  });

  it('releases and tracks by themselves, with their terms, and a release of the catalogue', () => {
    const said = { title: 'Myth Takes', artist: '', label: 'North Star', tracks: ['ZZA882600001'], statedBy };
    const { releases, ignored } = plan();
    expect(ignored).toEqual([]);
    expect(releases).toEqual([
      {
        releaseId: 'icpn:0036000291452',
        command: { deliver: { releaseId: 'icpn:0036000291452', ...said, terms: [terms] } },
        catalogued: { icpn: '0036000291452', title: 'Myth Takes', tracks: ['ZZA882600001'], effectiveFrom: '2026-01-01' },
      },
      {
        releaseId: 'isrc:ZZA882600001',
        command: { deliver: { releaseId: 'isrc:ZZA882600001', ...said, title: 'Heart of Hearts (Live)', artist: '!!!', terms: [terms] } },
      },
    ]); // prettier-ignore
  });

  it('purges, by id', () => {
    const purged = { reference: '', isTrack: false, resources: [] };
    const releases = [
      { ...purged, icpn: '036000291452' },
      { ...purged, isTrack: true, isrc: 'ZZA882600001' },
    ];
    expect(plan({ kind: 'purge', releases, recordings: [] }).releases.map(({ command }) => command)).toEqual([
      { purge: { releaseId: 'icpn:0036000291452', statedBy } },
      { purge: { releaseId: 'isrc:ZZA882600001', statedBy } },
    ]);
  });

  it('the label of the track by itself before that of the recording before that of the release', () => {
    const labelOf = (own: string | undefined, ofTrack: string | undefined) =>
      plan({
        recordings: [{ ...recording, ...(own !== undefined && { label: own }) }],
        releases: [album, { ...track, ...(ofTrack !== undefined && { label: ofTrack }) }],
      }).recordings[0]?.recording.label;
    expect([labelOf('own', 'single'), labelOf('own', undefined), labelOf(undefined, undefined)]).toEqual(['single', 'own', 'North Star']); // prettier-ignore
  });
});

describe('a recording', () => {
  it.each([
    ['without an ISRC', { isrcs: [] }, 'RecordingWithoutIsrc'],
    ['with what is no ISRC', { isrcs: ['ZZA88260000'] }, 'BadFormat'],
    ['without a title', { displayTitle: undefined }, 'MissingField'],
    ['without an artist', { artist: undefined }, 'MissingField'],
    ['with a title without end', { displayTitle: 'x'.repeat(1_001) }, 'TooLong'],
  ])('%s is not taken, and the release is', (_what, changes, reason) => {
    const { recordings, releases, ignored } = withRecording(changes);
    expect([recordings, ignored.map((one) => one.reason)]).toEqual([[], [reason]]);
    expect(releases.map(({ releaseId }) => releaseId)).toEqual(['icpn:0036000291452']);
  });

  it.each([
    ['a duration that is none', { duration: '3:45' }, 'BadFormat', 'durationMs'],
    ['no duration at all', { duration: 'PT0S' }, 'BadFormat', 'durationMs'],
  ])('with %s is taken without it', (_what, changes, reason, fact) => {
    const { recordings, ignored } = withRecording(changes);
    expect(recordings[0]?.recording).not.toHaveProperty(fact);
    expect(ignored).toMatchObject([{ what: 'recording zz-a88-26-00001', reason }]);
  });

  it('is taken by the ISRC of its first edition; artists without their wrong ISNI', () => {
    const { recordings, ignored } = withRecording({
      isrcs: ['ZZA882600001', 'ZZA882600002'],
      artists: [{ name: '!!!', roles: [], isni: '0000000081266408' }],
    });
    expect(recordings[0]?.recording).toMatchObject({ isrc: 'ZZA882600001', artists: [{ name: '!!!', roles: [] }] });
    expect(ignored.map(({ reason }) => reason)).toEqual(['FurtherEditions', 'BadFormat']);
  });

  it.each([
    ['PT3M45S', 225_000], ['PT1H2M3.4567S', 3_723_457], ['P1DT1S', 86_401_000], ['PT00H03M45S', 225_000],
  ])('of %s lasts %i ms', (duration, durationMs) =>
    expect(withRecording({ duration }).recordings[0]?.recording.durationMs).toBe(durationMs)); // prettier-ignore

  it('is looked for by its ISRC', () => expect(isrcsIn(message)).toEqual(['ZZA882600001']));
});

describe('a release', () => {
  const idOf = (changes: Partial<SentRelease>) => {
    const { releases, ignored } = plan({ releases: [{ ...album, ...changes }] });
    return [
      releases[0]?.releaseId,
      ...ignored.filter(({ what }) => !what.startsWith('deal')).map(({ reason }) => reason),
    ];
  };
  const none = { icpn: undefined as unknown as string };

  it('goes by its bar code, else its GRid, else what its sender calls it', () => {
    expect(idOf({})).toEqual(['icpn:0036000291452']);
    expect(idOf({ ...none, grid: 'A12425GABC1234002M' })).toEqual(['grid:A12425GABC1234002M']);
    expect(idOf({ ...none, proprietaryId: 'P:cat-1' })).toEqual(['id:P:cat-1']);
  });

  it('with a wrong check digit is reported, and goes by its other id or is not taken', () => {
    expect(idOf({ icpn: '036000291453', grid: 'A12425GABC1234002M' })).toEqual(['grid:A12425GABC1234002M', 'BadFormat']); // prettier-ignore
    expect(idOf({ icpn: '036000291453' })).toEqual([undefined, 'BadFormat', 'ReleaseWithoutId']);
  });

  it('without a title is not taken', () => expect(idOf({ title: '' })).toEqual([undefined, 'BadFormat']));

  it('that a deal names and the message does not have is reported', () => {
    const { ignored } = plan({ deals: [{ ...deal, releases: ['R7'] }] });
    expect(ignored).toMatchObject([{ what: 'deal for R7', reason: 'ReleaseNotInMessage' }]);
  });
});

describe('terms', () => {
  it('are none without a deal, and unsaid without a list of deals', () => {
    expect(termsUnder({ ends: true }).terms).toEqual([]);
    expect(plan({ deals: [] }).releases[0]?.command).toMatchObject({ deliver: { terms: [] } });
    const { deals: _deals, ...silent } = message;
    expect(planDelivery(silent, new Map()).releases[0]?.command).not.toHaveProperty('deliver.terms');
  });

  it.each([
    ['a list of countries', { territories: ['SE', 'DE', 'SE'], exceptTerritories: [] }, { territories: ['DE', 'SE'], exceptTerritories: [] }],
    ['the world by what is left out', { territories: [], exceptTerritories: ['US'] }, { territories: ['*'], exceptTerritories: ['US'] }],
    ['a period that ends at midnight', { periods: [{ from: '2026-01-01T00:00:00', to: '2026-07-01T00:00:00' }] }, { from: '2026-01-01', to: '2026-06-30' }],
    ['a period that ends within a day', { periods: [{ from: '2026-01-01', to: '2026-07-01T23:59:59+02:00' }] }, { to: '2026-07-01' }],
    ['no first day', { periods: [] }, { from: '2026-08-01' }],
  ])('hold for %s', (_what, changes, expected) => {
    const { terms: found, ignored } = termsUnder(changes);
    expect([found?.[0], ignored]).toMatchObject([expected, []]);
  }); // prettier-ignore

  it('leave out what is no country, and say so', () => {
    const { terms: found, ignored } = termsUnder({ territories: ['SE', 'ES-CE'], exceptTerritories: [] });
    expect([found?.[0]?.territories, ignored]).toMatchObject([['SE'], [{ what: 'deal 1 for R0', reason: 'TerritoryNotTaken' }]]); // prettier-ignore
  });

  it.each([
    ['a day that never was', { periods: [{ from: '2026-02-30' }] }, 'BadFormat'],
    ['an end before its beginning', { periods: [{ from: '2026-02-02', to: '2026-02-01' }] }, 'OutOfRange'],
    ['no country', { territories: ['2136'], exceptTerritories: [] }, 'OutOfRange'],
    ['nobody knows what left out', { exceptTerritories: ['US-PR'] }, 'BadFormat'],
    ['a code that is none', { useTypes: ['On demand'] }, 'BadFormat'],
  ])('of a deal with %s are not taken, which is no takedown', (_what, changes, reason) => {
    const { terms: found, ignored } = termsUnder(changes);
    expect([found, ignored]).toMatchObject([undefined, [{ reason }]]);
    expect(termsUnder(changes, deal).terms).toEqual([terms]);
  });

  it('of orders in advance are none', () =>
    expect(termsUnder({ preOrder: true })).toMatchObject({ terms: [], ignored: [{ reason: 'PreOrderDeal' }] }));
});
