/** What `npm ci` needs on a machine with nothing but Node and npm: a lock that names every platform, and no compiler. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Entry = { optionalDependencies?: Record<string, string>; gypfile?: boolean; resolved?: string };
const packages: Record<string, Entry> = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
).packages;

it('names every optional package of every platform: npm ci refuses a lock that lacks one', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

it('keeps npm from compiling the SQLite library, which brings its programs ready made', () => {
  // npm compiles whatever has a binding.gyp unless told otherwise, and drops this word whenever it rewrites the lock:
  // put `"gypfile": false` back into the entry.
  expect(packages['node_modules/better-sqlite3']?.gypfile).toBe(false);
});

it('names no registry', () => {
  expect(Object.values(packages).filter((entry) => entry.resolved?.startsWith('http'))).toEqual([]);
});

it('pins the library that writes workbooks to one version: how it writes links is put right from outside (sheet-links.ts)', () => {
  const own: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  expect(own.dependencies['@cj-tech-master/excelts']).toMatch(/^\d+\.\d+\.\d+$/);
});

it('pins the spreadsheet library to the one version the lists were read with: a patch of it can change what a cell says', () => {
  const own: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  expect(own.dependencies.xlsx).toMatch(/^npm:@e965\/xlsx@\d+\.\d+\.\d+$/);
});
