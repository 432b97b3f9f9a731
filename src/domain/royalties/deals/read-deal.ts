/**
 * From one JSON object to what it says about a deal: terms from a day on (`readDealTerms`), or the end of the deal
 * (`readDealEnd`). The first thing wrong is the problem. What the parts say together is for the deal to judge.
 */
import { reading, type Read } from '../../shared/problem.js';
import type { AgreeTerms, EndDeal } from './deal.js';
import { PARTY_ROLES } from './deal-terms.js';
import { day, has, matching, nested, object, oneOf, text } from './read-fields.js';
import { DEAL_ID, readTerms, TERMS_FIELDS } from './read-terms.js';

const DEAL_FIELDS = ['kind', 'dealId', 'party', 'partyRole', 'effectiveFrom', 'effectiveTo', 'terms'];
const END_FIELDS = ['kind', 'dealId', 'endsOn'];

export const readDealTerms = (raw: unknown): Read<AgreeTerms> =>
  reading(() => {
    const fields = object(raw, '', DEAL_FIELDS);
    const dealId = matching(text(fields, 'dealId'), 'dealId', DEAL_ID);
    const party = text(fields, 'party');
    const partyRole = oneOf(fields, 'partyRole', PARTY_ROLES);
    const effectiveFrom = day(fields, 'effectiveFrom');
    return {
      command: 'AgreeTerms',
      dealId,
      party,
      partyRole,
      effectiveFrom,
      ...(has(fields, 'effectiveTo') ? { effectiveTo: day(fields, 'effectiveTo') } : {}),
      terms: readTerms(nested(fields, 'terms', TERMS_FIELDS)),
    };
  });

export const readDealEnd = (raw: unknown): Read<EndDeal> =>
  reading(() => {
    const fields = object(raw, '', END_FIELDS);
    const dealId = matching(text(fields, 'dealId'), 'dealId', DEAL_ID);
    return { command: 'EndDeal', dealId, endsOn: day(fields, 'endsOn') };
  });
