import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ordering, practice } from './client-of.ts';

let world: ReturnType<typeof practice>;
let controlUrl: string;
let controlToken: string;
beforeEach(async () => {
  world = practice();
  await world.provider.listen();
  ({ controlUrl, controlToken } = await world.provider.control());
});
afterEach(() => world.close());

function send(method: string, path: string, body: unknown = '', headers: Record<string, string> = {}) {
  return new Promise<{ status: number; value: unknown }>((resolve, reject) => {
    const sending = request(`${controlUrl}${path}`, { method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, value: JSON.parse(text) }));
    });
    sending.on('error', reject);
    sending.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

test('steers the weather, also out of down, where the provider’s own port is closed', async () => {
  expect(await send('POST', '/practice/steer', { weather: 'down' })).toMatchObject({
    status: 200,
    value: { weather: 'down', baseUrl: '' },
  });
  expect(await world.ask(ordering(0))).toMatchObject({ kind: 'not-sent' });
  await send('POST', '/practice/steer', { weather: 'up' });
  expect(await world.ask(ordering(0))).toMatchObject({ kind: 'answered' });
});

test('shows the state and pages through the ledger', async () => {
  for (const row of [0, 31, 60]) await world.ask(ordering(row));
  expect((await send('GET', '/practice/state')).value).toEqual(world.provider.state());
  const known = { authorization: `Bearer ${controlToken}` };
  expect((await send('GET', '/practice/ledger', '', known)).value).toEqual({
    total: 3,
    entries: world.provider.ledger(),
  });
  expect((await send('GET', '/practice/ledger?after=1&limit=1', '', known)).value).toEqual({
    total: 3,
    entries: world.provider.ledger(1, 1),
  });
  expect((await send('GET', '/practice/ledger?limit=0')).status).toBe(400);
});

test.each([
  ['nothing', {}],
  ['another token', { authorization: 'Bearer abc' }],
  ['a token in a cookie', { cookie: 'token=abc' }],
])('tells nobody who shows %s about whom it was asked, but whether it was the same question', async (_, headers) => {
  for (const row of [0, 31, 31]) await world.ask(ordering(row));
  const { value } = await send('GET', '/practice/ledger', '', headers as Record<string, string>);
  const { entries } = value as { entries: Record<string, unknown>[] };
  const [first] = world.provider.ledger();
  for (const known of [first?.nik, first?.phone]) expect(JSON.stringify(value)).not.toContain(known);
  expect(entries.map((entry) => Object.keys(entry).includes('nik') || Object.keys(entry).includes('phone'))).toEqual([
    false,
    false,
    false,
  ]);
  expect(entries[1]?.question).toBe(entries[2]?.question);
  expect(entries[0]?.question).not.toBe(entries[1]?.question);
});

test.each([
  ['an Origin', { origin: 'http://127.0.0.1' }],
  ['an Origin of null', { origin: 'null' }],
  ['a Host of another name', { host: 'evil.example' }],
  ['a Host that only begins like loopback', { host: '127.0.0.1.evil.example' }],
])('refuses a request with %s, and changes nothing', async (_what, headers) => {
  for (const [method, path] of [
    ['GET', '/practice/state'],
    ['GET', '/practice/ledger'],
    ['POST', '/practice/steer'],
  ] as const) {
    expect((await send(method, path, method === 'POST' ? { weather: 'cut' } : '', headers)).status).toBe(403);
  }
  expect(world.provider.state().weather).toBe('up');
});

test.each([{ weather: 'sunny' }, { latencyMs: { min: -1, max: 0 } }, 'no json', '[]'])(
  'refuses to steer by %j',
  async (body) => {
    expect((await send('POST', '/practice/steer', body)).status).toBe(400);
  },
);

test('there is nothing else, and nothing of it on the provider’s own port', async () => {
  expect((await send('GET', '/')).status).toBe(404);
  expect((await send('GET', '/practice/steer')).status).toBe(404);
  const { origin } = new URL(world.provider.baseUrl());
  expect((await fetch(`${origin}/practice/ledger`)).status).toBe(404);
});
