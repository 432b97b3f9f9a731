import type { StoredDeliveryEvent } from '../../domain/catalogue/delivery/stored-events.js';
import type { StoredRightsEvent } from '../../domain/catalogue/rights-stored-events.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import type { ProjectionWriter } from '../projection.js';

/** A row as JSON: the names of its columns, and a position as a string of digits. */
export type JsonRow = Readonly<Record<string, unknown>>;

type StoredEdition = StoredRightsEvent | Exclude<StoredDeliveryEvent, { readonly type: `Delivery${string}` }>;

/** A stored event of one type, as the domain wrote it, and the columns that every edition has. */
export type Stated<Type extends StoredEdition['type']> = {
  readonly data: Extract<StoredEdition, { readonly type: Type }>['data'];
  readonly edition: JsonRow;
};

/** The events of one type in a batch. */
export const statedIn = <Type extends StoredEdition['type']>(
  batch: readonly StoredEvent[],
  type: Type,
): readonly Stated<Type>[] =>
  batch
    .filter((stored) => stored.type === type)
    .map((stored) => {
      const { data } = stored as unknown as Stated<Type>;
      const from = 'effectiveFrom' in data ? { effective_from: data.effectiveFrom } : {};
      return { data, edition: { ...from, edition: data.edition, position: stored.position.toString() } };
    });

/**
 * Adds rows in one statement. An edition never changes, so one that is delivered again is passed over. The rows travel as
 * one JSON parameter, which holds lists and nulls as they are; its fields find their columns by name.
 */
export const insertEditions = async (write: ProjectionWriter, logical: string, rows: readonly JsonRow[]) => {
  if (rows.length === 0) return;
  const physical = write.table(logical);
  await write.run(
    `insert into ${physical} select * from jsonb_populate_recordset(null::${physical}, $1::jsonb) on conflict do nothing`,
    [JSON.stringify(rows)],
  );
};
