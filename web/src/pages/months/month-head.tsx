/** What all pages of one month have on top. */
import { at } from '../../api/client.js';
import { PageHead } from '../../components/page-head.js';
import { Tabs } from '../../components/tabs.js';
import { month } from '../../format/format.js';

export type OfMonth = { readonly period: string };

const PAGES = [
  ['', 'Overview'],
  ['statements', 'Statements'],
  ['pools', 'Pools'],
  ['held', 'Held'],
  ['adjustments', 'Corrections'],
  ['what-if', 'What if'],
] as const;

export const MonthHead = ({ period, page }: OfMonth & { readonly page?: string }) => (
  <>
    <PageHead
      title={page === undefined ? month(period) : `${month(period)}: ${page}`}
      up={{ href: '/months', label: 'All months' }}
    />
    <Tabs label="This month" base={at`/months/${period}`} pages={PAGES} />
  </>
);
