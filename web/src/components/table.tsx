import type { ComponentChildren } from 'preact';

export type Column<Row> = {
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Set to the right, in figures of one width. */
  readonly numeric?: boolean;
  /** Left out where there is little room. */
  readonly wide?: boolean;
  /** What the API calls it, when the table can be sorted by it. */
  readonly sort?: string;
};

export type Order = 'asc' | 'desc';
export type Sorting = { readonly by: string; readonly order: Order; readonly onSort: (by: string) => void };

type Props<Row> = {
  /** Names the table; not shown, for a heading stands above it. */
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly sorting?: Sorting;
  /** A row that adds up the others. */
  readonly foot?: readonly ComponentChildren[];
};

/** A wide table scrolls in a region of its own, which the keyboard reaches, and never the page. */
export const Table = <Row,>({ caption, rows, columns, sorting, foot }: Props<Row>) => (
  <div class="table-region" role="region" aria-label={caption} tabIndex={0}>
    <table>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.head} column={column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, nth) => (
          <tr key={nth}>
            {columns.map((column) => (
              <td key={column.head} class={classOf(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            {columns.map((column, nth) => (
              <td key={column.head} class={classOf(column)}>
                {foot[nth]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  </div>
);

type Styled = { readonly numeric?: boolean; readonly wide?: boolean };
const classOf = ({ numeric, wide }: Styled) => `${numeric ? 'numeric' : ''} ${wide ? 'wide' : ''}`.trim() || undefined;

type HeadProps<Row> = { readonly column: Column<Row>; readonly sorting: Sorting | undefined };

const Head = <Row,>({ column, sorting }: HeadProps<Row>) => {
  const { head, sort } = column;
  if (sort === undefined || sorting === undefined) return <th class={classOf(column)} scope="col">{head}</th>; // prettier-ignore
  const sorted = sorting.by === sort ? sorting.order : undefined;
  return (
    <th class={classOf(column)} scope="col" aria-sort={sorted && `${sorted}ending`}>
      <button type="button" class="sort" onClick={() => sorting.onSort(sort)}>
        {head} <span aria-hidden="true">{sorted === undefined ? '↕' : sorted === 'asc' ? '↑' : '↓'}</span>
      </button>
    </th>
  );
};
