/** The committed OpenAPI document, for specs that hold every route to it. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

export type Schema = { readonly [keyword: string]: unknown };

export type Parameter = { readonly name: string; readonly in: 'path' | 'query' | 'header'; readonly schema: Schema };

export type Operation = {
  readonly operationId: string;
  readonly summary?: string;
  readonly 'x-roles'?: readonly string[];
  readonly 'x-keys'?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: object;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
};

export type Route = {
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
};

type Document = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

export const DOCUMENT_TEXT = readFileSync(new URL('../contracts/openapi.json', import.meta.url), 'utf8');
export const DOCUMENT = JSON.parse(DOCUMENT_TEXT) as Document;

export const ROUTES: readonly Route[] = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([name, operation]) => {
    const method = name.toUpperCase();
    return { route: `${method} ${path}`, method, path, operation };
  }),
);

/** Formats are for people; what a text must look like is checked by its pattern. */
export const schemas = () =>
  new Ajv({ strict: false, validateFormats: false }).addSchema({ $id: 'openapi', components: DOCUMENT.components });

/** What the document says of an answer with this status; undefined where it promises no JSON. */
export const answerSchema = ({ operation }: Route, status: number): Schema | undefined => {
  const schema = operation.responses[String(status)]?.content?.['application/json']?.schema;
  return schema && (inDocument(schema) as Schema);
};

/** References as they are from outside of the document. */
const inDocument = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inDocument);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === '$ref' ? `openapi${String(inner)}` : inDocument(inner)]),
  );
};
