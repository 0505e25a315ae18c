/** `npm start`: when it opens Electron, when it serves the browser instead, and how little a failed download costs. */
import { chmodSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isStale } from '../../../src-main/hosts/start/build.ts';
import { findElectron, isElectronCached } from '../../../src-main/hosts/start/electron-program.ts';
import { downloadPeer, fetchElectron } from '../../../src-main/hosts/start/fetch-electron.ts';
import { whyNotElectron } from '../../../src-main/hosts/start/main.ts';
import { runElectron } from '../../../src-main/hosts/start/run.ts';
import { tempDir } from '../../fakes/ports.ts';
import { ask } from '../../fakes/web-client.ts';
import { buildWindowOnce, startProgram } from '../web/program.ts';

function write(path: string, text: string, age = 0): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  const time = Date.now() / 1000 - age;
  utimesSync(path, time, time);
}

/** A project whose electron package has `installer` as its install.js. */
function project(installer = 'process.exit(1)'): string {
  const root = tempDir();
  write(join(root, 'node_modules/electron/package.json'), '{"version":"45.4.1"}');
  write(join(root, 'node_modules/electron/install.js'), installer);
  return root;
}

describe('whether Electron is tried', () => {
  test.each([
    ['on Linux with a display', [], { DISPLAY: ':0' }, 'linux', 1000, null],
    ['on Linux under Wayland', [], { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000, null],
    ['on Linux without a display', [], {}, 'linux', 1000, 'no-display'],
    ['as root, where it would need --no-sandbox', [], { DISPLAY: ':0' }, 'linux', 0, 'root'],
    ['on Windows', [], {}, 'win32', undefined, null],
    ['on macOS', [], {}, 'darwin', 501, null],
    ['when the browser was asked for', ['--web'], { DISPLAY: ':0' }, 'linux', 1000, 'asked'],
  ] as const)('%s', (_, args, env, platform, user, expected) => {
    expect(whyNotElectron(args, env, platform, user)).toBe(expected);
  });
});

describe("Electron's program", () => {
  test('is there only when it was unpacked whole', () => {
    const root = project();
    expect(findElectron(root, {})).toBeNull();
    write(join(root, 'node_modules/electron/path.txt'), 'electron');
    expect(findElectron(root, {})).toBeNull();
    write(join(root, 'node_modules/electron/dist/electron'), '');
    expect(findElectron(root, {})).toBe(join(root, 'node_modules/electron/dist/electron'));
  });

  test('may lie elsewhere', () => {
    const root = project();
    const dist = tempDir();
    write(join(root, 'node_modules/electron/path.txt'), 'electron');
    write(join(dist, 'electron'), '');
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: dist })).toBe(join(dist, 'electron'));
    // Also where none was ever unpacked here.
    expect(findElectron(project(), { ELECTRON_OVERRIDE_DIST_PATH: dist })).toBe(join(dist, 'electron'));
    expect(findElectron(project(), { ELECTRON_OVERRIDE_DIST_PATH: tempDir() })).toBeNull();
  });

  test('may lie in the cache of an earlier download', () => {
    const root = project();
    const cache = tempDir();
    const env = { electron_config_cache: cache };
    expect(isElectronCached(root, env, 'linux', 'x64')).toBe(false);
    write(join(cache, 'a1b2', 'electron-v45.4.1-linux-x64.zip'), '');
    expect(isElectronCached(root, env, 'linux', 'x64')).toBe(true);
    expect(isElectronCached(root, env, 'win32', 'x64')).toBe(false);
  });
});

describe('who must be reached for a download', () => {
  const github = { host: 'github.com', port: 443 };
  test.each([
    ['GitHub', {}, github],
    ['a mirror', { ELECTRON_MIRROR: 'https://mirror.example/electron/' }, { host: 'mirror.example', port: 443 }],
    [
      "npm's mirror before the environment's",
      { npm_config_electron_mirror: 'http://npm.example:8081/e/', ELECTRON_MIRROR: 'https://b.example/' },
      { host: 'npm.example', port: 8081 },
    ],
    ['the proxy', { HTTPS_PROXY: 'http://proxy.example:3128' }, { host: 'proxy.example', port: 3128 }],
    ['a proxy without a scheme', { https_proxy: 'proxy.example:3128' }, { host: 'proxy.example', port: 3128 }],
    ['GitHub itself when exempt', { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'x, github.com' }, github],
    ['GitHub itself when all is exempt', { HTTPS_PROXY: 'http://proxy.example:3128', no_proxy: '*' }, github],
    ['nobody when the setting is no URL', { ELECTRON_MIRROR: 'http://' }, null],
  ])('%s', (_, env, peer) => {
    expect(downloadPeer(env)).toEqual(peer);
  });
});

describe('a download that cannot be had', () => {
  async function timed(root: string, env: Record<string, string>, limits?: Parameters<typeof fetchElectron>[3]) {
    const began = performance.now();
    let begins = 0;
    const cache = tempDir();
    const fetched = await fetchElectron(
      root,
      { PATH: process.env.PATH, electron_config_cache: cache, ...env },
      () => {
        begins += 1;
      },
      limits,
    );
    return { fetched, begins, ms: performance.now() - began };
  }

  /** Takes connections and says nothing. */
  async function silentServer(): Promise<string> {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
  }

  test('because nothing listens there costs nothing', async () => {
    const { fetched, begins, ms } = await timed(project(), { ELECTRON_MIRROR: 'http://127.0.0.1:1/' });
    expect({ fetched, begins }).toEqual({ fetched: false, begins: 0 });
    expect(ms).toBeLessThan(1_000);
  });

  test('because packets go nowhere costs two seconds', async () => {
    // A documentation address (RFC 5737): either dropped or refused, never answered.
    const { fetched, begins, ms } = await timed(project(), { ELECTRON_MIRROR: 'http://192.0.2.1/' });
    expect({ fetched, begins }).toEqual({ fetched: false, begins: 0 });
    expect(ms).toBeLessThan(3_500);
  });

  test('because the other side takes the connection and says nothing costs five seconds', async () => {
    const root = project('setInterval(() => {}, 1000)');
    const { fetched, begins, ms } = await timed(root, { ELECTRON_MIRROR: await silentServer() });
    expect({ fetched, begins }).toEqual({ fetched: false, begins: 1 });
    expect(ms).toBeLessThan(6_500);
  });

  test('because it stopped half-way is given up', async () => {
    const root = project(`
      const { writeFileSync } = require('node:fs');
      writeFileSync(require('node:path').join(require('node:os').tmpdir(), 'part'), 'half');
      setInterval(() => {}, 1000);
    `);
    const limits = { reachMs: 1_000, firstByteMs: 5_000, stallMs: 600 };
    const { fetched, ms } = await timed(root, { ELECTRON_MIRROR: await silentServer() }, limits);
    expect(fetched).toBe(false);
    expect(ms).toBeLessThan(4_000);
  });

  test('because the installer failed is no error of ours', async () => {
    const { fetched } = await timed(project('throw new Error("checksum")'), { ELECTRON_MIRROR: await silentServer() });
    expect(fetched).toBe(false);
  });
});

test('a download that works is waited for, with the proxy passed on', async () => {
  const root = project(`
    const { mkdirSync, writeFileSync } = require('node:fs');
    mkdirSync(__dirname + '/dist');
    writeFileSync(__dirname + '/dist/electron', process.env.ELECTRON_GET_USE_PROXY ?? '');
    writeFileSync(__dirname + '/path.txt', 'electron');
  `);
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const env = { HTTPS_PROXY: `http://127.0.0.1:${port}`, electron_config_cache: tempDir() };
  expect(await fetchElectron(root, env, () => {})).toBe(true);
  expect(readFileSync(findElectron(root, {}) ?? '', 'utf8')).toBe('1');
});

describe('the built window', () => {
  function tree(): string {
    const root = tempDir();
    write(join(root, 'src-renderer/main.tsx'), '', 100);
    write(join(root, 'src-main/core/core.ts'), '', 100);
    for (const made of [
      'out/main/sambung.js',
      'out/main/web-host.js',
      'out/preload/preload.cjs',
      'out/renderer/index.html',
    ]) {
      write(join(root, made), '', 50);
    }
    return root;
  }

  test('is used as it is while nothing changed', () => {
    expect(isStale(tree())).toBe(false);
  });

  test('is built again when a source is newer, wherever it lies', () => {
    const root = tree();
    write(join(root, 'src-main/core/person/nik.ts'), '', 10);
    expect(isStale(root)).toBe(true);
  });

  test('is built when a part of it is missing', () => {
    const root = tempDir();
    write(join(root, 'src-main/core/core.ts'), '', 100);
    write(join(root, 'out/main/sambung.js'), '');
    expect(isStale(root)).toBe(true);
  });

  test("is not built again for the type checker's notes", () => {
    const root = tree();
    write(join(root, 'src-main/core/.types/tsconfig.tsbuildinfo'), '');
    expect(isStale(root)).toBe(false);
  });
});

describe.runIf(process.platform !== 'win32')('Electron as a process', () => {
  function program(script: string): string {
    const path = join(tempDir(), 'electron');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  test('gets the project, the arguments, and not the order to be Node', async () => {
    const told = join(tempDir(), 'told');
    const path = program(`echo "$@" "[$ELECTRON_RUN_AS_NODE]" > ${told}; exit 3`);
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    expect(await runElectron(path, '/project', ['--data-dir', '/d'], env)).toMatchObject({ code: 3 });
    expect(readFileSync(told, 'utf8')).toBe('/project --data-dir /d []\n');
  });

  test('that cannot be run at all ends without a code', async () => {
    expect((await runElectron('/no/such/program', '/project', [], {})).code).toBeNull();
  });
});

describe('the whole command', () => {
  beforeAll(buildWindowOnce, 120_000);

  test('without a display says so in one line and serves the window', async () => {
    const { address, output, child, ended } = startProgram('src-main/hosts/start/main.ts', [], {
      SAMBUNG_DATA_DIR: tempDir(),
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      ...(process.platform !== 'linux' && { npm_config_electron_mirror: 'http://127.0.0.1:1/' }),
    });
    const url = await address();
    expect((await ask(url, { path: '/' })).status).toBe(200);
    const lines = output().out.trim().split('\n');
    expect(lines.at(-1)).toBe(`Open in a browser on this computer: ${url}`);
    expect(lines.at(-2)).toMatch(/serving the window to a browser\.$/i);
    expect(output().err).toBe('');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 120_000);
});
