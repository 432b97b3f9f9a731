/** A page of a month that is one list: asked for page by page, and shown as a table. */
import { at } from '../api/client.js';
import { usePages } from '../api/use-answer.js';
import { Empty, Show } from './answer.js';
import { ShowMore } from './show-more.js';
import { Table, type Column } from './table.js';

type Props<Item> = {
  readonly period: string;
  /** The last part of the path. */
  readonly list: string;
  readonly caption: string;
  readonly empty: string;
  readonly columns: readonly Column<Item>[];
};

const LIMIT = 100;

export const MonthList = <Item,>({ period, list, caption, empty, columns }: Props<Item>) => {
  const pages = usePages<Item>(at`/v1/periods/${period}/${list}` + `?limit=${LIMIT}`);
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
