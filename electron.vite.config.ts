/** Builds out/: the program's main process, its worker processes, the sandboxed preload, and the window. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { fontAssets } from './resources/packaging/font-assets.ts';
import { startChunks } from './resources/packaging/start-chunks.ts';
import { thirdPartyLicences } from './resources/packaging/third-party-licences.ts';

/** They bring a native part, which cannot be bundled; everything else of the main process is. */
const native = ['better-sqlite3', '@napi-rs/keyring'];
const licences = thirdPartyLicences('out/THIRD-PARTY-LICENCES.txt', [...native, '@expo-google-fonts/noto-sans']);

const window = 'src-main/hosts/electron/main.ts';
const terminal = 'src-main/hosts/cli/program.ts';
const reader = 'src-main/core/imports/reading-process.ts';
const page = 'src-renderer/main.tsx';
const program = startChunks(window, terminal, reader);
const home = 'src-renderer/screens/home/home-screen.tsx';
const pages = startChunks(page, home);

/** As `import` has it, but by `require`: Node reads the whole of a package to learn what it exports where that is imported. */
const required: Plugin = {
  name: 'required',
  enforce: 'pre',
  resolveId: (id) => (id === 'better-sqlite3' ? '\0better-sqlite3' : null),
  load: (id) =>
    id === '\0better-sqlite3'
      ? `import { createRequire } from 'node:module'; export default createRequire(import.meta.url)('better-sqlite3');`
      : null,
};

/**
 * fflate asks for `require` under that very name, and electron-vite puts another of the name into every chunk that calls one: whether
 * the two meet depends on what else is in the chunk, and then it does not load.
 */
const ownRequire: Plugin = {
  name: 'own-require',
  enforce: 'pre',
  transform: (code, id) =>
    id.replaceAll('\\', '/').endsWith('/fflate/esm/index.mjs') ? code.replaceAll(/\brequire\b/g, 'askNode') : null,
};

/** No file of the program leaves the build that Node could not read: all of them in one process, which is only there to compile. */
const readable: Plugin = {
  name: 'readable',
  writeBundle({ dir = '' }, bundle) {
    const files = Object.keys(bundle).filter((name) => name.endsWith('.js'));
    const compileAll = `for (const path of process.argv.slice(1)) {
      new (require('node:vm').SourceTextModule)(require('node:fs').readFileSync(path, 'utf8'), { identifier: path });
    }`;
    const flags = ['--experimental-vm-modules', '--no-warnings', '-e', compileAll];
    execFileSync(process.execPath, [...flags, ...files.map((name) => join(dir, name))], { stdio: 'inherit' });
  },
};

export default defineConfig({
  main: {
    plugins: [required, ownRequire, readable, fontAssets, program.plugin, licences],
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        external: native,
        input: {
          sambung: 'src-main/hosts/start/program.ts',
          'web-host': 'src-main/hosts/web/main.ts',
          'reading-process': reader,
          'writing-process': 'src-main/core/spreadsheet/write/writing-process.ts',
          'backup-process': 'src-main/core/backups/backup-process.ts',
          'keyring-process': 'src-main/hosts/common/keyrings/keyring-process.ts',
          'certificates-process': 'src-main/hosts/common/certificates-process.ts',
        },
        // A third of the text for the same program: what V8 need not read, it need not keep. Names stay, for the log.
        output: {
          entryFileNames: '[name].js',
          minify: { compress: false, mangle: false, codegen: true },
          codeSplitting: {
            groups: [
              { name: 'reading', test: program.of(window, reader), priority: 2 },
              { name: 'hosts', test: program.of(window, terminal), priority: 1 },
            ],
          },
        },
      },
    },
  },
  preload: {
    plugins: [licences],
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'src-preload/preload.ts', recovery: 'src-preload/recovery.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), pages.plugin, licences],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rollupOptions: {
        input: { index: 'src-renderer/index.html' },
        // What the first screen needs is one file, and what most screens use another: small ones cost more than they save.
        output: {
          codeSplitting: {
            groups: [
              { name: 'start', test: (id) => pages.of(page)(id) || pages.of(home)(id), priority: 1 },
              { name: 'shared', minShareCount: 4 },
            ],
          },
        },
      },
    },
  },
});
