/**
 * Whatever fails is in a log. Elsewhere: what nobody caught (test/hosts/electron/life.test.ts, test/hosts/web/web-program.test.ts,
 * test/hosts/cli/uncaught.test.ts), pages that die (life.test.ts), processes that read, write and copy (test/core/worker/conversation.test.ts),
 * updates (test/hosts/electron/updates.test.ts), calls (test/core/kernel).
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { plainEvents, troubleEvents } from '../../../src-main/contract/log-events.ts';
import type { Worker } from '../../../src-main/core/kernel/ports.ts';
import { runCommandLine } from '../../../src-main/hosts/cli/program.ts';
import { createNodePorts } from '../../../src-main/hosts/common/node-ports.ts';
import { openCore } from '../../../src-main/hosts/common/open-core.ts';
import { startWebHost } from '../../../src-main/hosts/web/web-host.ts';
import { testSurroundings } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { stageRenderer } from '../../fakes/renderer-dir.ts';
import { ask, tokenHeader } from '../../fakes/web-client.ts';

const source = globSync('src-main/**/*.ts', { exclude: (name) => /contract|words/.test(name) })
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

test.each([...troubleEvents, ...plainEvents])('%s is written somewhere in the program', (event) => {
  expect(source).toContain(`'${event}'`);
});

const lines = (...path: string[]) =>
  readFileSync(join(...path, 'logs', 'sambung.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a data folder that cannot be made: in the system’s place for logs', () => {
  const state = tempDir();
  const dataDir = join(tempDir(), 'a file');
  writeFileSync(dataDir, '');
  const env = { SAMBUNG_KEYRING: 'key-file', SAMBUNG_STATE_DIR: state };
  expect(() => createNodePorts({ host: 'web', env, dataDir })).toThrow();
  expect(lines(state)).toMatchObject([{ event: 'launch-refused', host: 'web', code: 'disk-not-writable' }]);
});

test('a keyring that does not open the data: with its kind', async () => {
  const dataDir = tempDir();
  const state = tempDir();
  const host = (env: Record<string, string>) => {
    const node = createNodePorts({ host: 'web', env: { SAMBUNG_STATE_DIR: state, ...env }, dataDir });
    onTestFinished(node.close);
    return node.ports;
  };
  const passphrase = { SAMBUNG_KEYRING: 'passphrase', SAMBUNG_PASSPHRASE: 'kucing di atas atap biru' };
  await (await openCore(host(passphrase), async () => null)).close();
  await expect(
    openCore(host({ SAMBUNG_KEYRING: 'passphrase', SAMBUNG_PASSPHRASE: 'salah sama sekali ini' }), async () => null),
  ).rejects.toThrow();
  expect(lines(dataDir).at(-1)).toMatchObject({ event: 'launch-refused', code: 'passphrase-wrong' });
  expect(JSON.stringify(lines(dataDir))).not.toMatch(/kucing|salah/);
});

test('the process that asks the system’s keyring dies', async () => {
  const dataDir = tempDir();
  let die: (code: number | null) => void = () => {};
  const dying = (): Worker => ({
    post: () => setImmediate(() => die(134)),
    onMessage: () => {},
    onExit(listener) {
      die = listener;
    },
    kill: () => {},
  });
  const env = { SAMBUNG_STATE_DIR: tempDir(), DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
  const node = createNodePorts({ host: 'web', env, dataDir, startSystemProcess: dying });
  onTestFinished(node.close);
  await node.ports.keyrings.find(({ kind }) => kind === 'os-keyring')?.state('at-once');
  expect(lines(dataDir)).toMatchObject([{ event: 'keyring-process-ended', exitCode: 134 }]);
});

test('a bug in a command', async () => {
  const dataDir = tempDir();
  const surroundings = testSurroundings({ dataDir });
  const broken = { ...surroundings, stdin: { isTTY: false } as never };
  expect(await runCommandLine(['status', '--recovery-key-stdin'], broken)).toBe(3);
  expect(lines(dataDir)).toMatchObject([{ event: 'command-failed', host: 'cli', error: { kind: 'TypeError' } }]);
});

test('a core that fails outside of its envelope, behind the web host', async () => {
  const logged: string[] = [];
  const core = { call: () => Promise.reject(new Error('failed')), subscribe: () => () => {} };
  const logger = { error: (event: string) => void logged.push(event) };
  const host = await startWebHost({ core, rendererDir: stageRenderer(), logger });
  onTestFinished(host.close);
  const headers = { 'content-type': 'application/json', ...tokenHeader(host.url), origin: new URL(host.url).origin };
  const body = JSON.stringify({ name: 'settings.get', input: {} });
  expect((await ask(host.url, { method: 'POST', path: '/call', body, headers })).status).toBe(500);
  expect(logged).toEqual(['call-failed']);
});
