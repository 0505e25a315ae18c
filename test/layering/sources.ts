/** Every TypeScript file of the program, as the layering rules read it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Source } from './rules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export function programSources(): Source[] {
  return globSync('src-*/**/*.{ts,tsx,mts,mjs}', { cwd: root, exclude: (name) => name.endsWith('.types') })
    .filter((path) => !path.includes('.types/'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
