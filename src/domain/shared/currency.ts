/**
 * The currencies that a pool may be in, and how many decimals each has in ISO 4217 (list one).
 *
 * The table is ours on purpose: what `Intl` answers comes from CLDR and says how prices are usually *shown* there (no
 * decimals for HUF, IDR, COP or PKR, where ISO 4217 has two), and it changes with the version of Node. A statement must
 * not: its minor unit decides every share.
 */
import type { Id } from './ids.js';

/** An ISO 4217 code of a currency that money can be paid in, upper case. */
export type Currency = Id<'Currency'>;

const TWO_DECIMALS = `
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP
  CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR
  KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN
  PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD
  TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`;
const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND';

const codes = (list: string) => list.trim().split(/\s+/);
const EXPONENTS: ReadonlyMap<string, number> = new Map([
  ...codes(TWO_DECIMALS).map((code) => [code, 2] as const),
  ...codes(NO_DECIMALS).map((code) => [code, 0] as const),
  ...codes(THREE_DECIMALS).map((code) => [code, 3] as const),
]);

export const CURRENCIES: readonly string[] = [...EXPONENTS.keys()].sort();

/** Accepts lower case. Throws a TypeError for what is no currency in use: unknown codes, metals, `XDR`, `XXX`. */
export const currency = (raw: string): Currency => {
  const code = raw.toUpperCase();
  if (!EXPONENTS.has(code))
    throw new TypeError(`Currency must be an ISO 4217 code such as EUR, got "${raw.slice(0, 80)}"`);
  return code as Currency;
};

/** Decimals of the minor unit: 2 for EUR (cents), 0 for JPY, 3 for KWD. */
export const minorUnitExponent = (of: Currency): number => EXPONENTS.get(of)!;
