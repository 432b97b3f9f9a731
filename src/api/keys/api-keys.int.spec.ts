import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { ApiKeys, type NewKey } from './api-keys.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const ANY: NewKey = { label: 'spec', territory: 'ZZ', offering: 'free' };
/** Every look-up anew, as another process would. */
const verify = (token: string) => new ApiKeys(database.pool).verify(token, Date.now());

describe('a key', () => {
  it('reads and writes unless it is said otherwise', async () => {
    const keys = new ApiKeys(database.pool);
    const [both, reads] = [await keys.create(ANY), await keys.create({ ...ANY, scopes: ['read'] })];
    expect((await verify(both.token))?.scopes).toEqual(['read', 'write']);
    expect((await verify(reads.token))?.scopes).toEqual(['read']);
  });

  it('is no longer good when its day has come', async () => {
    const keys = new ApiKeys(database.pool);
    const { token } = await keys.create({ ...ANY, expiresAt: new Date(Date.now() - 1_000) });
    expect(await verify(token)).toBeUndefined();
  });

  it('is remembered no longer than it is good', async () => {
    const keys = new ApiKeys(database.pool);
    const { id, token } = await keys.create({ ...ANY, expiresAt: new Date(Date.now() + 10_000) });
    expect(await keys.verify(token, Date.now())).toMatchObject({ id });
    await database.pool.query('delete from api_keys where id = $1', [id]);
    expect(await keys.verify(token, Date.now() + 5_000)).toMatchObject({ id });
    expect(await keys.verify(token, Date.now() + 15_000)).toBeUndefined();
  });
});

describe('a rotation', () => {
  it('makes a new secret, and the one before is good until the grace is over', async () => {
    const keys = new ApiKeys(database.pool);
    const { id, token } = await keys.create(ANY);
    const next = (await keys.rotate(id, 1))!;
    expect(await Promise.all([token, next].map(verify))).toMatchObject([{ id }, { id }]);
    await database.pool.query(`update api_keys set former_until = now() - interval '1 second' where id = $1`, [id]);
    expect(await Promise.all([token, next].map(verify))).toMatchObject([undefined, { id }]);
  });

  it('ends whatever was before the last secret', async () => {
    const keys = new ApiKeys(database.pool);
    const { id, token } = await keys.create(ANY);
    await keys.rotate(id, 1);
    await keys.rotate(id, 1);
    expect(await verify(token)).toBeUndefined();
  });

  it('without grace ends the one before at once', async () => {
    const keys = new ApiKeys(database.pool);
    const { id, token } = await keys.create(ANY);
    await keys.verify(token, Date.now());
    await keys.rotate(id, 0);
    expect(await keys.verify(token, Date.now())).toBeUndefined();
  });

  it('is refused for a key that is revoked, has run out, or never was', async () => {
    const keys = new ApiKeys(database.pool);
    const revoked = await keys.create(ANY);
    await keys.revoke(revoked.id);
    const expired = await keys.create({ ...ANY, expiresAt: new Date(0) });
    for (const id of [revoked.id, expired.id, 'never']) expect(await keys.rotate(id, 24), id).toBeUndefined();
  });
});
