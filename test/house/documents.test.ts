/** What the documents say must be there: links lead somewhere, and every command, option and variable is told of. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })];

/** The first group of every match in the files, each once. */
function found(files: string, pattern: RegExp): string[] {
  const names = globSync(files, { cwd: root }).flatMap((path) =>
    [...read(path).matchAll(pattern)].map(([, name]) => name),
  );
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

test.each(documents)('%s links only to what is there', (path) => {
  const links = [...read(path).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link]) => link ?? '');
  expect(links.filter((link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(path), link)))).toEqual([]);
});

test('docs/cli.md has every command of the terminal', () => {
  const told = read('docs/cli.md');
  const commands = found('src-main/hosts/cli/commands/*.ts', /\.command\('([a-z-]+)/g);
  expect(commands).toContain('process');
  expect(commands.filter((name) => !new RegExp(`\`(?:[a-z-]+ )?${name}[ \`]`).test(told))).toEqual([]);
});

test('docs/cli.md has every option of the terminal', () => {
  const told = read('docs/cli.md');
  const options = found('src-main/hosts/cli/**/*.ts', /(?:[oO]ption|Option)\(\s*['`](?:-\w, )?(--[a-z-]+)/g);
  expect(options).toContain('--max-cost');
  // Commander's own.
  const own = ['--help', '--version'];
  expect(options.filter((name) => !own.includes(name) && !new RegExp(`${name}(?![a-z-])`).test(told))).toEqual([]);
});

test('docs/data.md has every environment variable of the program', () => {
  const told = read('docs/data.md');
  const variables = found('src-main/**/*.ts', /\benv\.(SAMBUNG_[A-Z_]+)/g);
  expect(variables).toContain('SAMBUNG_DATA_DIR');
  expect(variables.filter((name) => !told.includes(name))).toEqual([]);
});

test('docs/decisions/README.md lists every decision', () => {
  const pages = globSync('docs/decisions/0*.md', { cwd: root });
  expect(pages.length).toBeGreaterThan(10);
  const told = read('docs/decisions/README.md');
  expect(pages.filter((path) => !told.includes(`(${path.split(/[\\/]/).at(-1)})`))).toEqual([]);
});

test('a document that a source names as where a fact comes from is here', () => {
  const named = found('{src-main,src-preload,src-renderer,test}/**/*.{ts,tsx}', /[ (]([\w-]+\.md)\b/g);
  expect(named).toContain('td-api.md');
  const here = documents.map((path) => path.split(/[\\/]/).at(-1));
  expect(named.filter((name) => !here.includes(name))).toEqual([]);
});
