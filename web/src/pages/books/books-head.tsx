import { PageHead } from '../../components/page-head.js';
import { Tabs } from '../../components/tabs.js';

const PAGES = [
  ['', 'Trial balance'],
  ['journal', 'Journal'],
] as const;

export const BooksHead = ({ title }: { readonly title: string }) => (
  <>
    <PageHead title={title} />
    <Tabs label="Books" base="/books" pages={PAGES} />
  </>
);
