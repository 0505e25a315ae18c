/** The picture of a page, in the language that is read; made by `npm run help:pictures`. */
import type { Language } from '../../../src-main/contract/settings.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import type { HelpPage } from '../../routes.ts';
import classes from './help.module.css';
import { helpFrameTexts } from './help-texts.ts';

const pictures = import.meta.glob<string>('./pictures/*.webp', { query: '?no-inline', import: 'default', eager: true });

/** As the script takes them, in CSS pixels: the page does not jump when one is there. */
const size = { width: 1024, height: 640 };

/** undefined: there is none. */
function pictureOf(page: HelpPage, language: Language): string | undefined {
  return pictures[`./pictures/${page}.${language}.webp`];
}

export function HelpPicture({ page, title }: { page: HelpPage; title: string }) {
  const t = useTexts(helpFrameTexts);
  const source = pictureOf(page, useLanguage());
  if (source === undefined) return null;
  return <img src={source} alt={t('picture', { title })} className={classes.picture} loading="lazy" {...size} />;
}
