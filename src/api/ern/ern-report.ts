/** What became of a message, as it is answered over HTTP and by the command line. */
import type { Ignored } from '../../domain/catalogue/delivery/plan-recordings.js';
import type { XmlRead } from './read-xml.js';

export type TakenItem = {
  readonly what: 'track' | 'release' | 'offer' | 'takedown';
  /** A track or a release id. */
  readonly id: string;
  /** Whether it says anything that was not known before. */
  readonly outcome: 'new' | 'changed' | 'unchanged';
};

export type ErnReport = {
  /** Null where it could not be read. */
  readonly messageId: string | null;
  readonly sender: string | null;
  /** Such as `NewReleaseMessage ern/43`. */
  readonly format: string | null;
  /** `repeated`: taken before, and nothing was done. `refused`: nothing of it is taken. */
  readonly outcome: 'taken' | 'repeated' | 'refused';
  readonly taken: readonly TakenItem[];
  readonly ignored: readonly Ignored[];
  /** Elements that nobody here reads, by name; those within others are in the total alone. */
  readonly elementsIgnored: { readonly total: number; readonly byName: Readonly<Record<string, number>> };
};

export const elementsIgnored = ({ elementsIgnored: total, ignored }: Pick<XmlRead, 'elementsIgnored' | 'ignored'>) => ({
  total,
  byName: Object.fromEntries([...ignored].sort(([one], [other]) => (one < other ? -1 : 1))),
});
