import { describe, expect, it } from 'vitest';
import { BadSetting, readConfig } from './config.js';

it('needs no setting at all', () =>
  expect(readConfig({})).toMatchObject({
    databaseUrl: undefined,
    eventStoreUrl: undefined,
    port: 3000,
    host: '127.0.0.1',
  }));

it('takes an empty setting as none', () =>
  expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: undefined, port: 3000 }));

it('keeps statements beside its data unless it is told otherwise', () => {
  expect(readConfig({ PLAYLEDGER_DATA: '/data' }).statementsFolder).toBe('/data/statements');
  expect(readConfig({ STATEMENTS_FOLDER: '/elsewhere' }).statementsFolder).toBe('/elsewhere');
});

it('takes any number of offerings on which nobody chooses what plays', () => {
  const offerings = (list: string) => readConfig({ NON_INTERACTIVE_OFFERINGS: list }).nonInteractiveOfferings;
  expect([offerings('radio,sleep-radio'), offerings('')]).toEqual([['radio', 'sleep-radio'], []]);
});

it('calls the service in DDEX files as statements do, without what no name of a file takes', () => {
  const sender = (env: Record<string, string>) => readConfig(env).dsrSender;
  expect(sender({ SERVICE_NAME: 'Åre Music_Box' })).toMatchObject({ name: 'Åre Music_Box', service: 'ÅreMusicBox' });
  expect(sender({ SERVICE_NAME: 'Åre', DSR_SERVICE: 'are' })).toMatchObject({ name: 'Åre', service: 'are' });
});

it.each([
  ['SERVICE_NAME', ' Playledger', 'must match'],
  ['SERVICE_NAME', '___', 'DSR_SERVICE must match'],
  ['PORT', '70000', 'whole number from 0 to 65535'],
  ['PORT', 'http', 'whole number'],
  ['DATABASE_URL', 'mysql://x', 'postgres://'],
  ['EVENTSTORE_URL', 'localhost:2113', 'esdb://'],
  ['LOG_LEVEL', 'loud', 'one of fatal'],
  ['OIDC_ISSUER', 'http://id.example.org', 'https://'],
  ['OIDC_ISSUER', 'http://127.0.0.1.evil.example', 'https://'],
  ['OIDC_ISSUER', 'https://id.example.org', 'OIDC_AUDIENCE'],
  ['CORS_ORIGINS', '*', 'https://portal.example.org'],
  ['CORS_ORIGINS', 'https://a.example, https://b.example/path', 'got "https://b.example/path"'],
  ['NON_INTERACTIVE_OFFERINGS', 'Radio One', 'must match'],
])('names %s and says what would be right when it is "%s"', (name, value, right) => {
  expect(() => readConfig({ [name]: value })).toThrow(BadSetting);
  expect(() => readConfig({ [name]: value })).toThrow(right);
});

it('never repeats an address, which may hold a password', () =>
  expect(() => readConfig({ DATABASE_URL: 'mysql://u:hunter2@h/d' })).toThrow(/^(?!.*hunter2)/));

it('reads who vouches for people, and who else may ask', () =>
  expect(
    readConfig({
      OIDC_ISSUER: 'https://id.example.org',
      OIDC_AUDIENCE: 'playledger',
      CORS_ORIGINS: 'https://a.example, http://localhost:5173',
    }),
  ).toMatchObject({
    oidc: { issuer: 'https://id.example.org', rolesClaim: 'playledger_roles', partyClaim: 'playledger_party' },
    corsOrigins: ['https://a.example', 'http://localhost:5173'],
  }));

it('takes a secret that nobody guesses, and repeats none that it refuses', () => {
  expect(readConfig({ LINK_SECRET: 'k3J9'.repeat(8) }).linkSecret).toBe('k3J9'.repeat(8));
  expect(() => readConfig({ LINK_SECRET: 'hunter2' })).toThrow(/^LINK_SECRET (?!.*hunter2)/);
});

describe('in production', () => {
  const start = (env: Record<string, string>) => () => readConfig({ NODE_ENV: 'production', ...env });

  it.each([
    ['postgres://ledger:postgres@db/ledger'],
    ['postgres://ledger:Password@db/ledger'],
    ['postgres://ledger:ledger@db/ledger'],
    ['postgres://ledger@db/ledger?password=changeme'],
  ])('a password that everybody knows stops the start, and is not repeated: %s', (address) => {
    expect(start({ DATABASE_URL: address })).toThrow(/^DATABASE_URL has a password that everybody knows/);
    expect(start({ DATABASE_URL: address })).not.toThrow(address);
    expect(readConfig({ DATABASE_URL: address }).databaseUrl).toBe(address);
  });

  it.each(['postgres://ledger:k3J9-fX2w@db/ledger', 'postgres://ledger@db/ledger', ''])('starts with %s', (address) =>
    expect(start({ DATABASE_URL: address })).not.toThrow(),
  );

  it('the issuer of this machine stops the start', () =>
    expect(start({ OIDC_ISSUER: 'http://127.0.0.1:3000', OIDC_AUDIENCE: 'playledger' })).toThrow(/OIDC_ISSUER must be https/)); // prettier-ignore
});
