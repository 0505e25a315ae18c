/** The pages of the help: alike in both languages, and what they call a button is what the window calls it. */
import { globSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { allTexts, setLanguage, type TextTree } from '../../../../src-renderer/i18n/texts.ts';
import { helpOf } from '../../../../src-renderer/parts/navigation/help-of.ts';
import { helpPages, parseRoute } from '../../../../src-renderer/routes.ts';
import type { HelpWords } from '../../../../src-renderer/screens/help/help-page.ts';
import { helpTexts } from '../../../../src-renderer/screens/help/help-pages.ts';
import { mostFound, searchHelp } from '../../../../src-renderer/screens/help/search-help.ts';
import { leaves, wordTrees } from '../../../words/word-trees.ts';

const root = join(import.meta.dirname, '../../../..');
for (const file of globSync('src-renderer/**/*-texts.ts', { cwd: root }))
  await import(pathToFileURL(join(root, file)).href);
const domain = await wordTrees();

afterAll(() => setLanguage('id'));

const pages = Object.entries(helpTexts);

function sentences({ title, about, parts }: HelpWords): string[] {
  return [title, about, ...parts.flatMap(({ heading, steps = [], lines = [] }) => [heading, ...steps, ...lines])];
}

const shape = ({ parts }: HelpWords) => parts.map(({ steps, lines }) => [steps?.length, lines?.length]);

test.each(pages)('%s says the same in both languages, and no sentence twice', (_, { id, en }) => {
  expect(shape(en)).toEqual(shape(id));
  for (const words of [id, en]) {
    expect(new Set(sentences(words)).size).toBe(sentences(words).length);
    expect(sentences(words).filter((text) => text.trim() === '')).toEqual([]);
    expect(
      words.parts.flatMap(({ steps = [], lines = [] }) => [...steps, ...lines]).filter((text) => !/[.?]$/.test(text)),
    ).toEqual([]);
  }
});

test.each(['id', 'en'] as const)('what stands between “ and ” is a text of the window (%s)', (language) => {
  const trees: TextTree[] = [...allTexts().values(), ...domain.map(({ words }) => words)].map((both) => both[language]);
  const said = new Set(trees.flatMap((tree) => leaves(tree).map(({ text }) => text.trim())));
  const quoted = pages.flatMap(([page, words]) =>
    sentences(words[language]).flatMap((text) =>
      [...text.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ page, name })),
    ),
  );
  expect(quoted.length).toBeGreaterThan(60);
  expect(quoted.filter(({ name }) => !said.has(name))).toEqual([]);
});

test('the help of a screen is its own page', () => {
  expect(
    ['#/', '#/lists/3?lookup=9', '#/charges/invoices', '#/charges', '#/settings/backups', '#/settings'].map(
      (at) => helpOf(parseRoute(at)).page,
    ),
  ).toEqual([...['home', 'list', 'invoices', 'charges', 'backups', 'settings']]);
  expect(helpOf({ screen: 'help', page: 'list' })).toEqual({ screen: 'help', page: 'list' });
});

test('words in any order are found in pages and in meanings, each leading there', async () => {
  await setLanguage('en');
  const found = searchHelp('en', 'stick USB');
  expect(found.map(({ route }) => route.page)).toEqual(['backups']);
  expect(found[0]?.line).toContain('USB stick');
  expect(searchHelp('en', 'lost digit excel').map(({ route }) => route.at)).toContain('problem.nik-precision-lost');
  expect(searchHelp('en', '  ')).toEqual([]);
  expect(searchHelp('en', 'no such word anywhere')).toEqual([]);
  expect(searchHelp('en', 'e').length).toBe(mostFound + 1);
  await setLanguage('id');
  expect(searchHelp('id', 'stik USB').map(({ route }) => route.page)).toEqual(['backups']);
  expect(helpPages.every((page) => page === 'meanings' || page in helpTexts)).toBe(true);
});

test('each page has its picture in both languages, small ones, and no other lies there', () => {
  const folder = join(root, 'src-renderer/screens/help/pictures');
  const wanted = helpPages.flatMap((page) => [`${page}.en.webp`, `${page}.id.webp`]).sort();
  expect(readdirSync(folder).sort()).toEqual(wanted);
  const sizes = wanted.map((name) => statSync(join(folder, name)).size);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(40_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
});
