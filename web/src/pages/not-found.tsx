import { PageHead } from '../components/page-head.js';

export const NotFound = () => (
  <>
    <PageHead title="There is no such page" />
    <p>
      It may have moved, or the address has a slip. <a href="/">Go to where you begin</a>.
    </p>
  </>
);
