/** Words of the domain: both languages say everything with the same facts, and nothing is kept that no one says. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fill, type TextTree, withinSentence } from '../../src-main/words/text.ts';
import { facts, leaves, wordTrees } from './word-trees.ts';

const trees = await wordTrees();

test('every file of words is looked at', () => {
  expect(trees.length).toBeGreaterThan(12);
});

test.each(trees)('$file asks for the same facts in both languages, and leaves nothing empty', ({ words }) => {
  const english = new Map(leaves(words.en).map(({ path, text }) => [path.join('.'), text]));
  expect([...english.keys()].sort()).toEqual(
    leaves(words.id)
      .map(({ path }) => path.join('.'))
      .sort(),
  );
  for (const { path, text } of leaves(words.id)) {
    const other = english.get(path.join('.')) ?? '';
    expect([text.trim(), other.trim()], path.join('.')).not.toContain('');
    expect(facts(other), path.join('.')).toEqual(facts(text));
  }
});

const root = join(import.meta.dirname, '../..');
const sources = globSync('src-*/**/*.{ts,tsx}', { cwd: root, exclude: (name) => name.endsWith('.types') })
  .filter((path) => !path.includes('.types/'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }));
const contract = textOf((path) => path.startsWith('src-main/contract/'));

function textOf(wanted: (path: string) => boolean): string {
  return sources.flatMap(({ path, text }) => (wanted(path) ? [text] : [])).join('\n');
}

/** A code of the contract is never spelled where it is said: `kind[verdict.kind]`; its record is exhaustive by type. */
function unsaid(tree: TextTree, where: string): string[] {
  const keys = new Set(leaves(tree).flatMap(({ path }) => path));
  return [...keys].filter((key) => {
    const spelled = new RegExp(`(?<![\\w-])${key}(?![\\w-])`);
    return !spelled.test(where) && !spelled.test(contract);
  });
}

test.each(trees)('$file has no key that nobody says', ({ file, words }) => {
  // Within its own file only what is behind the words themselves can say one.
  const own = textOf((path) => path === `src-main/words/${file}`).replace(/defineWords\(\{[\s\S]*?\n\}\);/, '');
  expect(unsaid(words.id, own + textOf((path) => path !== `src-main/words/${file}`))).toEqual([]);
});

test('a fact that was not given leaves its place empty; a word within a sentence begins small, an abbreviation does not', () => {
  expect(fill('{{a}} dan {{b}}', { a: '1' })).toBe('1 dan ');
  expect(['Terjawab', 'NIK', 'NIK kontak darurat', 'Tidak ada'].map(withinSentence)).toEqual([
    'terjawab',
    'NIK',
    'NIK kontak darurat',
    'tidak ada',
  ]);
});
