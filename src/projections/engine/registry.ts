/** The builds of each projection as the registry has them, and the names that follow from a build. */
import type { Position } from '../../platform/event-store/event-store.js';
import type { Projection } from '../projection.js';

export type BuildStatus = 'live' | 'building' | 'rebuilding' | 'retired';

export type Build = {
  readonly projection: string;
  /** Counts up per projection; never used twice. */
  readonly build: number;
  readonly version: string;
  readonly status: BuildStatus;
  /** Logical names of its tables. */
  readonly tables: readonly string[];
  /** Everything up to and including this position is in its tables, or parked. */
  readonly checkpoint: Position;
};

/** Whatever runs a statement: a pool, or a client inside a transaction. */
export type Queryable = {
  readonly query: <Row>(text: string, values?: unknown[]) => Promise<{ rows: Row[]; rowCount: number | null }>;
};

const COLUMNS = 'projection, build, version, status, tables, checkpoint';

export const physicalName = (logical: string, build: number) => `${logical}_b${build}`;

/** `track-plays@1+thirty-seconds@1`: what one runner at a time may drive. */
export const versionedName = ({ name, version }: Pick<Projection, 'name' | 'version'>) => `${name}@${version}`;

/** The builds that are not retired, oldest first. */
export const currentBuilds = async (db: Queryable, projections: readonly string[]): Promise<readonly Build[]> => {
  const { rows } = await db.query<Build>(
    `select ${COLUMNS} from projection_builds where projection = any($1) and status <> 'retired' order by projection, build`,
    [projections],
  );
  return rows;
};

export const findBuild = async (db: Queryable, projection: string, build: number): Promise<Build | undefined> => {
  const { rows } = await db.query<Build>(
    `select ${COLUMNS} from projection_builds where projection = $1 and build = $2`,
    [projection, build],
  );
  return rows[0];
};

/** The build that a runner of this version drives: the live one, or the one that is to replace a live one. */
export const buildToDrive = async (db: Queryable, { name, version }: Projection): Promise<Build | undefined> => {
  const { rows } = await db.query<Build>(
    `select ${COLUMNS} from projection_builds
     where projection = $1 and version = $2 and status in ('live', 'building') order by status desc, build desc limit 1`,
    [name, version],
  );
  return rows[0];
};

export const liveCheckpoint = async (db: Queryable, projection: string): Promise<Position | undefined> => {
  const { rows } = await db.query<{ checkpoint: Position }>(
    `select checkpoint from projection_builds where projection = $1 and status = 'live'`,
    [projection],
  );
  return rows[0]?.checkpoint;
};

/** Of one moment: a projection is never further than the one it comes after. */
export const liveCheckpoints = async (
  db: Queryable,
  projections: readonly string[],
): Promise<ReadonlyMap<string, Position>> => {
  const { rows } = await db.query<{ projection: string; checkpoint: Position }>(
    `select projection, checkpoint from projection_builds where projection = any($1) and status = 'live'`,
    [projections],
  );
  return new Map(rows.map(({ projection, checkpoint }) => [projection, checkpoint]));
};
