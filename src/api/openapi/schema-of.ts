/** The words of `Operation` in those of OpenAPI. The types themselves become schemas in `scripts/contracts/`. */
import type { ApiBodyOptions } from '@nestjs/swagger';

/** A JSON schema, or a reference to one. */
export type Schema = { readonly [keyword: string]: unknown };

/** The library's own type knows OpenAPI 3.0 alone, and nothing that is readonly. */
export type SwaggerSchema = Extract<ApiBodyOptions, { readonly schema: unknown }>['schema'] & object;

export const swaggerSchema = (schema: Schema): SwaggerSchema => schema;

/** The name of an exported type, a page of it (`Page<TrackPlays>`), or bytes of a media type; null where nothing is said. */
export type Answer = string | { readonly mediaType: string; readonly description?: string } | null;

/** The name of an exported type; or bytes of these media types. */
export type Body = string | { readonly mediaTypes: readonly string[]; readonly schema?: Schema };

export const COMPONENTS = '#/components/schemas/';

const PAGE = /^Page<(\w+)>$/;

/** `TrackPlays` of `Page<TrackPlays>` and of itself. */
export const typeNamed = (name: string): string => PAGE.exec(name)?.[1] ?? name;

/** What a cursor page looks like is said here once; see `src/api/paging.ts`. */
export const schemaNamed = (name: string): Schema => {
  const schema = { $ref: COMPONENTS + typeNamed(name) };
  if (!PAGE.test(name)) return schema;
  return {
    type: 'object',
    required: ['items', 'next'],
    properties: {
      items: { type: 'array', items: schema },
      next: { type: ['string', 'null'], description: '`cursor` of the page behind this one; null on the last' },
    },
  };
};

export const contentOf = (answer: Answer) => {
  if (answer === null) return {};
  if (typeof answer === 'string')
    return { content: { 'application/json': { schema: swaggerSchema(schemaNamed(answer)) } } };
  const { mediaType, description } = answer;
  const schema = swaggerSchema({
    type: mediaType === 'application/json' ? 'object' : 'string',
    ...(description && { description }),
  });
  return { content: { [mediaType]: { schema } } };
};

const BYTES: Schema = { type: 'string', format: 'binary' };

/** The content of a request. */
export const bodyContent = (body: Body) => {
  const [mediaTypes, schema] =
    typeof body === 'string' ? [['application/json'], schemaNamed(body)] : [body.mediaTypes, body.schema ?? BYTES];
  return { schema: swaggerSchema(schema), mediaTypes };
};
