/** The committed contracts are true: what is on disk fits them, and what breaks them is caught. */
import { readFileSync, readdirSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { typesOf } from '../scripts/contracts/document-types.js';
import { DOCUMENT, DOCUMENT_TEXT, ROUTES, schemas, type Route } from './openapi.js';

type Stored = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };

type EventSchema = { readonly properties: { readonly data: { readonly required: readonly string[] } } };

const ROOT = new URL('../', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'));
const namesIn = (folder: string) => readdirSync(new URL(folder, ROOT)).map((file) => file.replace(/\.json$/, ''));

const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false });
const contract = (path: string): ValidateFunction => ajv.compile(json(path) as object);

const GOLDEN = /(^|\/)golden\/(?<name>[^/]+)\.json$/;

/** Every context keeps its samples beside its stored shapes, however deep. */
const samples = readdirSync(new URL('src/domain/', ROOT), { recursive: true, encoding: 'utf8' }).flatMap((file) => {
  const name = GOLDEN.exec(file)?.groups?.['name'];
  return name === undefined ? [] : [{ name, path: `src/domain/${file}` }];
});

/** The event id is a column of the log, not a part of the stored shape. */
const sample = (path: string): Stored => {
  const { type, data } = json(path) as Stored;
  return { type, data };
};

describe('the contracts of stored events', () => {
  it('are one per golden sample', () => {
    expect(namesIn('contracts/events/').sort()).toEqual(samples.map(({ name }) => name).sort());
  });

  it.each(samples)('$name holds its golden sample', ({ name, path }) => {
    const holds = contract(`contracts/events/${name}.json`);
    expect(holds(sample(path)), ajv.errorsText(holds.errors)).toBe(true);
  });

  it.each(samples)('$name turns away another type, an unknown fact and any missing one', ({ name, path }) => {
    const holds = contract(`contracts/events/${name}.json`);
    const { type, data } = sample(path);
    const { required } = (holds.schema as EventSchema).properties.data;
    const without = (fact: string) => Object.fromEntries(Object.entries(data).filter(([key]) => key !== fact));
    expect(holds({ type: `${type}0`, data })).toBe(false);
    expect(holds({ type, data: { ...data, surprise: 1 } })).toBe(false);
    expect(required.filter((fact) => holds({ type, data: without(fact) }))).toEqual([]);
  });
});

describe('the contract of POST /v1/listening-events', () => {
  const common = {
    id: '0a1b2c3d-0000-4000-8000-000000000001',
    listenerId: 'listener-001',
    trackId: 'track-000042',
    territory: 'SE',
    offering: 'premium',
  };
  const play = { type: 'stream', ...common, startedAt: '2026-08-01T10:00:00.000Z', msHeard: 31_000 };
  const like = { type: 'like', ...common, at: '2026-08-01T10:00:00.000Z' };
  const holds = contract('contracts/http/listening-events.json');

  it('takes an array of events, and events with the time of sending', () => {
    expect(holds([play, like])).toBe(true);
    expect(holds({ sentAt: '2026-08-01T10:00:00.000Z', events: [play] })).toBe(true);
  });

  it.each([
    ['no events', []],
    ['an object without events', { sentAt: '2026-08-01T10:00:00.000Z' }],
    ['an unknown field', [{ ...play, colour: 'red' }]],
    ['an unknown type', [{ ...play, type: 'pause' }]],
    ['a play without its length', [{ ...play, msHeard: undefined }]],
    ['more than 1,000 events', Array.from({ length: 1_001 }, () => like)],
  ])('turns away %s', (_what, body) => expect(holds(body)).toBe(false));
});

describe('the OpenAPI document', () => {
  it('is of version 3.1', () => expect(DOCUMENT.openapi).toBe('3.1.0'));

  it.each(ROUTES)('says of $route what it does, who may use it and what comes back', ({ operation }) => {
    expect(operation.summary).toMatch(/^[A-Z].{5,}[^.]$/);
    expect(operation['x-roles']).toBeInstanceOf(Array);
    expect(operation.security).toBeInstanceOf(Array);
    expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
    expect(operation.responses['default']?.content).toHaveProperty('application/problem+json');
  });

  it('refers to nothing that it does not have', () => {
    const referred = [...DOCUMENT_TEXT.matchAll(/"\$ref": "#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name!,
    );
    expect(referred.filter((name) => !(name in DOCUMENT.components.schemas))).toEqual([]);
    expect(referred.length).toBeGreaterThan(5);
  });

  it('has a schema for every type that holds by itself', () => {
    const all = schemas();
    for (const name of Object.keys(DOCUMENT.components.schemas))
      expect(() => all.compile({ $ref: `openapi#/components/schemas/${name}` }), name).not.toThrow();
  });

  it('says of every write whether it takes an Idempotency-Key', () => {
    const writes = ROUTES.filter(({ method }) => method !== 'GET');
    const takesKey = ({ operation }: Route) => operation.parameters?.some(({ name }) => name === 'Idempotency-Key');
    expect(writes.filter((route) => !takesKey(route)).map(({ route }) => route)).toEqual([
      'POST /1/feedback/recording-feedback', // plays have ids of their own
      'POST /1/submit-listens',
      'POST /v1/listening-events',
      'POST /v1/parties/{party}/statements/{period}/files/{name}/link', // nothing is changed by a link, or by a simulation
      'POST /v1/periods/{period}/simulations',
    ]);
    expect(writes.length).toBeGreaterThan(10);
  });

  it('says the same in TypeScript, from which the portal is built', async () => {
    const committed = readFileSync(new URL('contracts/openapi.d.ts', ROOT), 'utf8');
    expect(await typesOf(DOCUMENT_TEXT)).toBe(committed);
  });

  it('names the type that each method says it answers', () => {
    const declared = declaredAnswers();
    expect(declared.filter(({ answer, returned }) => answer !== returned)).toEqual([]);
    expect(declared.length).toBeGreaterThan(20);
  });
});

/** `answer: 'Page<TopTrack>'` of each `Operation`, and `Promise<Page<TopTrack>>` of the method that it stands on. */
function declaredAnswers() {
  const folder = new URL('src/api/', ROOT);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.spec)\.ts$/.test(file),
  );
  return files.flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const found = text.matchAll(/@Operation\(\{.*?answer: '([^']+)'.*?\): ([^{]+?) \{\n/gs);
    return [...found].map(([, answer, type]) => ({ file, answer, returned: type!.replace(/^Promise<(.*)>$/s, '$1') }));
  });
}
