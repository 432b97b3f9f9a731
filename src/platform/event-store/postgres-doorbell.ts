/** Wakes readers of the log when something was appended. A ring is a hint: it may come late, twice or not at all. */
import pg from 'pg';
import { announcement } from '../pause.js';

const CONNECT_TIMEOUT_MS = 5_000;

/** One LISTEN connection for all subscriptions of this store; rings everyone who waits. */
export class Doorbell {
  readonly #url: string;
  #bell = announcement();
  #client: pg.Client | undefined;
  #connecting = false;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Aborted at the next ring. Ask before looking, so that nothing that comes in between is slept through. */
  next(): AbortSignal {
    if (this.#client === undefined && !this.#connecting && !this.#closed) void this.#listen();
    return this.#bell.signal;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#ring();
    await this.#client?.end().catch(() => undefined);
  }

  /** Whoever waits for the old bell is woken, and whoever asks from now on waits for a new one. */
  #ring() {
    const rung = this.#bell;
    this.#bell = announcement();
    rung.abort();
  }

  async #listen() {
    this.#connecting = true;
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'playledger-doorbell',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    const lost = () => {
      if (this.#client === client) this.#client = undefined;
      void client.end().catch(() => undefined);
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', () => this.#ring());
    try {
      await client.connect();
      await client.query('listen event_log');
      if (this.#closed) await client.end();
      else this.#client = client;
    } catch {
      lost(); // subscriptions look by themselves until a later `next` gets through
    }
    this.#connecting = false;
    this.#ring();
  }
}
