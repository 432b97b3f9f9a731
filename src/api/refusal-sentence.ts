/** What a refusal of the domain is to people: the field that it is about, and a sentence with what and where. */

export type Refused = { readonly kind: string };

/** The field is empty where a refusal is about none, or about several. */
export type Told = readonly [field: string, detail: string];

type OfKind<Refusal extends Refused, Kind extends string> = Refusal extends unknown
  ? Kind extends Refusal['kind']
    ? Refusal
    : never
  : never;

/** Every refusal that a decider can utter, once: a new one does not compile until it has a sentence. */
export type Sentences<Refusal extends Refused> = {
  readonly [Kind in Refusal['kind']]: (refusal: OfKind<Refusal, Kind>) => Told;
};

export const sentenceOf = <Refusal extends Refused>(sentences: Sentences<Refusal>, refusal: Refusal): Told => {
  const kind: Refusal['kind'] = refusal.kind;
  const tell = sentences[kind] as (refusal: Refusal) => Told;
  return tell(refusal);
};
