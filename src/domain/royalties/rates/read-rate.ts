/** From one JSON object to the declaration of one rate. */
import { OFFERING, TERRITORY } from '../../shared/market.js';
import { reading, type Read } from '../../shared/problem.js';
import type { DeclareRate } from './declared-rate.js';
import { day, decimal, matching, maybe, objectOf, oneOf, text, type Fields } from './json-fields.js';
import { CONFIDENCES, RATE_UNITS } from './rate.js';

const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/;
const NAME_MEANS = '1 to 64 characters of a-z 0-9 . -, such as percent-of-revenue';

/** `value: null` says that the rule has none; a missing value is a problem. Fields that are not listed are left out. */
export const readRate = (raw: unknown): Read<DeclareRate> =>
  reading(() => {
    const fields = objectOf(raw, '', 'a rate');
    const effectiveFrom = day(fields, 'effectiveFrom');
    return {
      rule: name(fields, 'rule'),
      ...maybe(fields, 'offeringKind', kind),
      ...maybe(fields, 'licensor', name),
      ...maybe(fields, 'territory', territory),
      effectiveFrom,
      ...maybe(fields, 'effectiveTo', day),
      value: fields['value'] === null ? null : decimal(fields, 'value'),
      unit: oneOf(fields, 'unit', RATE_UNITS),
      source: text(fields, 'source'),
      confidence: oneOf(fields, 'confidence', CONFIDENCES),
      version: name(fields, 'version'),
      knownFrom: maybe(fields, 'knownFrom', day).knownFrom ?? effectiveFrom,
      ...maybe(fields, 'replacedOn', day),
      ...maybe(fields, 'note', text),
    };
  });

const name = (fields: Fields, field: string) => matching(fields, field, NAME, NAME_MEANS);
const kind = (fields: Fields, field: string) => matching(fields, field, OFFERING, 'a kind such as portable');
const territory = (fields: Fields, field: string) =>
  matching(fields, field, TERRITORY, 'two letters (ISO 3166-1), such as DE');
