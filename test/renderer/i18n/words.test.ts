/** One word for one thing: what was decided against stands nowhere that people read, in the window, terminal or files. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { texts as cliTexts } from '../../../src-main/hosts/cli/texts/texts.ts';
import { allTexts } from '../../../src-renderer/i18n/texts.ts';
import { helpTexts } from '../../../src-renderer/screens/help/help-pages.ts';
import { wordTrees } from '../../words/word-trees.ts';

const root = join(import.meta.dirname, '../../../src-renderer');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('-texts.ts'));
for (const file of files) await import(pathToFileURL(join(root, file)).href);

const domain = await wordTrees();

const not = {
  id: /Terhubung|Dipakai lain|[Mm]eragukan|[Ll]alu lintas|[Ss]aring(an| menurut)|papan tik|[Ss]anding|[Pp]emetaan|Dasarnya|[Kk]embar\b|Terbaca dari angka|[Cc]uaca|Buku penyedia|[Tt]idak tercatat|[Pp]anggilan|^Dijawab|Dikenai biaya|^Putuskan|^Simulasi|Single checks|16 angka/,
  en: /\b[Tt]wins?\b|\b[Mm]appings?\b|(?<!\b[Ii]f )\bin doubt\b|^In doubt|\blookups?\b|Lay an invoice|Read off the digits|Simulated|[Dd]ormant|used for something else/,
};

function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('‹1›', 2, 3))]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

test.each(['id', 'en'] as const)('%s', (language) => {
  const all = [
    ...[...allTexts()].flatMap(([name, both]) => sentences(both[language], name)),
    ...sentences(cliTexts[language], 'cli'),
    ...Object.entries(helpTexts).flatMap(([page, both]) => sentences(both[language], `help.${page}`)),
    ...domain.flatMap(({ name, words }) => sentences(words[language], name)),
  ];
  expect(all.length).toBeGreaterThan(500);
  // Commands, options and codes are what they are.
  const read = all.map(([path, text]) => [path, text.replace(/`[^`]*`|--[a-z-]+/g, '')] as const);
  expect(read.filter(([, text]) => not[language].test(text))).toEqual([]);
});
