import { expect, it } from 'vitest';
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

it.each([
  ['PORT', '70000', 'whole number from 0 to 65535'],
  ['PORT', 'http', 'whole number'],
  ['DATABASE_URL', 'mysql://x', 'postgres://'],
  ['EVENTSTORE_URL', 'localhost:2113', 'esdb://'],
  ['LOG_LEVEL', 'loud', 'one of fatal'],
])('names %s and says what would be right when it is "%s"', (name, value, right) => {
  expect(() => readConfig({ [name]: value })).toThrow(BadSetting);
  expect(() => readConfig({ [name]: value })).toThrow(right);
});

it('never repeats an address, which may hold a password', () =>
  expect(() => readConfig({ DATABASE_URL: 'mysql://u:hunter2@h/d' })).toThrow(/^(?!.*hunter2)/));
