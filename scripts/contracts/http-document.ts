/** The OpenAPI document of the routes, with the schemas of their types: made from the code, without a database. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { documentOf } from './document.js';
import { COMPONENTS } from '../../src/api/openapi/schema-of.js';
import { AppModule } from '../../src/app.module.js';
import { readConfig } from '../../src/platform/config.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres-event-store.js';
import { createLogger } from '../../src/platform/logger.js';
import { openPostgres } from '../../src/platform/postgres/postgres.js';
import { schemasOfTypes } from './answer-schemas.js';
import { inText, type Json } from './json.js';

const nobody = () => Promise.reject(new Error('nobody asks for the document'));

/** Connections are made with the first question, and none is asked. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/none';

export const httpDocument = async (root: string, version: string): Promise<Json> => {
  const postgres = openPostgres(NOWHERE);
  const store = new PostgresEventStore(postgres);
  const ledger = { config: readConfig({}), postgres, store, close: () => Promise.resolve() };
  const routes = AppModule.over(ledger, createLogger('silent'), { identify: nobody });
  const app = await NestFactory.create<NestFastifyApplication>(routes, new FastifyAdapter(), { preview: true, logger: false, abortOnError: false }); // prettier-ignore
  const document = documentOf(app, version);
  await store.close();
  await postgres.close();
  const { schemas: _reflected, ...components } = document.components ?? {};
  return { ...document, components: { ...components, schemas: schemasOfTypes(root, typesNamed(document)) } };
};

/** The names of all types that the document refers to. */
const typesNamed = (document: unknown): readonly string[] => {
  const references = inText({ document }).matchAll(new RegExp(`"${COMPONENTS}([^"]+)"`, 'g'));
  return [...new Set([...references].map(([, name]) => name!))].sort();
};
