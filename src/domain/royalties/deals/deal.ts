/**
 * One contract with one party, and its terms from day to day.
 *
 * The deal is the consistency boundary because its terms must follow each other without a gap or an overlap, and only
 * the deal sees all of them. Terms hold from their first day until the next ones begin, or until the day that they name
 * as their last. Terms that begin on a day that has some already take their place: the log still knows both.
 */
import { canonical } from '../../shared/canonical.js';
import { accept, refuse, type Decider, type Decision } from '../../shared/decision.js';
import { termsProblem, type TermsRefusal } from './check-terms.js';
import type { DealTerms, PartyRole } from './deal-terms.js';
import { spanProblem, type Span, type SpanRefusal } from './term-spans.js';

export type AgreedTerms = Span & {
  readonly dealId: string;
  /** Whom the statement goes to, as the catalogue names them. */
  readonly party: string;
  readonly partyRole: PartyRole;
  readonly terms: DealTerms;
};

export type AgreeTerms = { readonly command: 'AgreeTerms' } & AgreedTerms;
/** `endsOn` is the last day of the deal; a later statement of it takes the place of an earlier one. */
export type EndDeal = { readonly command: 'EndDeal'; readonly dealId: string; readonly endsOn: string };
export type DealCommand = AgreeTerms | EndDeal;

/** `edition` counts what was agreed about a deal from 1, so that a return to earlier terms is an event of its own. */
export type DealEvent =
  | { readonly type: 'DealTermsAgreed'; readonly data: AgreedTerms & { readonly edition: number } }
  | { readonly type: 'DealEnded'; readonly data: { readonly dealId: string; readonly endsOn: string; readonly edition: number } }; // prettier-ignore

export type DealRefusal =
  | TermsRefusal
  | SpanRefusal
  | { readonly kind: 'DealIsUnknown'; readonly dealId: string }
  | { readonly kind: 'DealPartyDiffers'; readonly party: string; readonly known: string }
  | { readonly kind: 'DealEndsBeforeItStarts'; readonly starts: string; readonly ends: string }
  | { readonly kind: 'DealHasEnded'; readonly endsOn: string };

type Deal = {
  readonly edition: number;
  readonly party?: string;
  readonly endsOn?: string;
  /** By first day. */
  readonly agreed: ReadonlyMap<string, AgreedTerms>;
};

const initial = (): Deal => ({ edition: 0, agreed: new Map() });

const evolve = (deal: Deal, event: DealEvent): Deal => {
  switch (event.type) {
    case 'DealTermsAgreed': {
      const { edition, ...agreed } = event.data;
      const known = new Map(deal.agreed).set(agreed.effectiveFrom, agreed);
      return { ...deal, edition, party: agreed.party, agreed: known };
    }
    case 'DealEnded':
      return { ...deal, edition: event.data.edition, endsOn: event.data.endsOn };
  }
};

const agree = (agreed: AgreedTerms, deal: Deal): Decision<DealEvent, DealRefusal> => {
  const { party, effectiveFrom: starts, effectiveTo: ends } = agreed;
  if (ends !== undefined && ends < starts) return refuse({ kind: 'DealEndsBeforeItStarts', starts, ends });
  const contradiction = termsProblem(agreed.terms);
  if (contradiction !== undefined) return refuse(contradiction);
  if (deal.party !== undefined && deal.party !== party)
    return refuse({ kind: 'DealPartyDiffers', party, known: deal.party });
  if (canonical(deal.agreed.get(starts)) === canonical(agreed)) return accept();
  if (deal.endsOn !== undefined && starts > deal.endsOn) return refuse({ kind: 'DealHasEnded', endsOn: deal.endsOn });
  const misfit = spanProblem([...new Map(deal.agreed).set(starts, agreed).values()]);
  if (misfit !== undefined) return refuse(misfit);
  return accept({ type: 'DealTermsAgreed', data: { ...agreed, edition: deal.edition + 1 } });
};

const end = ({ dealId, endsOn }: EndDeal, deal: Deal): Decision<DealEvent, DealRefusal> => {
  const starts = [...deal.agreed.keys()].sort()[0];
  if (starts === undefined) return refuse({ kind: 'DealIsUnknown', dealId });
  if (endsOn < starts) return refuse({ kind: 'DealEndsBeforeItStarts', starts, ends: endsOn });
  if (deal.endsOn === endsOn) return accept();
  return accept({ type: 'DealEnded', data: { dealId, endsOn, edition: deal.edition + 1 } });
};

const decide = (asked: DealCommand, known: Deal): Decision<DealEvent, DealRefusal> => {
  if (asked.command === 'EndDeal') return end(asked, known);
  const { command: _command, ...agreed } = asked;
  return agree(agreed, known);
};

export const deal: Decider<DealCommand, Deal, DealEvent, DealRefusal> = { initial, evolve, decide };

export const dealStream = (dealId: string) => `deal-${dealId}` as const;
