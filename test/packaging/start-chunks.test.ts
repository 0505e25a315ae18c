/** What a start needs lies together in the built program, and the program starts. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { startChunks } from '../../resources/packaging/start-chunks.ts';
import { tempDir } from '../fakes/ports.ts';

const sources = {
  'entry.js': `import { one } from './one.js'; import { two } from './two.js';
const { screen } = await import('./screen.js'); console.log(one, two, screen);`,
  'one.js': `export const one = String(new Date(0).getTime() + 1);`,
  'two.js': `import './deeper.js'; export const two = String(new Date(0).getTime() + 2);`,
  'deeper.js': `globalThis.deeper = 'deeper';`,
  'screen.js': `import { one } from './one.js'; export const screen = 'screen with ' + one;`,
};

async function built(): Promise<string> {
  const root = tempDir();
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(root, name), text);
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  const chunks = startChunks('entry.js');
  await build({
    ...{ root, configFile: false, logLevel: 'silent', plugins: [chunks.plugin] },
    build: {
      ...{ ssr: true, outDir: 'out', target: 'esnext' },
      rollupOptions: {
        input: join(root, 'entry.js'),
        output: {
          ...{ entryFileNames: '[name].js', chunkFileNames: '[name].js' },
          codeSplitting: { groups: [{ name: 'start', test: chunks.of('entry.js') }] },
        },
      },
    },
  });
  return join(root, 'out');
}

test('all that is imported at once is one file; what is loaded on an occasion is another', async () => {
  const out = await built();
  expect(readdirSync(out).sort()).toEqual(['entry.js', 'screen.js', 'start.js']);
  const start = readFileSync(join(out, 'start.js'), 'utf8');
  for (const part of ['+ 1', '+ 2', 'deeper']) expect(start).toContain(part);
});

test('an entry that waits for what imports the same does not wait for ever', async () => {
  const out = await built();
  expect(execFileSync(process.execPath, [join(out, 'entry.js')], { encoding: 'utf8' })).toBe('1 2 screen with 1\n');
});

test('an entry that the build does not have is told', async () => {
  const chunks = startChunks('nothing.js');
  const graph = { getModuleIds: () => new Set(['/a/entry.js']).values(), getModuleInfo: () => null };
  expect(() => chunks.plugin.buildEnd.call(graph)).toThrow('0 modules of the build end with nothing.js.');
});
