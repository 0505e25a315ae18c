/** Whether the memory of what crashes is recorded: off, and switched on only by somebody who has read what it holds. */
import { Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { allowsCrashDumps } from '../../../../src-main/contract/policy.ts';
import { useCanCommand, useCore } from '../../../core/core-state.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { Setting } from '../setting.tsx';
import { securityTexts } from './security-texts.ts';

/** Nothing in a browser: it has crash reports of its own. */
export function CrashFilesPart() {
  const t = useTexts(securityTexts);
  const { host, policy } = useCore((core) => core.system);
  const on = useCore((core) => core.settings.crashDumps);
  const allowed = useCanCommand();
  const set = useCommand('settings.set');
  const [sure, setSure] = useState(false);
  if (host !== 'electron') return null;
  const forbidden = !allowsCrashDumps(policy);

  async function record(crashDumps: boolean): Promise<void> {
    setSure(false);
    await set.run({ crashDumps });
  }

  return (
    <Section title={t('crash.title')} footer={forbidden ? t('crash.forbidden') : t('crash.footer')}>
      <Stack gap="sm">
        {on && !forbidden ? (
          <Notice boxed tone="warn">
            {t('crash.warning')}
          </Notice>
        ) : null}
        <Setting label={t('crash.label')} hint={t('crash.hint')}>
          {(labelId) => (
            <Switch
              aria-labelledby={labelId}
              disabled={!allowed || set.pending || (forbidden && !on)}
              checked={on}
              onChange={(event) => (event.currentTarget.checked ? setSure(true) : void record(false))}
            />
          )}
        </Setting>
      </Stack>
      <Confirm
        opened={sure}
        title={t('crash.sure')}
        confirmLabel={t('crash.yes')}
        onConfirm={() => void record(true)}
        onClose={() => setSure(false)}
      >
        {t('crash.warning')}
      </Confirm>
    </Section>
  );
}
