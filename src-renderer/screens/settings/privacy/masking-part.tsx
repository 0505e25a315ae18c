/** Whether NIKs and phone numbers are shown masked. */
import { Switch } from '@mantine/core';
import { useCanCommand, useCore } from '../../../core/core-state.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Section } from '../../../ui/section.tsx';
import { Setting } from '../setting.tsx';
import { privacyTexts } from './privacy-texts.ts';

export function MaskingPart() {
  const t = useTexts(privacyTexts);
  const isOn = useCore((core) => core.settings.maskNumbers);
  const byOrganisation = useCore((core) => core.system.policy?.set.maskNumbers ?? null) !== null;
  const allowed = useCanCommand();
  const set = useCommand('settings.set');
  return (
    <Section title={t('masking.title')}>
      <Setting label={t('masking.label')} hint={byOrganisation ? t('retention.byOrganisation') : t('masking.hint')}>
        {(labelId) => (
          <Switch
            aria-labelledby={labelId}
            disabled={!allowed || byOrganisation}
            checked={isOn}
            onChange={(event) => void set.run({ maskNumbers: event.currentTarget.checked })}
          />
        )}
      </Setting>
    </Section>
  );
}
