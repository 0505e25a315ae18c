/** The program as it is released: its fuses, its size, what is inside, that its window opens, and its terminal. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { windowTitle } from './window-title.ts';

const run = promisify(execFile);
const release = process.env.SAMBUNG_RELEASE ?? '';
const dir = dirname(release);
const megabyte = 1024 * 1024;

let dataDir = '';
test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sambung-release-'));
});
test.afterEach(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  LANG: 'en_US.UTF-8',
  SAMBUNG_KEYRING: 'key-file',
  SAMBUNG_STATE_DIR: join(dataDir, 'state'),
  SAMBUNG_DATA_DIR: join(dataDir, 'data'),
  XDG_CACHE_HOME: join(dataDir, 'cache'),
});

test('has every door of a developer closed', async () => {
  const wire = await getCurrentFuseWire(join(dir, 'sambung'));
  const closed = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ];
  for (const fuse of closed) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);
  for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
});

test('is small, and holds nothing but the program', () => {
  const archive = join(dir, 'resources/app.asar');
  const unpacked = filesUnder(join(dir, 'resources/app.asar.unpacked'));
  // 15 is what it may ever be. It was 7 before it drew charts and printed lists, and 9 before it had the pictures of its help (1.2):
  // what makes it grow more is to be a decision.
  expect(statSync(archive).size / megabyte).toBeLessThan(11);
  // With the native libraries, which lie beside it: six more.
  const all = statSync(archive).size + unpacked.reduce((sum, path) => sum + statSync(path).size, 0);
  expect(all / megabyte).toBeLessThan(16.5);

  const files = listed(archive);
  expect(files.filter((path) => !/^\/(out|node_modules|resources\/icons|package\.json)/.test(path))).toEqual([]);
  expect(files.filter((path) => path.endsWith('.node'))).toEqual([
    '/node_modules/@napi-rs/keyring-linux-x64-gnu/keyring.linux-x64-gnu.node',
    '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ]);
  expect(files.length).toBeLessThan(200);
  const licences = readFileSync(join(dir, 'THIRD-PARTY-LICENCES.txt'), 'utf8');
  for (const name of ['react', 'undici', 'better-sqlite3-multiple-ciphers', '@napi-rs/keyring', 'zod']) {
    expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
});

test('opens its window, and ends in order', async () => {
  test.skip(spawnSync('xprop', ['-version']).error !== undefined, 'xprop is not here, which knows whose a window is.');
  const program = spawn(release, [], { env: environment(), stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
  try {
    // It is shown when its page has drawn itself.
    await expect.poll(() => windowTitle(program), { timeout: 30_000 }).toContain('Sambung');
  } finally {
    program.kill('SIGTERM');
  }
  expect(await ended).toBe(0);
  expect(readdirSync(join(dataDir, 'data'))).not.toContain('sambung.db-wal');
  // What lies outside app.asar is not run: it keeps no compiled code.
  expect(existsSync(join(dataDir, 'cache', 'sambung'))).toBe(false);
});

for (const given of [
  '--remote-debugging-port=PORT',
  // As Chromium reads it too.
  ' -remote-debugging-port=PORT',
  '--remote-debugging-pipe',
  '--inspect=PORT',
  '--inspect-brk=PORT',
  '--js-flags=--allow-natives-syntax',
  '--disable-web-security',
  '--proxy-server=http://127.0.0.1:9',
  '--load-extension=/nowhere',
]) {
  test(`does not open with ${given.trim()}, and nobody gets in by it`, async () => {
    const port = await freePort();
    const program = spawn(release, [given.replace('PORT', String(port))], { env: environment() });
    let said = '';
    program.stderr.on('data', (text) => (said += text));
    const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
    let running = true;
    let reached = false;
    const knocking = (async () => {
      while (running) {
        reached ||= await answers(port);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    try {
      expect(await ended).toBe(2);
    } finally {
      running = false;
      program.kill('SIGKILL');
      await knocking;
    }
    expect(said).toContain('it does not take');
    expect(reached).toBe(false);
    expect(readdirSync(dataDir)).not.toContain('data');
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false));
  });
}

test('runs a command of the terminal without a display, and no program of somebody else', async () => {
  const { DISPLAY: _, ...without } = environment();
  const cli = (args: string[], env: NodeJS.ProcessEnv = without) =>
    run(release, ['--ozone-platform=headless', '--log-level=3', '--cli', '--', ...args], { env, timeout: 60_000 });
  const report = join(dataDir, 'report.csv');
  const list = join(import.meta.dirname, '../../resources/practice/kecil.csv');
  const { stdout } = await cli(['process', list, '--out', report, '--purpose', 'collection', '--json']);
  const said = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect(said).toMatchObject({ rows: 12, accepted: 12, out: report });
  expect(statSync(report).size).toBeGreaterThan(500);

  const intruder = { ...without, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require /nowhere/intruder.cjs' };
  expect((await cli(['--version'], intruder)).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('begins its window with little code', () => {
  // What index.html names is loaded before anything shows; a screen brings its own.
  const built = join(import.meta.dirname, '../../out/renderer');
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const first = [...page.matchAll(/assets\/[^"]+\.js/g)].map(([path]) =>
    gzipSync(readFileSync(join(built, path)), { level: 9 }),
  );
  expect(first.length).toBeGreaterThan(0);
  expect(first.reduce((sum, { length }) => sum + length, 0) / 1000).toBeLessThan(350);
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

type AsarEntry = { files?: Record<string, AsarEntry> };

/** The paths in an archive, unpacked ones too: a JSON header after two lengths (Chromium's Pickle). */
function listed(archive: string): string[] {
  const bytes = readFileSync(archive);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)));
  const paths = (entry: AsarEntry, path: string): string[] =>
    entry.files ? Object.entries(entry.files).flatMap(([name, child]) => paths(child, `${path}/${name}`)) : [path];
  return paths(header, '').sort();
}
