import { expect, it } from 'vitest';
import { violations } from './rules.ts';
import { programSources } from './sources.ts';

it('every file of the program keeps to its layer', () => {
  const sources = programSources();
  expect(sources.length).toBeGreaterThan(100);
  expect(violations(sources)).toEqual([]);
});

it.each([
  ['src-main/contract/a.ts', `import { z } from 'zod';\nimport x from '../core/core.ts';`],
  ['src-main/contract/a.ts', `import fs from 'node:fs';`],
  ['src-main/core/queue/a.ts', `import { app } from 'electron';`],
  ['src-main/core/queue/a.ts', `import type { Pool } from 'undici';`],
  ['src-main/core/queue/a.ts', `import Database from 'better-sqlite3';`],
  ['src-main/core/history/a.ts', `const xlsx = await import('xlsx');`],
  ['src-main/core/queue/a.ts', `import { x } from '../../hosts/common/x.ts';`],
  ['src-main/core/queue/a.ts', `const dir = process.env.HOME;`],
  ['src-main/core/queue/a.ts', `console.log(1);`],
  ['src-main/hosts/cli/a.ts', `import { x } from '../web/x.ts';`],
  ['src-main/hosts/web/a.ts', `import { app } from 'electron';`],
  ['src-renderer/features/a.tsx', `import { x } from '../../src-main/core/core.ts';`],
  ['src-renderer/features/a.tsx', `import fs from 'node:fs';`],
  ['src-preload/a.ts', `import { x } from '../test/fakes/x.ts';`],
  ['src-main/elsewhere/a.ts', `import { z } from 'zod';`],
])('%s may not say %s', (path, text) => {
  expect(violations([{ path, text }])).toHaveLength(1);
});

it('a comment may name what the code may not', () => {
  expect(violations([{ path: 'src-main/core/a.ts', text: '/** no process.env here */\n// console.log' }])).toEqual([]);
});
