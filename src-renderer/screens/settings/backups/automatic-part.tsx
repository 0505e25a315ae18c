/** How often backups are made by themselves, and a second place to which they go as well. */
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import type { OutputOf } from '../../../../src-main/contract/index.ts';
import { call } from '../../../core/core.ts';
import { useCanCommand, useCore } from '../../../core/core-state.ts';
import { notifyDone, notifyError } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Setting } from '../setting.tsx';
import { backupsTexts } from './backups-texts.ts';

/** Days. One that was set elsewhere shows as the nearest. */
const choices = ['0', '1', '7'] as const;

function nearest(days: number): (typeof choices)[number] {
  if (days === 0) return '0';
  return days < 4 ? '1' : '7';
}

export function AutomaticPart({ second }: { second: OutputOf<'backup.list'>['second'] }) {
  const t = useTexts(backupsTexts);
  const format = useFormats();
  const allowed = useCanCommand();
  const dialogs = useCore((core) => core.system.dialogs);
  const every = useCore((core) => core.settings.backupEvery);
  const kept = useCore((core) => core.settings.backupsKept);
  const locked = useCore((core) => core.system.policy?.set.backupEvery ?? null) !== null;
  const set = useCommand('settings.set');
  const setPlace = useCommand('backup.setPlace');

  async function choose(): Promise<void> {
    const chosen = await call('files.chooseFolder', { kind: 'backup' });
    if (!chosen.ok) return notifyError(chosen.error);
    const { folder } = chosen.value;
    if (folder && (await setPlace.run({ fileId: folder.fileId })).ok) notifyDone(t('placeSet'));
  }

  async function drop(): Promise<void> {
    if ((await setPlace.run({ fileId: null })).ok) notifyDone(t('placeGone'));
  }

  return (
    <Stack gap="xs">
      <Setting
        label={t('automatic')}
        hint={locked ? t('automaticSet') : t('automaticHint', { kept: format.number(kept) })}
      >
        {(labelId) => (
          <SegmentedControl
            aria-labelledby={labelId}
            value={nearest(every)}
            disabled={!allowed || locked}
            onChange={(value) => void set.run({ backupEvery: Number(value) })}
            data={choices.map((value) => ({ value, label: t(`everyOf.${value}`) }))}
          />
        )}
      </Setting>
      <Setting label={t('placeLabel')} hint={t('placeHint')}>
        {(labelId) => (
          <Group gap="xs" aria-labelledby={labelId} role="group">
            <Text size="sm">{second?.folder ?? t('placeNone')}</Text>
            {dialogs ? (
              <CommandButton size="xs" variant="default" loading={setPlace.pending} onClick={() => void choose()}>
                {t('placeChoose')}
              </CommandButton>
            ) : null}
            {second && allowed ? (
              <Button size="xs" variant="subtle" onClick={() => void drop()}>
                {t('placeDrop')}
              </Button>
            ) : null}
          </Group>
        )}
      </Setting>
      {second?.overdue || second?.present === false ? (
        <Notice boxed tone={second.overdue ? 'warn' : 'info'}>
          {second.overdue ? t('placeOverdue') : t('placeAway', { when: format.dateTime(second.lastAt) })}
        </Notice>
      ) : null}
    </Stack>
  );
}
