/** What the web host turns away. Each test lies in exactly one thing and tells the truth in all others. */
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CoreClient } from '../../src-main/contract/index.ts';
import { startWebHost } from '../../src-main/hosts/web/web-host.ts';
import { stageRenderer } from '../fakes/renderer-dir.ts';
import { type Ask, ask, tokenHeader } from '../fakes/web-client.ts';

async function open() {
  const called: string[] = [];
  const core: CoreClient = {
    call: async (name) => {
      called.push(name);
      return { ok: true, value: {} as never };
    },
    subscribe: () => () => {},
  };
  const host = await startWebHost({ core, rendererDir: stageRenderer() });
  onTestFinished(host.close);
  const { url } = host;
  const shown = tokenHeader(url);
  const origin = new URL(url).origin;
  const headers = { 'content-type': 'application/json', ...shown, origin };
  const body = JSON.stringify({ name: 'settings.get', input: {} });
  return {
    url,
    origin,
    shown,
    called,
    /** A right call, with what is given laid over it. */
    call: (lie: Partial<Ask> = {}) =>
      ask(url, { method: 'POST', path: '/call', body, ...lie, headers: { ...headers, ...lie.headers } }),
    get: (path: string, lie: Record<string, string> = {}) => ask(url, { path, headers: { ...shown, ...lie } }),
  };
}

describe('a call', () => {
  test('from the page itself is taken', async () => {
    const { call, called } = await open();
    expect((await call()).status).toBe(200);
    expect(called).toEqual(['settings.get']);
  });

  test.each([
    ['another host name, as with DNS rebinding', { host: 'attacker.example' }, 403],
    ['localhost by name', { host: 'localhost' }, 403],
    ['the right name and another port', { host: '127.0.0.1:1' }, 403],
    ['the page of another site', { origin: 'https://attacker.example' }, 403],
    ['the page of another program on this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['a sandboxed or local page', { origin: 'null' }, 403],
    ['another port of this machine, as browsers say it', { 'sec-fetch-site': 'same-site' }, 403],
    ['no token', { authorization: '' }, 401],
    ['a made-up token', { authorization: 'Bearer abc' }, 401],
    ['a token that is no token', { authorization: 'Bearer ' }, 401],
    ['another scheme', { authorization: 'Basic c2FtYnVuZzo=' }, 401],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text, which needs no preflight', { 'content-type': 'text/plain' }, 415],
  ])('with %s is turned away before the core hears of it', async (_, headers, status) => {
    const { call, called } = await open();
    const answer = await call({ headers });
    expect(answer.status).toBe(status);
    expect(called).toEqual([]);
  });

  test('with a token one character off is turned away', async () => {
    const { call, shown, called } = await open();
    const { authorization: right } = shown;
    const off = right.slice(0, -1) + (right.endsWith('A') ? 'B' : 'A');
    expect((await call({ headers: { authorization: off } })).status).toBe(401);
    expect(called).toEqual([]);
  });

  test('with the token in a cookie, or in the address, is turned away: neither is looked at', async () => {
    const { call, url, shown, called } = await open();
    const token = new URL(url).hash.slice(1);
    const { port } = new URL(url);
    const cookie = `sambung-${port}=${token}; sambung-token=${token}; authorization=${token}`;
    expect((await call({ headers: { cookie, authorization: '' } })).status).toBe(401);
    expect((await call({ path: `/call?token=${token}`, headers: { authorization: '' } })).status).toBe(401);
    expect((await call({ headers: shown })).status).toBe(200);
    expect(called).toHaveLength(1);
  });

  test('larger than two mebibytes is turned away, announced or not', async () => {
    const { call, called, url, shown, origin } = await open();
    const body = JSON.stringify({ name: 'settings.get', input: 'x'.repeat(2 * 1024 * 1024) });
    expect((await call({ body, headers: { 'content-length': String(body.length) } })).status).toBe(413);
    expect(await rawStatus(url, { ...shown, origin }, body)).toBe(413);
    expect(called).toEqual([]);
  });

  test('that is not JSON is turned away', async () => {
    const { call, called } = await open();
    expect((await call({ body: '{' })).status).toBe(400);
    expect(called).toEqual([]);
  });

  test('is never allowed across origins: no answer carries CORS headers', async () => {
    const { call, url } = await open();
    const preflight = await ask(url, {
      method: 'OPTIONS',
      path: '/call',
      headers: {
        origin: 'https://attacker.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(preflight.status).toBe(403);
    for (const { headers } of [preflight, await call()]) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('the session', () => {
  test('is no cookie: nothing that is answered sets one', async () => {
    const { call, get } = await open();
    for (const { headers } of [
      await get('/'),
      await call(),
      await get('/assets/index-abc123.js'),
      await get('/none'),
    ]) {
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  test('is another at every launch', async () => {
    const first = await open();
    const second = await open();
    expect(first.url.split('#')[1]).not.toBe(second.url.split('#')[1]);
    expect((await second.call({ headers: first.shown })).status).toBe(401);
  });
});

describe('the event stream', () => {
  test.each([
    ['no token', { authorization: '' }, 401],
    ['a token of another launch', { authorization: `Bearer ${'A'.repeat(43)}` }, 401],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
    ['another host name', { host: 'attacker.example' }, 403],
    ['a foreign origin', { origin: 'https://attacker.example' }, 403],
  ])('is not opened for %s', async (_, lie, status) => {
    const { get } = await open();
    expect((await get('/events', lie)).status).toBe(status);
  });

  test('is opened for sixteen windows at most', async () => {
    const { url, shown, get } = await open();
    const { hostname, port } = new URL(url);
    const sockets = Array.from({ length: 16 }, () => connect(Number(port), hostname));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
    });
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise((resolve) => {
            socket.once('data', resolve);
            socket.write(
              `GET /events HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: ${shown.authorization}\r\n\r\n`,
            );
          }),
      ),
    );
    expect((await get('/events')).status).toBe(503);
  });
});

describe('files', () => {
  test('of the window are served with a policy that allows nothing else', async () => {
    const { get } = await open();
    const { status, headers } = await get('/');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect((await get('/assets/index-abc123.js')).headers['cache-control']).toContain('immutable');
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/assets/',
    '/.',
    '/index.html%00.js',
    '/%',
    '/etc/passwd',
    'http://127.0.0.1/secret.txt',
  ])('outside of it are not there: %s', async (path) => {
    const { get } = await open();
    const { status, text } = await get(path);
    expect(status).toBe(404);
    expect(text).not.toContain('not part of the window');
  });

  test('are only read', async () => {
    const { url } = await open();
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await ask(url, { method, path: '/' })).status).toBe(405);
  });
});

test('it listens on loopback and nowhere else', async () => {
  const { url } = await open();
  expect(new URL(url).hostname).toBe('127.0.0.1');
  const { networkInterfaces } = await import('node:os');
  const outside = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  if (!outside) return;
  await expect(ask(url.replace('127.0.0.1', outside.address), { path: '/' })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});

/** Sends the body in chunks, so that its size is not known beforehand. */
function rawStatus(url: string, headers: { authorization: string; origin: string }, body: string): Promise<number> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString())?.[1]));
    });
    socket.write(
      `POST /call HTTP/1.1\r\nhost: ${host}\r\norigin: ${headers.origin}\r\nauthorization: ${headers.authorization}\r\n` +
        'content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n' +
        `${body.length.toString(16)}\r\n${body}\r\n`,
    );
  });
}
