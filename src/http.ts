/** The HTTP server: Nest on Fastify, with our own body parsers and limits. */
import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseUndeclaredRoutes } from './api/access/undeclared-routes.js';
import { keysOfIssuer, nobodyVouches, tokenVerifier } from './api/access/verify-token.js';
import { BODY_BYTES_MAX, useBodyParsers } from './api/body-parsers.js';
import { servePortal } from './api/portal/serve-portal.js';
import { ProblemError } from './api/problem.js';
import { useSecurityHeaders } from './api/security-headers.js';
import { AppModule, type People } from './app.module.js';
import type { Ledger } from './ledger.js';
import type { Logger } from './platform/logger.js';
import { refuseOpenTenancy } from './platform/postgres/tenancy.js';

const REQUEST_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_MS = 72_000;
/** An escaped track id of 128 characters, and room. */
const PARAMETER_CHARACTERS_MAX = 400;

const peopleOf = ({ oidc }: Ledger['config']): People => ({
  identify: oidc === undefined ? nobodyVouches : tokenVerifier(oidc, keysOfIssuer(oidc, oidc.jwksUrl)),
});

/** `dist/web`, from `dist/src/` where it runs, and from `src/` where it is tested. */
const portalFolder = (): string =>
  fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../dist/web' : '../web', import.meta.url));

/** `people` says who a token is of; as a rule whoever the configured issuer vouches for. */
export const createHttp = async (
  ledger: Ledger,
  log: Logger,
  people = peopleOf(ledger.config),
): Promise<NestFastifyApplication> => {
  await refuseOpenTenancy(ledger.postgres.db);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: PARAMETER_CHARACTERS_MAX },
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      const { problem } = new ProblemError('invalid-request', error.message);
      void reply.status(problem.status).type('application/problem+json').send(problem);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(ledger, log, people), adapter, {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  refuseUndeclaredRoutes(app.get(ModulesContainer));
  const fastify = adapter.getInstance();
  useBodyParsers(fastify);
  await useSecurityHeaders(fastify, ledger.config);
  await servePortal(fastify, portalFolder());
  await fastify.register(fastifyStatic, { serve: false }); // `reply.sendFile`, for downloads
  await app.init();
  await fastify.ready();
  return app;
};
