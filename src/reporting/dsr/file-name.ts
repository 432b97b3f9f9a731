/**
 * `DSR_<recipient>_<sender>_<service>_<period>_<territory>_<xofy>_<created>.<tsv|tsv.gz>` (DSR part 1, 8.1). No element
 * holds an underscore or a space, and one that is left out leaves two underscores in a row.
 */

export type FileName = {
  readonly recipient: string;
  readonly sender: string;
  readonly service: string;
  /** `2026-08`, `2026-08-01--2026-08-31`, `2026-Q3`, `2026-W34`, ... */
  readonly period: string;
  /** One code, or a word such as `multi`. */
  readonly territory: string;
  readonly file: number;
  readonly files: number;
  /** `20260901T000000`. */
  readonly created: string;
  readonly extension: 'tsv' | 'tsv.gz';
};

/** `1of1` is always said: some readers refuse a name without it. */
export const fileName = (name: FileName): string =>
  [
    'DSR', name.recipient, name.sender, name.service, name.period, name.territory, `${name.file}of${name.files}`, name.created,
  ].join('_') + `.${name.extension}`; // prettier-ignore

/** `2026-09-01T00:00:00Z` as names have it. */
export const createdInName = (datetime: string): string => datetime.replace(/[-:]/g, '').slice(0, 15);

const NAME = /^DSR_(?<head>.*)_(?<period>[^_]*)_(?<territory>[^_]*)_(?<xofy>\d+of\d+)_(?<created>\d{8}T\d{6}(?:\d{3})?)\.(?<extension>tsv|tsv\.gz)$/; // prettier-ignore
const PERIOD = /^\d{4}(?:-\d\d(?:-\d\d)?|-Q[1-4]|-W[0-5]\d|-\d\d-\d\d--\d{4}-\d\d-\d\d)?$/;

/** Undefined where it is no such name. A name without recipient, as several recipients may have it, has an empty one. */
export const readFileName = (name: string): FileName | undefined => {
  const found = NAME.exec(name)?.groups;
  if (found === undefined) return undefined;
  const head = found['head']!.split('_');
  const [recipient, sender, service] = head.length === 2 ? ['', ...head] : head;
  if (head.length > 3 || service === undefined || !PERIOD.test(found['period']!) || name.includes(' '))
    return undefined;
  const [file, files] = found['xofy']!.split('of').map((digits) => Number.parseInt(digits, 10)) as [number, number];
  const { period, territory, created, extension } = found as Pick<FileName, 'period' | 'territory' | 'created' | 'extension'>; // prettier-ignore
  return { recipient: recipient!, sender: sender!, service, period, territory, file, files, created, extension };
};
