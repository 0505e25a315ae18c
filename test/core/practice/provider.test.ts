import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { practiceSchema } from '../../../src-main/contract/practice.ts';
import type { Clock } from '../../../src-main/core/kernel/ports.ts';
import { practiceHandlers } from '../../../src-main/core/practice/handlers.ts';
import { createPracticeProvider } from '../../../src-main/core/practice/provider.ts';
import { manualClock, realClock } from '../../fakes/clock.ts';
import { until } from '../td/raw-server.ts';
import { ordering, person, practice } from './client-of.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
async function world(options: Parameters<typeof practice>[0] = {}) {
  const made = practice(options);
  open.push(made);
  await made.provider.listen();
  return made;
}
const answering = ordering(0);

test.each([
  ['up', { kind: 'answered' }, true],
  ['captive', { kind: 'captive-page' }, null],
  ['cut', { kind: 'in-doubt', httpStatus: null }, true],
  ['slow-cut', { kind: 'in-doubt', httpStatus: 200 }, true],
  ['silent', { kind: 'in-doubt', message: 'ANSWER_TIMEOUT' }, true],
  ['busy', { kind: 'busy', httpStatus: 503 }, false],
  ['traffic-blocked', { kind: 'traffic', code: 302 }, false],
  ['traffic-insufficient', { kind: 'traffic', code: 303 }, false],
  ['expired', { kind: 'account', code: 304 }, false],
  ['wrong-key', { kind: 'http-refused', httpStatus: 401 }, false],
  ['down', { kind: 'not-sent', message: 'ECONNREFUSED' }, null],
] as const)('weather %s: %j, and charged %s (null: never reached the ledger)', async (weather, outcome, charged) => {
  const { provider, ask } = await world();
  await provider.steer({ weather });
  expect(await ask(answering, { timeoutMs: 300 })).toMatchObject(outcome);
  expect(provider.ledger().map((entry) => entry.charged)).toEqual(charged === null ? [] : [charged]);
});

test('down really stops listening, and up is the same port again', async () => {
  const { provider, ask } = await world();
  const { baseUrl } = provider.state();
  expect(await ask(answering)).toMatchObject({ kind: 'answered' });
  expect((await provider.steer({ weather: 'down' })).baseUrl).toBe('');
  expect(provider.baseUrl()).toBe(baseUrl);
  expect(await ask(answering)).toMatchObject({ kind: 'not-sent' });
  expect((await provider.steer({ weather: 'up' })).baseUrl).toBe(baseUrl);
  expect(await ask(answering)).toMatchObject({ kind: 'answered' });
});

test('steering quickly up and down ends in the last weather', async () => {
  const { provider, ask } = await world();
  await Promise.all((['down', 'up', 'down', 'up'] as const).map((weather) => provider.steer({ weather })));
  expect(await ask(answering)).toMatchObject({ kind: 'answered' });
});

test('going down cuts what is under way', async () => {
  const { provider, ask } = await world({ latencyMs: { min: 5_000, max: 5_000 } });
  const underWay = ask(answering);
  await until(() => provider.state().ledger.requests === 1);
  await provider.steer({ weather: 'down' });
  expect(await underWay).toMatchObject({ kind: 'in-doubt' });
  expect(provider.state().ledger).toEqual({ requests: 1, charged: 1, free: 0 });
});

test('a port that was taken while it was down is said, not kept silent', async () => {
  const { provider } = await world();
  const port = Number(new URL(provider.baseUrl()).port);
  await provider.steer({ weather: 'down' });
  const squatter = createPracticeProvider({ clock: realClock() });
  open.push(squatter);
  await squatter.listen(port);
  await expect(provider.steer({ weather: 'up' })).rejects.toThrow('EADDRINUSE');
});

test('listening twice gives the same address; before the first there is none', async () => {
  const provider = createPracticeProvider({ clock: realClock() });
  open.push(provider);
  expect(provider.state().baseUrl).toBe('');
  expect(provider.baseUrl()).toBe('');
  const first = await provider.listen();
  expect(await provider.listen()).toEqual(first);
  expect(first.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
});

test('the key is checked where one is set', async () => {
  const { ask, provider } = await world({ partnerCode: 'practice', partnerKey: 'right-key' });
  expect(await ask(answering, { key: 'wrong-key' })).toMatchObject({ httpStatus: 401, charge: 'free' });
  expect(await ask(answering, { key: 'right-key' })).toMatchObject({ kind: 'answered' });
  expect(provider.ledger().map((entry) => entry.outcome)).toEqual(['http-401', 200]);
});

test.each([
  [{ nik: '' }, 11301, 'id_number empty'],
  [{ phone: '' }, 11301, 'phone_number empty'],
  [{ nik: '12ab' }, 11340, 'id_number error'],
  [{ phone: '628123456789' }, 11340, 'phone_number error'],
  [{ ecPhone: '0' }, 11340, 'emergency_contact_phone error'],
  [{ ecNik: 'x' }, 11340, 'emergency_contact_id error'],
])('parameters are checked as the real one does: %j is %i %s', async (change, code, message) => {
  const { ask, provider } = await world();
  expect(await ask({ ...person(1), ...change })).toMatchObject({ kind: 'refused', code, message });
  expect(provider.state().ledger.charged).toBe(0);
});

test('the ledger has each request it read whole, in order, with the id the asker got', async () => {
  const { ask, provider } = await world();
  const first = await ask(ordering(0));
  const second = await ask(ordering(31));
  await ask(ordering(60));
  expect(provider.ledger()).toMatchObject([
    { sequenceId: first.sequenceId, nik: ordering(0).nik, phone: ordering(0).phone, outcome: 200, charged: true },
    { sequenceId: second.sequenceId, outcome: 12701, charged: false },
    { outcome: 'cut', charged: true },
  ]);
  expect(first.sequenceId).toMatch(/^[0-9A-F]{32}$/);
  expect(provider.state().ledger).toEqual({ requests: 3, charged: 2, free: 1 });
  expect(provider.ledger(1, 1)).toHaveLength(1);
  expect(provider.ledger(1, 1)[0]?.outcome).toBe(12701);
});

test('a request that breaks off before it was read whole is in no ledger', async () => {
  const { provider } = await world();
  const { port, pathname } = new URL(provider.baseUrl());
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`POST ${pathname} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\n{"country":`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(provider.state().ledger.requests).toBe(0);
});

test('latency lies between its bounds and follows the digits, on the injected clock', async () => {
  const clock = manualClock();
  const { provider, ask } = await world({ clock, latencyMs: { min: 300, max: 100 } });
  expect(provider.state().latencyMs).toEqual({ min: 100, max: 300 });
  let answered = false;
  const underWay = ask(answering).then((outcome) => {
    answered = true;
    return outcome;
  });
  await until(() => provider.state().ledger.requests === 1);
  await clock.advance(99);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(answered).toBe(false);
  await clock.advance(201);
  expect(await underWay).toMatchObject({ kind: 'answered' });
});

test('close leaves no socket, no timer and no port behind', async () => {
  const clock = realClock();
  const timers = new Set<object>();
  const counting: Clock = {
    ...clock,
    after(ms, run) {
      const timer = {};
      timers.add(timer);
      const stop = clock.after(ms, run);
      return () => {
        timers.delete(timer);
        stop();
      };
    },
  };
  const { provider, ask } = await world({ clock: counting, latencyMs: { min: 60_000, max: 60_000 } });
  const { port } = new URL(provider.baseUrl());
  const idle = connect(Number(port), '127.0.0.1');
  const idleClosed = new Promise((resolve) => idle.once('close', resolve));
  idle.on('error', () => {});
  const underWay = ask(answering);
  await until(() => provider.state().ledger.requests === 1);
  expect(timers.size).toBe(1);
  await provider.close();
  await idleClosed;
  expect(timers.size).toBe(0);
  expect(await underWay).toMatchObject({ kind: 'in-doubt' });
  expect(await ask(answering)).toMatchObject({ kind: 'not-sent' });
});

test('the calls of the contract', async () => {
  const { provider } = await world();
  const handlers = practiceHandlers(provider);
  expect(practiceSchema.parse(await handlers['practice.get']({}))).toEqual(provider.state());
  const steered = await handlers['practice.steer']({ weather: 'busy', latencyMs: { min: 1, max: 2 } });
  expect(practiceSchema.parse(steered)).toMatchObject({ weather: 'busy', latencyMs: { min: 1, max: 2 } });
  expect(await handlers['practice.steer']({})).toMatchObject({ weather: 'busy', latencyMs: { min: 1, max: 2 } });
});

test('tells of each request how many were under way when it was read; one that was given up is over', async () => {
  const { provider, ask } = await world({ latencyMs: { min: 60, max: 60 } });
  await Promise.all([person(1), person(2), person(3)].map((one) => ask(one)));
  await ask(person(4));
  expect(provider.ledger().map(({ underWay }) => underWay)).toEqual([1, 2, 3, 1]);
  await provider.steer({ weather: 'silent' });
  await Promise.all([person(5), person(6)].map((one) => ask(one, { timeoutMs: 200 })));
  await provider.steer({ weather: 'up' });
  await ask(person(7));
  expect(provider.ledger(4).map(({ underWay }) => underWay)).toEqual([1, 2, 1]);
});
