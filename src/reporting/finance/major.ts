import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, formatMinor } from '../../domain/shared/money.js';

/** Minor units as a decimal string in major ones: `1234` of EUR is `12.34`. */
export const major = (minor: Decimal | string, currency: string): string =>
  formatMinor(new Decimal(minor), currencyOf(currency));
