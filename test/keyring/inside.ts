/** One trial, inside a session bus of its own (run.ts): exits with 0 where the program settled as it must, else says on what. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Scene, scenes } from './scenes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'src-main', 'hosts', 'cli', 'main.ts');
const home = process.env.HOME ?? '';
const dataDir = join(home, 'data');
const slowMs = 6_000;
const found = scenes.find(({ name }) => name === process.argv[2]);
if (!found) throw new Error('There is no such scene.');
const scene: Scene = found;
const kinds = scene.program === 'window' ? ['safe-storage', 'os-keyring'] : ['os-keyring'];

async function startKeyring(unlock: boolean): Promise<ChildProcess> {
  const args = ['--foreground', '--components=secrets', ...(unlock ? ['--unlock'] : [])];
  const daemon = spawn('gnome-keyring-daemon', args, { stdio: ['pipe', 'ignore', 'ignore'] });
  daemon.stdin?.end(unlock ? 'sandi' : '');
  for (let n = 0; n < 100 && !hasKeyring(); n += 1) await wait(100);
  return daemon;
}

/** Its name is on the bus. */
function hasKeyring(): boolean {
  const args = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const question = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  return spawnSync('dbus-send', [...args, ...question], { encoding: 'utf8' }).stdout.includes('true');
}

async function stop(process: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => process.once('exit', resolve));
  process.kill('SIGKILL');
  await ended;
}

/** The kind of the vault after the data was open, or the error's code. */
async function terminal(): Promise<string> {
  const child = spawn(process.execPath, [cli, 'status', '--json', '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code === 0) return sealedBy();
  return (
    (JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as { error?: { code: string } }).error?.code ?? `exit ${code}`
  );
}

async function electronWindow(): Promise<string> {
  const began = Date.now();
  const program = process.env.SAMBUNG_TRIED_ELECTRON ?? '';
  const child = spawn(program, [root, '--data-dir', dataDir], { stdio: 'ignore', detached: true });
  try {
    const counted = join(dataDir, 'sambung.commits');
    const log = join(dataDir, 'logs', 'sambung.log');
    for (;;) {
      await wait(250);
      // The count of commits is written when the data is open.
      const opened = statSync(counted, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (opened > began) return sealedBy();
      const refused = existsSync(log) && /"launch-refused".*?"code":"([a-z-]+)"/.exec(readFileSync(log, 'utf8'))?.[1];
      if (refused) return refused;
      if (Date.now() - began > 60_000) return 'no window';
    }
  } finally {
    // With everything it started.
    if (child.pid !== undefined) spawnSync('kill', ['-KILL', '--', `-${child.pid}`]);
    await wait(500);
  }
}

function sealedBy(): string {
  const path = join(dataDir, 'vault.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { keyring: string }).keyring : 'no vault';
}

mkdirSync(dataDir, { recursive: true, mode: 0o700 });
const start = scene.program === 'terminal' ? terminal : electronWindow;
let daemon: ChildProcess | null = scene.keyring === 'absent' ? null : await startKeyring(true);
if (scene.start === 'later') await start();
const before = scene.start === 'later' ? readFileSync(join(dataDir, 'vault.json'), 'utf8') : null;
if (daemon && scene.keyring === 'locked') {
  await stop(daemon);
  daemon = await startKeyring(false);
}
if (daemon && scene.keyring === 'slow') {
  daemon.kill('SIGSTOP');
  setTimeout(() => daemon?.kill('SIGCONT'), slowMs);
}
const settled = await start();
if (daemon) await stop(daemon);
const after = existsSync(join(dataDir, 'vault.json')) ? readFileSync(join(dataDir, 'vault.json'), 'utf8') : null;
const right = scene.expected === 'system' ? kinds.includes(settled) : settled === scene.expected;
const kept = before === null ? after === null || !settled.startsWith('keyring-') : before === after;
if (!right || !kept) console.log(kept ? settled : `${settled}, and the vault was changed`);
process.exit(right && kept ? 0 : 1);
