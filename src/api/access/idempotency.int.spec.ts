import { Controller, Post } from '@nestjs/common';
import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { firstValueFrom, from } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { Idempotent, IdempotencyInterceptor } from './idempotency.interceptor.js';

let database: TestDatabase;
let interceptor: IdempotencyInterceptor;
beforeAll(async () => {
  database = await freshDatabase();
  interceptor = new IdempotencyInterceptor(new IdempotencyKeys(database.pool));
});
afterAll(() => database.drop());

@Controller('things')
class Things {
  @Post()
  @Idempotent()
  make() {
    return 'made';
  }

  @Post('always')
  always() {
    return 'made';
  }
}

type Sent = {
  readonly key?: string;
  readonly body?: unknown;
  readonly subject?: string;
  readonly route?: 'make' | 'always';
};

/** Sends one write to the route; `work` is what its handler does. */
const send = async ({ key, body = { amount: '1.00' }, subject = 'fina', route = 'make' }: Sent, work: () => Promise<unknown>) => {
  const reply = { statusCode: 201, headers: {} as Record<string, string>, status: (code: number) => ((reply.statusCode = code), reply), header: (name: string, value: string) => ((reply.headers[name] = value), reply) };
  const request = { method: 'POST', url: '/things', body, headers: key === undefined ? {} : { 'idempotency-key': key }, principal: { subject } };
  const context = {
    getHandler: () => Reflect.get(Things.prototype, route) as unknown,
    switchToHttp: () => ({ getRequest: () => request, getResponse: () => reply }),
  } as unknown as ExecutionContext;
  const next: CallHandler = { handle: () => from(work()) };
  const answer = await firstValueFrom(interceptor.intercept(context, next));
  return { status: reply.statusCode, replayed: reply.headers['idempotency-replayed'] === 'true', answer };
}; // prettier-ignore

const counted = () => {
  let times = 0;
  return Object.assign(() => Promise.resolve({ job: `job-${(times += 1)}` }), { times: () => times });
};
const statusOf = async (sent: Promise<unknown>) =>
  sent.then(
    () => 'answered',
    (error: unknown) => (error as { problem?: { status?: number } }).problem?.status,
  );

describe('a write under an Idempotency-Key', () => {
  it('is carried out once, and answered the same when it is sent again', async () => {
    const work = counted();
    expect(await send({ key: 'k-1' }, work)).toEqual({ status: 201, replayed: false, answer: { job: 'job-1' } });
    expect(await send({ key: 'k-1' }, work)).toEqual({ status: 201, replayed: true, answer: { job: 'job-1' } });
    expect(work.times()).toBe(1);
  });

  it('is refused when the key was used for another request', async () => {
    await send({ key: 'k-2' }, counted());
    await expect(send({ key: 'k-2', body: { amount: '2.00' } }, counted())).rejects.toMatchObject({
      problem: { status: 422, type: 'urn:playledger:problem:idempotency-key-reused' },
    });
  });

  it('of another person is another key', async () => {
    const work = counted();
    await send({ key: 'k-3' }, work);
    await send({ key: 'k-3', subject: 'anna' }, work);
    expect(work.times()).toBe(2);
  });

  it('runs once where many send it at the same time; the others are told to come again', async () => {
    let finish = (_: unknown) => {};
    const under = new Promise((done) => (finish = done));
    let times = 0;
    const work = () => ((times += 1), under);
    const sent = Array.from({ length: 8 }, () => send({ key: 'k-4' }, work));
    const refused = Promise.any(sent.map((one) => one.then(() => Promise.reject(new Error()), () => true))); // prettier-ignore
    await refused;
    finish({ job: 'job-1' });
    const outcomes = await Promise.all(sent.map(statusOf));
    expect(outcomes.filter((outcome) => outcome === 409).length).toBeGreaterThan(0);
    expect(outcomes.every((outcome) => outcome === 'answered' || outcome === 409)).toBe(true);
    expect(times).toBe(1);
    expect(await send({ key: 'k-4' }, work)).toMatchObject({ replayed: true, answer: { job: 'job-1' } });
  });

  it('that failed has not happened: the key is free for the mended request', async () => {
    await expect(send({ key: 'k-5' }, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(await send({ key: 'k-5', body: { amount: '3.00' } }, counted())).toMatchObject({ replayed: false });
  });

  it('is carried out anew after a day, or when whoever began it is gone', async () => {
    const work = counted();
    await send({ key: 'k-6' }, work);
    await database.pool.query(`update idempotency_keys set claimed_at = now() - interval '25 hours' where key = 'k-6'`);
    expect(await send({ key: 'k-6', body: 'other' }, work)).toMatchObject({ answer: { job: 'job-2' } });
    await database.pool.query(
      `update idempotency_keys set status = null, claimed_at = now() - interval '11 minutes' where key = 'k-6'`,
    );
    expect(await send({ key: 'k-6', body: 'other' }, work)).toMatchObject({ answer: { job: 'job-3' } });
  });

  it('is refused beyond so many keys of one person', async () => {
    await database.pool.query(
      `insert into idempotency_keys (subject, key, fingerprint, claim)
       select 'greedy', n::text, '\\x00', gen_random_uuid() from generate_series(1, 10000) n`,
    );
    expect(await statusOf(send({ key: 'one-more', subject: 'greedy' }, counted()))).toBe(429);
    expect(await statusOf(send({ key: 'one-more', subject: 'modest' }, counted()))).toBe('answered');
  });

  it.each(['', ' ', 'a b', 'ä', 'x'.repeat(201), 'tab\there'])('is refused for the key "%s"', async (key) => {
    const work = counted();
    expect(await statusOf((async () => send({ key }, work))())).toBe(400);
    expect(work.times()).toBe(0);
  });
});

it('a write without a key, or of a route that takes none, is carried out each time', async () => {
  const work = counted();
  await send({}, work);
  await send({}, work);
  await send({ key: 'k-7', route: 'always' }, work);
  await send({ key: 'k-7', route: 'always' }, work);
  expect(work.times()).toBe(4);
});
