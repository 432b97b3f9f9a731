/**
 * How the cells of a DSR record are written down: as data, one short text a cell, in the order of the record. The lists of
 * the profiles beside this file are those of the XSDs of DDEX (`ddexnet/dsrf`), cell for cell.
 *
 * `Usages:int` is a mandatory whole number, `ISRC:isrc?` may be empty, `ComposerAuthor*` takes any number of values,
 * `UsedResources+` at least one, `FileNumber=1` is always that text. Without a type it is any text; a type that begins
 * with a capital is a set of allowed values. `RecordType` comes first in every record and is not listed.
 */
import type { AllowedSet } from './allowed-values.js';

export type CellForm =
  | 'text' | 'int' | 'dec' | 'bool' | 'date' | 'datetime' | 'duration' | 'dpid' | 'isrc' | 'iswc' | 'icpn' | 'isan' | 'ns'
  | 'version'; // prettier-ignore

export type Cell = {
  readonly name: string;
  readonly form: CellForm | AllowedSet;
  /** The only text that the cell may have. */
  readonly fixed?: string;
  readonly mandatory: boolean;
  /** Takes several values, with pipes between them. */
  readonly many: boolean;
};

/** The cells after `RecordType`. `Name` keeps a writer from naming a cell that the record does not have. */
export type RecordLayout<Name extends string = string> = {
  readonly cells: readonly Cell[];
  /** Never there: it carries the names for the compiler. */
  readonly names?: Name;
};

type NameOf<Written> = Written extends `${infer Name}${'?' | '*' | '+'}` ? BareName<Name> : BareName<Written>;
type BareName<Written> = Written extends `${infer Name}${':' | '='}${string}` ? Name : Written & string;

/** The cells of one record, from their notation. */
export const cells = <const Written extends readonly string[]>(
  ...written: Written
): RecordLayout<NameOf<Written[number]>> => ({ cells: written.map(cellOf) });

const NOTATION = /^(?<name>\w+?)(?::(?<form>\w+)|=(?<fixed>\w+))?(?<occurs>[?*+]?)$/;

const cellOf = (written: string): Cell => {
  const { name, form = 'text', fixed, occurs } = NOTATION.exec(written)!.groups as Record<string, string | undefined>;
  return {
    name: name!,
    form: form as Cell['form'],
    ...(fixed === undefined ? {} : { fixed }),
    mandatory: occurs === '' || occurs === '+',
    many: occurs === '*' || occurs === '+',
  };
};
