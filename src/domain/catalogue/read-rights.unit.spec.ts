import { describe, expect, it } from 'vitest';
import { readClassification } from './read-classification.js';
import { readClaim, readWithdrawal } from './read-claim.js';
import { readParty, readRepresentation } from './read-party.js';
import { readEmbodiment, readRelease, readWork } from './read-work.js';

const effectiveFrom = '2026-01-01';
const party = { partyId: 'l1', partyKind: 'label', name: 'Label One', effectiveFrom };
const work = { workId: 'w1', title: 'Song', writers: [{ partyId: 'b', role: 'author' }], effectiveFrom };
const embodiment = { trackId: 't1', works: [{ workId: 'w1', basisPoints: 10_000 }], effectiveFrom };
const release = { icpn: '036000291452', title: 'Album', tracks: ['t2', 't1'], effectiveFrom };
const claim = {
  right: 'mechanical',
  subjectId: 'w1',
  claimId: 'c1',
  partyId: 'p1',
  share: '050.500000',
  territories: '*',
  effectiveFrom,
};

const problemOf = (read: object) =>
  'problem' in read ? (read.problem as { reason: string; field: string }) : undefined;

describe('a party', () => {
  it('is read with its identifiers in canonical form', () => {
    const codes = { ipi: '00014.10.73.38', isni: '0000 0001 2103 2683', dpid: 'PA-DPIDA-2014122301-Q' };
    expect(readParty({ kind: 'party', ...party, ...codes })).toEqual({
      read: { describe: { ...party, ipi: '00014107338', isni: '0000000121032683', dpid: 'PADPIDA2014122301Q' } },
    });
  });

  it('is read without them', () => {
    expect(readParty({ ...party, ipi: null })).toEqual({ read: { describe: party } });
  });

  it('is represented by another, or by nobody', () => {
    const said = { partyId: 'l1', effectiveFrom };
    expect(readRepresentation({ ...said, representedBy: 'merlin' })).toEqual({
      read: { represent: { ...said, representedBy: 'merlin' } },
    });
    expect(readRepresentation(said)).toEqual({ read: { represent: { ...said, representedBy: null } } });
  });

  it.each([
    ['NotAnObject', '', 'l1'],
    ['MissingField', 'partyId', { ...party, partyId: undefined }],
    ['BadFormat', 'partyId', { ...party, partyId: 'a b' }],
    ['BadFormat', 'partyKind', { ...party, partyKind: 'band' }],
    ['BadFormat', 'name', { ...party, name: ' ' }],
    ['TooLong', 'name', { ...party, name: 'x'.repeat(1_001) }],
    ['BadFormat', 'name', { ...party, name: 'a\u0000' }],
    ['WrongType', 'name', { ...party, name: 7 }],
    ['BadFormat', 'ipi', { ...party, ipi: '00014107339' }],
    ['BadFormat', 'isni', { ...party, isni: '0000000121032684' }],
    ['BadFormat', 'dpid', { ...party, dpid: 'PADPIDA1' }],
    ['BadFormat', 'effectiveFrom', { ...party, effectiveFrom: '2026-02-30' }],
  ])('is no party: %s of %s', (reason, field, raw) =>
    expect(problemOf(readParty(raw))).toMatchObject({ reason, field }),
  );
});

describe('works, embodiments and releases', () => {
  it('are read, writers and works in an order of their own', () => {
    const writers = [...work.writers, { partyId: 'a', role: 'composer' }];
    expect(readWork({ ...work, iswc: 'T-034.524.680-1', writers })).toEqual({
      read: { ...work, iswc: 'T0345246801', writers: writers.toReversed() },
    });
    expect(readEmbodiment(embodiment)).toEqual({ read: embodiment });
    expect(readRelease(release)).toEqual({ read: { ...release, icpn: '0036000291452' } });
  });

  it.each([
    ['BadFormat', 'iswc', readWork, { ...work, iswc: 'T-034.524.680-2' }],
    ['MissingField', 'writers', readWork, { ...work, writers: undefined }],
    ['WrongType', 'writers', readWork, { ...work, writers: 'b' }],
    ['NotAnObject', 'writers[0]', readWork, { ...work, writers: ['b'] }],
    ['BadFormat', 'writers[0].role', readWork, { ...work, writers: [{ partyId: 'b', role: 'singer' }] }],
    ['TooLong', 'writers', readWork, { ...work, writers: Array(1_001).fill(work.writers[0]) }],
    ['OutOfRange', 'works[0].basisPoints', readEmbodiment, { ...embodiment, works: [{ workId: 'w', basisPoints: 0.5 }] }],
    ['OutOfRange', 'works[0].basisPoints', readEmbodiment, { ...embodiment, works: [{ workId: 'w', basisPoints: '1' }] }],
    ['MissingField', 'icpn', readRelease, { ...release, icpn: null }],
    ['BadFormat', 'icpn', readRelease, { ...release, icpn: '036000291453' }],
    ['BadFormat', 'tracks[1]', readRelease, { ...release, tracks: ['t1', 't 2'] }],
  ] as const)('are not: %s of %s', (reason, field, read, raw) =>
    expect(problemOf(read(raw))).toMatchObject({ reason, field }),
  ); // prettier-ignore
});

describe('a classification', () => {
  const noise = { trackId: 't1', audio: 'functional-noise', reason: 'an hour of rain', effectiveFrom };

  it('is read', () => expect(readClassification({ kind: 'classification', ...noise })).toEqual({ read: noise }));

  it.each([
    ['NotAnObject', '', []],
    ['BadFormat', 'trackId', { ...noise, trackId: 'a b' }],
    ['BadFormat', 'audio', { ...noise, audio: 'rain' }],
    ['MissingField', 'reason', { ...noise, reason: undefined }],
    ['BadFormat', 'effectiveFrom', { ...noise, effectiveFrom: '2026-13-01' }],
  ])('is none: %s of %s', (reason, field, raw) =>
    expect(problemOf(readClassification(raw))).toMatchObject({ reason, field }),
  );
});

describe('a claim', () => {
  it('is read into its canonical form', () => {
    expect(readClaim(claim)).toEqual({
      read: { claim: { ...claim, share: '50.5', territories: ['*'], exceptTerritories: [] } },
    });
    const narrow = {
      ...claim,
      territories: ['FR', 'DE', 'FR', 'US'],
      exceptTerritories: ['US'],
      effectiveTo: '2026-12-31',
    };
    expect(readClaim(narrow)).toEqual({
      read: { claim: { ...narrow, share: '50.5', territories: ['DE', 'FR'], exceptTerritories: [] } },
    });
    const world = { ...claim, territories: ['*'], exceptTerritories: ['US', 'CA'] };
    expect(readClaim(world)).toEqual({
      read: { claim: { ...world, share: '50.5', exceptTerritories: ['CA', 'US'] } },
    });
  });

  it('is read as withdrawn', () => {
    const said = { right: 'mechanical', subjectId: 'w1', claimId: 'c1', effectiveFrom };
    expect(readWithdrawal({ ...said, kind: 'claim-withdrawal' })).toEqual({ read: { withdraw: said } });
  });

  it('keeps a share that is no share for the claims to refuse', () => {
    expect(readClaim({ ...claim, share: '-0.5' })).toMatchObject({ read: { claim: { share: '-0.5' } } });
    expect(readClaim({ ...claim, share: '0.00' })).toMatchObject({ read: { claim: { share: '0' } } });
  });

  it.each([
    ['BadFormat', 'right', { ...claim, right: 'sync' }],
    ['BadFormat', 'subjectId', { ...claim, subjectId: '' }],
    ['WrongType', 'share', { ...claim, share: 50 }],
    ['BadFormat', 'share', { ...claim, share: '33.3333333' }],
    ['BadFormat', 'share', { ...claim, share: '1e2' }],
    ['BadFormat', 'share', { ...claim, share: '50 %' }],
    ['MissingField', 'territories', { ...claim, territories: undefined }],
    ['BadFormat', 'territories[1]', { ...claim, territories: ['DE', '*'] }],
    ['BadFormat', 'territories[0]', { ...claim, territories: ['de'] }],
    ['WrongType', 'exceptTerritories', { ...claim, exceptTerritories: '*' }],
    ['BadFormat', 'effectiveTo', { ...claim, effectiveTo: '2026-13-01' }],
  ])('is no claim: %s of %s', (reason, field, raw) =>
    expect(problemOf(readClaim(raw))).toMatchObject({ reason, field }),
  );
});
