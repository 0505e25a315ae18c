/**
 * Packs the built program for Linux as `npm run package` does, with an Electron that is here already, twice: as it is released, and
 * as it can be driven (`--inspect` and NODE_OPTIONS left open, and an entry that takes Playwright's switches; nothing else differs).
 *
 * An Electron older than the product's (its Node lacks what the program needs) gets three things besides, told in `adapted`: the
 * SQLite library through an adapter, two names that undici reads while it loads, and an entry that sets them before the program's.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { build, type Configuration, Platform } from 'electron-builder';
import { configuration } from '../../.electron-builder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Packed = {
  /** As it is released. */
  readonly release: string;
  /** The same with `--inspect` and NODE_OPTIONS open. */
  readonly driven: string;
  /** What an older Electron needed, in words; empty with the product's own. */
  readonly adapted: readonly string[];
};

/** `electronDist` is Electron's own folder. Both folders are made anew in `outDir`. */
export async function pack(electronDist: string, outDir: string): Promise<Packed> {
  rmSync(outDir, { recursive: true, force: true });
  const electronVersion = readFileSync(join(electronDist, 'version'), 'utf8').trim().replace(/^v/, '');
  const old = Number(electronVersion.split('.')[0]) < 40;
  const packInto = (output: string, more: Configuration) =>
    build({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir'),
      publish: 'never',
      config: {
        ...configuration,
        electronDist,
        electronVersion,
        directories: { ...configuration.directories, output },
        ...more,
      },
    });
  const adaptation = old ? onOldNode(electronDist) : {};
  await packInto(join(outDir, 'driven'), drivable(adaptation));
  await packInto(outDir, adaptation);
  const release = join(outDir, 'linux-unpacked');
  const driven = join(outDir, 'driven', 'linux-unpacked');
  await flipFuses(join(driven, 'sambung'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
  });
  return {
    release: startable(release),
    driven: startable(driven),
    adapted: old
      ? [`Electron ${electronVersion}`, 'SQLite by an adapter', 'two names of Node 22 that undici reads']
      : [],
  };
}

/** The program goes on being the packed one: main.js is ours, the library's file is replaced after packing. */
function onOldNode(electronDist: string): Configuration {
  return {
    files: [...[configuration.files ?? []].flat(), { from: 'test/packed/old-node', to: 'out/main', filter: ['*.js'] }],
    extraMetadata: { ...configuration.extraMetadata, main: 'out/main/old-node.js' },
    afterPack: ({ appOutDir }) => {
      const folder = join(appOutDir, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
      const adapt = join(dirname(electronDist), 'napi9/adapt.cjs');
      if (!existsSync(adapt)) throw new Error(`An Electron that old needs ${adapt} (shared/tools/real-electron.sh).`);
      for (const name of readdirSync(folder)) {
        execFileSync(process.execPath, [adapt, join(folder, name), join(folder, 'adapted')]);
        cpSync(join(folder, 'adapted'), folder, { recursive: true });
        rmSync(join(folder, 'adapted'), { recursive: true });
      }
    },
  };
}

/** Begins with the entry in test/packed/driven. */
function drivable(more: Configuration): Configuration {
  const files = more.files ?? configuration.files ?? [];
  return {
    ...more,
    files: [...[files].flat(), { from: 'test/packed/driven', to: 'out/main', filter: ['*.js'] }],
    extraMetadata: { ...configuration.extraMetadata, main: 'out/main/driven.js' },
  };
}

/** As root Chromium's sandbox wants a user namespace in which root's files belong to somebody else. */
function startable(dir: string): string {
  const program = join(dir, 'sambung');
  if (process.getuid?.() !== 0) return program;
  const script = join(dir, 'sambung-as-user');
  writeFileSync(script, `#!/bin/sh\nexec unshare --user --map-user=1000 --map-group=1000 -- '${program}' "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}
