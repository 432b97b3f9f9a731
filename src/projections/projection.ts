/**
 * A projection is a declaration: the question it answers, the tables that hold the answer, and one set-based write per
 * bounded batch. The engine owns everything else: delivery, checkpoint, parking, builds beside each other, switching.
 */
import type { StoredEvent } from '../platform/event-store/event-store.js';
import type { Column } from './engine/rows.js';

/** The DDL of one physical table with its keys; several statements may be joined by `;`. Names derive from `physical`. */
export type TableDdl = (physical: string) => string;

/** Logical to physical name. */
type Names = (logical: string) => string;

/** The primary key of a table, its other columns, and a query that has all of them by name, best in the order of the key. */
export type GatheredRows = {
  readonly key: readonly string[];
  readonly others: readonly string[];
  readonly select: (source: Names) => string;
};

export type Projection = {
  /** The thing counted, kebab-case, such as `track-plays`. */
  readonly name: string;
  /** Changes whenever the rows would come out differently: `1`, or `1+thirty-seconds@1` where a policy decides too. */
  readonly version: string;
  /** The question that the tables answer, one sentence. */
  readonly question: string;
  /** A projection that must have handled an event first; its tables can be read through `upstream`. */
  readonly after?: string;
  /** Stored event types that it handles; others only move its checkpoint. */
  readonly types: readonly string[];
  /** Logical name (also the name of the view that readers use; unique among all projections) to the table. */
  readonly tables: Readonly<Record<string, TableDdl>>;
  /** Logical name to a table whose rows add up: its primary key, and the columns that are summed, which is all the rest. */
  readonly sums?: Readonly<Record<string, { readonly key: readonly string[]; readonly sums: readonly string[] }>>;
  /**
   * The same rows, made of those of another projection: a rebuild of both goes this way (`engine/gather.ts`). Names are
   * those of tables in the builds that are filled.
   */
  readonly gathered?: {
    readonly from: string;
    /** Before anything is gathered from there: a query that says whether this is needed (`select ... as needed`), and it. */
    readonly first?: {
      readonly needed: (source: Names) => string;
      readonly run: (own: Names, source: Names) => string;
    };
    readonly rows: Readonly<Record<string, GatheredRows>>;
  };
  /** Logical name to indexes that only readers need; a build that fills up beside a live one gets them at its end. */
  readonly indexes?: Readonly<Record<string, TableDdl>>;
  /**
   * Writes what a batch means: at least one event, in log order, each delivered once, all of the declared types.
   * Runs inside the transaction that also moves the checkpoint. A throw that is not an outage makes the engine look
   * for the event that caused it, so an event that means nothing here is passed over rather than thrown at.
   */
  readonly apply: (batch: readonly StoredEvent[], write: ProjectionWriter) => Promise<void>;
};

/** What `apply` works with: the transaction of the batch, and the names that tables have in the build being written. */
export type ProjectionWriter = {
  /** Runs one statement; answers its rows and how many it touched. int8 columns come as bigint. */
  readonly run: <Row extends object>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<{ readonly rows: readonly Row[]; readonly rowCount: number }>;
  /** The physical name of one of the projection's own tables. */
  readonly table: (logical: string) => string;
  /** Puts rows into one of the projection's own tables; none of them is there yet. */
  readonly append: <Row>(logical: string, columns: readonly Column<Row>[], rows: readonly Row[]) => Promise<void>;
  /** Adds rows to one of the declared `sums`, each key at most once a call. */
  readonly add: <Row>(logical: string, columns: readonly Column<Row>[], rows: readonly Row[]) => Promise<void>;
  /** In a rebuild where the `after` projection is gathered from this one: it has no rows yet, and will sort out these. */
  readonly readsFirst: boolean;
  /** The name under which a table of the `after` projection can be read at this point of the log. */
  readonly upstream: (logical: string) => string;
};
