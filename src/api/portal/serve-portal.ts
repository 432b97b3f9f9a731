/** The portal as files: what has a hash in its name is kept for good, and every address of a page is answered with the one page. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export type Portal = {
  /** Where the built files are. Without them there is no portal, and the API is as it is. */
  readonly folder: string;
  /** The identity provider that the page may ask. */
  readonly issuer: string | undefined;
};

const FOR_GOOD = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

export const servePortal = async (fastify: FastifyInstance, { folder, issuer }: Portal): Promise<void> => {
  if (!existsSync(`${folder}/assets`)) return;
  const page = await readFile(`${folder}/index.html`);
  const policy = policyOf(issuer);
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    decorateReply: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.includes('/assets/') ? FOR_GOOD : ASK_AGAIN);
      void reply.header('content-security-policy', policy);
    },
  });
  const answerPage = (request: FastifyRequest, reply: FastifyReply) => {
    if (!isForPeople(request)) return reply.callNotFound();
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', ASK_AGAIN)
      .header('content-security-policy', policy)
      .header('referrer-policy', 'same-origin')
      .send(page);
  };
  fastify.get('/', answerPage);
  fastify.get('/*', answerPage);
};

/** A browser that goes somewhere says that it takes HTML; what asks for data, or below the API, is told that there is nothing. */
const isForPeople = ({ url, headers }: FastifyRequest): boolean =>
  (headers.accept ?? '').includes('text/html') && !/^\/(v\d+|\d+|dev|assets)(\/|$)/.test(url);

/** Scripts, styles and pictures of our own alone, nothing inline, and nobody may put the portal into a frame. */
const policyOf = (issuer: string | undefined): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self'${issuer === undefined ? '' : ` ${new URL(issuer).origin}`}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
