/** A month from the first calculation to its close, by the people who do it. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEBRUARY, MARCH, startFinanceServer, type FinanceServer } from '../../../test/finance-server.js';

let server: FinanceServer;
let [finance, approver]: readonly Record<string, string>[] = [];

beforeAll(async () => {
  server = await startFinanceServer();
  finance = await server.as({ roles: ['finance', 'approver'], subject: 'fiona' });
  approver = await server.as({ roles: ['approver'], subject: 'abel' });
});
afterAll(() => server.close());

const of = (path: string, period: string = FEBRUARY) => `/v1/periods/${period}/${path}`;
const post = (path: string, body: unknown = {}, who = finance) => server.post(path, body, who);
const answerOf = async (response: Response) => [response.status, await response.json()] as const;
const standing = async () => (await server.get(`/v1/periods/${FEBRUARY}`, finance)).json();

/** The events of a job to its end, as a browser gets them. */
const follow = async (started: Response) => {
  expect(started.status).toBe(202);
  const { job } = (await started.json()) as { readonly job: string };
  const events = await server.get(`/v1/jobs/${job}/events`, finance);
  expect(events.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const told = [...(await events.text()).matchAll(/^id: (\d+)\nevent: (\w+)\ndata: (.*)\n\n/gm)];
  return {
    job,
    events: told.map(([, , event, data]) => ({ event, data: JSON.parse(data!) as Record<string, unknown> })),
  };
};

describe('a month over HTTP', () => {
  it('is not approved before it is calculated', async () => {
    expect(await answerOf(await post(of('approval'), {}, approver))).toMatchObject([409, { reason: 'NotCalculated', period: FEBRUARY }]); // prettier-ignore
  });

  it('is calculated by a job that tells each step, and ends with what came of it', async () => {
    const { job, events } = await follow(await post(of('calculations'), { model: 'blend', parameters: { lambdaProRata: '0.25' } })); // prettier-ignore
    const steps = ['corrections of 2024-01', 'recordings', 'recordings: 1 markets', 'works', 'settlements', 'done'];
    expect(events.map(({ event, data }) => data['step'] ?? event)).toEqual(steps);
    expect(events[0]!.data).toEqual({ step: 'corrections of 2024-01', share: 0.05 });
    expect(events.at(-1)!.data).toMatchObject({ period: FEBRUARY, totals: [{ currency: 'EUR', pools: '100.00', due: '85.00' }] }); // prettier-ignore
    expect(await (await server.get(`/v1/jobs/${job}`, finance)).json()).toMatchObject({ kind: 'calculation', by: 'fiona', status: 'done', share: 1, problem: null }); // prettier-ignore
    expect(await standing()).toMatchObject({ status: 'calculated', model: 'blend', calculatedBy: 'fiona' });
  });

  it('is not approved by who calculated it, whatever roles they have', async () => {
    const [status, problem] = await answerOf(await post(of('approval')));
    expect([status, problem]).toMatchObject([409, { reason: 'ApprovedByTheSamePerson', detail: 'fiona calculated the month, so somebody else must approve it' }]); // prettier-ignore
  });

  it('is approved by a second person, and then not calculated again', async () => {
    expect(await answerOf(await post(of('approval'), {}, approver))).toMatchObject([200, { period: FEBRUARY, status: 'approved' }]); // prettier-ignore
    const { events } = await follow(await post(of('calculations')));
    expect(events.at(-1)).toMatchObject({ event: 'failed', data: { problem: { status: 409, reason: 'MonthIsApproved', by: 'abel' } } }); // prettier-ignore
  });

  it('is open to calculation once the approval is withdrawn for a reason', async () => {
    const withdraw = (body: unknown) =>
      fetch(server.address + of('approval'), {
        method: 'DELETE',
        headers: { ...approver, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await withdraw({ reason: ' ' })).status).toBe(400);
    expect(await answerOf(await withdraw({ reason: 'a pool is missing' }))).toEqual([200, { period: FEBRUARY, status: 'calculated' }]); // prettier-ignore
    expect(await standing()).toMatchObject({ withdrawn: { by: 'abel', reason: 'a pool is missing' } });
    expect(await answerOf(await withdraw({ reason: 'twice' }))).toMatchObject([409, { reason: 'NotApproved' }]);
    const { events } = await follow(await post(of('close')));
    expect(events.at(-1)).toMatchObject({ event: 'failed', data: { problem: { reason: 'NotApproved' } } });
  });

  it('is closed once it is approved, with its statements in the folder of the month', async () => {
    await follow(await post(of('calculations')));
    expect((await post(of('approval'), {}, approver)).status).toBe(200);
    const { events } = await follow(await post(of('close')));
    expect(events.map(({ event, data }) => data['step'] ?? event)).toEqual(['journal', 'statements', 'done']);
    expect(await standing()).toMatchObject({ status: 'closed', closedBy: 'fiona', approvedBy: 'abel' });
    expect(await readdir(join(server.statements, FEBRUARY))).toContain(`summary_${FEBRUARY}.json`);
    expect(await (await server.get('/v1/books/check', finance)).json()).toMatchObject({ ok: true });
  });

  it('is closed once', async () => {
    const { events } = await follow(await post(of('close')));
    expect(events.at(-1)).toMatchObject({ event: 'failed', data: { problem: { reason: 'MonthIsClosed', by: 'fiona' } } }); // prettier-ignore
  });
});

describe('a job', () => {
  it('is one at a time for a month, and the second is told of the first', async () => {
    const both = await Promise.all([post(of('calculations', MARCH)), post(of('calculations', MARCH))]);
    const [started, refused] = both[0].status === 202 ? both : both.toReversed();
    expect([started!.status, refused!.status]).toEqual([202, 409]);
    const problem = (await refused!.json()) as Record<string, unknown>;
    const { job } = await follow(started!);
    expect(problem).toMatchObject({ type: 'urn:playledger:problem:job-running', job });
  });

  it('is begun once under one Idempotency-Key', async () => {
    const again = { ...finance, 'idempotency-key': 'march-1' };
    const [one, other] = [await post(of('calculations', MARCH), {}, again), await post(of('calculations', MARCH), {}, again)]; // prettier-ignore
    expect(await other.json()).toEqual(await one.clone().json());
    await follow(one);
  });

  it.each(['/v1/jobs/nothing', '/v1/jobs/nothing/events', '/v1/jobs/%00'])(
    'is 404 when there is none: %s',
    async (path) => {
      const answer = await server.get(path, finance);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
    },
  );
});

describe('a calculation', () => {
  it.each([
    [{ model: 'lottery' }, /a model is one of pro-rata/],
    [{ modell: 'pro-rata' }, /no member "modell"/],
    [{ parameters: { capPlays: '5' } }, /capPlays is looked at by artist-centric/],
    [{ parameters: { capPlays: 5 } }, /an object of texts/],
    [{ parameters: ['a'] }, /an object of texts/],
    [{ minimumStreams: 'many' }, /minimumStreams is one of/],
    [{ statementCurrency: 'XXY' }, /statementCurrency is an ISO 4217 code/],
    [{ despiteParked: 'yes' }, /despiteParked is true or false/],
    [[], /must be a JSON object/],
  ])('is turned away with what is wrong: %j', async (body, detail) => {
    expect(await answerOf(await post(of('calculations', MARCH), body))).toMatchObject([400, { detail: expect.stringMatching(detail) as string }]); // prettier-ignore
  });

  it('is refused while events that could be money are set aside, unless it is to go on without them', async () => {
    await server.desk.rows(`insert into projection_parked (projection, build, position, event_id, type, error) select projection, build, 1, gen_random_uuid(), 'PoolDeclared.v1', 'broken' from projection_builds where projection = 'pools'`); // prettier-ignore
    const { events } = await follow(await post(of('calculations', MARCH)));
    expect(events.at(-1)).toMatchObject({ event: 'failed', data: { problem: { reason: 'EventsNotCounted', projection: 'pools', events: 1 } } }); // prettier-ignore
    const done = await follow(await post(of('calculations', MARCH), { despiteParked: true }));
    expect(done.events.at(-1)!.event).toBe('done');
  });
});

describe('a simulation', () => {
  it('shows what each model would pay, and writes nothing', async () => {
    const before = await server.store.head();
    const [status, answer] = await answerOf(await post(of('simulations'), { models: ['user-centric'] }));
    expect([status, answer]).toEqual([200, { period: FEBRUARY, baseline: 'pro-rata', models: [
      { model: 'user-centric', currency: 'EUR', total: '100.00', undistributed: '0.00', parties: [
        { party: 'North', partyName: 'North', held: false, amount: '50.00', change: '0.00' },
        { party: 'South', partyName: 'South', held: false, amount: '30.00', change: '0.00' },
        { party: 'unmatched', partyName: 'unmatched', held: true, amount: '20.00', change: '0.00' },
      ] },
    ] }]); // prettier-ignore
    const all = (await (await post(of('simulations'))).json()) as {
      readonly models: readonly { readonly total: string }[];
    };
    expect([...new Set(all.models.map(({ total }) => total))]).toEqual(['100.00']);
    expect(all.models).toHaveLength(6);
    expect(await server.store.head()).toBe(before);
  });

  it('is refused where there is nothing to share out, or no such model', async () => {
    expect(await answerOf(await post(of('simulations', MARCH)))).toMatchObject([409, { reason: 'NothingStreamed' }]);
    expect(await answerOf(await post(of('simulations', '2019-01')))).toMatchObject([409, { reason: 'NoPoolToShare' }]);
    expect((await post(of('simulations'), { models: [] })).status).toBe(400);
    expect((await post(of('simulations'), { models: ['lottery'] })).status).toBe(400);
  });
});
