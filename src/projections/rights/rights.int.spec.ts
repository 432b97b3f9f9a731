import { expect, it } from 'vitest';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { writerOn } from '../../../test/writer-on.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import { claims } from './claims.js';
import { classifications } from './classifications.js';
import { deliveries } from './deliveries.js';
import { parties } from './parties.js';
import type { DeliveriesTables, RightsTables } from './rights-tables.js';
import { works } from './works.js';

const stored = (position: number, type: string, data: object): StoredEvent => ({
  position: BigInt(position),
  stream: 'any',
  revision: position,
  id: String(position),
  type,
  data: { effectiveFrom: '2026-01-01', ...data },
  recordedAt: new Date(0),
});

const claim = {
  right: 'performing',
  subjectId: 'w1',
  claimId: 'c1',
  partyId: 'p"1',
  share: '33.333333',
  territories: ['*'],
  exceptTerritories: ['CA', 'US'],
};
const large = 9_007_199_254_740_993n; // what a JavaScript number cannot hold
const partyHistory = [
  stored(1, 'PartyDescribed.v1', { partyId: 'l1', partyKind: 'label', name: "O'Brien, {quoted} \\", edition: 1 }),
  stored(2, 'PartyRepresented.v1', { partyId: 'l1', representedBy: 'merlin', edition: 2 }),
  stored(3, 'PartyRepresented.v1', { partyId: 'l1', representedBy: null, effectiveFrom: '2026-02-01', edition: 3 }),
  stored(4, 'PartyDescribed.v1', { partyId: 'l1', partyKind: 'label', name: 'New', ipi: '00014107338', edition: 4 }),
];
const workHistory = [
  stored(1, 'WorkRegistered.v1', { workId: 'w1', title: 'Song', writers: [{ partyId: 'a', role: 'author' }], edition: 1 }),
  stored(2, 'RecordingEmbodied.v1', { trackId: 't1', works: [{ workId: 'w1', basisPoints: 7_500 }, { workId: 'w2', basisPoints: 2_500 }], edition: 1 }),
  stored(3, 'ReleaseCatalogued.v1', { icpn: '0036000291452', title: 'Album', tracks: ['t2', 't1'], edition: 1 }),
  stored(4, 'RecordingEmbodied.v1', { trackId: 't1', works: [{ workId: 'w1', basisPoints: 10_000 }], edition: 2 }),
]; // prettier-ignore
const claimHistory = [
  stored(1, 'RightClaimed.v1', { ...claim, effectiveTo: '2026-12-31', edition: 1 }),
  stored(2, 'ClaimWithdrawn.v1', { right: 'performing', subjectId: 'w1', claimId: 'c1', edition: 2 }),
  { ...stored(3, 'RightClaimed.v1', { ...claim, share: '100', edition: 3 }), position: large },
];

const built = async (projection: typeof claims, history: readonly StoredEvent[], size: number) => {
  const database = await freshDatabaseForTest();
  for (const [logical, ddl] of Object.entries(projection.tables)) await database.pool.query(ddl(logical));
  for (const [logical, ddl] of Object.entries(projection.indexes ?? {})) await database.pool.query(ddl(logical));
  const twice = [...history, ...history];
  for (let start = 0; start < twice.length; start += size)
    await projection.apply(twice.slice(start, start + size), writerOn(database));
  return async (table: keyof (RightsTables & DeliveriesTables)) => {
    const rows = await database.db
      .withTables<RightsTables & DeliveriesTables>()
      .selectFrom(table)
      .selectAll()
      .execute();
    return rows.toSorted((one, other) => one.edition - other.edition);
  };
};

const first = { effective_from: '2026-01-01', edition: 1, position: 1n };

it.each([1, 3, 8])('keeps every edition of a party, delivered twice in batches of %i', async (size) => {
  const rows = await built(parties, partyHistory, size);
  const label = { party_id: 'l1', party_kind: 'label', ipi: null, isni: null, dpid: null };
  expect(await rows('parties')).toEqual([
    { ...label, ...first, name: "O'Brien, {quoted} \\" },
    { ...label, ...first, name: 'New', ipi: '00014107338', edition: 4, position: 4n },
  ]);
  expect(await rows('party_representations')).toEqual([
    { party_id: 'l1', represented_by: 'merlin', effective_from: '2026-01-01', edition: 2, position: 2n },
    { party_id: 'l1', represented_by: null, effective_from: '2026-02-01', edition: 3, position: 3n },
  ]);
});

it.each([1, 3, 8])('keeps works, embodiments and releases, delivered twice in batches of %i', async (size) => {
  const rows = await built(works, workHistory, size);
  const writers = [{ partyId: 'a', role: 'author' }];
  expect(await rows('works')).toEqual([{ ...first, work_id: 'w1', iswc: null, title: 'Song', writers }]);
  expect(await rows('embodiments')).toEqual([
    { track_id: 't1', work_id: 'w1', basis_points: 7_500, effective_from: '2026-01-01', edition: 1, position: 2n },
    { track_id: 't1', work_id: 'w2', basis_points: 2_500, effective_from: '2026-01-01', edition: 1, position: 2n },
    { track_id: 't1', work_id: 'w1', basis_points: 10_000, effective_from: '2026-01-01', edition: 2, position: 4n },
  ]);
  expect(await rows('releases')).toEqual([
    { ...first, icpn: '0036000291452', title: 'Album', tracks: ['t2', 't1'], position: 3n },
  ]);
});

it.each([1, 2, 6])('keeps claims and withdrawals to the last digit, delivered twice in batches of %i', async (size) => {
  const rows = await built(claims, claimHistory, size);
  const subject = { right_kind: 'performing', subject_id: 'w1', claim_id: 'c1', effective_from: '2026-01-01' };
  const said = {
    ...subject,
    withdrawn: false,
    party_id: 'p"1',
    territories: ['*'],
    except_territories: ['CA', 'US'],
    effective_to: null,
  };
  const nothing = { party_id: null, share: null, territories: null, except_territories: null, effective_to: null };
  expect(await rows('claims')).toEqual([
    { ...said, share: '33.333333', effective_to: '2026-12-31', edition: 1, position: 1n },
    { ...subject, ...nothing, withdrawn: true, edition: 2, position: 2n },
    { ...said, share: '100.000000', edition: 3, position: large },
  ]);
});

it.each([1, 3])('keeps what tracks were classified as, delivered twice in batches of %i', async (size) => {
  const said = { trackId: 't1', audio: 'functional-noise', reason: 'rain' };
  const history = [
    stored(1, 'TrackClassified.v1', { ...said, edition: 1 }),
    stored(2, 'TrackClassified.v1', { ...said, audio: 'music', reason: 'a song', edition: 2 }),
  ];
  const rows = await built(classifications, history, size);
  const row = { track_id: 't1', effective_from: '2026-01-01' };
  expect(await rows('track_classifications')).toEqual([
    { ...row, audio: 'functional-noise', reason: 'rain', edition: 1, position: 1n },
    { ...row, audio: 'music', reason: 'a song', edition: 2, position: 2n },
  ]);
});

it.each([1, 3])('keeps what was delivered, and no terms of a takedown, twice in batches of %i', async (size) => {
  const releaseId = 'icpn:0036000291452';
  const terms = [{ territories: ['*'], exceptTerritories: [], from: '2026-01-01', commercialModels: [], useTypes: [] }];
  const artists = [{ name: 'O"Brien', roles: ['MainArtist'] }];
  const history = [
    stored(1, 'ReleaseDelivered.v1', { releaseId, title: 'Album', tracks: ['t2', 't1'], edition: 1 }),
    stored(2, 'ReleaseOffered.v1', { releaseId, terms, edition: 2 }),
    stored(3, 'RecordingDelivered.v1', { isrc: 'ZZA882600001', title: 'Song', artists, edition: 1 }),
    stored(4, 'ReleaseTakenDown.v1', { releaseId, effectiveFrom: '2026-02-01', edition: 3 }),
  ];
  const rows = await built(deliveries, history, size);
  const release = { release_id: releaseId, ...first };
  expect(await rows('delivered_releases')).toEqual([{ ...release, title: 'Album', tracks: ['t2', 't1'] }]);
  expect(await rows('release_offers')).toEqual([
    { ...release, terms, edition: 2, position: 2n },
    { ...release, terms: [], effective_from: '2026-02-01', edition: 3, position: 4n },
  ]);
  expect(await rows('delivered_recordings')).toEqual([
    { isrc: 'ZZA882600001', title: 'Song', sub_title: null, artists, edition: 1, position: 3n },
  ]);
});
