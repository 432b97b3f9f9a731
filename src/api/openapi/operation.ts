/** What the OpenAPI document says of a route, beside the route itself: `contracts/openapi.json` is made of these. */
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { bodyContent, contentOf, swaggerSchema, type Answer, type Body, type Schema } from './schema-of.js';

export type Parameter = {
  readonly description: string;
  /** A text of any kind, where it is not said. */
  readonly schema?: Schema;
  readonly required?: boolean;
};

export type Parameters = Readonly<Record<string, Parameter>>;

export type OperationFacts = {
  /** What the route does, in a few words; without a full stop. */
  readonly summary: string;
  readonly description?: string;
  /** What comes with success: `TrackPlays`, `Page<TrackPlays>`, a media type, or nothing. Types must be exported, under a name of their own. */
  readonly answer: Answer;
  /** Of success; 200 where it is not said. */
  readonly status?: number;
  /** Of other successes, such as 206. */
  readonly alsoStatus?: Readonly<Record<number, string>>;
  readonly body?: Body;
  readonly params?: Parameters;
  readonly query?: Parameters;
  readonly headers?: Parameters;
};

const PROBLEMS = {
  description: 'What went wrong, as RFC 9457 problem details',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** On every route: a route without it is not in the document, and a test says so. */
export const Operation = (facts: OperationFacts): MethodDecorator => {
  const { summary, description, answer, status = 200, alsoStatus = {}, body, params = {}, query = {}, headers = {} } = facts; // prettier-ignore
  const succeeds = { description: summary, ...contentOf(answer) };
  return applyDecorators(
    ApiOperation({ summary, ...(description && { description }) }),
    ApiResponse({ status, ...succeeds }),
    ...Object.entries(alsoStatus).map(([code, meaning]) => ApiResponse({ status: Number(code), description: meaning })),
    ApiResponse({ status: 'default', ...PROBLEMS }),
    ...(body === undefined ? [] : takes(body)),
    ...Object.entries(params).map(([name, one]) => ApiParam({ name, ...parameter(one), required: true })),
    ...Object.entries(query).map(([name, one]) =>
      ApiQuery({ name, ...parameter(one), required: one.required ?? false }),
    ),
    ...Object.entries(headers).map(([name, one]) =>
      ApiHeader({ name, ...parameter(one), required: one.required ?? false }),
    ),
  );
};

const takes = (body: Body) => {
  const { schema, mediaTypes } = bodyContent(body);
  return [ApiConsumes(...mediaTypes), ApiBody({ schema, required: true })];
};

const parameter = ({ description, schema = { type: 'string' } }: Parameter) => ({
  description,
  schema: swaggerSchema(schema),
});
