/** The types that routes answer and take, as schemas of an OpenAPI document: what the types say is what the document says. */
import ts from 'typescript';
import { createFormatter, createParser, createProgram, DEFAULT_CONFIG, SchemaGenerator } from 'ts-json-schema-generator';
import { COMPONENTS } from '../../src/api/openapi/schema-of.js';
import { sorted, type Json } from './json.js';

/** By name; what they are made of stands beside them under its own name, where it is exported. */
export const schemasOfTypes = (root: string, names: readonly string[]): Json => {
  const config = {
    ...DEFAULT_CONFIG,
    path: `${root}src/api/**/*.ts`,
    tsconfig: `${root}tsconfig.json`,
    expose: 'export' as const,
    jsDoc: 'extended' as const,
    encodeRefs: false,
    skipTypeCheck: true, // `npm run types` does
  };
  const program = createProgram(config);
  const generator = new SchemaGenerator(program, createParser(program, config), createFormatter(config), config);
  const declared = typesOf(program, `${root}src/api/`);
  const schemas: Record<string, unknown> = {};
  for (const name of names) {
    const { definitions } = generator.createSchemaFromNodes([onlyOne(name, declared)]) as { readonly definitions: Json };
    for (const [key, schema] of Object.entries(definitions)) put(schemas, nameable(key), atHome(schema));
  }
  return schemas;
};

/** The exported types of the API's own files. */
const typesOf = (program: ts.Program, folder: string): readonly ts.TypeAliasDeclaration[] =>
  program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(folder) && !fileName.endsWith('.spec.ts'))
    .flatMap(({ statements }) => [...statements])
    .filter(ts.isTypeAliasDeclaration)
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));

const onlyOne = (name: string, declared: readonly ts.TypeAliasDeclaration[]): ts.TypeAliasDeclaration => {
  const [found, other] = declared.filter((type) => type.name.text === name);
  if (found === undefined) throw new Error(`a route answers or takes ${name}, and src/api exports no type of that name`);
  if (other !== undefined) throw new Error(`src/api exports several types called ${name}: give one of them a name of its own`); // prettier-ignore
  return found;
};

/** Throws where two types share a name: the document has one place for it. */
const put = (schemas: Record<string, unknown>, name: string, schema: unknown): void => {
  if (JSON.stringify(sorted(schemas[name] ?? schema)) !== JSON.stringify(sorted(schema)))
    throw new Error(`two types of the API are called ${name}: give one of them a name of its own`);
  schemas[name] = schema;
};

/** Names of components have letters, digits, dots, hyphens and underscores alone. */
const nameable = (name: string): string => name.replace(/[^\w.-]+/g, '_').replace(/_$/, '');

const REFERENCE = '#/definitions/';

/** References to where an OpenAPI document keeps its schemas. */
const atHome = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(atHome);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === '$ref' && typeof inner === 'string' && inner.startsWith(REFERENCE)
        ? [key, COMPONENTS + nameable(inner.slice(REFERENCE.length))]
        : [key, atHome(inner)],
    ),
  );
};
