/**
 * Fetches Electron's program, but only where that works: a machine without internet access must not wait. Five seconds
 * at most pass before the first byte; after that a download that stalls is given up.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, electronPackage, isElectronCached } from './electron-program.ts';

export type FetchLimits = { reachMs: number; firstByteMs: number; stallMs: number };
const patience: FetchLimits = { reachMs: 2_000, firstByteMs: 5_000, stallMs: 15_000 };

/** Whether the program was fetched; `begins` is called when there is a chance of it. Never rejects, prints nothing. */
export async function fetchElectron(
  root: string,
  env: Environment,
  begins: () => void,
  limits: FetchLimits = patience,
): Promise<boolean> {
  const began = performance.now();
  const cached = isElectronCached(root, env);
  if (!cached && !(await reaches(downloadPeer(env), limits.reachMs))) return false;
  begins();
  const firstByteMs = limits.firstByteMs - (performance.now() - began);
  return install(root, env, { ...limits, firstByteMs });
}

export type Peer = { host: string; port: number };

/** Who must be reached first: the proxy where one is set, else the mirror, else GitHub. Null when the setting is not a URL. */
export function downloadPeer(env: Environment): Peer | null {
  // In the order of @electron/get's mirrorVar.
  const mirror =
    env.npm_config_electron_mirror ||
    env.NPM_CONFIG_ELECTRON_MIRROR ||
    env.npm_package_config_electron_mirror ||
    env.ELECTRON_MIRROR ||
    'https://github.com/electron/electron/releases/download/';
  const source = peerOf(mirror);
  const proxy = source && !isExempt(source.host, env) && proxyFor(mirror, env);
  return proxy ? peerOf(proxy) : source;
}

function proxyFor(url: string, env: Environment): string | undefined {
  const plain = env.http_proxy || env.HTTP_PROXY;
  return url.startsWith('https:') ? env.https_proxy || env.HTTPS_PROXY || plain : plain;
}

function isExempt(host: string, env: Environment): boolean {
  const exempt = (env.no_proxy || env.NO_PROXY || '').split(/[\s,]+/).filter(Boolean);
  return exempt.some(
    (name) => name === '*' || host === name || host.endsWith(name.startsWith('.') ? name : `.${name}`),
  );
}

function peerOf(url: string): Peer | null {
  try {
    const { hostname, port, protocol } = new URL(url.includes('://') ? url : `http://${url}`);
    return { host: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
  } catch {
    return null;
  }
}

function reaches(peer: Peer | null, withinMs: number): Promise<boolean> {
  if (!peer) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(peer);
    const done = (reached: boolean) => {
      clearTimeout(late);
      socket.destroy();
      resolve(reached);
    };
    // Also bounds a name server that does not answer.
    const late = setTimeout(() => done(false), withinMs);
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

/** Runs Electron's own installer and watches what it writes: that it grows is the only sign it gives. */
function install(root: string, env: Environment, limits: FetchLimits): Promise<boolean> {
  const dir = electronPackage(root);
  const work = mkdtempSync(join(tmpdir(), 'sambung-electron-'));
  const places = [work, join(dir, 'dist')];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(dir, 'install.js')], {
      stdio: 'ignore',
      env: {
        ...env,
        // Its partial download lands where we can see it.
        TMPDIR: work,
        TEMP: work,
        TMP: work,
        ...(hasProxy(env) && { ELECTRON_GET_USE_PROXY: '1', NODE_USE_ENV_PROXY: '1' }),
      },
    });
    let seen = sizeOf(places);
    let grewAt = performance.now();
    let grew = false;
    const watch = setInterval(() => {
      const size = sizeOf(places);
      if (size !== seen) {
        grew = true;
        grewAt = performance.now();
        seen = size;
      }
      if (performance.now() - grewAt > (grew ? limits.stallMs : limits.firstByteMs)) child.kill('SIGKILL');
    }, 200);
    const done = (fetched: boolean) => {
      clearInterval(watch);
      rmSync(work, { recursive: true, force: true, maxRetries: 3 });
      resolve(fetched);
    };
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}

function hasProxy(env: Environment): boolean {
  return Boolean(env.https_proxy || env.HTTPS_PROXY || env.http_proxy || env.HTTP_PROXY);
}

function sizeOf(places: readonly string[]): number {
  let total = 0;
  for (const place of places) {
    try {
      for (const name of readdirSync(place, { recursive: true, encoding: 'utf8' })) {
        total += statSync(join(place, name), { throwIfNoEntry: false })?.size ?? 0;
      }
    } catch {
      // Not there yet, or just moved away.
    }
  }
  return total;
}
