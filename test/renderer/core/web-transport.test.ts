/** How the window talks to the web host: where its token comes from and goes to, breaks are noticed, refusals understood. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Link } from '../../../src-renderer/core/transport.ts';
import { createWebTransport } from '../../../src-renderer/core/web-transport.ts';

type Asked = { url: string; body: unknown; headers: Record<string, string>; credentials: unknown };
type Stream = { controller: ReadableStreamDefaultController<Uint8Array>; tell(text: string): void; open: boolean };

/** The host: which token it knows, whether it is there, and its open streams. */
let knows = 'right';
let isThere = true;
let answer: () => Response = () => Response.json({ ok: true, value: {} });
let requests: Asked[] = [];
let streams: Stream[] = [];

/** The tab: its address and what it keeps. Other tabs share the channel. */
let hash = '';
let kept: Map<string, string>;
let channels: FakeChannel[] = [];
let onHashChange: () => void = () => {};
let reloads = 0;

class FakeChannel {
  readonly listeners = new Set<(event: { data: unknown }) => void>();
  constructor() {
    channels.push(this);
  }
  addEventListener(_type: string, listener: (event: { data: unknown }) => void): void {
    this.listeners.add(listener);
  }
  removeEventListener(_type: string, listener: (event: { data: unknown }) => void): void {
    this.listeners.delete(listener);
  }
  postMessage(data: unknown): void {
    for (const other of channels) {
      if (other === this) continue;
      queueMicrotask(() => {
        for (const listener of [...other.listeners]) listener({ data });
      });
    }
  }
}

function newTab(address = ''): void {
  hash = address;
  const own = new Map<string, string>();
  kept = own;
  vi.stubGlobal('window', {
    location: {
      pathname: '/',
      search: '',
      get hash() {
        return hash;
      },
      reload: () => {
        reloads += 1;
      },
    },
    sessionStorage: {
      getItem: (key: string) => own.get(key) ?? null,
      setItem: (key: string, value: string) => void own.set(key, value),
    },
    history: {
      replaceState: () => {
        hash = '';
      },
    },
    addEventListener: (_type: string, listener: () => void) => {
      onHashChange = listener;
    },
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  });
}

function openStream(): Response {
  let stream: Stream | null = null;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const tell = (text: string) => controller.enqueue(new TextEncoder().encode(text));
      stream = { controller, tell, open: true };
    },
  });
  if (stream !== null) streams.push(stream);
  return new Response(body);
}

beforeEach(() => {
  vi.useFakeTimers();
  knows = 'right';
  isThere = true;
  answer = () => Response.json({ ok: true, value: {} });
  requests = [];
  streams = [];
  channels = [];
  reloads = 0;
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  vi.stubGlobal('fetch', async (url: string, init: RequestInit & { headers: Record<string, string> }) => {
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    requests.push({ url, body, headers: init.headers, credentials: init.credentials });
    if (!isThere) throw new TypeError('Failed to fetch');
    if (init.headers.authorization !== `Bearer ${knows}`) {
      return Response.json({ refused: 'no-session' }, { status: 401 });
    }
    return url === '/events' ? openStream() : answer();
  });
  newTab('#right');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Whatever is under way comes to its end, without time going by. */
const settle = () => vi.advanceTimersByTimeAsync(0);

async function open() {
  const transport = await createWebTransport();
  const links: Link[] = [];
  transport.watchLink((link) => links.push(link));
  await settle();
  return { transport, links };
}

/** A tab that has to ask the others waits a moment for them. */
async function openAfterAsking() {
  const opening = open();
  await vi.advanceTimersByTimeAsync(1_000);
  return opening;
}

function latest(): Stream {
  const stream = streams.at(-1);
  if (stream === undefined) throw new Error('no stream was opened');
  return stream;
}

function asked(path: string): Asked[] {
  return requests.filter(({ url }) => url === path);
}

test('the launch token leaves the address, is kept by this tab alone, and is in no URL and no cookie', async () => {
  const { transport } = await open();
  expect(hash).toBe('');
  expect([...kept.values()]).toEqual(['right']);
  await transport.call('settings.get', {});
  for (const { url, headers, credentials } of requests) {
    expect(url).not.toContain('right');
    expect(headers.authorization).toBe('Bearer right');
    expect(credentials).toBe('omit');
  }
  expect(requests.map(({ url }) => url)).toEqual(['/events', '/call']);
});

test('a route in the address is not taken for a token', async () => {
  kept.set('sambung-token', 'right');
  hash = '#/lists/12';
  const { links } = await open();
  expect(hash).toBe('#/lists/12');
  expect(links).toEqual(['lost', 'live']);
});

test('a reload goes on with the token the tab kept', async () => {
  await open();
  hash = '';
  const { transport, links } = await open();
  expect(await transport.call('settings.get', {})).toMatchObject({ ok: true });
  expect(links).toEqual(['lost', 'live']);
});

test('a second tab has the token from one that is open', async () => {
  await open();
  newTab();
  const { transport, links } = await open();
  expect(await transport.call('settings.get', {})).toMatchObject({ ok: true });
  expect(links).toEqual(['lost', 'live']);
  expect([...kept.values()]).toEqual(['right']);
});

test('a tab that has no token and finds none says so, and asks the host nothing', async () => {
  newTab();
  const { transport, links } = await openAfterAsking();
  expect(links.at(-1)).toBe('signed-out');
  expect(await transport.call('settings.get', {})).toMatchObject({
    ok: false,
    error: { code: 'internal', details: { reason: 'signed-out' } },
  });
  expect(requests).toEqual([]);
});

test('a tab from before a restart does not hand its token on', async () => {
  await open();
  knows = 'newer';
  latest().controller.error(new Error('the host ended'));
  await vi.advanceTimersByTimeAsync(5_000);
  newTab();
  const { links } = await openAfterAsking();
  expect(links.at(-1)).toBe('signed-out');
});

test('a tab from before a restart goes on with the token of a newer tab, where there is one', async () => {
  const old = await open();
  knows = 'newer';
  newTab('#newer');
  await open();
  expect(await old.transport.call('settings.get', {})).toMatchObject({ ok: true });
  latest().controller.error(new Error('the host ended'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(old.links.at(-1)).toBe('live');
});

test('the address of a newer launch, pasted over this one, is loaded', async () => {
  await open();
  hash = '#/lists/3';
  onHashChange();
  expect(reloads).toBe(0);
  hash = '#newer';
  onHashChange();
  expect(reloads).toBe(1);
});

test('a call carries its name and input and returns the envelope', async () => {
  const { transport } = await open();
  expect(await transport.call('settings.get', {})).toEqual({ ok: true, value: {} });
  expect(asked('/call')).toMatchObject([{ body: { name: 'settings.get', input: {} } }]);
});

test('events are heard however the bytes are cut, and an empty line says nothing', async () => {
  const { transport } = await open();
  const heard: unknown[] = [];
  transport.subscribe((event) => heard.push(event));
  const events = [1, 2].map((listId) => ({ name: 'lookups.changed', payload: { listId, lookupIds: [], note: 'é王' } }));
  const bytes = new TextEncoder().encode(`\n${events.map((event) => JSON.stringify(event)).join('\n')}\n\n{"na`);
  for (const byte of bytes) latest().controller.enqueue(Uint8Array.of(byte));
  await settle();
  expect(heard).toEqual(events);
});

test('a broken stream is lost, then opened again, and what follows is heard', async () => {
  const { transport, links } = await open();
  const heard: string[] = [];
  transport.subscribe((event) => heard.push(event.name));
  latest().controller.error(new Error('broken'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(streams).toHaveLength(2);
  latest().tell(`${JSON.stringify({ name: 'lookups.changed', payload: { listId: 1, lookupIds: [] } })}\n`);
  await settle();
  expect(links).toEqual(['lost', 'live', 'lost', 'live']);
  expect(heard).toEqual(['lookups.changed']);
});

test('a stream that the host ends is lost as one that breaks is', async () => {
  const { links } = await open();
  latest().controller.close();
  await settle();
  expect(links).toEqual(['lost', 'live', 'lost']);
});

test('a host that stays away is asked more and more rarely', async () => {
  isThere = false;
  await open();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked('/events').length).toBeGreaterThan(5);
  expect(asked('/events').length).toBeLessThan(12);
});

test('a host that is not there may come back', async () => {
  isThere = false;
  const { transport, links } = await open();
  expect(await transport.call('settings.get', {})).toMatchObject({
    ok: false,
    error: { code: 'internal', details: { reason: 'host-unreachable' } },
  });
  isThere = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(links).toEqual(['lost', 'live']);
});

test('a host that was started again is noticed without anybody pressing anything, and not asked any more', async () => {
  const { links } = await open();
  knows = 'newer';
  latest().controller.error(new Error('the host ended'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(links).toEqual(['lost', 'live', 'lost', 'signed-out']);
  expect(asked('/events')).toHaveLength(2);
});

test('a call that a newer host refuses says that the window is to be opened anew', async () => {
  const { transport, links } = await open();
  knows = 'newer';
  const refused = transport.call('settings.get', {});
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await refused).toMatchObject({ ok: false, error: { details: { reason: 'signed-out' } } });
  expect(links.at(-1)).toBe('signed-out');
});

test('a tab that took longer to wake than was waited for it lets the new one in all the same', async () => {
  await open();
  const first = channels[0];
  if (first === undefined) throw new Error('no channel');
  const awake = [...first.listeners];
  first.listeners.clear();
  newTab();
  const { links } = await openAfterAsking();
  expect(links).toEqual(['signed-out']);
  expect(reloads).toBe(0);
  // The question is still in its mailbox.
  for (const listener of awake) listener({ data: { kind: 'wanted' } });
  await settle();
  expect(reloads).toBe(1);
  expect(kept.get('sambung-token')).toBe('right');
});

test('a refusal that is no envelope is never taken for an answer', async () => {
  const { transport } = await open();
  answer = () => Response.json({ refused: 'wrong-host' }, { status: 403 });
  expect(await transport.call('settings.get', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
});
