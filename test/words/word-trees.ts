/** Every tree of words in src-main/words, found by its file: one that is added is looked at without an edit here. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextTree, Words } from '../../src-main/words/text.ts';

const folder = join(import.meta.dirname, '../../src-main/words');

export type WordTree = { file: string; name: string; words: Words<TextTree> };

export async function wordTrees(): Promise<WordTree[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const found = await Promise.all(
    files.map(async (file) => {
      const exported: Record<string, unknown> = await import(pathToFileURL(join(folder, file)).href);
      return Object.entries(exported).flatMap(([name, value]) =>
        name.endsWith('Words') && typeof value === 'object' ? [{ file, name, words: value as Words<TextTree> }] : [],
      );
    }),
  );
  return found.flat();
}

/** Every sentence with the keys that lead to it. */
export function leaves(tree: TextTree, path: readonly string[] = []): { path: readonly string[]; text: string }[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ path: [...path, key], text: value }] : leaves(value, [...path, key]),
  );
}

export function facts(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))].sort();
}
