/** Builds out/: the program's main process, its worker processes, the sandboxed preload, and the window. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { thirdPartyLicences } from './resources/packaging/third-party-licences.ts';

/** They bring a native part, which cannot be bundled; everything else of the main process is. */
const native = ['better-sqlite3', '@napi-rs/keyring'];
const licences = thirdPartyLicences('out/THIRD-PARTY-LICENCES.txt', native);

export default defineConfig({
  main: {
    plugins: [licences],
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        external: native,
        input: {
          sambung: 'src-main/hosts/start/program.ts',
          'reading-process': 'src-main/core/imports/reading-process.ts',
          'writing-process': 'src-main/core/spreadsheet/write/writing-process.ts',
          'keyring-process': 'src-main/hosts/common/keyrings/keyring-process.ts',
          'certificates-process': 'src-main/hosts/common/certificates-process.ts',
        },
        output: { entryFileNames: '[name].js' },
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
    plugins: [react(), licences],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rollupOptions: {
        input: { index: 'src-renderer/index.html' },
        // What most screens use is one file: a hundred small ones cost the start more than they save.
        output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 4 }] } },
      },
    },
  },
});
