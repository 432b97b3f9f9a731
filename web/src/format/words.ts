/** The words of the ledger as people say them. What has none here is shown as it is. */
const WORDS: Readonly<Record<string, string>> = {
  recording: 'Recording',
  mechanical: 'Mechanical',
  performing: 'Performing',
  open: 'Open',
  calculated: 'Calculated',
  approved: 'Approved',
  closed: 'Closed',
  unmatched: 'Not matched',
  unclaimed: 'Nobody claims it',
  disputed: 'In dispute',
  'pro-rata': 'Pro rata',
  'user-centric': 'User-centric',
  'artist-centric': 'Artist-centric',
  'fan-powered': 'Fan-powered',
  shapley: 'Shapley',
  blend: 'Blend',
  'statement-csv': 'Statement, all columns (CSV)',
  'label-csv': 'For royalty software (CSV)',
  'summary-pdf': 'Summary on one page (PDF)',
  dsr: 'DDEX sales report (TSV)',
  'mlc-tsv': 'Mechanicals, as The MLC reports them (TSV)',
  'soundexchange-txt': 'Report of use, as SoundExchange takes it (TXT)',
};

export const words = (term: string): string =>
  WORDS[term] ?? capital(isTerm(term) ? term.replaceAll(/[-_]/g, ' ') : term);

/** What has other signs in it was written for people already. */
const isTerm = (text: string): boolean => /^[a-z]+([-_][a-z]+)*$/.test(text);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
