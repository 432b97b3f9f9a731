/** One piece of work while it runs and after: its events, and whoever waits for the next one. */
import { EventEmitter, once } from 'node:events';
import { problemOf } from '../problem-of.js';
import { ProblemError, type Problem } from '../problem.js';

/** `share` is how far the work is, 0 to 1. */
export type Progress = { readonly step: string; readonly share: number };

export type JobEvent =
  | { readonly event: 'progress'; readonly data: Progress }
  | { readonly event: 'done'; readonly data: object }
  | { readonly event: 'failed'; readonly data: { readonly problem: Problem } };

/** Answers what `done` says; what it throws is the problem of `failed`. */
export type Work = (onProgress: (progress: Progress) => void) => Promise<object>;

/** Of steps; what comes between is left out when somebody looks later. */
const EVENTS_KEPT_MAX = 500;

export class JobRun {
  readonly startedMs = Date.now();
  endedMs: number | undefined;
  problem: Problem | undefined;
  progress: Progress = { step: '', share: 0 };
  readonly #events: JobEvent[] = [];
  readonly #news = new EventEmitter().setMaxListeners(0);
  #left = false;

  /** `unforeseen` is told of an error that is nobody's problem but ours. */
  constructor(work: Work, unforeseen: (error: unknown) => void) {
    void work((progress) => this.#say(progress)).then(
      (data) => this.#end({ event: 'done', data }),
      (error: unknown) => {
        const known = problemOf(error);
        if (known === undefined) unforeseen(error);
        this.problem = (known ?? new ProblemError('internal')).problem;
        this.#end({ event: 'failed', data: { problem: this.problem } });
      },
    );
  }

  get ended(): boolean {
    return this.endedMs !== undefined;
  }

  /** Nothing more is going to be said. */
  get #over(): boolean {
    return this.ended || this.#left;
  }

  async *follow(): AsyncGenerator<JobEvent> {
    for (let next = 0; !this.#left; next += 1) {
      while (next >= this.#events.length && !this.#over) await once(this.#news, 'news');
      if (next >= this.#events.length) return;
      yield this.#events[next]!;
    }
  }

  /** Everybody who follows is let go. */
  leave(): void {
    this.#left = true;
    this.#news.emit('news');
  }

  #say({ step, share }: Progress): void {
    this.progress = { step, share: Math.max(share, this.progress.share) };
    if (this.#events.length < EVENTS_KEPT_MAX) this.#add({ event: 'progress', data: this.progress });
  }

  #end(event: JobEvent): void {
    this.endedMs = Date.now();
    if (event.event === 'done') this.progress = { ...this.progress, share: 1 };
    this.#add(event);
  }

  #add(event: JobEvent): void {
    this.#events.push(event);
    this.#news.emit('news');
  }
}
