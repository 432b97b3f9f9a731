import { Controller, Get, Inject } from '@nestjs/common';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { Open } from '../access/access.js';
import { EVENT_STORE } from '../tokens.js';

/** `GET /health`: whether the ledger can be written to; 503 when the store is away. */
@Controller('health')
@Open()
export class HealthController {
  readonly #store: Pick<EventStore, 'head' | 'name'>;

  constructor(@Inject(EVENT_STORE) store: EventStore) {
    this.#store = store;
  }

  @Get()
  async health() {
    return { status: 'ok', eventStore: this.#store.name, head: String(await this.#store.head()) };
  }
}
