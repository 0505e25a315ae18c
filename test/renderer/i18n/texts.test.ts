/** Every sentence exists in both languages, asks for the same facts, and says something. (Equal keys are held by type.) */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { allTexts, setLanguage, type TextTree, translate } from '../../../src-renderer/i18n/texts.ts';
import { doubtTexts } from '../../../src-renderer/parts/queue/doubt-texts.ts';

// Importing a feature's texts registers them; a feature that is added is found without an edit here.
const root = join(import.meta.dirname, '../../../src-renderer');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('-texts.ts'));
for (const file of files) await import(pathToFileURL(join(root, file)).href);

function leaves(tree: TextTree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))].sort();
}

const namespaces = [...allTexts()];

test('every file of texts is registered', () => {
  expect(files.length).toBeGreaterThan(8);
  expect(namespaces.length).toBe(files.length);
});

test.each(namespaces)('%s asks for the same facts in both languages, and leaves nothing empty', (_, both) => {
  const english = new Map(leaves(both.en));
  for (const [key, indonesian] of leaves(both.id)) {
    const forms = english.has(key) ? [key] : [`${key}.one`, `${key}.other`];
    expect(indonesian.trim(), key).not.toBe('');
    for (const form of forms) {
      const text = english.get(form);
      expect(text?.trim(), form).toBeTruthy();
      expect(placeholders(text ?? ''), form).toEqual(placeholders(indonesian));
    }
  }
});

test('numbers and plurals are written as people of the language write them', async () => {
  const t = translate(doubtTexts);
  // The next file may share this process.
  onTestFinished(() => setLanguage('id'));
  await setLanguage('id');
  expect(t('resolve.closed', { count: 12_345 })).toBe('12.345 pengecekan dianggap selesai.');
  await setLanguage('en');
  expect(t('resolve.closed', { count: 1 })).toBe('1 check was closed.');
  expect(t('resolve.closed', { count: 12_345 })).toBe('12,345 checks were closed.');
});
