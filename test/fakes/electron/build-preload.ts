/** Builds the preload from its source the way electron.vite.config.ts does: one CommonJS file, `electron` left outside. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const source = fileURLToPath(new URL('../../../src-preload/preload.ts', import.meta.url));

let built: Promise<string> | null = null;

export function buildPreload(): Promise<string> {
  built ??= buildOnce();
  return built;
}

async function buildOnce(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      rollupOptions: {
        input: { preload: source },
        // Only `electron`: anything else a sandboxed preload cannot have, and must show as a failure.
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunks = outputs.flatMap((output) => ('output' in output ? output.output : []));
  const [first, ...others] = chunks;
  if (first?.type !== 'chunk' || others.length > 0) throw new Error('The preload is not one file.');
  return first.code;
}
