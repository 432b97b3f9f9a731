/** The portal as files: what has a hash in its name is kept for good, and every address of a page is answered with the one page. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const FOR_GOOD = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/** `folder` holds the built files. Without them there is no portal, and the API is as it is. */
export const servePortal = async (fastify: FastifyInstance, folder: string): Promise<void> => {
  if (!existsSync(`${folder}/assets`)) return;
  const page = await readFile(`${folder}/index.html`);
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    decorateReply: false,
    setHeaders: (reply, path) => void reply.header('cache-control', path.includes('/assets/') ? FOR_GOOD : ASK_AGAIN),
  });
  const answerPage = (request: FastifyRequest, reply: FastifyReply) => {
    if (!isForPeople(request)) return reply.callNotFound();
    return reply.type('text/html; charset=utf-8').header('cache-control', ASK_AGAIN).send(page);
  };
  fastify.get('/', answerPage);
  fastify.get('/*', answerPage);
};

/** A browser that goes somewhere says that it takes HTML; what asks for data, or below the API, is told that there is nothing. */
const isForPeople = ({ url, headers }: FastifyRequest): boolean =>
  (headers.accept ?? '').includes('text/html') && !/^\/(v\d+|\d+|dev|assets)(\/|$)/.test(url);
