/** Whether this computer may go to sleep by itself while a list runs; only where the program can ask it not to. */
import { Switch } from '@mantine/core';
import { useCanCommand, useCore } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Setting } from './setting.tsx';
import { settingsTexts } from './settings-texts.ts';

export function AwakeSetting() {
  const t = useTexts(settingsTexts);
  const host = useCore((core) => core.system.host);
  const keepAwake = useCore((core) => core.settings.keepAwake);
  const allowed = useCanCommand();
  const set = useCommand('settings.set');
  if (host !== 'electron') return null;
  return (
    <Setting label={t('awake')} hint={t('awakeHint')}>
      {(labelId) => (
        <Switch
          aria-labelledby={labelId}
          disabled={!allowed}
          checked={keepAwake}
          onChange={(event) => void set.run({ keepAwake: event.currentTarget.checked })}
        />
      )}
    </Setting>
  );
}
