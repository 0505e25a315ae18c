/** Which language the system's menus, dialogs and notifications speak: the window's setting, else the system's. */
import type { Settings } from '../../../contract/settings.ts';
import { type LaunchLanguage, launchLanguage } from '../../common/launch-errors.ts';
import { type Texts, texts } from './texts.ts';

export type Spoken = {
  texts(): Texts;
  language(): LaunchLanguage;
  hear(settings: Pick<Settings, 'language'>): void;
};

/** `locale`: BCP 47, of the operating system; it is what counts before the settings are there. */
export function createSpoken(locale: string): Spoken {
  const bySystem = launchLanguage(locale);
  let language = bySystem;
  return {
    texts: () => texts[language],
    language: () => language,
    hear(settings) {
      language = settings.language === 'system' ? bySystem : settings.language;
    },
  };
}
