/** Whether a real Electron starts here, found out by starting it: its program, its libraries, its sandbox and a display. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, findElectron } from '../../../src-main/hosts/start/electron-program.ts';
import { root } from './host-kind.ts';

/** `missing`: a sentence for whoever wants it here. */
export type ElectronHere = { program: string; version: string } | { missing: string };

/** A slow machine's first start, from a cold disk; it takes one second otherwise. */
const patienceMs = 60_000;

const probe = `const { app } = require('electron');
app.enableSandbox();
app.whenReady().then(() => {
  console.log('started ' + process.versions.electron);
  app.exit(0);
});
`;

export function electronHere(env: Environment = process.env): ElectronHere {
  const program = findElectron(root, env);
  if (program === null) {
    return {
      missing:
        'Electron’s program is not here. `npm start` fetches it where it can; or name its folder in ELECTRON_OVERRIDE_DIST_PATH.',
    };
  }
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    return { missing: 'There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set (Xvfb makes one).' };
  }
  return tryIt(program, env);
}

function tryIt(program: string, env: Environment): ElectronHere {
  const folder = mkdtempSync(join(tmpdir(), 'sambung-electron-probe-'));
  try {
    const app = join(folder, 'probe.cjs');
    writeFileSync(app, probe);
    const { ELECTRON_RUN_AS_NODE: _, ...own } = env;
    const tried = spawnSync(program, [app, `--user-data-dir=${join(folder, 'profile')}`], {
      ...{ env: { ...own }, encoding: 'utf8', timeout: patienceMs, killSignal: 'SIGKILL' },
    });
    const version = /^started (\S+)/m.exec(tried.stdout)?.[1];
    if (version !== undefined) return { program, version };
    const said = (tried.error?.message ?? tried.stderr).trim().split('\n').slice(0, 3).join(' ');
    return { missing: `Electron’s program is here but does not start: ${said || `it ended with ${tried.status}`}` };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
