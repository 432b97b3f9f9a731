import { beforeEach, describe, expect, it } from 'vitest';
import { freshDatabaseForTest, type TestDatabase } from '../../../test/pg.js';
import { writerOn } from '../../../test/writer-on.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import { claims } from '../../projections/rights/claims.js';
import { parties } from '../../projections/rights/parties.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import { works } from '../../projections/rights/works.js';
import { effectiveClaims } from './rights-claims.js';
import { partiesOfLabels } from './rights-parties.js';
import { disputes, unsettledSubjects } from './rights-unsettled.js';
import { embodiedWorks } from './rights-works.js';

let database: TestDatabase;
let position: bigint;

beforeEach(async () => {
  database = await freshDatabaseForTest();
  position = 0n;
  for (const { tables } of [claims, parties, works])
    for (const [logical, ddl] of Object.entries(tables)) await database.pool.query(ddl(logical));
});

/** Each at the next position of the log, and with the edition that its position is. */
const happened = async (...events: (readonly [type: string, data: object])[]) => {
  const batch = events.map(([type, data]): StoredEvent => {
    position += 1n;
    const [id, edition] = [position.toString(), Number(position)];
    return { position, stream: 'any', revision: 0, id, type, data: { ...data, edition }, recordedAt: new Date(0) };
  });
  for (const projection of [claims, parties, works])
    await projection.apply(
      batch.filter(({ type }) => projection.types.includes(type)),
      writerOn(database),
    );
};

const db = () => database.db.withTables<RightsTables>();

type Said = {
  share: string;
  from?: string;
  to?: string;
  where?: readonly string[];
  except?: readonly string[];
  on?: string;
};

const claimed = (claimId: string, { share, from = '2026-01-01', to, where = ['*'], except = [], on = 'w1' }: Said) =>
  [
    'RightClaimed.v1',
    {
      right: 'mechanical',
      subjectId: on,
      claimId,
      partyId: `party of ${claimId}`,
      share,
      territories: where,
      exceptTerritories: except,
      effectiveFrom: from,
      ...(to === undefined ? {} : { effectiveTo: to }),
    },
  ] as const;
const withdrawn = (claimId: string, effectiveFrom: string) =>
  ['ClaimWithdrawn.v1', { right: 'mechanical', subjectId: 'w1', claimId, effectiveFrom }] as const;

const scope = (day: string, knownAt = position, territory = 'DE') =>
  ({ right: 'mechanical', territory, day, knownAt, subjects: ['w1'] }) as const;
const sharesOn = async (...question: Parameters<typeof scope>) => {
  const rows = await effectiveClaims(db(), scope(...question)).execute();
  return Object.fromEntries(rows.map(({ claim_id, share }) => [claim_id, share]));
};

describe('the claims to a work', () => {
  it('are those of the day, by what was known: a share changed in the past changes only what is known since', async () => {
    await happened(claimed('c1', { share: '60' }), claimed('c2', { share: '40' }));
    const before = position;
    await happened(
      claimed('c1', { share: '50.5', from: '2026-03-01' }),
      claimed('c2', { share: '49.5', from: '2026-03-01' }),
    );
    expect(await sharesOn('2026-04-15', before)).toEqual({ c1: '60', c2: '40' });
    expect(await sharesOn('2026-04-15')).toEqual({ c1: '50.5', c2: '49.5' });
    expect(await sharesOn('2026-02-28')).toEqual({ c1: '60', c2: '40' });
    expect(await sharesOn('2025-12-31')).toEqual({});
  });

  it('keep a later edition when an earlier one is corrected', async () => {
    await happened(claimed('c1', { share: '60' }), claimed('c1', { share: '50', from: '2026-03-01' }));
    await happened(claimed('c1', { share: '70' }));
    expect(await sharesOn('2026-02-01', 2n)).toEqual({ c1: '60' });
    expect(await sharesOn('2026-02-01')).toEqual({ c1: '70' });
    expect(await sharesOn('2026-03-01')).toEqual({ c1: '50' });
  });

  it('end on their last day, or the day before they are withdrawn', async () => {
    await happened(claimed('c1', { share: '60', to: '2026-05-31' }), claimed('c2', { share: '40' }));
    await happened(withdrawn('c2', '2026-06-01'), claimed('c2', { share: '30', from: '2026-09-01' }));
    expect(await sharesOn('2026-05-31')).toEqual({ c1: '60', c2: '40' });
    expect(await sharesOn('2026-06-01')).toEqual({});
    expect(await sharesOn('2026-06-01', 2n)).toEqual({ c2: '40' });
    expect(await sharesOn('2026-09-01')).toEqual({ c2: '30' });
  });

  it('hold in their territories, and not where an edition no longer does', async () => {
    await happened(
      claimed('world', { share: '10', except: ['US'] }),
      claimed('list', { share: '20', where: ['DE', 'US'] }),
      claimed('list', { share: '20', where: ['US'], from: '2026-02-01' }),
    );
    expect(await sharesOn('2026-01-15')).toEqual({ world: '10', list: '20' });
    expect(await sharesOn('2026-02-15')).toEqual({ world: '10' });
    expect(await sharesOn('2026-02-15', position, 'US')).toEqual({ list: '20' });
    expect(await sharesOn('2026-02-15', position, 'ZZ')).toEqual({ world: '10' });
  });

  it('are asked for of many subjects at once, and of one right', async () => {
    await happened(
      claimed('a', { share: '1', on: 'w2' }),
      claimed('b', { share: '2' }),
      claimed('c', { share: '3', on: 'w3' }),
    );
    const rows = await effectiveClaims(db(), { ...scope('2026-01-01'), subjects: ['w2', 'w1', 'none'] }).execute();
    expect(rows).toEqual([
      { subject_id: 'w1', claim_id: 'b', party_id: 'party of b', share: '2', edition: 2, position: 2n },
      { subject_id: 'w2', claim_id: 'a', party_id: 'party of a', share: '1', edition: 1, position: 1n },
    ]);
    expect(await effectiveClaims(db(), { ...scope('2026-01-01'), right: 'performing' }).execute()).toEqual([]);
  });
});

describe('what is not settled', () => {
  beforeEach(async () => {
    await happened(
      claimed('a', { share: '60' }),
      claimed('b', { share: '55.5' }),
      claimed('c', { share: '80', on: 'short' }),
      claimed('d', { share: '100', on: 'whole' }),
      claimed('e', { share: '100', on: 'worse' }),
      claimed('f', { share: '100', on: 'worse', where: ['DE'] }),
    );
  });

  it('is told of the subjects asked for: disputed, claimed in part, or by nobody', async () => {
    const subjects = ['whole', 'short', 'w1', 'nobody', 'nobody'];
    expect(await unsettledSubjects(db(), { ...scope('2026-01-01'), subjects }).execute()).toEqual([
      { subject_id: 'nobody', claimed: '0', claimants: 0n, standing: 'unmatched' },
      { subject_id: 'short', claimed: '80', claimants: 1n, standing: 'unclaimed' },
      { subject_id: 'w1', claimed: '115.5', claimants: 2n, standing: 'disputed' },
    ]);
  });

  it('lists the disputes of a territory, most first, as known then', async () => {
    const { subjects: _all, ...everything } = scope('2026-01-01');
    expect(await disputes(db(), { ...everything, limit: 10 }).execute()).toEqual([
      { subject_id: 'worse', claimed: '200', claimants: 2n },
      { subject_id: 'w1', claimed: '115.5', claimants: 2n },
    ]);
    expect(await disputes(db(), { ...everything, limit: 1 }).execute()).toMatchObject([{ subject_id: 'worse' }]);
    expect(await disputes(db(), { ...everything, territory: 'FR', limit: 10 }).execute()).toMatchObject([{ subject_id: 'w1' }]); // prettier-ignore
    expect(await disputes(db(), { ...everything, knownAt: 1n, limit: 10 }).execute()).toEqual([]);
  });
});

it('tells which works a track embodied on a day, as known then', async () => {
  const embodied = (effectiveFrom: string, ...parts: (readonly [string, number])[]) =>
    [
      'RecordingEmbodied.v1',
      { trackId: 't1', works: parts.map(([workId, basisPoints]) => ({ workId, basisPoints })), effectiveFrom },
    ] as const;
  await happened(
    embodied('2026-01-01', ['w1', 10_000]),
    embodied('2026-02-01', ['w1', 5_000], ['w2', 5_000]),
    embodied('2026-01-01', ['w3', 10_000]),
  );
  const on = async (day: string, knownAt = position) => {
    const rows = await embodiedWorks(db(), { tracks: ['t1', 't2'], day, knownAt }).execute();
    return rows.map(({ work_id, basis_points }) => [work_id, basis_points]);
  };
  expect(await on('2026-01-31', 2n)).toEqual([['w1', 10_000]]);
  expect(await on('2026-01-31')).toEqual([['w3', 10_000]]);
  expect(await on('2026-02-01')).toEqual([
    ['w1', 5_000],
    ['w2', 5_000],
  ]);
  expect(await on('2025-12-31')).toEqual([]);
});

describe('the party of a label name', () => {
  const described = (partyId: string, name: string, effectiveFrom = '2026-01-01', partyKind = 'label') =>
    ['PartyDescribed.v1', { partyId, partyKind, name, effectiveFrom }] as const;
  const represented = (partyId: string, representedBy: string | null, effectiveFrom: string) =>
    ['PartyRepresented.v1', { partyId, representedBy, effectiveFrom }] as const;
  const on = async (day: string, knownAt = position) => {
    const rows = await partiesOfLabels(db(), { names: ['One', 'Two', 'None'], day, knownAt }).execute();
    return rows.map(({ name, party_id, representative_id }) => [name, party_id, representative_id]);
  };

  it('is the label that has it that day, with who represents it', async () => {
    await happened(
      described('l1', 'One'),
      described('l2', 'Two'),
      described('p1', 'One', '2026-01-01', 'publisher'),
      represented('l1', 'merlin', '2026-03-01'),
      described('l2', 'Renamed', '2026-05-01'),
      represented('l1', null, '2026-06-01'),
    );
    expect(await on('2026-02-01')).toEqual([['One', 'l1', null], ['Two', 'l2', null]]); // prettier-ignore
    expect(await on('2026-03-01')).toEqual([['One', 'l1', 'merlin'], ['Two', 'l2', null]]); // prettier-ignore
    expect(await on('2026-07-01')).toEqual([['One', 'l1', null]]);
    expect(await on('2026-07-01', 4n)).toEqual([['One', 'l1', 'merlin'], ['Two', 'l2', null]]); // prettier-ignore
    expect(await on('2025-12-31')).toEqual([]);
  });

  it('may be two, and then both are told', async () => {
    await happened(described('l1', 'One'), described('l9', 'One'));
    expect(await on('2026-01-01')).toEqual([['One', 'l1', null], ['One', 'l9', null]]); // prettier-ignore
  });
});
