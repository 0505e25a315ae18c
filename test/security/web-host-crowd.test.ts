/**
 * Whoever has not shown the token cannot keep the operator out, however many connections they open and however slowly they
 * speak: another program on this machine, or a page in the operator's own browser.
 */
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openWindowFiles } from '../../src-main/hosts/common/window-files.ts';
import { startWebHost } from '../../src-main/hosts/web/web-host.ts';
import { stageRenderer } from '../fakes/renderer-dir.ts';
import { ask, openWebClient, tokenHeader } from '../fakes/web-client.ts';

async function open() {
  const host = await startWebHost({
    core: { call: async () => ({ ok: true, value: {} as never }), subscribe: () => () => {} },
    rendererDir: stageRenderer(),
  });
  onTestFinished(host.close);
  return host.url;
}

/** Opens a connection, says that much and then nothing more. */
function halfOpen(url: string, said: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(said, () => resolve(socket)));
    socket.on('error', reject);
    onTestFinished(() => void socket.destroy());
  });
}

function crowd(url: string, many: number, said: string): Promise<Socket[]> {
  return Promise.all(Array.from({ length: many }, () => halfOpen(url, said)));
}

function startOf(path: string, host: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nx-slow: `;
}

async function operatorIsServed(url: string): Promise<void> {
  const page = await ask(url, { path: '/' });
  expect(page.status).toBe(200);
  const client = await openWebClient(url);
  onTestFinished(client.close);
  expect(await client.call('settings.get', {})).toMatchObject({ ok: true });
}

test.each([
  ['say nothing', () => ''],
  ['stop in the middle of their headers', (host: string) => startOf('/call', host)],
])('fifteen hundred connections that %s do not keep the operator waiting', async (_, said) => {
  const url = await open();
  await crowd(url, 1_500, said(new URL(url).host));
  const since = performance.now();
  await operatorIsServed(url);
  expect(performance.now() - since).toBeLessThan(2_000);
});

test('the operator gets in while the crowd keeps coming', async () => {
  const url = await open();
  let coming = true;
  const flood = Array.from({ length: 40 }, async () => {
    while (coming) {
      const [socket] = await crowd(url, 1, startOf('/', new URL(url).host)).catch(() => []);
      socket?.on('error', () => {});
    }
  });
  for (let round = 0; round < 20; round += 1) await operatorIsServed(url);
  coming = false;
  await Promise.all(flood);
});

test('a window that is open stays open while the crowd comes', async () => {
  const url = await open();
  const { hostname, port, host } = new URL(url);
  const stream = connect(Number(port), hostname);
  onTestFinished(() => void stream.destroy());
  let gone = false;
  stream.once('close', () => {
    gone = true;
  });
  await new Promise((resolve) => {
    stream.once('data', resolve);
    stream.write(`GET /events HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${tokenHeader(url).authorization}\r\n\r\n`);
  });
  await crowd(url, 1_500, '');
  await operatorIsServed(url);
  expect(gone).toBe(false);
});

test('a connection that does not come to the end of its headers is closed after a few seconds', async () => {
  const url = await open();
  const socket = await halfOpen(url, startOf('/', new URL(url).host));
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
}, 9_000);

test('a body is not waited for, and none of it kept, before the token was shown', async () => {
  const url = await open();
  const { host } = new URL(url);
  const socket = await halfOpen(
    url,
    `POST /call HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: 2000000\r\n\r\n{"name":"`,
  );
  const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  await new Promise((resolve) => socket.once('close', resolve));
});

test('the window’s files lie in memory once, for however many ask and do not take them', () => {
  const files = openWindowFiles(stageRenderer());
  const index = files?.find('/');
  if (!files || !index) throw new Error('no window');
  expect(files.read(index)).toBe(files.read(index));
});
