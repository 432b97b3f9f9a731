import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { currency } from '../../shared/currency.js';
import { period } from '../period.js';
import { deal, dealStream, type AgreedTerms, type DealCommand, type DealEvent, type DealRefusal } from './deal.js';
import { advanceAccountOf, defaultTerms, type Clause, type DealTerms } from './deal-terms.js';
import { DEAL_EVENT_TYPES, dealCodec, type StoredDealEvent } from './stored-events.js';

const terms = defaultTerms(currency('EUR'));
const firstYear: AgreedTerms = {
  dealId: 'd-1',
  party: 'North Star Records',
  partyRole: 'label',
  effectiveFrom: '2026-01-01',
  effectiveTo: '2026-12-31',
  terms,
};
const { effectiveTo: _none, ...openEnded } = firstYear;
const agreed = (data: AgreedTerms, edition: number): DealEvent => ({
  type: 'DealTermsAgreed',
  data: { ...data, edition },
});
const ended = (endsOn: string, edition: number): DealEvent => ({
  type: 'DealEnded',
  data: { dealId: 'd-1', endsOn, edition },
});
const agree = (data: AgreedTerms): DealCommand => ({ command: 'AgreeTerms', ...data });
const endOn = (endsOn: string): DealCommand => ({ command: 'EndDeal', dealId: 'd-1', endsOn });

const given = (...history: DealEvent[]) => ({
  when: (command: DealCommand) => {
    const decision = deal.decide(command, history.reduce(deal.evolve, deal.initial()));
    return {
      then: (...events: DealEvent[]) => expect(decision).toEqual({ outcome: 'accepted', events }),
      thenRefused: (because: DealRefusal) => expect(decision).toEqual({ outcome: 'refused', because }),
    };
  },
});

describe('a deal', () => {
  it('is agreed', () => given().when(agree(firstYear)).then(agreed(firstYear, 1)));

  it('stays quiet when the same terms come again, whatever the order of their fields', () => {
    const shuffled = Object.fromEntries(Object.entries(terms).reverse()) as DealTerms;
    given(agreed({ ...firstYear, terms: shuffled }, 1))
      .when(agree(firstYear))
      .then();
  });

  it('takes other terms from the same day on as a new edition, and the ones before again', () => {
    const better: AgreedTerms = { ...firstYear, terms: { ...terms, payoutThreshold: '30' } };
    given(agreed(firstYear, 1)).when(agree(better)).then(agreed(better, 2));
    given(agreed(firstYear, 1), agreed(better, 2)).when(agree(firstYear)).then(agreed(firstYear, 3));
  });

  it('goes on with terms that begin the day after, or while open-ended ones hold', () => {
    const next: AgreedTerms = { ...openEnded, effectiveFrom: '2027-01-01' };
    given(agreed(firstYear, 1)).when(agree(next)).then(agreed(next, 2));
    given(agreed(openEnded, 1)).when(agree(next)).then(agreed(next, 2));
  });

  it('has no gap, and names the days that would be one', () =>
    given(agreed(firstYear, 1))
      .when(agree({ ...openEnded, effectiveFrom: '2027-03-01' }))
      .thenRefused({ kind: 'DealHasAGap', from: '2027-01-01', to: '2027-02-28' }));

  it('has one set of terms a day, and names the days that would have two', () => {
    given(agreed(firstYear, 1))
      .when(agree({ ...openEnded, effectiveFrom: '2026-07-01' }))
      .thenRefused({ kind: 'DealTermsOverlap', from: '2026-07-01', to: '2026-12-31' });
    given(agreed({ ...openEnded, effectiveFrom: '2026-07-01' }, 1))
      .when(agree(firstYear))
      .thenRefused({ kind: 'DealTermsOverlap', from: '2026-07-01', to: '2026-12-31' });
  });

  it('does not end before it starts', () => {
    given()
      .when(agree({ ...firstYear, effectiveTo: '2025-12-31' }))
      .thenRefused({ kind: 'DealEndsBeforeItStarts', starts: '2026-01-01', ends: '2025-12-31' });
    given(agreed(firstYear, 1))
      .when(endOn('2025-12-31'))
      .thenRefused({ kind: 'DealEndsBeforeItStarts', starts: '2026-01-01', ends: '2025-12-31' });
  });

  it('ends, once, and may be given more time', () => {
    given(agreed(openEnded, 1)).when(endOn('2026-06-30')).then(ended('2026-06-30', 2));
    given(agreed(openEnded, 1), ended('2026-06-30', 2)).when(endOn('2026-06-30')).then();
    given(agreed(openEnded, 1), ended('2026-06-30', 2)).when(endOn('2026-09-30')).then(ended('2026-09-30', 3));
  });

  it('takes no terms for the time after its end', () =>
    given(agreed(openEnded, 1), ended('2026-06-30', 2))
      .when(agree({ ...openEnded, effectiveFrom: '2026-07-01' }))
      .thenRefused({ kind: 'DealHasEnded', endsOn: '2026-06-30' }));

  it('cannot end when nobody knows it', () =>
    given().when(endOn('2026-06-30')).thenRefused({ kind: 'DealIsUnknown', dealId: 'd-1' }));

  it('stays with its party', () =>
    given(agreed(firstYear, 1))
      .when(agree({ ...firstYear, party: 'South Star' }))
      .thenRefused({ kind: 'DealPartyDiffers', party: 'South Star', known: 'North Star Records' }));

  it('has a stream of its own, and an advance account that may be shared', () => {
    expect(dealStream('d-1')).toBe('deal-d-1');
    expect(advanceAccountOf('d-2', { ...terms, crossRecoupment: ['d-1'] })).toBe('d-1+d-2');
    expect(advanceAccountOf('d-1', { ...terms, crossRecoupment: ['d-2', 'd-1'] })).toBe('d-1+d-2');
  });
});

const clause = (over: Partial<Clause>): Clause => ({ ...terms.clauses[0]!, ...over });
const advance = {
  id: 'y1',
  amount: '100',
  instalments: [{ on: '2026-01-15', amount: '99.99' }],
  recoupable: true,
  contractYear: period('2026-01'),
  crossYearCarry: false,
};
const step = (from: string, revenueShare: string, by: 'streams' | 'revenue' = 'streams') => ({
  by,
  from,
  revenueShare,
});
const payee = (name: string, share: string) => ({ payee: name, share });

const CONTRADICTIONS: readonly [string, Partial<DealTerms>, DealRefusal][] = [
  ['instalments that are not the advance', { advances: [advance] }, { kind: 'InstalmentsDoNotAddUp', advance: 'y1', amount: '100', instalments: '99.99' }], // prettier-ignore
  ['an advance with no instalments', { advances: [{ ...advance, instalments: [] }] }, { kind: 'InstalmentsDoNotAddUp', advance: 'y1', amount: '100', instalments: '0' }], // prettier-ignore
  ['one name for two advances', { advances: [{ ...advance, amount: '99.99' }, { ...advance, amount: '99.99' }] }, { kind: 'AdvanceNamedTwice', advance: 'y1' }], // prettier-ignore
  ['shares of payees that are not the whole', { payees: [payee('a', '0.5'), payee('b', '0.4')] }, { kind: 'PayeeSharesDoNotAddUp', shares: '0.9' }], // prettier-ignore
  ['a payee twice', { payees: [payee('a', '0.5'), payee('a', '0.5')] }, { kind: 'PayeeNamedTwice', payee: 'a' }],
  ['two clauses for everything', { clauses: [clause({}), clause({})] }, { kind: 'ClausesOverlap', territory: '*', offering: '*' }], // prettier-ignore
  ['two clauses for one market', { clauses: [clause({ territories: ['DE', 'AT'] }), clause({ territories: ['AT'], offerings: ['free'] })] }, { kind: 'ClausesOverlap', territory: 'AT', offering: 'free' }], // prettier-ignore
  ['a threshold that falls', { clauses: [clause({ revenueShare: '0.1', escalations: [step('20', '0.2'), step('10', '0.3')] })] }, { kind: 'EscalationDoesNotRise', from: '10', revenueShare: '0.3' }], // prettier-ignore
  ['a share that falls', { clauses: [clause({ revenueShare: '0.5', escalations: [step('20', '0.4')] })] }, { kind: 'EscalationDoesNotRise', from: '20', revenueShare: '0.4' }], // prettier-ignore
  ['steps that count two things', { clauses: [clause({ revenueShare: '0.1', escalations: [step('20', '0.2'), step('30', '0.3', 'revenue')] })] }, { kind: 'EscalationDoesNotRise', from: '30', revenueShare: '0.3' }], // prettier-ignore
  ['deductions of more than there is', { deductions: [{ name: 'x', rate: '0.6', base: 'gross' }, { name: 'y', rate: '0.5', base: 'gross' }] }, { kind: 'DeductionsAboveTheWhole', rates: '1.1' }], // prettier-ignore
];

describe('the terms of a deal', () => {
  it.each(CONTRADICTIONS)('are refused with %s', (_, over, because) =>
    given().when(agree({ ...firstYear, terms: { ...terms, ...over } })).thenRefused(because)); // prettier-ignore

  it('may name markets apart', () => {
    const apart = { ...terms, clauses: [clause({ territories: ['DE'] }), clause({ territories: ['AT'] })] };
    given().when(agree({ ...firstYear, terms: apart })).then(agreed({ ...firstYear, terms: apart }, 1)); // prettier-ignore
  });
});

describe('on disk', () => {
  const folder = new URL('golden/', import.meta.url);

  it('has one golden sample for each version ever written', () => {
    expect(readdirSync(folder).sort()).toEqual(DEAL_EVENT_TYPES.map((type) => `${type}.json`).sort());
  });

  it.each(DEAL_EVENT_TYPES)('still reads %s', (type) => {
    const stored = JSON.parse(readFileSync(new URL(`${type}.json`, folder), 'utf8')) as StoredDealEvent;
    const codec = dealCodec((name) => name);
    expect(codec.encode(codec.decode(stored))).toEqual({ ...stored, id: expect.stringContaining(stored.data.dealId) as string }); // prettier-ignore
  });
});
