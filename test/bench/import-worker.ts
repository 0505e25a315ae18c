/** Builds the processes that read and write files as the program is built (electron.vite.config.ts): each one file, its packages in it. */
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');

/** The folder it is in. */
export async function buildWorkers(): Promise<string> {
  const outDir = join(root, 'out/bench');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: ['@cj-tech-master/excelts'] },
    build: {
      outDir,
      ssr: true,
      minify: false,
      rollupOptions: {
        input: {
          'reading-process': join(root, 'src-main/core/imports/reading-process.ts'),
          'writing-process': join(root, 'src-main/core/spreadsheet/write/writing-process.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return outDir;
}
