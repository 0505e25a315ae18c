/** The window from its sources: what Vite adds before the web host opens no second way in. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWebHost, type WebHost } from '../../src-main/hosts/web/web-host.ts';
import { ask, tokenHeader } from '../fakes/web-client.ts';
import { type DevWindow, serveDevWindow } from './dev-window.ts';

let host: WebHost;
let dev: DevWindow;

beforeAll(async () => {
  const core = {
    call: async () => ({ ok: true, value: 'answered' as never }) as const,
    subscribe: () => () => {},
  };
  host = await startWebHost({ core, rendererDir: 'never built' });
  // Nothing here loads the window's scripts, so none of the libraries need be bundled for it.
  dev = await serveDevWindow(host.url, { logLevel: 'silent', optimizeDeps: { noDiscovery: true } });
});
afterAll(async () => {
  await dev.close();
  await host.close();
});

const body = JSON.stringify({ name: 'settings.get', input: {} });
function call(headers: Record<string, string> = {}) {
  const { origin } = new URL(dev.url);
  const right = { 'content-type': 'application/json', ...tokenHeader(dev.url), origin };
  return ask(dev.url, { method: 'POST', path: '/call', body, headers: { ...right, ...headers } });
}

test('serves the page from its sources, with what reloads it', async () => {
  const page = await ask(dev.url, { path: '/' });
  expect(page.text).toContain('<div id="root">');
  expect(page.text).toContain('/@vite/client');
});

test('passes the calls of its own page on to the host', async () => {
  const answer = await call();
  expect(answer).toMatchObject({ status: 200 });
  expect(JSON.parse(answer.text)).toEqual({ ok: true, value: 'answered' });
});

test.each([
  ['without the token', { authorization: '' }, 401],
  ['of the page of another site', { origin: 'https://attacker.example' }, 403],
  ['of the page of another program on this machine', { origin: 'http://127.0.0.1:1' }, 403],
  ['of localhost by name', { origin: 'http://localhost:5173' }, 403],
  ['to another host name, as with DNS rebinding', { host: 'attacker.example' }, 403],
  ['that another port of this machine makes, as browsers say it', { 'sec-fetch-site': 'same-site' }, 403],
])('turns a call away %s', async (_, headers, status) => {
  expect((await call(headers)).status).toBe(status);
});

test('gives nobody a file that the window is not made of', async () => {
  const path = `/@fs/${process.cwd()}/package.json`;
  expect((await ask(dev.url, { path, headers: tokenHeader(dev.url) })).status).toBe(403);
});
