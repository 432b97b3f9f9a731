/**
 * US webcasting of sound recordings (non-interactive, 17 USC 114, 37 CFR part 380): USD per performance, one song to one
 * listener, with a yearly minimum per channel. Web VI rates of others than commercial broadcasters are not known here.
 */
import { entry, yearly } from './enter-rates.js';
import type { RateBook } from './rate.js';

const CFR_380_10 = '37 CFR 380.10, https://www.law.cornell.edu/cfr/text/37/380.10';
const NYSBA = 'https://nysbroadcasters.org/2021/09/soundexchanges-royalty-rates-for-streaming-increase/';
const RADIOWORLD =
  'https://www.radioworld.com/news-and-business/nab-soundexchange-set-royalty-terms-for-streaming-commercial-radio';
const FR_2024 = '89 FR 96904, https://usregs.ai/search?q=keywords%3A%22commercial+webcasters%22';
const GMEDIA = 'https://gmedia100.com/industry-news/2016/2/16/about-digital-royalties';
const WOLF = 'https://wolfmountainproductions.com/blogs/metal-independent/soundexchange';

const read = { confidence: 'read' } as const;
const unconfirmed = { confidence: 'to-be-confirmed' } as const;
const perPerformance = { rule: 'us-webcasting', unit: 'USD per performance' } as const;
const subscription = { ...perPerformance, offeringKind: 'subscription' } as const;
const nonSubscription = { ...perPerformance, offeringKind: 'non-subscription' } as const;
const minimum = { rule: 'us-webcasting-minimum', unit: 'USD per channel and year' } as const;
const cap = { rule: 'us-webcasting-minimum-cap', unit: 'USD per year' } as const;
const web4 = { version: 'web-iv' } as const;
const web5 = { version: 'web-v' } as const;
const broadcaster = {
  ...read,
  version: 'web-vi-broadcasters',
  source: RADIOWORLD,
  offeringKind: 'broadcaster',
} as const;
const late = { ...read, source: RADIOWORLD, unit: 'fraction per month', rule: 'us-webcasting-audit-late-fee' } as const;
const split = {
  ...read,
  version: '17-usc-114',
  rule: 'us-webcasting-split',
  unit: 'fraction',
  source: GMEDIA,
} as const;
const payout = { confidence: 'secondary', version: 'soundexchange', source: WOLF } as const;
const said = { 2020: 'one report says 0.0023' };

export const US_WEBCASTING: RateBook = [
  ...yearly({ ...subscription, ...web4, ...read, source: CFR_380_10 }, { 2016: '0.0022' }),
  ...yearly({ ...nonSubscription, ...web4, ...read, source: CFR_380_10 }, { 2016: '0.0017' }),
  ...yearly({ ...subscription, ...web4, ...unconfirmed, source: NYSBA, note: said[2020] }, { 2020: '0.0024' }),
  ...yearly({ ...nonSubscription, ...web4, ...unconfirmed, source: NYSBA }, { 2020: '0.0018' }),
  ...yearly({ ...subscription, ...web5, ...read, source: NYSBA }, { 2021: '0.0026' }),
  ...yearly({ ...nonSubscription, ...web5, ...read, source: NYSBA }, { 2021: '0.0021' }),
  ...yearly(
    { ...subscription, ...web5, ...unconfirmed, source: CFR_380_10 },
    { 2022: '0.0028', 2023: '0.0030', 2024: '0.0031' },
  ),
  ...yearly(
    { ...nonSubscription, ...web5, ...read, source: RADIOWORLD },
    { 2022: '0.0022', 2023: '0.0024', 2024: '0.0025' },
  ),
  ...yearly({ ...subscription, ...web5, ...read, source: FR_2024 }, { 2025: '0.0032' }),
  ...yearly({ ...nonSubscription, ...web5, ...read, source: FR_2024 }, { 2025: '0.0025' }),
  ...yearly({ ...minimum, ...web4, ...read, source: CFR_380_10 }, { 2016: '500' }),
  ...yearly({ ...cap, ...web4, ...read, source: CFR_380_10 }, { 2016: '50000' }),
  ...yearly({ ...minimum, ...web4, ...unconfirmed, source: CFR_380_10 }, { 2020: '500' }),
  entry({ ...minimum, ...web5, ...read, source: NYSBA }, '1000', '2021-01-01', '2025-12-31'),
  entry({ ...cap, ...web5, ...read, source: NYSBA }, '100000', '2021-01-01', '2025-12-31'),
  ...yearly(
    { ...perPerformance, ...broadcaster },
    { 2026: '0.0028', 2027: '0.0029', 2028: '0.0030', 2029: '0.0031', 2030: '0.0032' },
  ),
  ...yearly({ ...minimum, ...broadcaster }, { 2026: '1100', 2027: '1150', 2028: '1200', 2029: '1250', 2030: '1250' }),
  ...yearly(
    { ...cap, ...broadcaster, note: '100 times the minimum of a station' },
    { 2026: '110000', 2027: '115000', 2028: '120000', 2029: '125000', 2030: '125000' },
  ),
  entry({ ...late, version: 'web-v' }, '0.015', '2021-01-01', '2025-12-31'),
  entry({ ...late, ...broadcaster }, '0.01', '2026-01-01', '2030-12-31'),
  entry({ ...broadcaster, rule: 'us-webcasting-audit-late-fee-cap', unit: 'fraction', note: 'of the underpayment' }, '0.75', '2026-01-01', '2030-12-31'), // prettier-ignore
  entry({ ...read, source: RADIOWORLD, version: 'web-v', rule: 'us-webcasting-payment-due', unit: 'days' }, '45', '2021-01-01', '2025-12-31'), // prettier-ignore
  entry({ ...broadcaster, rule: 'us-webcasting-payment-due', unit: 'days' }, '30', '2026-01-01', '2030-12-31'),
  entry({ ...split, offeringKind: 'rights-owner' }, '0.50', '2016-01-01'),
  entry({ ...split, offeringKind: 'featured-artist' }, '0.45', '2016-01-01'),
  entry({ ...split, offeringKind: 'non-featured-artist' }, '0.05', '2016-01-01'),
  entry({ ...payout, rule: 'us-webcasting-payout-minimum', unit: 'USD', offeringKind: 'electronic' }, '10', '2016-01-01'), // prettier-ignore
  entry({ ...payout, rule: 'us-webcasting-payout-minimum', unit: 'USD', offeringKind: 'cheque' }, '100', '2016-01-01'),
  entry({ ...payout, rule: 'us-webcasting-unclaimed-after', unit: 'years' }, '3', '2016-01-01'),
];
