import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiKeys } from '../../src/api/keys/api-keys.js';
import { freshDatabase, type TestDatabase } from '../pg.js';
import { end, serve, type Serving } from '../process.js';

const BATCH_EVENTS = 40;
const SENDERS = 8;
const KILLS = 3;

let database: TestDatabase;
let token: string;
beforeAll(async () => {
  database = await freshDatabase();
  token = (await new ApiKeys(database.pool).create({ label: 'spec', territory: 'ZZ', offering: 'free' })).token;
});
afterAll(() => database.drop());

type Batch = readonly { readonly id: string }[];

const batch = (sender: number): Batch =>
  Array.from({ length: BATCH_EVENTS }, (_, n) => ({
    type: 'stream',
    id: randomUUID(),
    listenerId: `listener-${sender}-${n % 5}`,
    trackId: `track-${n}`,
    startedAt: new Date(Date.now() - 60_000 * n).toISOString(),
    msHeard: 31_000,
    territory: 'SE',
    offering: 'premium',
  }));

const post = (address: string, events: Batch) =>
  fetch(`${address}/v1/listening-events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(events),
  });

/** Posts until the server is gone. What was answered is acknowledged; the batch in the air is not, and is resent later. */
const sendUntilItDies = async ({ address }: Serving, sender: number, acknowledged: Set<string>, unsure: Batch[]) => {
  for (;;) {
    const events = batch(sender);
    const status = await post(address, events).then(
      async (response) => (await response.json(), response.status),
      () => undefined, // the connection broke before the answer was whole
    );
    if (status === undefined) {
      unsure.push(events);
      return;
    }
    expect(status).toBe(200);
    for (const { id } of events) acknowledged.add(id);
  }
};

it(
  'has every acknowledged event once after kill -9 and a resend, and what was in the air once too',
  { timeout: 120_000 },
  async () => {
    const acknowledged = new Set<string>();
    const unsure: Batch[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const server = await serve({ DATABASE_URL: database.url }, '--no-projections');
      const senders = Array.from({ length: SENDERS }, (_, sender) =>
        sendUntilItDies(server, sender, acknowledged, unsure),
      );
      const before = acknowledged.size;
      while (acknowledged.size < before + 5 * BATCH_EVENTS) await new Promise((later) => setTimeout(later, 20));
      await end(server, 'SIGKILL');
      await Promise.all(senders);
    }
    const server = await serve({ DATABASE_URL: database.url }, '--no-projections');
    for (const events of unsure) expect((await post(server.address, events)).status).toBe(200);
    expect(await end(server, 'SIGTERM')).toBe(0);

    const { rows } = await database.pool.query<{ event_id: string; times: bigint }>(
      'select event_id, count(*) as times from event_log group by event_id',
    );
    const times = new Map(rows.map((row) => [row.event_id, Number(row.times)]));
    const sent = [...acknowledged, ...unsure.flat().map(({ id }) => id)];
    expect(unsure.length).toBeGreaterThan(0);
    expect(sent.filter((id) => times.get(id) !== 1)).toEqual([]);
    expect(times.size).toBe(sent.length);
  },
);
