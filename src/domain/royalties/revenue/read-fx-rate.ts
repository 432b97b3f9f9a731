/** From one JSON object to the declaration of one currency rate. */
import { currency } from '../../shared/currency.js';
import { parsed, reading, type Read } from '../../shared/problem.js';
import { day, decimal, matching, objectOf, text, type Fields } from '../rates/json-fields.js';
import type { DeclareFxRate } from './fx-rate.js';

const ID = /^[A-Za-z0-9._:/-]{1,128}$/;

/** Fields that are not listed are left out. */
export const readFxRate = (raw: unknown): Read<DeclareFxRate> =>
  reading(() => {
    const fields = objectOf(raw, '', 'a currency rate');
    return {
      from: code(fields, 'from'),
      to: code(fields, 'to'),
      on: day(fields, 'on'),
      rate: decimal(fields, 'rate'),
      source: text(fields, 'source'),
      id: matching(fields, 'id', ID, '1 to 128 characters of A-Z a-z 0-9 . _ : / -'),
    };
  });

const code = (fields: Fields, field: string) => {
  const raw = text(fields, field);
  return parsed('BadFormat', field, () => currency(raw));
};
