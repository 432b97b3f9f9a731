/** What all pages of one statement have on top. */
import { at } from '../../api/client.js';
import { PageHead } from '../../components/page-head.js';
import { Tabs } from '../../components/tabs.js';
import { month } from '../../format/format.js';

export type StatementOf = { readonly party: string; readonly period: string };

const PAGES = [
  ['', 'Overview'],
  ['lines', 'Lines'],
  ['made', 'How it was made'],
  ['files', 'Files'],
] as const;

export const StatementHead = ({ party, period, page }: StatementOf & { readonly page: string }) => (
  <>
    <PageHead title={`${page} ${month(period)}`} up={{ href: at`/parties/${party}`, label: 'All statements' }} />
    <Tabs label="This statement" base={at`/parties/${party}/${period}`} pages={PAGES} />
  </>
); // prettier-ignore
