/**
 * Tries first and later starts with a real gnome-keyring that is open, slow, locked or not there, and prints how many settled
 * rightly: `npm run test:keyring [-- TIMES]`, of one program with
 * SAMBUNG_TRIED_ONLY=terminal|window. As an ordinary user; root runs it as user 1000.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Scene, scenes } from './scenes.ts';

const inside = fileURLToPath(new URL('./inside.ts', import.meta.url));
const times = Number(process.argv[2] ?? 2);
const root = process.getuid?.() === 0;

function skip(why: string): never {
  console.log(`test:keyring: SKIPPED, nothing was tried: ${why}`);
  process.exit(0);
}

function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

if (process.platform !== 'linux') skip('it needs Linux.');
for (const program of ['dbus-run-session', 'gnome-keyring-daemon', ...(root ? ['setpriv'] : [])]) {
  if (!has(program)) skip(`${program} is not installed (apt-get install dbus-x11 gnome-keyring).`);
}
const electron = process.env.SAMBUNG_TRIED_ELECTRON ?? '';
const windows = existsSync(electron) && Boolean(process.env.DISPLAY);
if (!windows)
  console.log('test:keyring: the window is left out: SAMBUNG_TRIED_ELECTRON names no Electron, or no DISPLAY.');

/** A bus on which nothing can be started. */
const emptyBus = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`;

/** null: as it should be; else what was found. */
function tried(scene: Scene): string | null {
  const home = mkdtempSync(join(tmpdir(), 'sambung-keyring-'));
  chmodSync(home, 0o700);
  writeFileSync(join(home, 'empty-bus.conf'), emptyBus);
  if (root) chownSync(home, 1000, 1000);
  const env = {
    ...{ PATH: process.env.PATH, HOME: home, LANG: 'en_US.UTF-8', XDG_CURRENT_DESKTOP: 'GNOME' },
    ...{ SAMBUNG_TRIED_ELECTRON: electron, DISPLAY: process.env.DISPLAY ?? '' },
  };
  const bus = scene.keyring === 'absent' ? [`--config-file=${join(home, 'empty-bus.conf')}`] : [];
  const user = root ? ['setpriv', '--reuid', '1000', '--regid', '1000', '--clear-groups'] : [];
  const [program = '', ...args] = [
    ...[...user, 'dbus-run-session', ...bus, '--', process.execPath, inside, scene.name],
  ];
  try {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      ...{ env, cwd: home, encoding: 'utf8', timeout: 120_000, killSignal: 'SIGKILL' },
    });
    if (status === 0) return null;
    return stdout.trim().split('\n').at(-1) || String(error ?? stderr.trim().split('\n').at(-1));
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

let failed = 0;
const only = process.env.SAMBUNG_TRIED_ONLY;
const wanted = scenes.filter(({ program }) => (windows || program === 'terminal') && (!only || only === program));
for (const scene of wanted) {
  const found = Array.from({ length: times }, () => tried(scene));
  const wrong = found.filter((one) => one !== null);
  failed += wrong.length;
  console.log(`${times - wrong.length} of ${times} settle rightly: ${scene.name}${wrong[0] ? `  (${wrong[0]})` : ''}`);
}
process.exit(failed === 0 ? 0 : 1);
