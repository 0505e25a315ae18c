/**
 * Asks whether the operating system's keyring works, in a process of its own: its library talks to D-Bus synchronously,
 * and a keyring that waits for somebody to type a password would stop this program for as long.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

/**
 * On Linux the library falls back to the kernel's keyutils when there is no Secret Service, and keyutils forgets
 * everything at reboot (README of @napi-rs/keyring 2.1, "Linux backend selection"; keyring-node issue 142). Pinned, it
 * throws instead. The option is ignored on other systems.
 */
export const persistentOnly = { linux: { store: 'secret-service' } } as const;

/** Writes a secret, reads it back, removes it; exits with 0 when what came back is what went in. */
const program = `
const { Entry } = require(process.argv[1]);
const entry = new Entry('sambung', 'probe-' + process.pid, ${JSON.stringify(persistentOnly)});
const secret = require('node:crypto').randomBytes(32);
entry.setSecret(secret);
const back = Buffer.from(entry.getSecret() ?? []);
entry.deleteCredential();
process.exit(back.equals(secret) ? 0 : 1);
`;

/** Never rejects, and answers within `timeoutMs`. */
export function osKeyringWorks(
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  if (!['linux', 'darwin', 'win32'].includes(platform)) return Promise.resolve(false);
  // Without a session bus there is no Secret Service to reach; this saves a process at every start on a server.
  if (platform === 'linux' && !env.DBUS_SESSION_BUS_ADDRESS) return Promise.resolve(false);
  return new Promise((resolve) => {
    try {
      const library = createRequire(import.meta.url).resolve('@napi-rs/keyring');
      const child = spawn(process.execPath, ['-e', program, library], {
        stdio: 'ignore',
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        env: { ...withoutOurs(env), ELECTRON_RUN_AS_NODE: '1' },
      });
      // A process stuck in the kernel may outlive its kill; the answer does not wait for it.
      const late = setTimeout(() => resolve(false), timeoutMs);
      child.once('error', () => resolve(false));
      child.once('exit', (code) => {
        clearTimeout(late);
        resolve(code === 0);
      });
    } catch {
      resolve(false);
    }
  });
}

function withoutOurs(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('SAMBUNG_')));
}
