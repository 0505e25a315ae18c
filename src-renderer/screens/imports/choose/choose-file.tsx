/** The first step of an import: a file, by dialog, by dropping it or from the clipboard; and what was wrong with the one before. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconClipboardText, IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useCanCommand, useCore } from '../../../core/core-state.ts';
import { saveAs } from '../../../core/files/save-as.ts';
import { useSaveAs } from '../../../core/files/use-save-as.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { currentLanguage, translate, useTexts } from '../../../i18n/texts.ts';
import { PracticeButton } from '../../../parts/list/practice-button.tsx';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { importTexts } from '../frame/import-texts.ts';
import { importStore, useImport } from '../state/import-state.ts';
import classes from './choose-file.module.css';
import { takePasted } from './take-pasted.ts';

export function ChooseFile() {
  const t = useTexts(importTexts);
  const hasDialogs = useCore((core) => core.system.dialogs);
  const allowed = useCanCommand();
  const file = useImport((state) => state.file);
  const error = useImport((state) => state.error);
  const [next] = useImport((state) => state.waiting);
  const chooseFiles = useImport((state) => state.chooseFiles);
  const openNext = useImport((state) => state.openNext);
  const input = useRef<HTMLInputElement>(null);

  return (
    <Stack gap="md">
      {error === null ? null : (
        <div role="alert">
          <Notice
            boxed
            tone="bad"
            title={file === null ? t('failedPlain') : t('failed', { name: file.name })}
            actions={
              next === undefined ? undefined : (
                <CommandButton size="xs" onClick={() => void openNext()}>
                  {t('queue.next', { name: next.name })}
                </CommandButton>
              )
            }
          >
            {errorSentence(error)}
          </Notice>
        </div>
      )}
      <div className={classes.zone}>
        <IconFileSpreadsheet size={36} stroke={1.25} color="var(--mantine-color-dimmed)" aria-hidden />
        <Title order={2}>{t('drop.title')}</Title>
        <Text c="dimmed">{t('drop.text')}</Text>
        <Group gap="xs" mt="sm" justify="center">
          <CommandButton onClick={() => (hasDialogs ? void chooseFiles() : input.current?.click())}>
            {error === null ? t('drop.choose') : t('drop.chooseOther')}
          </CommandButton>
          <PasteButton />
          <PracticeButton />
        </Group>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          disabled={!allowed}
          aria-label={t('drop.fileInput')}
          onChange={(event) => {
            void importStore.getState().takeFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <Text c="dimmed" maw="44rem">
        {t('drop.needs')}
      </Text>
      <Template />
    </Stack>
  );
}

/** The browser may not let a button read the clipboard; the keys always may. */
function PasteButton() {
  const t = useTexts(importTexts);
  const allowed = useCanCommand();
  const [hint, setHint] = useState<'pasteByKey' | 'pasteEmpty' | null>(null);

  async function paste(): Promise<void> {
    try {
      setHint(takePasted(await navigator.clipboard.readText()) ? null : 'pasteEmpty');
    } catch {
      setHint('pasteByKey');
    }
  }

  if (!allowed) return null;
  return (
    <>
      <Button
        variant="default"
        title={t('drop.pasteHint')}
        leftSection={<IconClipboardText size={16} aria-hidden />}
        onClick={() => void paste()}
      >
        {t('drop.paste')}
      </Button>
      <div role="status" className={classes.hint}>
        {hint === null ? null : t(`drop.${hint}`)}
      </div>
    </>
  );
}

function Template() {
  const t = useTexts(importTexts);
  const { save, saving } = useSaveAs();

  function saveTemplate(): void {
    const language = currentLanguage();
    void save(
      (client) =>
        saveAs(client, { kind: 'template', name: `${t('drop.templateName')}.xlsx` }, (fileId) =>
          client.call('lists.saveTemplate', { fileId, language }),
        ),
      ({ fileName }) => translate(importTexts)('drop.templateSaved', { name: fileName }),
    );
  }

  return (
    <Group gap="xs">
      <Text c="dimmed">{t('drop.noList')}</Text>
      <Button
        variant="default"
        size="xs"
        loading={saving}
        leftSection={<IconDownload size={14} aria-hidden />}
        onClick={saveTemplate}
      >
        {t('drop.template')}
      </Button>
    </Group>
  );
}
