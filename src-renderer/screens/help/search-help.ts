/** Looks for words in the help: in its pages, and in everything that a state or a message can be. Nothing leaves the window. */
import type { Language } from '../../../src-main/contract/settings.ts';
import { type HelpPage, type HelpRoute, helpPages } from '../../routes.ts';
import type { HelpWords } from './help-page.ts';
import { helpTexts } from './help-pages.ts';
import { type MeaningGroup, meaningsOf } from './meanings/meanings.ts';

/** `line`: the sentence that has the words, or the beginning of the page whose title has them. */
export type Found = { readonly route: HelpRoute; readonly title: string; readonly line: string };

export const mostFound = 30;

/** Pages first, then meanings, in their order; one more than `mostFound` at most. */
export function searchHelp(language: Language, search: string): Found[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const has = (text: string) => {
    const low = text.toLowerCase();
    return words.every((word) => low.includes(word));
  };
  const pages = helpPages.flatMap((page) => (page === 'meanings' ? [] : inPage(page, helpTexts[page][language], has)));
  return [...pages, ...inMeanings(language, has)].slice(0, mostFound + 1);
}

function inPage(page: HelpPage, { title, about, parts }: HelpWords, has: (text: string) => boolean): Found[] {
  const lines = [
    about,
    ...parts.flatMap(({ heading, steps = [], lines: plain = [] }) => [heading, ...steps, ...plain]),
  ];
  const line = has(title) ? about : lines.find(has);
  return line === undefined ? [] : [{ route: { screen: 'help', page }, title, line }];
}

function inMeanings(language: Language, has: (text: string) => boolean): Found[] {
  const groups = Object.entries(meaningsOf(language)) as [MeaningGroup, ReturnType<typeof meaningsOf>[MeaningGroup]][];
  return groups.flatMap(([group, meanings]) =>
    meanings.flatMap(({ code, name, text }) =>
      has(`${name} ${text}`)
        ? [{ route: { screen: 'help', page: 'meanings', at: `${group}.${code}` } as const, title: name, line: text }]
        : [],
    ),
  );
}
