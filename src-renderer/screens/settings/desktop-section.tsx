/** How the program behaves on the desktop: what closing its window means, and whether it starts with the session. */
import { NativeSelect, Switch } from '@mantine/core';
import { useCanCommand, useCore } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Section } from '../../ui/section.tsx';
import { Setting } from './setting.tsx';
import { settingsTexts } from './settings-texts.ts';

const choices = ['ask', 'background', 'quit'] as const;

/** Nothing in a browser: closing a tab is the browser's business. */
export function DesktopSection() {
  const t = useTexts(settingsTexts);
  const settings = useCore((core) => core.settings);
  const host = useCore((core) => core.system.host);
  const allowed = useCanCommand();
  const set = useCommand('settings.set');
  if (host !== 'electron') return null;
  return (
    <Section title={t('desktop.title')}>
      <Setting label={t('desktop.closing')} hint={t('desktop.closingHint')}>
        {(labelId) => (
          <NativeSelect
            aria-labelledby={labelId}
            disabled={!allowed}
            miw={220}
            value={settings.whenClosing}
            data={choices.map((value) => ({ value, label: t(`desktop.closingOf.${value}`) }))}
            onChange={(event) => {
              const whenClosing = choices.find((one) => one === event.currentTarget.value);
              if (whenClosing !== undefined) void set.run({ whenClosing });
            }}
          />
        )}
      </Setting>
      <Setting label={t('desktop.login')} hint={t('desktop.loginHint')}>
        {(labelId) => (
          <Switch
            aria-labelledby={labelId}
            disabled={!allowed}
            checked={settings.startAtLogin}
            onChange={(event) => void set.run({ startAtLogin: event.currentTarget.checked })}
          />
        )}
      </Setting>
    </Section>
  );
}
