/**
 * The window's sentences. A feature has one file of texts, made by `defineTexts`, with both languages side by side (those of
 * the domain come from src-main/words); importing it registers it.
 */
import i18next, { type FormatterModule, type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../src-main/contract/settings.ts';
import type { At, Keys, Names, TextTree } from '../../src-main/words/text.ts';

export type { TextTree };

/** Indonesian has no plural and writes one sentence with `{{count}}`; English may write `{ one, other }` there. */
type Leaf = string | { readonly one: string; readonly other: string };

type Same<T> = {
  readonly [K in keyof T]: T[K] extends string ? Leaf : T[K] extends TextTree ? Same<T[K]> : never;
};

/** What stands for the placeholders: texts ready to show; only `count` is a number, and is written as people write it. */
type Values<N extends string> = { [K in N]: K extends 'count' ? number : string };

export type Texts<T> = { readonly namespace: string; readonly shape?: T };

export type Translate<T> = <P extends Keys<T>>(
  key: P,
  ...values: [Names<At<T, P>>] extends [never] ? [] : [Values<Names<At<T, P>>>]
) => string;

/** What `useTexts(texts)` returns, for handing it on. */
export type WordsOf<X> = X extends Texts<infer T> ? Translate<T> : never;

/** Writes every number that reaches a sentence (`count`) as people of its language do. */
const numbersInSentences: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format: (value, _format, language) =>
    typeof value === 'number' ? value.toLocaleString(language === 'en' ? 'en-GB' : 'id-ID') : value,
};

const instance: i18n = i18next.createInstance();
void instance
  .use(numbersInSentences)
  .use(initReactI18next)
  .init({
    lng: 'id',
    // By type neither language lacks what the other has.
    fallbackLng: false,
    resources: {},
    ns: [],
    nsSeparator: false,
    interpolation: { escapeValue: false, alwaysFormat: true },
    react: { useSuspense: false },
    initAsync: false,
  });

function isPlural(value: TextTree): value is { one: string; other: string } {
  return typeof value === 'object' && typeof value.one === 'string' && typeof value.other === 'string';
}

/** `{ rows: { one, other } }` → `{ rows_one, rows_other }`, as i18next wants its plurals. */
function flattenPlurals(tree: TextTree): TextTree {
  const flat: Record<string, string | TextTree> = {};
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat[key] = value;
    else if (isPlural(value)) {
      flat[`${key}_one`] = value.one;
      flat[`${key}_other`] = value.other;
    } else flat[key] = flattenPlurals(value);
  }
  return flat;
}

const registered = new Map<string, { id: TextTree; en: TextTree }>();

/** The Indonesian side sets the keys and placeholders; the English side must have the same keys (`infer`: as in `defineWords`). */
export function defineTexts<const T extends TextTree>(
  namespace: string,
  both: { id: T; en: T extends infer U ? Same<U> : never },
): Texts<T> {
  registered.set(namespace, { id: both.id, en: both.en as TextTree });
  return { namespace };
}

/** With a feature's first sentence in a language: a start shows few features, and one language. */
function hand({ namespace }: Texts<unknown>): void {
  const language = currentLanguage();
  if (instance.hasResourceBundle(language, namespace)) return;
  const trees = registered.get(namespace);
  if (trees) instance.addResourceBundle(language, namespace, flattenPlurals(trees[language]));
}

/** For tests: everything defined so far. */
export function allTexts(): ReadonlyMap<string, { id: TextTree; en: TextTree }> {
  return registered;
}

/** In a component: `const t = useTexts(homeTexts); t('today.title')`. Renders again when the language changes. */
export function useTexts<T>(texts: Texts<T>): Translate<T> {
  const { t } = useTranslation(texts.namespace, { i18n: instance });
  return ((key: string, values?: Record<string, unknown>) => {
    hand(texts);
    return t(key, values ?? {});
  }) as Translate<T>;
}

/** Outside of components (notifications). */
export function translate<T>(texts: Texts<T>): Translate<T> {
  return ((key: string, values?: Record<string, unknown>) => {
    hand(texts);
    return instance.t(key, { ...values, ns: texts.namespace });
  }) as Translate<T>;
}

export function currentLanguage(): Language {
  return instance.language === 'en' ? 'en' : 'id';
}

export function useLanguage(): Language {
  const { i18n: current } = useTranslation(undefined, { i18n: instance });
  return current.language === 'en' ? 'en' : 'id';
}

export async function setLanguage(language: Language): Promise<void> {
  if (instance.language !== language) await instance.changeLanguage(language);
}

/** `system` is Indonesian on an Indonesian (or older "in") system, else English. */
export function resolveLanguage(setting: 'system' | Language, locale: string): Language {
  if (setting !== 'system') return setting;
  return /^(id|in)\b/i.test(locale) ? 'id' : 'en';
}
