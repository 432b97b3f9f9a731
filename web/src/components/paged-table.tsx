/** A list of the API: asked for page by page, and shown as a table. */
import { usePages } from '../api/use-answer.js';
import { Empty, Show } from './answer.js';
import { ShowMore } from './show-more.js';
import { Table, type Column } from './table.js';

export type Listed<Item> = {
  readonly caption: string;
  readonly empty: string;
  readonly columns: readonly Column<Item>[];
};

/** `path` may have a query already. */
export const PagedTable = <Item,>({ path, caption, empty, columns }: Listed<Item> & { readonly path: string }) => {
  const pages = usePages<Item>(path);
  return (
    <Show of={pages} loading={`Loading: ${caption}`}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty>{empty}</Empty>
        ) : (
          <>
            <Table caption={caption} rows={rows} columns={columns} />
            <ShowMore of={pages} />
          </>
        )
      }
    </Show>
  );
};
