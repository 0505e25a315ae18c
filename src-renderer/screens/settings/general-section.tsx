/** Language, appearance, default connection, reuse of answers; the keyboard shortcuts beside them. Each change holds at once. */
import { NativeSelect, SegmentedControl, Stack, Switch } from '@mantine/core';
import { useCanCommand, useCore, useDefaultConnection } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { shellTexts } from '../../parts/navigation/shell-texts.ts';
import { Shortcuts } from '../../parts/navigation/shortcuts.tsx';
import { Section } from '../../ui/section.tsx';
import { AwakeSetting } from './awake-setting.tsx';
import { BranchSection } from './branch-section.tsx';
import { DesktopSection } from './desktop-section.tsx';
import { ReuseSetting } from './reuse-setting.tsx';
import { Setting } from './setting.tsx';
import { settingsTexts } from './settings-texts.ts';

export function GeneralSection() {
  const t = useTexts(settingsTexts);
  const shell = useTexts(shellTexts);
  const settings = useCore((core) => core.settings);
  const connections = useCore((core) => core.connections);
  const chosen = useDefaultConnection();
  const allowed = useCanCommand();
  const set = useCommand('settings.set');

  return (
    <Stack gap="md">
      <Section title={t('section.general')}>
        <Setting label={t('language')}>
          {(labelId) => (
            <SegmentedControl
              aria-labelledby={labelId}
              disabled={!allowed}
              value={settings.language}
              onChange={(language) => void set.run({ language })}
              data={[
                { value: 'system', label: t('languageSystem') },
                // A language is named in itself, so that one finds it in the wrong one.
                { value: 'id', label: 'Bahasa Indonesia' },
                { value: 'en', label: 'English' },
              ]}
            />
          )}
        </Setting>
        <Setting label={t('theme')}>
          {(labelId) => (
            <SegmentedControl
              aria-labelledby={labelId}
              disabled={!allowed}
              value={settings.theme}
              onChange={(theme) => void set.run({ theme })}
              data={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`themeOf.${value}`) }))}
            />
          )}
        </Setting>
        <Setting label={t('compactRows')} hint={t('compactRowsHint')}>
          {(labelId) => (
            <Switch
              aria-labelledby={labelId}
              disabled={!allowed}
              checked={settings.compactRows}
              onChange={(event) => void set.run({ compactRows: event.currentTarget.checked })}
            />
          )}
        </Setting>
        <Setting label={t('defaultConnection')} hint={t('defaultConnectionHint')}>
          {(labelId) => (
            <NativeSelect
              aria-labelledby={labelId}
              disabled={!allowed}
              miw={220}
              value={String(chosen?.id ?? '')}
              data={connections.map((connection) => ({
                value: String(connection.id),
                label: connection.kind === 'practice' ? t('defaultPractice') : connection.name,
              }))}
              onChange={(event) => void set.run({ defaultConnectionId: Number(event.currentTarget.value) })}
            />
          )}
        </Setting>
        <ReuseSetting />
        <AwakeSetting />
      </Section>
      <BranchSection />
      <DesktopSection />
      <Section title={shell('shortcuts.title')}>
        <Shortcuts />
      </Section>
    </Stack>
  );
}
