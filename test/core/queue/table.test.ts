/** Every row of td-api.md's two tables, through the real queue, store, client and socket. */
import { describe, expect, it } from 'vitest';
import type { QueueReason } from '../../../src-main/contract/reasons.ts';
import type { LookupState, QueueState } from '../../../src-main/contract/states.ts';
import type { ProviderCode } from '../../../src-main/core/td/codes.ts';
import { queueBench, until } from '../../fakes/queue-bench.ts';
import { type Reply, scriptedProvider, success } from '../../fakes/scripted-provider.ts';

type Case = {
  title: string;
  reply: Reply;
  row: LookupState;
  charge: 'charged' | 'free' | 'unknown';
  queue?: [QueueState, QueueReason];
  /** Attempts counted against the row. */
  used?: number;
};

const code = (value: number, message = 'pesan'): Reply => ({ body: { code: value, message, sequence_id: 'S9' } });
const account = (value: number, reason: QueueReason): Case => ({
  title: `${value} stops the queue and leaves the row`,
  reply: code(value),
  row: 'queued',
  charge: 'free',
  queue: ['stopped', reason],
  used: 0,
});

const codeCases: Record<ProviderCode, Case> = {
  200: { title: '200 is answered and charged', reply: { body: success() }, row: 'answered', charge: 'charged' },
  12701: { title: '12701 is no record, free', reply: code(12701), row: 'no_record', charge: 'free' },
  11301: { title: '11301 is refused', reply: code(11301, 'name empty'), row: 'refused', charge: 'free' },
  11340: { title: '11340 is refused', reply: code(11340, 'phone_number error'), row: 'refused', charge: 'free' },
  11350: { title: '11350 gives up after the limit', reply: code(11350), row: 'failed', charge: 'free', used: 3 },
  600: { title: '600 goes as 11350, its charge unknown', reply: code(600), row: 'failed', charge: 'unknown', used: 3 },
  302: {
    title: '302 pauses the queue and leaves the row',
    reply: code(302),
    row: 'queued',
    charge: 'free',
    queue: ['paused', 'traffic-blocked'],
    used: 0,
  },
  303: {
    title: '303 pauses the queue and leaves the row',
    reply: code(303),
    row: 'queued',
    charge: 'free',
    queue: ['paused', 'traffic-insufficient'],
    used: 0,
  },
  305: {
    title: '305 pauses the queue, its charge unknown',
    reply: code(305),
    row: 'queued',
    charge: 'unknown',
    queue: ['paused', 'daily-maximum'],
    used: 0,
  },
  300: account(300, 'not-effective'),
  301: account(301, 'not-purchased'),
  304: account(304, 'expired'),
  11304: account(11304, 'country-not-open'),
};

const cases: Case[] = [
  ...Object.values(codeCases),
  {
    title: '200 with all-Unknown flags is answered and charged',
    reply: { body: success('Unknown', 'Unknown', 'Unknown') },
    row: 'answered',
    charge: 'charged',
  },
  { title: 'any other code fails the row, charge unknown', reply: code(777, 'aneh'), row: 'failed', charge: 'unknown' },
  { title: 'a cut connection leaves the row in doubt', reply: 'cut', row: 'in_doubt', charge: 'unknown' },
  { title: 'half an answer leaves the row in doubt', reply: 'half', row: 'in_doubt', charge: 'unknown' },
  { title: 'silence leaves the row in doubt', reply: 'silent', row: 'in_doubt', charge: 'unknown' },
  { title: 'not JSON leaves the row in doubt', reply: { body: 'oops' }, row: 'in_doubt', charge: 'unknown' },
  {
    title: 'a login page means offline and costs nothing',
    reply: { headers: { 'content-type': 'text/html' }, body: '<html><body>Login</body></html>' },
    row: 'queued',
    charge: 'free',
    queue: ['offline', 'captive-page'],
    used: 0,
  },
  {
    title: 'a redirect means offline and is not followed',
    reply: { status: 302, headers: { location: 'http://127.0.0.1:9/login' }, body: '' },
    row: 'queued',
    charge: 'free',
    queue: ['offline', 'captive-page'],
    used: 0,
  },
  ...[401, 403].map(
    (status): Case => ({
      title: `HTTP ${status} stops the queue`,
      reply: { status, body: '' },
      row: 'queued',
      charge: 'free',
      queue: ['stopped', 'key-refused'],
      used: 0,
    }),
  ),
  {
    title: 'HTTP 407 stops the queue',
    reply: { status: 407, body: '' },
    row: 'queued',
    charge: 'free',
    queue: ['stopped', 'proxy-refused'],
    used: 0,
  },
  ...[408, 429, 502, 503, 504].map(
    (status): Case => ({
      title: `HTTP ${status} is tried again and given up after the limit, free`,
      reply: { status, body: '' },
      row: 'failed',
      charge: 'free',
      used: 3,
    }),
  ),
  ...[500, 501].map(
    (status): Case => ({
      title: `HTTP ${status} leaves the row in doubt`,
      reply: { status, body: '' },
      row: 'in_doubt',
      charge: 'unknown',
    }),
  ),
];

describe('what each answer does to the row, the queue and the bill', () => {
  it.each(cases)('$title', async ({ reply, row, charge, queue, used = 1 }) => {
    const provider = await scriptedProvider(() => reply);
    const bench = await queueBench(provider.baseUrl, { settings: { timeoutMs: 300 } });
    const { listId } = bench.list(1);
    bench.queue.drain.start(null);
    await until(
      () => {
        const state = bench.states(listId)[0];
        const lane = bench.lane();
        return queue ? lane.state === queue[0] && state === 'queued' : state === row;
      },
      () => ({ lookups: bench.lookups(listId), lane: bench.lane(), attempts: bench.attempts() }),
    );
    expect(bench.lookups(listId)[0]).toMatchObject({ state: row, attempts_used: used });
    if (queue) expect(bench.lane()).toMatchObject({ state: queue[0], reason: queue[1] });
    expect(bench.attempts()[0]).toMatchObject({ charge });
    expect(new Set(bench.attempts().map((attempt) => attempt.charge))).toEqual(new Set([charge]));
  });

  it('three unknown codes in a row pause the queue, and the rest of the rows stay', async () => {
    const provider = await scriptedProvider(() => code(777));
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1 } });
    const { listId } = bench.list(6);
    bench.queue.drain.start(null);
    await until(
      () => bench.lane().reason === 'unknown-answers',
      () => bench.lane(),
    );
    expect(bench.states(listId)).toEqual(['failed', 'failed', 'failed', 'queued', 'queued', 'queued']);
    expect(provider.requests).toHaveLength(3);
  });

  it('nothing that could not be sent costs an attempt or money, and it is sent once the provider listens', async () => {
    const provider = await scriptedProvider(() => ({ body: success() }));
    await provider.down();
    const bench = await queueBench(provider.baseUrl);
    const { listId } = bench.list(5);
    bench.queue.drain.start(null);
    await until(
      () => bench.lane().state === 'offline',
      () => bench.lane(),
    );
    expect(bench.lane().reason).toBe('unreachable');
    expect(bench.lookups(listId).every((row) => row.state === 'queued' && row.attempts_used === 0)).toBe(true);
    expect(bench.attempts().every((attempt) => attempt.charge === 'free' && attempt.outcome === 'not-sent')).toBe(true);
    await provider.up();
    await until(
      () => bench.states(listId).every((state) => state === 'answered'),
      () => bench.states(listId),
    );
    expect(provider.requests).toHaveLength(5);
  });
});
