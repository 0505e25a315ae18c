/** What a page of help is: plain sentences in both languages, with what a button is called between “ and ”, as the window says it. */
import type { Language } from '../../../src-main/contract/settings.ts';

export type HelpPart = {
  readonly heading: string;
  /** Done one after the other. */
  readonly steps?: readonly string[];
  readonly lines?: readonly string[];
};

export type HelpWords = {
  readonly title: string;
  /** What the screen is for, in one or two sentences. */
  readonly about: string;
  readonly parts: readonly HelpPart[];
};

export type HelpText = Readonly<Record<Language, HelpWords>>;
