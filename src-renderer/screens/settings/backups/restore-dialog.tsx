/** What a backup holds and what would be missing, before it takes the place of the data. */
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BackupFrom, BackupPreview } from '../../../../src-main/contract/backups.ts';
import type { ErrorCode } from '../../../../src-main/contract/errors.ts';
import { notifyDone } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useQuery } from '../../../core/use-query.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { backupsTexts } from './backups-texts.ts';

export function RestoreDialog({ from, onClose }: { from: BackupFrom | null; onClose: () => void }) {
  const t = useTexts(backupsTexts);
  const restore = useCommand('backup.restore', { inline: true });
  return (
    <Dialog opened={from !== null} title={t('restore.title')} busy={restore.pending} onClose={onClose}>
      {from === null ? null : <Asked from={from} restore={restore} onClose={onClose} />}
    </Dialog>
  );
}

/** Only the paper helps: the field for it shows. */
const keyCodes: readonly ErrorCode[] = [
  'backup-needs-key',
  'recovery-key-mistyped',
  'recovery-key-wrong',
  'recovery-key-none',
];

function Asked({
  from,
  restore,
  onClose,
}: {
  from: BackupFrom;
  restore: ReturnType<typeof useCommand<'backup.restore'>>;
  onClose: () => void;
}) {
  const t = useTexts(backupsTexts);
  const format = useFormats();
  const { data, error } = useQuery('backup.preview', { from });
  const [typed, setTyped] = useState('');
  const [asksKey, setAsksKey] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function submit(): Promise<void> {
    setRefused(null);
    const result = await restore.run({ from, recoveryKey: typed.trim() === '' ? null : typed });
    if (!result.ok) {
      if (keyCodes.includes(result.error.code)) setAsksKey(true);
      return setRefused(errorSentence(result.error));
    }
    notifyDone(t('restore.done', { checks: format.number(result.value.lookups) }));
    onClose();
  }

  return (
    <DialogForm
      keepFirst
      onSubmit={() => void submit()}
      onClose={onClose}
      refused={error ? errorSentence(error) : refused}
      action={
        <Button type="submit" color="red" disabled={data === undefined} loading={restore.pending}>
          {t('restore.yes')}
        </Button>
      }
    >
      {data === undefined ? error ? null : <Text role="status">{t('restore.looking')}</Text> : <Facts preview={data} />}
      {asksKey ? (
        <TextInput
          label={t('restore.key')}
          description={t('restore.keyHint')}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : null}
    </DialogForm>
  );
}

function Facts({ preview }: { preview: BackupPreview }) {
  const t = useTexts(backupsTexts);
  const format = useFormats();
  const { madeAt, lookups, lastSentAt, sameData, missingAnswers, missingRupiah } = preview;
  const when = format.dateTime(madeAt);
  const none = missingAnswers === 0 && missingRupiah === 0;
  return (
    <Stack gap="xs">
      <Text>
        {lookups === null
          ? t('restore.holdsUncounted', { when })
          : t('restore.holds', { when, checks: format.number(lookups) })}
      </Text>
      {lastSentAt === null ? null : <Text>{t('restore.lastSent', { when: format.dateTime(lastSentAt) })}</Text>}
      {sameData ? null : (
        <Notice boxed tone="warn">
          {t('restore.otherData')}
        </Notice>
      )}
      <Text fw={none ? undefined : 600}>
        {none
          ? t('restore.nothingMissing')
          : t('restore.missing', {
              answers: format.number(missingAnswers),
              rupiah: format.rupiah(missingRupiah),
            })}
      </Text>
      <Text size="sm">{t('restore.after')}</Text>
    </Stack>
  );
}
