/** How the window talks to the web host: the token leaves the address, breaks are noticed, refusals are understood. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Link } from '../../src-renderer/transport.ts';
import { createWebTransport } from '../../src-renderer/web-transport.ts';

class FakeStream {
  static all: FakeStream[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  constructor() {
    FakeStream.all.push(this);
  }
  close(): void {
    this.closed = true;
  }
}

let hash = '';
let requests: { url: string; body: unknown; headers: unknown }[] = [];
let answer: () => Response | Promise<Response> = () => Response.json({ ok: true, value: {} });

beforeEach(() => {
  vi.useFakeTimers();
  FakeStream.all = [];
  requests = [];
  answer = () => Response.json({ ok: true, value: {} });
  const location = {
    pathname: '/',
    search: '',
    get hash() {
      return hash;
    },
  };
  vi.stubGlobal('EventSource', FakeStream);
  vi.stubGlobal('window', {
    location,
    history: {
      replaceState: () => {
        hash = '';
      },
    },
    addEventListener: () => {},
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  });
  vi.stubGlobal('fetch', async (url: string, init: { body: string; headers: unknown }) => {
    requests.push({ url, body: JSON.parse(init.body), headers: init.headers });
    return answer();
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  hash = '';
});

function latest(): FakeStream {
  const stream = FakeStream.all.at(-1);
  if (stream === undefined) throw new Error('no stream was opened');
  return stream;
}

test('the launch token is exchanged once and leaves the address', async () => {
  hash = '#Abc-123_x';
  await createWebTransport();
  expect(requests.map(({ url, body }) => [url, body])).toEqual([['/session', { token: 'Abc-123_x' }]]);
  expect(hash).toBe('');
});

test('a route in the address is not taken for a token', async () => {
  hash = '#/lists/12';
  await createWebTransport();
  expect(requests).toEqual([]);
  expect(hash).toBe('#/lists/12');
});

test('a call carries our header and returns the envelope', async () => {
  const transport = await createWebTransport();
  expect(await transport.call('settings.get', {})).toEqual({ ok: true, value: {} });
  expect(requests[0]).toMatchObject({ url: '/call', body: { name: 'settings.get', input: {} } });
  expect(requests[0]?.headers).toMatchObject({ 'x-sambung': '1' });
});

test('a broken stream is lost, then opened again, and what follows is heard', async () => {
  const transport = await createWebTransport();
  const links: Link[] = [];
  const heard: string[] = [];
  transport.watchLink((link) => links.push(link));
  transport.subscribe((event) => heard.push(event.name));
  latest().onopen?.();
  latest().onerror?.();
  expect(latest().closed).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(FakeStream.all).toHaveLength(2);
  latest().onopen?.();
  latest().onmessage?.({ data: JSON.stringify({ name: 'lookups.changed', payload: { listId: 1, lookupIds: [] } }) });
  expect(links).toEqual(['lost', 'live', 'lost', 'live']);
  expect(heard).toEqual(['lookups.changed']);
});

test('a host that stays away is asked more and more rarely', async () => {
  await createWebTransport();
  for (let second = 0; second < 60; second += 1) {
    if (!latest().closed) latest().onerror?.();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(FakeStream.all.length).toBeGreaterThan(5);
  expect(FakeStream.all.length).toBeLessThan(12);
});

test('a host that does not know this window says so for good; one that is not there may come back', async () => {
  const transport = await createWebTransport();
  const links: Link[] = [];
  transport.watchLink((link) => links.push(link));
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await transport.call('settings.get', {})).toMatchObject({
    ok: false,
    error: { code: 'internal', details: { reason: 'host-unreachable' } },
  });
  answer = () => Response.json({ refused: 'no-session' }, { status: 401 });
  expect(await transport.call('settings.get', {})).toMatchObject({
    ok: false,
    error: { details: { reason: 'signed-out' } },
  });
  latest().onerror?.();
  expect(links).toEqual(['lost', 'signed-out']);
});

test('a host that was started again is noticed without anybody pressing anything, and not asked any more', async () => {
  const transport = await createWebTransport();
  const links: Link[] = [];
  transport.watchLink((link) => links.push(link));
  latest().onopen?.();
  answer = () => Response.json({ refused: 'no-session' }, { status: 401 });
  latest().onerror?.();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(links).toEqual(['lost', 'live', 'lost', 'signed-out']);
  expect(FakeStream.all).toHaveLength(1);
});

test('a refusal that is no envelope is never taken for an answer', async () => {
  const transport = await createWebTransport();
  answer = () => Response.json({ refused: 'wrong-host' }, { status: 403 });
  expect(await transport.call('settings.get', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
});
