import { FileList } from './file-list.js';
import { StatementHead, type StatementOf } from './statement-head.js';

export const StatementFiles = ({ party, period }: StatementOf) => (
  <>
    <StatementHead party={party} period={period} page="Files of" />
    <p>
      Each file was made once, when the month was closed. Its SHA-256 proves that your copy is the one that was issued.
    </p>
    <div class="card">
      <FileList party={party} period={period} withHashes />
    </div>
  </>
);
