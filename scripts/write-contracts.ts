/**
 * Writes `contracts/`: a JSON schema per stored event, made from the types of the domain, and one for what player apps
 * post. They are committed, so that a change of what is on disk or on the wire shows in the review as what it is.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import { LIKE_SCHEMA, PLAY_SCHEMA } from '../src/api/listening/listening-report.js';
import { EVENTS_MAX } from '../src/api/listening/read-events-body.js';

type Json = { readonly [key: string]: unknown };

const ROOT = fileURLToPath(new URL('../../', import.meta.url)); // from dist/scripts/
const DRAFT = 'http://json-schema.org/draft-07/schema#';
const STORED_TYPES = [
  'StoredListeningEvent', 'StoredCatalogueEvent', 'StoredRightsEvent', 'StoredPoolEvent', 'StoredDealEvent',
  'StoredRevenueEvent', 'StoredFxRateEvent', 'StoredRateEvent', 'StoredFraudVerdictEvent', 'StoredMonthEvent',
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

const listeningEvents = (): Json => {
  const events = { type: 'array', minItems: 1, maxItems: EVENTS_MAX, items: { anyOf: [PLAY_SCHEMA, LIKE_SCHEMA] } };
  return {
    $schema: DRAFT,
    title: 'POST /v1/listening-events',
    description: 'The JSON body; NDJSON has one of the events a line. Each event is taken or turned away by itself.',
    anyOf: [
      events,
      { type: 'object', required: ['events'], properties: { sentAt: PLAY_SCHEMA.properties.startedAt, events } },
    ],
  };
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

const write = async (folder: string, contracts: readonly (readonly [name: string, schema: Json])[]) => {
  await rm(`${ROOT}contracts/${folder}`, { recursive: true, force: true });
  await mkdir(`${ROOT}contracts/${folder}`, { recursive: true });
  for (const [name, schema] of contracts)
    await writeFile(`${ROOT}contracts/${folder}/${name}.json`, `${JSON.stringify(sorted(schema), null, 2)}\n`);
};

const events = storedEvents();
await write('events', events);
await write('http', [['listening-events', listeningEvents()]]);
