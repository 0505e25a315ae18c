/** The support bundle: all of it is shown, and what is saved is what was shown. */
import { Button, Code, ScrollArea, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../../src-main/contract/index.ts';
import { call } from '../../../core/core.ts';
import { saveAs } from '../../../core/files/save-as.ts';
import { useSaveAs } from '../../../core/files/use-save-as.ts';
import { notifyError } from '../../../core/notify.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { diagnosticsTexts } from './diagnostics-texts.ts';

type Bundle = OutputOf<'diagnostics.bundle'>;

const suggestedName = 'sambung-support.zip';

export function BundleDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts(diagnosticsTexts);
  return (
    <Dialog opened={opened} title={t('dialog.title')} size="xl" onClose={onClose}>
      <Contents onClose={onClose} />
    </Dialog>
  );
}

function Contents({ onClose }: { onClose: () => void }) {
  const t = useTexts(diagnosticsTexts);
  const format = useFormats();
  const [bundle, setBundle] = useState<Bundle | null>(null);
  const { save, saving } = useSaveAs();
  useEffect(() => {
    let gone = false;
    void call('diagnostics.bundle', {}).then((made) => {
      if (gone) return;
      if (made.ok) setBundle(made.value);
      else notifyError(made.error);
    });
    return () => {
      gone = true;
    };
  }, []);

  async function saveIt({ bundleId }: Bundle): Promise<void> {
    await save(
      (client) =>
        saveAs(client, { kind: 'support', name: suggestedName }, (fileId) =>
          call('diagnostics.saveBundle', { bundleId, fileId }),
        ),
      () => t('dialog.saved'),
    );
    onClose();
  }

  return (
    <DialogBody
      onClose={onClose}
      action={
        <Button disabled={bundle === null} loading={saving} onClick={() => bundle && void saveIt(bundle)}>
          {t('dialog.save')}
        </Button>
      }
    >
      <Stack gap="sm">
        <Text size="sm">{t('dialog.about')}</Text>
        {bundle === null ? (
          <Text size="sm" c="dimmed" role="status">
            {t('dialog.making')}
          </Text>
        ) : (
          bundle.files.map(({ name, text }) => (
            <div key={name}>
              <Text fw={600} size="sm">
                {`${name} · ${format.bytes(new TextEncoder().encode(text).length)}`}
              </Text>
              <ScrollArea.Autosize mah={220} viewportProps={{ tabIndex: 0, 'aria-label': name, role: 'region' }}>
                <Code block>{text === '' ? t('dialog.empty') : text}</Code>
              </ScrollArea.Autosize>
            </div>
          ))
        )}
      </Stack>
    </DialogBody>
  );
}
