/** The backups on this computer: making one, seeing what each holds, and putting one back. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Backup, BackupFrom } from '../../../../src-main/contract/backups.ts';
import { call, coreClient } from '../../../core/core.ts';
import { useCore } from '../../../core/core-state.ts';
import { saveAs } from '../../../core/files/save-as.ts';
import { useSaveAs } from '../../../core/files/use-save-as.ts';
import { notifyDone, notifyError } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { navigate } from '../../../routes.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { AutomaticPart } from './automatic-part.tsx';
import { backupsTexts } from './backups-texts.ts';
import { RestoreDialog } from './restore-dialog.tsx';

/** As the data folder's are named. */
const suggestedName = 'sambung.sambung-backup';

export function BackupsSection() {
  const t = useTexts(backupsTexts);
  const format = useFormats();
  const dialogs = useCore((core) => core.system.dialogs);
  const { data } = useQuery('backup.list', {});
  const recovery = useQuery('recoveryKey.status', {}).data;
  const create = useCommand('backup.create');
  const { save, saving } = useSaveAs();
  const [from, setFrom] = useState<BackupFrom | null>(null);
  const made = ({ lookups }: { lookups: number }) => t('made', { checks: format.number(lookups) });

  async function makeHere(): Promise<void> {
    const result = await create.run({});
    if (result.ok) notifyDone(made(result.value));
  }

  async function chooseFile(): Promise<void> {
    const chosen = await call('files.chooseOpen', { kind: 'backup' });
    if (!chosen.ok) notifyError(chosen.error);
    else if (chosen.value.file) setFrom({ fileId: chosen.value.file.fileId });
  }

  return (
    <Section title={t('title')}>
      <Stack gap="sm">
        <Text size="sm">{t('about')}</Text>
        {recovery?.made === null ? (
          <Notice boxed tone="warn">
            <Stack gap="xs" align="flex-start">
              {t('noRecoveryKey')}
              <Button size="xs" variant="default" onClick={() => navigate({ screen: 'settings', section: 'security' })}>
                {t('toSecurity')}
              </Button>
            </Stack>
          </Notice>
        ) : null}
        <Group gap="xs">
          <CommandButton loading={create.pending} disabled={saving} onClick={() => void makeHere()}>
            {t('make')}
          </CommandButton>
          {dialogs ? (
            <>
              <CommandButton
                variant="default"
                loading={saving}
                disabled={create.pending}
                onClick={() =>
                  void save(
                    () =>
                      saveAs(coreClient, { kind: 'backup', name: suggestedName }, (fileId) =>
                        call('backup.create', { fileId }),
                      ),
                    made,
                  )
                }
              >
                {t('makeElsewhere')}
              </CommandButton>
              <CommandButton variant="default" onClick={() => void chooseFile()}>
                {t('restoreFile')}
              </CommandButton>
            </>
          ) : null}
          {create.pending || saving ? (
            <Text size="sm" c="dimmed" role="status">
              {t('making')}
            </Text>
          ) : null}
        </Group>
        <AutomaticPart second={data?.second ?? null} />
        {data?.backups.length === 0 ? <Text size="sm">{t('none')}</Text> : null}
        <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {data?.backups.map((backup) => (
            <OneBackup
              key={`${backup.place} ${backup.file}`}
              backup={backup}
              onRestore={() => setFrom({ file: backup.file })}
            />
          ))}
        </Stack>
      </Stack>
      <RestoreDialog from={from} onClose={() => setFrom(null)} />
    </Section>
  );
}

function OneBackup({ backup, onRestore }: { backup: Backup; onRestore: () => void }) {
  const t = useTexts(backupsTexts);
  const format = useFormats();
  const { madeAt, kind, place, lookups, lastSentAt, bytes, ok } = backup;
  const when = format.dateTime(madeAt);
  const facts = [
    ...(lookups === null ? [] : [t('lookups', { checks: format.number(lookups) })]),
    ...(lastSentAt === null ? [] : [t('lastSent', { when: format.dateTime(lastSentAt) })]),
    ...(kind === 'update' ? [t('beforeUpdate')] : []),
    ...(place === 'second' ? [t('second')] : []),
    format.bytes(bytes),
  ];
  return (
    <Group component="li" justify="space-between" gap="sm" wrap="nowrap">
      <Stack gap={0}>
        <Text fw={600}>{when}</Text>
        <Text size="sm" c="dimmed">
          {ok ? facts.join(' · ') : t('notWhole')}
        </Text>
      </Stack>
      {ok ? (
        <CommandButton size="xs" variant="default" aria-label={t('restoreLabel', { when })} onClick={onRestore}>
          {t('restoreOne')}
        </CommandButton>
      ) : null}
    </Group>
  );
}
