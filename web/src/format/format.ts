/** Money, counts, dates and names of places as the reader writes them. Amounts go in as decimal strings and are never rounded. */
export type Locale = string | readonly string[];

/** What the browser asks for; the first that `Intl` knows wins. */
export const readersLocale = (): Locale => (typeof navigator === 'undefined' ? 'en' : navigator.languages);

type Decimal = `${number}`;
const decimalsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;
const localeOf = (locale: Locale): string | string[] => (typeof locale === 'string' ? locale : [...locale]);

/** `signed` puts a plus before what is above zero. An amount with more decimals than its currency keeps them all. */
export const money = (
  amount: string,
  currency: string,
  { locale = readersLocale(), signed = false }: { locale?: Locale; signed?: boolean } = {},
): string => {
  const usual =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return new Intl.NumberFormat(localeOf(locale), {
    style: 'currency',
    currency,
    maximumFractionDigits: Math.max(usual, decimalsOf(amount)),
    signDisplay: signed ? 'exceptZero' : 'negative',
  }).format(amount as Decimal);
};

export const count = (value: number | string, locale = readersLocale()): string =>
  new Intl.NumberFormat(localeOf(locale)).format(value as Decimal);

/** `percent` is in hundredths already: 12.5 is 12.5 %. */
export const percentChange = (percent: string, locale = readersLocale()): string =>
  new Intl.NumberFormat(localeOf(locale), {
    style: 'unit',
    unit: 'percent',
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(percent as Decimal);

/** Of a rate or a share from 0 to 1: 57.5 % of `0.575`. */
export const percent = (share: string, locale = readersLocale()): string =>
  new Intl.NumberFormat(localeOf(locale), { style: 'percent', maximumFractionDigits: 10 }).format(share as Decimal);

const monthStyle = { long: { month: 'long', year: 'numeric' }, short: { month: 'short', year: '2-digit' } } as const;

/** `2026-08` as August 2026; what is no month is left as it is. */
export const month = (period: string, style: 'long' | 'short' = 'long', locale = readersLocale()): string =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(period)
    ? new Intl.DateTimeFormat(localeOf(locale), { ...monthStyle[style], timeZone: 'UTC' }).format(
        new Date(`${period}-01T00:00:00Z`),
      )
    : period;

/** July for 7. */
export const monthOfYear = (nth: number, locale = readersLocale()): string =>
  new Intl.DateTimeFormat(localeOf(locale), { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, nth - 1));

/** A day alone is a day of UTC; a time is shown where the reader is. */
export const date = (iso: string, locale = readersLocale(), timeZone?: string): string => {
  const day = /^\d{4}-\d\d-\d\d$/.test(iso);
  const zone = day ? 'UTC' : timeZone;
  return new Intl.DateTimeFormat(localeOf(locale), {
    dateStyle: 'medium',
    ...(day ? {} : { timeStyle: 'short' }),
    ...(zone !== undefined && { timeZone: zone }),
  }).format(new Date(iso));
};

/** Sweden for `SE`; a code that nobody named stays a code. */
export const place = (territory: string, locale = readersLocale()): string => {
  if (!/^[A-Z]{2}$/.test(territory)) return territory;
  return new Intl.DisplayNames(localeOf(locale), { type: 'region', fallback: 'code' }).of(territory) ?? territory;
};

const BYTES_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export const fileSize = (bytes: number, locale = readersLocale()): string => {
  const nth = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), BYTES_UNITS.length - 1);
  return new Intl.NumberFormat(localeOf(locale), {
    style: 'unit',
    unit: BYTES_UNITS[nth]!,
    unitDisplay: nth === 0 ? 'long' : 'short',
    maximumFractionDigits: nth === 0 ? 0 : 1,
  }).format(bytes / 1_000 ** nth);
};

/** The month before: `2025-12` for `2026-01`. */
export const monthBefore = (period: string): string => {
  const day = new Date(`${period}-01T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - 1);
  return day.toISOString().slice(0, 7);
};
