/** Words of the domain: both languages say everything with the same facts, and nothing is kept that no one says. */
import { expect, test } from 'vitest';
import { fill, withinSentence } from '../../src-main/words/text.ts';
import { unsaidKeys } from './said-keys.ts';
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

test('no word of the domain and no text of the window or the terminal is kept that nobody says', () => {
  expect(unsaidKeys(['src-*/**/*.ts', 'src-*/**/*.tsx'])).toEqual([]);
  // The compiler reads the whole program for it.
}, 120_000);

const planted = `
import { defineWords } from '../src-main/words/text.ts';
import { defineTexts, translate } from './i18n/texts.ts';

const words = defineWords({
  id: { kind: { good: 'a', bad: 'b', 'never-that': 'c' }, group: { said: 'd', unsaid: 'e' }, told: { title: 'f', more: 'g' } },
  en: { kind: { good: 'a', bad: 'b', 'never-that': 'c' }, group: { said: 'd', unsaid: 'e' }, told: { title: 'f', more: 'g' } },
});
const texts = defineTexts('planted', {
  id: { title: 'h', gone: 'i', way: { up: 'j', down: 'k', sideways: 'l' }, group: words.id.group },
  en: { title: 'h', gone: 'i', way: { up: 'j', down: 'k', sideways: 'l' }, group: words.en.group },
});
const gone = 'gone';
const tell = ({ title }: { title: string }) => title;

export function say(way: 'up' | 'down', kind: 'good' | 'bad'): string[] {
  const t = translate(texts);
  const sideways = [gone, 'never-that'];
  return [t('title'), t(\`way.\${way}\`), t('group.said'), words.id.kind[kind], tell(words.id.told), ...sideways];
}
`;

test('a key counts by what can be said of it, not by a word that stands somewhere', () => {
  expect(unsaidKeys([], { 'src-renderer/planted.ts': planted })).toEqual([
    ...['planted.gone', 'planted.way.sideways'],
    ...['words.group.unsaid', 'words.kind.never-that', 'words.told.more'],
  ]);
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
