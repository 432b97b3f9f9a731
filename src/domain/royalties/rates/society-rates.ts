/**
 * Percent-of-revenue licences of societies for the works: US PROs by rate court, UK PRS/MCPS and German GEMA tariffs.
 *
 * Most of today's rates are agreed in confidence: a service declares its own (`declared-rate.ts`). The sources name years;
 * the first and last days are our reading of them.
 */
import { entry, yearly } from './enter-rates.js';
import type { RateBook } from './rate.js';

const RATE_COURT =
  'https://www.futureofmusic.org/tags/southern-district-court-new-york ; https://descrybe.ai/case-details/c7316401';
const BILLBOARD =
  'https://www.billboard.com/music/music-news/a-deep-dive-into-pandoras-payments-to-publishers-6612620/';
const PRS = 'https://musicbusinessday.com/prs-negotiates-10-5-streaming-royalty-rate-for-members';
const PRS_PAYS =
  'https://www.prsformusic.com/m-magazine/features/prs-for-music-launches-monthly-online-streaming-royalties-mtol';
const GEMA = 'https://miz.org/de/nachrichten/gema-veroeffentlicht-neue-music-on-demand-tarife-n8767';
const CMA = 'https://gov.uk/government/publications/music-and-streaming-market-study-final-report/executive-summary';

const read = { confidence: 'read' } as const;
const pandora = { ...read, source: RATE_COURT, territory: 'US', unit: 'fraction' } as const;
const ascap = { ...pandora, licensor: 'ascap', version: 'ascap-v-pandora' } as const;
const bmi = { ...pandora, licensor: 'bmi', version: 'bmi-v-pandora' } as const;
const [BMI_FIRST, BMI_LAST] = ['2013-01-01', '2016-12-31'];
const percent = { rule: 'percent-of-revenue', unit: 'fraction' } as const;
const prs = { ...read, licensor: 'prs', territory: 'GB', source: PRS } as const;
const prsPays = { ...read, licensor: 'prs', source: PRS_PAYS, version: 'prs-mtol', rule: 'payout-minimum', unit: 'GBP' } as const; // prettier-ignore
const gema = { ...read, licensor: 'gema', territory: 'DE', source: GEMA, version: 'gema-2011-2012' } as const;
const perStream = { rule: 'minimum-per-stream', unit: 'EUR per stream' } as const;
const framework = { ...gema, version: 'gema-2011-2012-framework', licensor: 'gema-framework' } as const;
const [GEMA_FIRST, GEMA_LAST] = ['2011-01-01', '2012-12-31'];
const measured = { ...read, unit: 'fraction', version: 'measured', note: 'a measure, not a licence' } as const;

export const SOCIETY_RATES: RateBook = [
  entry({ ...ascap, ...percent }, '0.0185', '2011-01-01', '2015-12-31'),
  entry({ ...bmi, ...percent, note: 'before the rate court' }, '0.0175', '2012-01-01', '2012-12-31'),
  entry({ ...bmi, ...percent }, '0.025', BMI_FIRST, BMI_LAST),
  entry({ ...bmi, rule: 'fee-floor', note: 'of the fee' }, '0.10', BMI_FIRST, BMI_LAST),
  entry({ ...bmi, rule: 'administration' }, '0.03', BMI_FIRST, BMI_LAST),
  entry({ ...bmi, rule: 'agency-commission-max', note: 'off gross revenue' }, '0.15', BMI_FIRST, BMI_LAST),
  ...yearly(
    { ...measured, rule: 'measured-share-of-publishers', territory: 'US', licensor: 'pandora', source: BILLBOARD },
    { 2014: '0.0539' },
  ),
  entry({ ...prs, ...percent, version: 'prs-before-2009' }, '0.08', '2009-01-01', '2009-06-30'),
  entry({ ...prs, rule: 'minimum-per-stream', unit: 'GBP per stream', version: 'prs-before-2009' }, '0.0022', '2009-01-01', '2009-06-30'), // prettier-ignore
  entry({ ...prs, ...percent, version: 'prs-2009-2012' }, '0.105', '2009-07-01', '2012-06-30'),
  entry({ ...prs, rule: 'minimum-per-stream', unit: 'GBP per stream', version: 'prs-2009-2012' }, '0.00085', '2009-07-01', '2012-06-30'), // prettier-ignore
  entry({ ...prsPays, offeringKind: 'united-kingdom' }, '30', '2016-01-01'),
  entry({ ...prsPays, offeringKind: 'overseas' }, '60', '2016-01-01'),
  entry({ ...prsPays, offeringKind: 'october-main-run' }, '1', '2016-01-01'),
  ...yearly(
    { ...measured, rule: 'measured-share-of-publishers', territory: 'GB', source: CMA },
    { 2008: '0.08', 2021: '0.15' },
  ),
  ...yearly(
    { ...measured, rule: 'measured-artist-royalty-of-majors', territory: 'GB', source: CMA },
    { 2012: '0.197', 2021: '0.233' },
  ),
  entry({ ...gema, ...percent }, '0.1025', GEMA_FIRST, GEMA_LAST),
  entry({ ...gema, ...perStream, offeringKind: 'interactive' }, '0.006', GEMA_FIRST, GEMA_LAST),
  entry({ ...gema, ...perStream, offeringKind: 'partly-interactive' }, '0.0031', GEMA_FIRST, GEMA_LAST),
  entry({ ...gema, ...perStream, offeringKind: 'non-interactive' }, '0.00025', GEMA_FIRST, GEMA_LAST),
  entry({ ...framework, ...percent }, '0.082', GEMA_FIRST, GEMA_LAST),
  entry({ ...framework, ...perStream, offeringKind: 'interactive' }, '0.0048', GEMA_FIRST, GEMA_LAST),
  entry({ ...framework, ...perStream, offeringKind: 'partly-interactive' }, '0.0025', GEMA_FIRST, GEMA_LAST),
  entry({ ...framework, ...perStream, offeringKind: 'non-interactive' }, '0.0002', GEMA_FIRST, GEMA_LAST),
];
