/** What every event store promises, as tests. An adapter is done when all of this passes against the real server. */
import { afterAll, beforeAll, describe } from 'vitest';
import { appendingContract } from './contract/appending.contract.js';
import type { Subject } from './contract/given.contract.js';
import { outageContract } from './contract/outage.contract.js';
import { readingContract } from './contract/reading.contract.js';
import { subscribingContract } from './contract/subscribing.contract.js';
import type { EventStore } from './event-store.js';

/**
 * Declares the tests. The log may hold events of others, who keep still meanwhile: every test uses names of its own and
 * reads from the head.
 */
export const eventStoreContract = (subject: Subject): void => {
  let store: EventStore;
  beforeAll(async () => {
    store = await subject.open(subject.url());
  });
  afterAll(() => store.close());

  describe('appending', () => appendingContract(() => store));
  describe('reading', () => readingContract(() => store));
  describe('subscribing', () => subscribingContract(() => store, subject));
  describe('when the connection goes', () => outageContract(() => store, subject));
};
