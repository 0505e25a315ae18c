/** The first step of an import: a file, by dialog or by dropping it; and what was wrong with the one before. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useCanCommand, useCore } from '../../core-state.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './choose-file.module.css';
import { useImport } from './import-state.ts';
import { importTexts } from './import-texts.ts';
import { hasPracticeList, openPracticeList } from './practice-lists.ts';

export function ChooseFile() {
  const t = useTexts(importTexts);
  const hasDialogs = useCore((core) => core.system.dialogs);
  const allowed = useCanCommand();
  const file = useImport((state) => state.file);
  const error = useImport((state) => state.error);
  const chooseFile = useImport((state) => state.chooseFile);
  const takeFile = useImport((state) => state.takeFile);
  const openInput = useRef<() => void>(null);
  const [several, setSeveral] = useState<string | null>(null);

  function take(files: File[]): void {
    const [first] = files;
    if (first === undefined) return;
    setSeveral(files.length > 1 ? first.name : null);
    void takeFile(first);
  }

  return (
    <Stack gap="md">
      {error === null ? null : (
        <div role="alert">
          <Notice boxed tone="bad" title={file === null ? t('failedPlain') : t('failed', { name: file.name })}>
            {errorSentence(error)}
          </Notice>
        </div>
      )}
      {several === null ? null : (
        <Notice boxed tone="info">
          {t('drop.several', { name: several })}
        </Notice>
      )}
      <Dropzone
        onDrop={take}
        openRef={openInput}
        disabled={!allowed}
        activateOnClick={false}
        activateOnKeyboard={false}
        useFsAccessApi={false}
        tabIndex={-1}
        inputProps={{ 'aria-label': t('drop.fileInput') }}
        classNames={{ root: classes.zone, inner: classes.inner }}
      >
        <IconFileSpreadsheet size={36} stroke={1.25} color="var(--mantine-color-dimmed)" aria-hidden />
        <Title order={2}>{t('drop.title')}</Title>
        <Text c="dimmed">{t('drop.text')}</Text>
        <Group gap="xs" mt="sm" justify="center">
          <CommandButton onClick={() => (hasDialogs ? void chooseFile() : openInput.current?.())}>
            {error === null ? t('drop.choose') : t('drop.chooseOther')}
          </CommandButton>
          <PracticeButton />
        </Group>
      </Dropzone>
      <Text c="dimmed" maw="44rem">
        {t('drop.needs')}
      </Text>
    </Stack>
  );
}

/** Starts an import of the bundled practice list; nothing where none is bundled. */
export function PracticeButton({ onTaken }: { onTaken?: () => void }) {
  const t = useTexts(importTexts);
  const allowed = useCanCommand();
  const takeFile = useImport((state) => state.takeFile);
  if (!hasPracticeList || !allowed) return null;
  return (
    <Button
      variant="default"
      title={t('drop.practiceHint')}
      onClick={async () => {
        const list = await openPracticeList();
        if (list === null) return;
        onTaken?.();
        await takeFile(list);
      }}
    >
      {t('drop.practice')}
    </Button>
  );
}
