/** From the deals of a message to the terms of each release. */
import { TERRITORY } from '../../shared/market.js';
import { parsed, reading, unreadable, type Read } from '../../shared/problem.js';
import { coverage, WORLD, type Coverage } from '../coverage.js';
import { day, type Day } from '../day.js';
import { dayOf, type OfferTerms } from './delivered-release.js';
import type { Ignored } from './plan-recordings.js';
import type { SentDeal, SentMessage } from './sent-message.js';

const CODE = /^[A-Za-z]{1,64}$/;
const WORLDWIDE = 'Worldwide';
/** Deals of one release: past what countries and models can multiply to in earnest. */
const TERMS_MAX = 2_000;

/**
 * The terms of one release; empty where the message has deals and none of them is for it, undefined where it says nothing.
 * A deal that cannot be read is not the end of an offer: where no other is left, nothing is said.
 */
export const planOffers = (
  message: SentMessage,
  reference: string,
  ignored: Ignored[],
): readonly OfferTerms[] | undefined => {
  if (message.deals === undefined) return undefined;
  const terms: OfferTerms[] = [];
  let unread = 0;
  for (const [nth, deal] of message.deals.entries()) {
    if (!deal.releases.includes(reference) || deal.ends) continue;
    const what = `deal ${nth + 1} for ${reference}`;
    if (deal.preOrder) {
      ignored.push({ what, reason: 'PreOrderDeal', why: 'orders in advance are no use of the release' });
      continue;
    }
    const result = readTerms(deal, dayOf(message.statedBy), (why) =>
      ignored.push({ what, reason: 'TerritoryNotTaken', why }),
    );
    if ('read' in result && terms.length + result.read.length <= TERMS_MAX) terms.push(...result.read);
    else {
      unread += 1;
      const tooMany = { reason: 'TooLong', detail: `a release has at most ${TERMS_MAX} terms` };
      const { reason, detail } = 'read' in result ? tooMany : result.problem;
      ignored.push({ what, reason, why: detail });
    }
  }
  return terms.length === 0 && unread > 0 ? undefined : sorted(terms);
};

/** The order of deals says nothing, and each is kept once. */
const sorted = (terms: readonly OfferTerms[]): readonly OfferTerms[] => {
  const byText = new Map(terms.map((term) => [JSON.stringify(term), term]));
  return [...byText.keys()].sort().map((text) => byText.get(text)!);
};

const readTerms = (deal: SentDeal, today: Day, onDropped: (why: string) => void): Read<readonly OfferTerms[]> =>
  reading(() => {
    const where = coverageOf(deal, onDropped);
    const commercialModels = codesOf('CommercialModelType', deal.commercialModels);
    const useTypes = codesOf('UseType', deal.useTypes);
    const periods = deal.periods.length === 0 ? [{}] : deal.periods;
    return periods.map(({ from: first, to: last }: SentDeal['periods'][number]) => {
      const from = first === undefined ? today : dateOf('StartDate', first);
      const to = last === undefined ? undefined : lastDayOf(last);
      if (to !== undefined && to < from) return unreadable('OutOfRange', 'EndDate', `ends on ${to}, before ${from}`);
      return { ...where, from, ...(to === undefined ? {} : { to }), commercialModels, useTypes };
    });
  });

const coverageOf = ({ territories, exceptTerritories }: SentDeal, onDropped: (why: string) => void): Coverage => {
  const unknown = exceptTerritories.find((code) => !TERRITORY.test(code));
  if (unknown !== undefined)
    return unreadable('BadFormat', 'ExcludedTerritoryCode', `${shown(unknown)} cannot be left out: no country`);
  const taken = territories.filter((code) => code === WORLDWIDE || TERRITORY.test(code));
  const world = taken.includes(WORLDWIDE) || (territories.length === 0 && exceptTerritories.length > 0);
  const where = coverage(world ? [WORLD] : taken, exceptTerritories);
  if (where.territories.length === 0)
    return unreadable('OutOfRange', 'TerritoryCode', 'names no country and not the world');
  for (const code of territories) if (!taken.includes(code)) onDropped(`${shown(code)} is no country (ISO 3166-1)`);
  return where;
};

const codesOf = (field: string, codes: readonly string[]): readonly string[] => {
  const wrong = codes.find((code) => !CODE.test(code));
  if (wrong !== undefined) return unreadable('BadFormat', field, `${shown(wrong)} is no code`);
  return [...new Set(codes)].sort();
};

const dateOf = (field: string, text: string): Day => parsed('BadFormat', field, () => day(text.slice(0, 10)));

/** A period that ends at midnight ends with the day before. Times are those of the territory, whose day is meant. */
const lastDayOf = (text: string): Day => {
  const last = dateOf('EndDate', text);
  if (!/^T00:00(:00(\.0+)?)?/.test(text.slice(10))) return last;
  return new Date(Date.parse(last) - 86_400_000).toISOString().slice(0, 10) as Day;
};

const shown = (text: string) => `"${text.slice(0, 80)}"`;
