/**
 * `npm run test:packed`: packs the built program with the Electron of this machine, does the main job in it, and looks at the
 * release. Says what it adapted; where there is no Electron or display for Linux, says so and is done.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findElectron } from '../../src-main/hosts/start/electron-program.ts';
import { root } from '../e2e/support/host-kind.ts';
import { pack } from './pack.ts';

/** Electron's own folder: beside the program, or in `dist` beside a script that starts it. */
function electronDist(): string | null {
  const program = findElectron(root, process.env);
  if (process.platform !== 'linux' || !process.env.DISPLAY || !program) return null;
  return (
    [join(dirname(program), 'dist'), dirname(program)].find((dir) => existsSync(join(dir, 'resources.pak'))) ?? null
  );
}

async function run(dist: string): Promise<number> {
  const outDir = mkdtempSync(join(tmpdir(), 'sambung-packed-'));
  try {
    const { release, driven, adapted } = await pack(dist, outDir);
    console.log(
      adapted.length > 0 ? `Adapted for this Electron alone: ${adapted.join(', ')}.` : 'Nothing was adapted.',
    );
    const { status } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/@playwright/test/cli.js'),
        'test',
        '--config',
        'test/packed/playwright.config.ts',
        ...process.argv.slice(2),
      ],
      { cwd: root, stdio: 'inherit', env: { ...process.env, SAMBUNG_PACKED: driven, SAMBUNG_RELEASE: release } },
    );
    return status ?? 1;
  } finally {
    rmSync(outDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

const dist = electronDist();
if (dist) process.exitCode = await run(dist);
else console.log('The packed program is not tried here: it takes Linux, a display, and an Electron that is there.');
