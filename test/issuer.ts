/** The people of a spec: signed by the issuer that development has, which the server under test believes alone. */
import { createDevIssuer, type DevIssuer } from '../src/api/access/dev-issuer/dev-issuer.js';
import type { Role } from '../src/api/access/principal.js';

export type TestPerson = {
  readonly roles: readonly Role[];
  readonly party?: string;
  readonly subject?: string;
};

export type TestIssuer = Pick<DevIssuer, 'identify'> & {
  readonly tokenOf: (person: TestPerson) => Promise<string>;
};

export const testIssuer = async (): Promise<TestIssuer> => {
  const { identify, sign } = await createDevIssuer('https://issuer.example');
  return {
    identify,
    tokenOf: ({ roles, party, subject = `${roles.join('-')}-user` }) => sign({ subject, name: subject, roles, party }),
  };
};
