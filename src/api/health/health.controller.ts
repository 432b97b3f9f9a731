import { Controller, Get, Inject } from '@nestjs/common';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { Open } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { EVENT_STORE } from '../tokens.js';

export type Health = {
  readonly status: 'ok';
  /** Where the log lives. */
  readonly eventStore: string;
  /** Position of the last event of the log. */
  readonly head: string;
};

/** `GET /health`: whether the ledger can be written to; 503 when the store is away. */
@Controller('health')
@Open()
export class HealthController {
  readonly #store: Pick<EventStore, 'head' | 'name'>;

  constructor(@Inject(EVENT_STORE) store: EventStore) {
    this.#store = store;
  }

  @Get()
  @Operation({ summary: 'Whether the ledger can be written to', answer: 'Health' })
  async health(): Promise<Health> {
    return { status: 'ok', eventStore: this.#store.name, head: String(await this.#store.head()) };
  }
}
