/**
 * Whether a real keyring can be tried here, and as whom, found out by starting a session bus. Root tries it as `nobody`, on a
 * copy of what the program needs: the checkout may lie where that user cannot look, and stays as it is.
 */
import { spawnSync } from 'node:child_process';
import { chownSync, copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** `run`: what a program is started behind. `missing`: a sentence for whoever wants it here. */
export type KeyringHere = { run: readonly string[]; user: { uid: number; gid: number } | null } | { missing: string };

/** What the trials are started with: the checkout's own, or the copy's. */
export type Tried = { node: string; root: string; electron: string };

const isRoot = process.getuid?.() === 0;
/** Where an ordinary user can look whatever root's own folder of temporary files is. */
const temporary = isRoot ? '/tmp' : tmpdir();

/** A bus on which nothing can be started: what is on it was put there, and no prompt appears on anybody's screen. */
const busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`;

export function keyringHere(): KeyringHere {
  if (process.platform !== 'linux') return { missing: 'It needs Linux.' };
  for (const program of ['dbus-run-session', 'dbus-send', 'gnome-keyring-daemon', ...(isRoot ? ['setpriv'] : [])]) {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) {
      return { missing: `${program} is not installed (apt-get install dbus-x11 gnome-keyring).` };
    }
  }
  if (!isRoot) return startsBus({ run: [], user: null });
  const [, , uid = '', gid = ''] = (/^nobody:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0] ?? '').split(':');
  if (uid === '') return { missing: 'Root needs an ordinary user to try it as, and there is no "nobody".' };
  return startsBus({
    run: ['setpriv', '--reuid', uid, '--regid', gid, '--clear-groups'],
    user: { uid: Number(uid), gid: Number(gid) },
  });
}

function startsBus(here: Exclude<KeyringHere, { missing: string }>): KeyringHere {
  const home = homeOf(here);
  try {
    const [program = '', ...args] = behindBus(here, home, ['true']);
    const { status, stderr, error } = spawnSync(program, args, { cwd: home, encoding: 'utf8', timeout: 20_000 });
    if (status === 0) return here;
    return { missing: `No session bus starts here: ${error?.message ?? stderr.trim().split('\n').at(-1)}` };
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A new one, with all that is made in it for this one trial. */
export function homeOf({ user }: Exclude<KeyringHere, { missing: string }>): string {
  const home = mkdtempSync(join(temporary, 'sambung-keyring-'));
  writeFileSync(join(home, 'bus.conf'), busConfig);
  const { XAUTHORITY: cookie } = process.env;
  if (cookie) copyFileSync(cookie, join(home, '.Xauthority'));
  if (user)
    for (const one of [home, ...(cookie ? [join(home, '.Xauthority')] : [])]) chownSync(one, user.uid, user.gid);
  return home;
}

export function behindBus(
  { run }: Exclude<KeyringHere, { missing: string }>,
  home: string,
  argv: readonly string[],
): string[] {
  return [...run, 'dbus-run-session', `--config-file=${join(home, 'bus.conf')}`, '--', ...argv];
}

/** `electron`: a program; '' where there is none. `release` takes the copy away. */
export function whatIsTried(
  here: Exclude<KeyringHere, { missing: string }>,
  electron: string,
): Tried & { release(): void } {
  if (!here.user) return { node: process.execPath, root, electron, release: () => {} };
  const copy = mkdtempSync(join(temporary, 'sambung-keyring-tried-'));
  const node = join(copy, 'node');
  copyFileSync(process.execPath, node);
  for (const one of ['package.json', 'out', 'resources', 'src-main', 'test/keyring', ...productionPackages()]) {
    if (!existsSync(join(root, one))) continue;
    cpSync(join(root, one), join(copy, one), { recursive: true, dereference: true });
  }
  const [program = '', ...args] = [...here.run, electron, '--version'];
  // Where it lies the user may not look.
  const copied = electron !== '' && spawnSync(program, args, { cwd: '/', timeout: 20_000 }).status !== 0;
  if (copied) cpSync(dirname(electron), join(copy, 'electron'), { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', copy]);
  return {
    ...{ node, root: copy, electron: copied ? join(copy, 'electron', basename(electron)) : electron },
    release: () => rmSync(copy, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Those that are installed with the program. */
function productionPackages(): string[] {
  const lock = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  return Object.entries(lock.packages).flatMap(([path, { dev, devOptional }]) => (dev || devOptional ? [] : [path]));
}
