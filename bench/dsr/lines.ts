/** The month of a label with a deal to write: a few thousand different lines, over and over. */
import type { Currency } from '../../src/domain/shared/currency.js';
import { Decimal } from '../../src/domain/shared/money.js';
import type { DsrLine } from '../../src/reporting/dsr/dsr-line.js';

export const EUR = 'EUR' as Currency;
export const REVENUE_SHARE = new Decimal('0.8');
const DIFFERENT = 5_000;
const TERRITORIES = ['DE', 'FR', 'GB', 'SE', 'US'];

/** In the order of a statement: market by market. */
export const differentLines = (): readonly DsrLine[] =>
  Array.from({ length: DIFFERENT }, (_, nth) => ({
    period: '2026-08',
    territory: TERRITORIES[Math.floor((nth * TERRITORIES.length) / DIFFERENT)]!,
    offering: 'premium',
    label: 'north',
    trackId: `track-${String(nth).padStart(6, '0')}`,
    isrc: `ZZA26${String(nth).padStart(7, '0')}`,
    title: `Half a Machine, part ${nth}`,
    artist: nth % 7 === 0 ? 'Ana Mäkinen' : 'Orchestra Republic',
    streams: BigInt(1 + (nth % 97)),
    amountMinor: new Decimal(4 + 4 * (nth % 389)),
    grossMinor: new Decimal(5 + 5 * (nth % 389)), // of which the deal pays 80 %, so every repetition is the same line
    right: 'recording',
    workId: '',
    corrects: '',
    causedBy: '',
    currency: EUR,
  }));
