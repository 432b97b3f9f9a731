import { useState } from 'preact/hooks';
import { at } from '../../api/client.js';
import { problemIn, useAnswer } from '../../api/use-answer.js';
import type { Items, Problem, StatementFile } from '../../api/types.js';
import { Empty, Show } from '../../components/answer.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { fileSize } from '../../format/format.js';
import { save } from '../../format/save.js';
import { words } from '../../format/words.js';
import { useApi } from '../../session/session.js';

type Props = { readonly party: string; readonly period: string; readonly withHashes?: boolean };

/** Every file of a statement, as buttons: a download needs the token, which a link could not send. */
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
  const download = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      save(await api.file(`${base}/${encodeURIComponent(name)}`), name);
    } catch (cause) {
      setProblem(problemIn(cause));
    }
    setBusy(false);
  };
  return (
    <li>
      <button type="button" class="file" disabled={busy} onClick={() => void download()}>
        <span>
          {words(format)}
          {currency !== null && `, ${currency}`}
        </span>
        <span class="quiet">{busy ? 'Downloading …' : fileSize(bytes)}</span>
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
