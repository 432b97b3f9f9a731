/** The OpenAPI document of all routes; the schemas of its types are put in beside it. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { doorsOf } from './doors.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head'] as const;

const DESCRIPTION = `The royalty and playback ledger. Amounts are decimal strings beside their currency; lists are pages
with \`limit\`, \`cursor\` and \`next\`; errors are problem+json (RFC 9457). \`x-roles\` names who may use a route.`;

const head = (version: string) =>
  new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Playledger')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addSecurity('oidc', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'a token of your identity provider' }) // prettier-ignore
    .addSecurity('apiKey', { type: 'http', scheme: 'bearer', description: 'a key from `playledger keys create`: pl_...' }) // prettier-ignore
    .addSecurity('link', { type: 'apiKey', in: 'query', name: 'link', description: 'of a signed link, in the place of a token' }) // prettier-ignore
    .build();

export const documentOf = (app: INestApplication, version: string): OpenAPIObject => {
  const document = SwaggerModule.createDocument(app, head(version), {
    operationIdFactory: (controller, method) => `${controller}.${method}`,
    autoTagControllers: false,
  });
  const doors = doorsOf(app);
  for (const [route, path] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = path[method];
      if (operation === undefined) continue;
      Object.assign(operation, doors.get(operation.operationId!), { tags: [tagOf(route)] });
    }
  return document;
};

/** `/v1/periods/{period}/pools` is about periods. */
const tagOf = (route: string): string => {
  const [first, second] = route.split('/').slice(1);
  return first === '1' ? 'listenbrainz' : first === 'v1' ? second! : first!;
};
