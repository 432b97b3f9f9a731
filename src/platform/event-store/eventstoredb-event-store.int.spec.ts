/** Needs a real EventStoreDB: `EVENTSTORE_URL=esdb://127.0.0.1:2113?tls=false`. Without it, these tests are skipped. */
import { describe, expect, it } from 'vitest';
import { eventStoreContract } from './event-store.contract.js';
import { StoreUnavailable } from './event-store.js';
import { openEventStoreDb } from './eventstoredb-event-store.js';

const url = process.env['EVENTSTORE_URL'];

describe.skipIf(url === undefined)('EventStoreDB as the event store (EVENTSTORE_URL)', () => {
  eventStoreContract({ url: () => url!, open: (address) => openEventStoreDb(address) });
});

describe('opening an EventStoreDB', () => {
  it('names the address, and not the password, when no leader answers in time', async () => {
    const opening = openEventStoreDb('esdb://admin:hush-hush@127.0.0.1:9?tls=false', { leaderWaitMs: 400 });
    const error = await opening.then(() => undefined, (reason: unknown) => reason as StoreUnavailable); // prettier-ignore
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error?.message).toContain('127.0.0.1:9');
    expect(error?.message).not.toContain('hush');
  });

  it.each(['http://127.0.0.1:2113', 'esdb://', 'esdb://admin:hush-hush@127.0.0.1:port', ''])(
    'refuses %j without repeating it, as it may hold a password',
    async (address) => {
      await expect(openEventStoreDb(address)).rejects.toThrow(
        /^not an address of EventStoreDB: expected such as esdb:/,
      );
    },
  );
});
