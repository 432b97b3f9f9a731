/**
 * What browsers are told: nothing but our own files may run, and pages of others may not ask unless they are named. What a
 * key asked for is data for a program, which no browser shows: there these headers would be a quarter of the answer.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from '@fastify/cors';
import helmet from 'helmet';
import type { FastifyInstance } from 'fastify';
import type { AskingRequest } from './access/access.js';

type Web = {
  readonly corsOrigins: readonly string[];
  readonly oidc: { readonly issuer: string } | undefined;
};

type Header = readonly [name: string, value: string];

const NOT_SNIFFED: readonly Header[] = [['x-content-type-options', 'nosniff']];
const PREFLIGHT_S = 600;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
const SENT = ['authorization', 'content-type', 'idempotency-key', 'if-none-match', 'if-range', 'range'];
const SHOWN = ['content-disposition', 'content-range', 'etag', 'idempotency-replayed', 'retry-after', 'www-authenticate']; // prettier-ignore

/** Everything of ours comes from here, but for the issuer that people sign in with. */
const contentSecurityPolicy = (issuer: string | undefined) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'", ...(issuer === undefined ? [] : [new URL(issuer).origin])],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/** None of them depends on the request, so they are asked for once: made anew, they cost as much as all the rest of a small request. */
const headersOf = (middleware: ReturnType<typeof helmet>): readonly Header[] => {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  middleware({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error !== undefined) throw error as Error;
  });
  return Object.entries(headers);
};

export const useSecurityHeaders = async (fastify: FastifyInstance, { corsOrigins, oidc }: Web): Promise<void> => {
  const headers = headersOf(
    helmet({
      contentSecurityPolicy: contentSecurityPolicy(oidc?.issuer),
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    }),
  );
  if (corsOrigins.length > 0)
    await fastify.register(cors, {
      origin: [...corsOrigins],
      methods: METHODS,
      allowedHeaders: SENT,
      exposedHeaders: SHOWN,
      credentials: false, // a token travels in its header, never in a cookie
      maxAge: PREFLIGHT_S,
      strictPreflight: true,
    });
  // Answers are for whoever asked; what is otherwise, such as the portal's files, says so itself.
  fastify.addHook('onSend', (request: AskingRequest, reply, payload, done) => {
    for (const [name, value] of request.apiKey === undefined ? headers : NOT_SNIFFED)
      if (!reply.hasHeader(name)) void reply.header(name, value);
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
};
