/** A small piece of a document, such as one recording, while it is read. Names are without prefixes. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
};

/** Every element at the end of a path. */
export const elementsAt = (from: XmlElement, ...path: readonly string[]): readonly XmlElement[] =>
  path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [from],
  );

/** The texts at the end of a path, without the space around them; empty ones are none. */
export const textsAt = (from: XmlElement, ...path: readonly string[]): readonly string[] =>
  elementsAt(from, ...path).flatMap(({ text }) => (text.trim() === '' ? [] : [text.trim()]));

export const textAt = (from: XmlElement, ...path: readonly string[]): string | undefined => textsAt(from, ...path)[0];

export const isTrue = (text: string | undefined): boolean => text === 'true' || text === '1';

/** Of several for territories: the one marked as the default, else the one for the world, else the first. */
export const preferred = (elements: readonly XmlElement[]): XmlElement | undefined =>
  elements.find(({ attributes }) => isTrue(attributes['IsDefault'])) ??
  elements.find(({ attributes }) => (attributes['ApplicableTerritoryCode'] ?? 'Worldwide') === 'Worldwide') ??
  elements[0];

/** An object of what there is: a field whose value is undefined is left out. */
export const present = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [Field in keyof Fields as undefined extends Fields[Field] ? never : Field]: Fields[Field];
  } & { readonly [Field in keyof Fields as undefined extends Fields[Field] ? Field : never]?: Exclude<Fields[Field], undefined> }; // prettier-ignore
