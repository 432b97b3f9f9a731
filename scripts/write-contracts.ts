/**
 * Writes `contracts/`: a JSON schema per stored event, made from the types of the domain, one for what player apps post,
 * and the OpenAPI document of all routes with what it says as TypeScript. They are committed, so that a change of what is
 * on disk or on the wire shows in the review as what it is, and the portal reads what the API answers.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import { EVENTS_BODY_SCHEMA } from '../src/api/listening/events-body-schema.js';
import { typesOf } from './contracts/document-types.js';
import { httpDocument } from './contracts/http-document.js';
import { inText, type Json } from './contracts/json.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url)); // from dist/scripts/
const DRAFT = 'http://json-schema.org/draft-07/schema#';
const STORED_TYPES = [
  'StoredListeningEvent', 'StoredCatalogueEvent', 'StoredRightsEvent', 'StoredPoolEvent', 'StoredDealEvent',
  'StoredDeliveryEvent', 'StoredRevenueEvent', 'StoredFxRateEvent', 'StoredRateEvent', 'StoredFraudVerdictEvent', 'StoredMonthEvent',
]; // prettier-ignore

/** `TrackStreamed.v1` and its schema, for every shape that is or was ever written. */
const storedEvents = (): readonly (readonly [name: string, schema: Json])[] => {
  const generator = createGenerator({
    path: `${ROOT}src/domain/**/*stored-events.ts`,
    tsconfig: `${ROOT}tsconfig.json`,
    expose: 'none',
    topRef: false,
    jsDoc: 'extended',
    skipTypeCheck: true, // `npm run types` does
  });
  return STORED_TYPES.flatMap((type) => {
    const { definitions: _empty, $schema: _draft, ...schema } = generator.createSchema(type) as Json;
    return shapesOf(schema).map(
      (shape) => [nameOf(shape), { $schema: DRAFT, title: nameOf(shape), ...shape }] as const,
    );
  });
};

const shapesOf = (schema: Json): readonly Json[] =>
  Array.isArray(schema['anyOf']) ? (schema['anyOf'] as Json[]) : [schema];

/** Throws where a stored type is no `{ type: 'Name.vN', data }`: such a contract would have no name. */
const nameOf = (shape: Json): string => {
  const { type } = (shape['properties'] ?? {}) as { readonly type?: { readonly const?: unknown } };
  const name = type?.const;
  if (typeof name !== 'string' || !/^[A-Z]\w+\.v\d+$/.test(name))
    throw new Error(`a stored event needs a type such as TrackStreamed.v1: ${JSON.stringify(shape)}`);
  return name;
};

const write = async (folder: string, contracts: readonly (readonly [name: string, schema: Json])[]) => {
  await rm(`${ROOT}contracts/${folder}`, { recursive: true, force: true });
  await mkdir(`${ROOT}contracts/${folder}`, { recursive: true });
  for (const [name, schema] of contracts) await writeFile(`${ROOT}contracts/${folder}/${name}.json`, inText(schema));
};

const events = storedEvents();
await write('events', events);
await write('http', [
  ['listening-events', { $schema: DRAFT, title: 'POST /v1/listening-events', ...EVENTS_BODY_SCHEMA }],
]);
const { version } = JSON.parse(await readFile(`${ROOT}package.json`, 'utf8')) as { readonly version: string };
const document = inText(await httpDocument(ROOT, version));
await writeFile(`${ROOT}contracts/openapi.json`, document);
await writeFile(`${ROOT}contracts/openapi.d.ts`, await typesOf(document));
