/** Which language the system's menus, dialogs and notifications speak: the window's setting, else the system's. */
import type { CoreClient } from '../../../contract/index.ts';
import type { Settings } from '../../../contract/settings.ts';
import { type LaunchLanguage, launchLanguage } from '../../common/launch-errors.ts';
import { type Texts, texts } from './texts.ts';

export type Spoken = {
  texts(): Texts;
  language(): LaunchLanguage;
  /** From now on as the settings say. `changed` is told when the language is another one, and at once. */
  follow(core: CoreClient, changed: () => void): Promise<void>;
};

/** `locale`: BCP 47, of the operating system; it is what counts before the settings are there. */
export function createSpoken(locale: string): Spoken {
  const bySystem = launchLanguage(locale);
  let language = bySystem;
  const chosen = (settings: Settings) => (settings.language === 'system' ? bySystem : settings.language);
  return {
    texts: () => texts[language],
    language: () => language,
    async follow(core, changed) {
      core.subscribe((event) => {
        if (event.name !== 'settings.changed' || chosen(event.payload) === language) return;
        language = chosen(event.payload);
        changed();
      });
      const settings = await core.call('settings.get', {});
      if (settings.ok) language = chosen(settings.value);
      changed();
    },
  };
}
