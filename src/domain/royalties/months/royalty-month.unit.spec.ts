import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specify } from '../../../../test/given.js';
import { currency } from '../../shared/currency.js';
import { period } from '../period.js';
import { monthStream, type Calculation, type MonthCommand, type MonthEvent } from './month-facts.js';
import { royaltyMonth } from './royalty-month.js';

const given = specify(royaltyMonth);
const month = period('2026-08');

const run: Calculation = {
  runId: 'run-1',
  basis: {
    position: '1200',
    countingPolicy: 'thirty-seconds@1',
    payoutModel: { name: 'blend', parameters: { proRata: '0.5', rest: 'user-centric' } },
    ratesVersion: 'rates-7',
    usagePolicies: ['minimum-streams@1'],
    fxRateIds: ['ecb-2026-08-31-USD'],
  },
  totals: [
    {
      currency: currency('EUR'),
      poolsMinor: '1000',
      topUpsMinor: '50',
      adjustmentsMinor: '-20',
      dueMinor: '930',
      heldMinor: '99',
      retainedMinor: '0',
      undistributedMinor: '1',
    },
  ],
  linesHash: 'aa',
  by: 'ada',
};
const calculate = (changes: Partial<Calculation> = {}): MonthCommand => ({
  type: 'Calculate',
  period: month,
  ...run,
  ...changes,
});
const approval = { runId: 'run-1', by: 'bob', at: '2026-09-02T08:00:00.000Z' };
const approve = (changes: Partial<typeof approval> = {}): MonthCommand => ({
  type: 'Approve',
  period: month,
  ...approval,
  ...changes,
});
const withdraw: MonthCommand = { type: 'WithdrawApproval', period: month, by: 'bob', reason: 'a rate is missing' };
const closing = {
  runId: 'run-1',
  by: 'ada',
  at: '2026-09-03T08:00:00.000Z',
  statements: [{ file: 'a.csv', sha256: 'bb', party: 'a', currency: currency('EUR'), payableMinor: '930' }],
  journalHash: 'cc',
};
const close = (changes: Partial<typeof closing> = {}): MonthCommand => ({
  type: 'Close',
  period: month,
  ...closing,
  ...changes,
});

const calculated = (edition: number, changes: Partial<Calculation> = {}): MonthEvent => ({
  type: 'MonthCalculated',
  data: { period: month, edition, ...run, ...changes },
});
const approved = (edition: number): MonthEvent => ({
  type: 'MonthApproved',
  data: { period: month, edition, ...approval },
});
const withdrawn = (edition: number): MonthEvent => ({
  type: 'ApprovalWithdrawn',
  data: { period: month, edition, by: 'bob', reason: 'a rate is missing' },
});
const closed: MonthEvent = {
  type: 'MonthClosed',
  data: { period: month, edition: 3, ...closing, basis: run.basis },
};

describe('calculating', () => {
  it('records the run and all that it was made from', () => given().when(calculate()).then(calculated(1)));

  it('stays quiet on the same run, also in other order of its parameters and asked for by somebody else', () => {
    given(calculated(1)).when(calculate()).thenNothing();
    const payoutModel = { parameters: { rest: 'user-centric', proRata: '0.5' }, name: 'blend' };
    given(calculated(1))
      .when(calculate({ basis: { ...run.basis, payoutModel }, by: 'eve' }))
      .thenNothing();
  });

  it('takes a new run in place of the one before, and the one before again', () => {
    given(calculated(1))
      .when(calculate({ runId: 'run-2' }))
      .then(calculated(2, { runId: 'run-2' }));
    given(calculated(1), calculated(2, { runId: 'run-2' }))
      .when(calculate())
      .then(calculated(3));
  });

  it('takes no other result under the id of any run', () => {
    const refusal = { kind: 'RunIdReused', runId: 'run-1' } as const;
    given(calculated(1))
      .when(calculate({ linesHash: 'other' }))
      .thenRefused(refusal);
    given(calculated(1), calculated(2, { runId: 'run-2' }))
      .when(calculate({ linesHash: 'other' }))
      .thenRefused(refusal);
  });

  it('waits until an approval is taken back', () => {
    const again = calculate({ runId: 'run-2' });
    given(calculated(1), approved(2))
      .when(again)
      .thenRefused({ kind: 'MonthIsApproved', ...approval });
    given(calculated(1), approved(2), withdrawn(3))
      .when(again)
      .then(calculated(4, { runId: 'run-2' }));
  });

  it('is refused for a closed month, saying when and by whom it was closed', () => {
    given(calculated(1), approved(2), closed)
      .when(calculate({ runId: 'run-2' }))
      .thenRefused({ kind: 'MonthIsClosed', by: 'ada', at: '2026-09-03T08:00:00.000Z' });
  });

  it.each([
    ['1', { kind: 'TotalsDoNotTie', currency: 'EUR', differenceMinor: '-2' }],
    ['-2', { kind: 'TotalsDoNotTie', currency: 'EUR', differenceMinor: '1' }],
    ['0.5', { kind: 'TotalNotInMinorUnits', currency: 'EUR', amount: '0.5' }],
    ['-0', { kind: 'TotalNotInMinorUnits', currency: 'EUR', amount: '-0' }],
    ['1'.repeat(19), { kind: 'TotalNotInMinorUnits', currency: 'EUR', amount: '1'.repeat(19) }],
  ])('is refused where %s is carried forward and the totals do not tie by it', (undistributedMinor, refusal) => {
    const totals = [{ ...run.totals[0]!, heldMinor: '101', undistributedMinor }];
    given()
      .when(calculate({ totals }))
      .thenRefused(refusal as never);
  });
});

describe('approving', () => {
  it('is for a second person', () => {
    given(calculated(1)).when(approve()).then(approved(2));
    for (const by of ['ada', 'Ada ', 'ＡＤＡ'])
      given(calculated(1)).when(approve({ by })).thenRefused({ kind: 'ApprovedByTheSamePerson', by });
  });

  it('is for the run that is calculated now', () => {
    given().when(approve()).thenRefused({ kind: 'NotCalculated', period: month });
    given(calculated(1), calculated(2, { runId: 'run-2' }))
      .when(approve())
      .thenRefused({ kind: 'RunIsNotTheCalculatedOne', runId: 'run-1', calculated: 'run-2' });
  });

  it('happens once', () => {
    given(calculated(1), approved(2)).when(approve()).thenNothing();
    given(calculated(1), approved(2))
      .when(approve({ by: 'eve' }))
      .thenRefused({ kind: 'MonthIsApproved', ...approval });
  });

  it('is taken back with a reason, and only where there is one', () => {
    given(calculated(1), approved(2)).when(withdraw).then(withdrawn(3));
    given(calculated(1), approved(2), withdrawn(3)).when(withdraw).thenNothing();
    given(calculated(1)).when(withdraw).thenRefused({ kind: 'NotApproved', period: month });
    given().when(withdraw).thenRefused({ kind: 'NotApproved', period: month });
  });

  it('needs a name', () =>
    given(calculated(1))
      .when(approve({ by: ' ' }))
      .thenRefused({ kind: 'PersonNotNamed' }));
});

describe('closing', () => {
  it('records the statements, the journal and what they were made from', () => {
    given(calculated(1), approved(2)).when(close()).then(closed);
  });

  it('needs an approval that stands', () => {
    given().when(close()).thenRefused({ kind: 'NotCalculated', period: month });
    const refusal = { kind: 'NotApproved', period: month, runId: 'run-1' } as const;
    given(calculated(1)).when(close()).thenRefused(refusal);
    given(calculated(1), approved(2), withdrawn(3)).when(close()).thenRefused(refusal);
  });

  it('is of the approved run', () => {
    given(calculated(1), approved(2))
      .when(close({ runId: 'run-2' }))
      .thenRefused({ kind: 'RunIsNotTheCalculatedOne', runId: 'run-2', calculated: 'run-1' });
  });

  it.each(['2026-08-31T23:59:59.999Z', '2026-08-31T23:59:59Z'])('is refused at %s, when the month still runs', (at) => {
    const endsAt = '2026-09-01T00:00:00.000Z';
    given(calculated(1), approved(2))
      .when(close({ at }))
      .thenRefused({ kind: 'MonthIsNotOver', period: month, endsAt, at });
  });

  it.each(['2026-09-01T00:00:00.000Z', '2026-09-01T00:00:00Z'])('is possible from %s on', (at) => {
    const { data } = closed;
    given(calculated(1), approved(2))
      .when(close({ at }))
      .then({ type: 'MonthClosed', data: { ...data, at } });
  });

  it('happens once, and is quiet only about the very same close', () => {
    given(calculated(1), approved(2), closed).when(close()).thenNothing();
    for (const again of [close({ by: 'eve' }), close({ statements: [] }), close({ at: '2026-09-04T00:00:00.000Z' })])
      given(calculated(1), approved(2), closed).when(again).thenRefused({ kind: 'MonthIsClosed', by: 'ada', at: closing.at }); // prettier-ignore
  });
});

describe('a month', () => {
  const commands = fc.array(
    fc.oneof(
      fc.record({ runId: fc.constantFrom('run-1', 'run-2'), by: fc.constantFrom('ada', 'bob', 'eve') }).map(calculate),
      fc.record({ runId: fc.constantFrom('run-1', 'run-2'), by: fc.constantFrom('ada', 'bob', 'eve') }).map(approve),
      fc.constant(withdraw),
      fc.record({ runId: fc.constantFrom('run-1', 'run-2'), by: fc.constantFrom('ada', 'bob') }).map(close),
    ),
    { maxLength: 30 },
  );
  const play = (history: readonly MonthEvent[], asked: readonly MonthCommand[]): readonly MonthEvent[] => {
    const recorded = [...history];
    for (const command of asked) {
      const decision = royaltyMonth.decide(command, recorded.reduce(royaltyMonth.evolve, royaltyMonth.initial()));
      if (decision.outcome === 'accepted') recorded.push(...decision.events);
    }
    return recorded;
  };

  it('is never changed once it is closed, whatever is commanded', () => {
    const history = [calculated(1), approved(2), closed];
    fc.assert(
      fc.property(commands, (asked) => {
        expect(play(history, asked)).toEqual(history);
      }),
    );
  });

  it('only ever closes on a run that was calculated last and approved by another person', () => {
    let closes = 0;
    fc.assert(
      fc.property(commands, (asked) => {
        const events = play([], asked);
        const last = events.at(-1);
        expect(events.slice(0, -1).some(({ type }) => type === 'MonthClosed')).toBe(false);
        if (last?.type !== 'MonthClosed') return;
        closes += 1;
        const approvedBy = events.at(-2)!;
        const lastRun = events.findLast(({ type }) => type === 'MonthCalculated')!;
        expect(lastRun.data).toMatchObject({ runId: last.data.runId });
        expect(approvedBy).toMatchObject({ type: 'MonthApproved', data: { runId: last.data.runId } });
        expect((approvedBy.data as { by: string }).by).not.toBe((lastRun.data as { by: string }).by);
      }),
      { numRuns: 300, seed: 8 },
    );
    expect(closes).toBeGreaterThan(10);
  });

  it('numbers its events without a gap', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        const editions = play([], asked).map(({ data }) => data.edition);
        expect(editions).toEqual(editions.map((_, nth) => nth + 1));
      }),
    );
  });

  it('has one stream', () => expect(monthStream(month)).toBe('royalty-month-2026-08'));
});
