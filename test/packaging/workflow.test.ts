/** What runs elsewhere with the project's rights is pinned to a commit: a tag can be moved. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('uses no action by a name that can be moved', () => {
  const used = globSync('.github/workflows/*.yml', { cwd: root }).flatMap((path) =>
    [...readFileSync(`${root}/${path}`, 'utf8').matchAll(/uses: (.*)/g)].map(([, action]) => action),
  );
  expect(used.length).toBeGreaterThan(3);
  expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d/.test(action ?? ''))).toEqual([]);
});
