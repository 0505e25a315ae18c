/** Both languages say everything, and neither was forgotten half-way. */
import { describe, expect, it } from 'vitest';
import { texts } from '../../../src-main/hosts/cli/texts/texts.ts';

/** Every sentence with its place; functions are called with something recognisable. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('‹1›', 2, 3))]];
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

/** Words that are the same in both languages. */
const alike = /^(NIK|Proxy:|partner code|sheet|status|--|Rp|http)/;

describe('the sentences', () => {
  it('have the same keys in both languages', () => {
    const keys = (language: 'id' | 'en') =>
      sentences(texts[language])
        .map(([path]) => path)
        .sort();
    expect(keys('id')).toEqual(keys('en'));
  });

  it('are not empty, and no long one is the same in both languages', () => {
    const english = new Map(sentences(texts.en));
    for (const [path, sentence] of sentences(texts.id)) {
      expect(sentence, path).not.toBe('');
      if (sentence.includes(' ') && !alike.test(sentence)) expect(sentence, path).not.toBe(english.get(path));
    }
  });

  it('name in Indonesian the same commands and options as in English', () => {
    const english = new Map(sentences(texts.en));
    const named = (sentence: string) => (sentence.match(/--[a-z-]+|SAMBUNG_[A-Z_]+/g) ?? []).sort();
    for (const [path, sentence] of sentences(texts.id)) {
      expect(named(sentence), path).toEqual(named(english.get(path) ?? ''));
    }
  });
});
