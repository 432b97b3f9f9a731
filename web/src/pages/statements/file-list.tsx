import { useState } from 'preact/hooks';
import { at } from '../../api/client.js';
import { problemIn, useAnswer } from '../../api/use-answer.js';
import type { Items, Problem, SignedLink, StatementFile } from '../../api/types.js';
import { Empty, Show } from '../../components/answer.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { fileSize } from '../../format/format.js';
import { download } from '../../format/download.js';
import { words } from '../../format/words.js';
import { useApi } from '../../session/session.js';

type Props = { readonly party: string; readonly period: string; readonly withHashes?: boolean };

/** Every file of a statement, as buttons: each asks for a link of its own, for a download of the browser sends no token. */
export const FileList = ({ party, period, withHashes = false }: Props) => {
  const base = at`/v1/parties/${party}/statements/${period}/files`;
  const files = useAnswer<Items<StatementFile>>(base);
  return (
    <Show of={files} loading="Loading the files">
      {({ items }) =>
        items.length === 0 ? (
          <Empty>There are no files for this month.</Empty>
        ) : (
          <ul class="files">
            {items.map((file) => (
              <File key={file.name} file={file} base={base} withHash={withHashes} />
            ))}
          </ul>
        )
      }
    </Show>
  );
};

type FileProps = { readonly file: StatementFile; readonly base: string; readonly withHash: boolean };

const File = ({ file: { name, format, bytes, sha256, currency }, base, withHash }: FileProps) => {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const begin = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { url } = await api.send<SignedLink>('POST', `${base}/${encodeURIComponent(name)}/link`);
      download(url, name);
    } catch (cause) {
      setProblem(problemIn(cause));
    }
    setBusy(false);
  };
  return (
    <li>
      <button type="button" class="file" disabled={busy} onClick={() => void begin()}>
        <span>
          {words(format)}
          {currency !== null && `, ${currency}`}
        </span>
        <span class="quiet">{busy ? 'One moment …' : fileSize(bytes)}</span>
      </button>
      {withHash && (
        <p class="hash">
          {name}
          <br />
          SHA-256 <code>{sha256}</code>
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </li>
  );
};
