/** Builds the reading process as the program is built (electron.vite.config.ts): one file, its packages beside it. */
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');

/** The folder it is in. */
export async function buildReader(): Promise<string> {
  const outDir = join(root, 'out/bench');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir,
      ssr: true,
      minify: false,
      rollupOptions: {
        input: { 'reading-process': join(root, 'src-main/core/imports/reading-process.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return outDir;
}
