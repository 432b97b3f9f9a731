/** What the OpenAPI document says, as TypeScript: a type per schema and per route, for the portal and for other clients. */
import openapiTS, { astToString } from 'openapi-typescript';

const HEAD = '/** Made of openapi.json by `npm run contracts`: what the API takes and answers. */\n\n';

export const typesOf = async (document: string): Promise<string> => {
  const types = await openapiTS(document, { immutable: true, rootTypes: true, rootTypesNoSchemaPrefix: true });
  return HEAD + astToString(types);
};
