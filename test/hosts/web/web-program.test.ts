/** The web host as a program: one line with the address, plain sentences when it cannot, and a clean end. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { tempDir } from '../../fakes/ports.ts';
import { ask, openWebClient } from '../../fakes/web-client.ts';
import { buildWindowOnce, root, startProgram } from './program.ts';

beforeAll(buildWindowOnce, 120_000);

function serve(args: string[] = [], env: Record<string, string | undefined> = {}) {
  const dataDir = tempDir();
  return startProgram('src-main/hosts/web/main.ts', args, { SAMBUNG_DATA_DIR: dataDir, ...env });
}

test('prints its address in one line, serves the built window and answers', async () => {
  const { address, output } = serve();
  const url = await address();
  expect(output()).toEqual({ out: `Open in a browser on this computer: ${url}\n`, err: '' });
  const page = await ask(url, { path: '/' });
  expect(page.text).toContain('<div id="root">');
  const script = /src="\.?(\/assets\/[^"]+\.js)"/.exec(page.text)?.[1] ?? '';
  expect(await ask(url, { path: script })).toMatchObject({ status: 200 });
  const client = await openWebClient(url);
  expect(await client.call('system.info', {})).toMatchObject({ ok: true, value: { host: 'web', dialogs: false } });
  client.close();
});

test('speaks Indonesian on an Indonesian system', async () => {
  const { address, output } = serve([], { LANG: 'id_ID.UTF-8' });
  await address();
  expect(output().out).toMatch(/^Buka di peramban komputer ini: /);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'ends with 0 on %s, also with a window open, and lets the data go',
  async (signal) => {
    const dataDir = tempDir();
    const first = serve([], { SAMBUNG_DATA_DIR: dataDir });
    const client = await openWebClient(await first.address());
    first.child.kill(signal);
    expect(await first.ended).toBe(0);
    expect(first.output().err).toBe('');
    client.close();
    const second = serve(['--data-dir', dataDir]);
    const again = await openWebClient(await second.address());
    expect(await again.call('system.info', {})).toMatchObject({ ok: true, value: { role: 'owner', dataDir } });
    again.close();
  },
);

test('stopped by an error that nobody caught says so, closes the data, and ends with 3', async () => {
  const dataDir = tempDir();
  const hook = join(root, 'test', 'fixtures', 'throws-on-signal.cjs');
  const { address, child, ended, output } = serve([], { SAMBUNG_DATA_DIR: dataDir, NODE_OPTIONS: `--require ${hook}` });
  await address();
  child.kill('SIGUSR2');
  expect(await ended).toBe(3);
  expect(output().err).toMatch(/^Sambung stopped because of an error inside the program\.\nNothing is lost/);
  expect(output().err).not.toContain('could not start');
  expect(readFileSync(join(dataDir, 'logs', 'sambung.log'), 'utf8')).toContain('"event":"uncaught"');
  expect(existsSync(join(dataDir, 'sambung.db-wal')), 'the store was closed in order').toBe(false);
});

test('takes the port it is given, and says so when it is taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const taken = serve(['--port', String(port)]);
  expect(await taken.ended).toBe(3);
  expect(taken.output()).toEqual({
    out: '',
    err: 'That port is in use. Choose another with --port, or leave it out.\n',
  });
});

test('is at the same port again, and at another while that is taken', async () => {
  const dataDir = tempDir();
  const port = async (program: ReturnType<typeof serve>) => new URL(await program.address()).port;
  const first = serve([], { SAMBUNG_DATA_DIR: dataDir });
  const kept = await port(first);
  // A second copy of the program on the same data, which does not change what is kept.
  const beside = serve([], { SAMBUNG_DATA_DIR: dataDir });
  expect(await port(beside)).not.toBe(kept);
  for (const one of [beside, first]) {
    one.child.kill('SIGTERM');
    await one.ended;
  }
  expect(await port(serve([], { SAMBUNG_DATA_DIR: dataDir }))).toBe(kept);
});

test('ends in order when whoever started it is gone', async () => {
  const dataDir = tempDir();
  const env = { SAMBUNG_DATA_DIR: dataDir };
  const { child, address } = startProgram('src-main/hosts/web/main.ts', [], env, true);
  await address();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  expect(await ended).toBe(0);
  expect(existsSync(join(dataDir, 'sambung.db-wal')), 'the store was closed in order').toBe(false);
});

test.each([[['--port', 'x']], [['--port', '70000']], [['--prot', '1']], [['extra']]])(
  'refuses %j as wrong usage',
  async (args) => {
    const { ended, output } = serve(args);
    expect(await ended).toBe(2);
    expect(output().err).toBe('Usage: [--port NUMBER] [--data-dir DIR] [--recovery-key-stdin]\n');
  },
);

test('says in plain words why it cannot start, without a trace', async () => {
  const dataDir = tempDir();
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, 'sambung.db'), 'a store whose vault is gone');
  const { ended, output } = serve(['--data-dir', dataDir]);
  expect(await ended).toBe(3);
  expect(output().out).toBe('');
  expect(output().err).toMatch(/^The key to the data is lost or damaged\.\n.+\n$/);
  expect(output().err).toContain(dataDir);
});
