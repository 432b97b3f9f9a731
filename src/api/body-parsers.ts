/** Bodies: JSON, NDJSON, XML, each gzipped if the client likes; bounded before and after inflating. */
import { pipeline, Transform, type TransformCallback } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';
import { NdjsonBody } from './listening/read-events-body.js';
import { ProblemError } from './problem.js';

/** A thousand events of ten kilobytes, and some room for the envelope. */
export const BODY_BYTES_MAX = 12 * 1024 * 1024;

const XML_TYPES = ['application/xml', 'text/xml'];
const XML_ROUTE = '/v1/catalogue/ern';
const NDJSON_TYPES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/** Passes on what was inflated, and gives up when a small body turns out to hold a large one. */
class Bounded extends Transform {
  /** Fastify compares this with Content-Length, which counts compressed bytes; its own check stands aside. */
  receivedEncodedLength = 0;
  #left: number;

  constructor(bytesMax: number) {
    super();
    this.#left = bytesMax;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
    this.#left -= chunk.length;
    if (this.#left < 0) done(new ProblemError('too-large', `the inflated body is larger than ${BODY_BYTES_MAX} bytes`));
    else done(null, chunk);
  }
}

const inflate = (request: FastifyRequest, payload: RequestPayload): RequestPayload => {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase();
  if (encoding === undefined || encoding === 'identity') return payload;
  if (encoding !== 'gzip' && encoding !== 'x-gzip')
    throw new ProblemError('unsupported-media-type', `content-encoding ${encoding.slice(0, 40)} is not taken; gzip is`);
  const bounded = new Bounded(BODY_BYTES_MAX);
  payload.on('data', (chunk: Buffer) => (bounded.receivedEncodedLength += chunk.length));
  pipeline(payload, createGunzip(), bounded, () => undefined); // an error destroys `bounded`, and the body parser sees it
  return bounded;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ProblemError('malformed-body', `not JSON: ${(error as Error).message}`);
  }
};

/** Replaces Fastify's own parsers; whatever is not JSON or NDJSON is answered 415. */
export const useBodyParsers = (fastify: FastifyInstance): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    try {
      done(null, inflate(request, payload));
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJson(body));
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addContentTypeParser<string>(NDJSON_TYPES, { parseAs: 'string' }, (_request, body, done) => {
    done(null, new NdjsonBody(body));
  });
  // As bytes: a document says itself how it is encoded. Where nobody reads XML it is not taken.
  fastify.addContentTypeParser<Buffer>(XML_TYPES, { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.url === XML_ROUTE) done(null, body);
    else done(new ProblemError('unsupported-media-type', 'XML is not taken here'));
  });
};
