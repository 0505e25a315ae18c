/** What a person reads in the window is for people: no names that only a terminal or an administrator knows. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the window names no variable of the environment', () => {
  const files = globSync('src-renderer/**/*.{ts,tsx}', { cwd: root });
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /\bSAMBUNG_[A-Z]/.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
