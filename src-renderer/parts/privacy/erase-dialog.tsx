/** Asks twice before a person is erased for good: by a tick that says what it means, and by the button. Shows the certificate then. */
import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { Certificate } from '../../../src-main/contract/privacy.ts';
import { saveAs } from '../../core/files/save-as.ts';
import { useSaveAs } from '../../core/files/use-save-as.ts';
import { useCommand } from '../../core/use-command.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { personPrivacyTexts } from './privacy-texts.ts';

/** `lookupId`: any check of the person; null: closed. `onErased`: that check is gone. */
export function EraseDialog({
  lookupId,
  onClose,
  onErased,
}: {
  lookupId: number | null;
  onClose: () => void;
  onErased: () => void;
}) {
  const t = useTexts(personPrivacyTexts);
  const [certificate, setCertificate] = useState<Certificate | null>(null);
  const close = (): void => {
    setCertificate(null);
    if (certificate === null) onClose();
    else onErased();
  };
  return (
    <Dialog opened={lookupId !== null} title={t('erase.title')} overDrawer onClose={close}>
      {lookupId === null ? null : certificate === null ? (
        <Asked lookupId={lookupId} onDone={setCertificate} onClose={onClose} />
      ) : (
        <Shown certificate={certificate} onClose={close} />
      )}
    </Dialog>
  );
}

function Asked({
  lookupId,
  onDone,
  onClose,
}: {
  lookupId: number;
  onDone: (certificate: Certificate) => void;
  onClose: () => void;
}) {
  const t = useTexts(personPrivacyTexts);
  const erase = useCommand('privacy.erase');
  const [sure, setSure] = useState(false);

  async function confirm(): Promise<void> {
    const result = await erase.run({ person: { lookupId } });
    if (result.ok) onDone(result.value.certificate);
  }

  return (
    <DialogBody
      gap="md"
      keepFirst
      onClose={onClose}
      action={
        <Button color="red" disabled={!sure} loading={erase.pending} onClick={() => void confirm()}>
          {t('erase.confirm')}
        </Button>
      }
    >
      <Stack gap="sm">
        <Text>{t('erase.text')}</Text>
        <Text>{t('erase.stays')}</Text>
        <Checkbox
          checked={sure}
          disabled={erase.pending}
          label={t('erase.sure')}
          onChange={(event) => setSure(event.currentTarget.checked)}
        />
      </Stack>
    </DialogBody>
  );
}

function Shown({ certificate, onClose }: { certificate: Certificate; onClose: () => void }) {
  const t = useTexts(personPrivacyTexts);
  const common = useTexts(commonTexts);
  const language = useLanguage();
  const { copy, copied } = useCopy(JSON.stringify(certificate, null, 2));
  const { save, saving } = useSaveAs();
  const { person: digest, erasedAt, text } = certificate;

  function saveFile(): void {
    // By the first of its mark: two of one day are two files, and the name tells nothing of the person.
    const name = `${t('erase.fileName', { mark: digest.slice(0, 8) })}.txt`;
    void save(
      (client) =>
        saveAs(client, { kind: 'certificate', name }, (fileId) =>
          client.call('privacy.saveCertificate', { digest, erasedAt, fileId, language }),
        ),
      ({ fileName }) => t('erase.saved', { file: fileName }),
    );
  }

  return (
    <DialogBody
      sticky
      keepLabel={common('close')}
      onClose={onClose}
      action={
        <Button loading={saving} onClick={saveFile}>
          {t('erase.save')}
        </Button>
      }
    >
      <Stack gap="sm">
        <Text fw={600}>{t('erase.done')}</Text>
        {text[language].map((line) => (
          <Text key={line} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {line}
          </Text>
        ))}
        <Button
          size="compact-sm"
          variant="subtle"
          style={{ alignSelf: 'flex-start' }}
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          onClick={copy}
        >
          {copied ? common('copied') : t('erase.copy')}
        </Button>
      </Stack>
    </DialogBody>
  );
}
