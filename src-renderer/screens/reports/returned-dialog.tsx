/** Filled-in visit sheets come back: chosen or dropped, looked at first, then stored. */
import { Button, Group, Loader, PasswordInput, Text, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useEffect, useRef, useState } from 'react';
import { mostKnownFiles } from '../../../src-main/contract/files.ts';
import type { OutcomeImport } from '../../../src-main/contract/outcomes.ts';
import { call, coreClient } from '../../core/core.ts';
import { useCanCommand, useCore } from '../../core/core-state.ts';
import { notifyDone, notifyError } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogForm } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './returned-dialog.module.css';
import { chooseReturned, type TakenFiles, uploadReturned } from './returned-files.ts';
import { ReturnedPreview } from './returned-preview.tsx';
import { returnedTexts } from './returned-texts.ts';

export function ReturnedDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts(returnedTexts);
  const [busy, setBusy] = useState(false);
  return (
    <Dialog opened={opened} onClose={onClose} busy={busy} size="xl" title={t('title')}>
      <Returned onBusy={setBusy} onClose={onClose} />
    </Dialog>
  );
}

function Returned({ onBusy, onClose }: { onBusy: (busy: boolean) => void; onClose: () => void }) {
  const t = useTexts(returnedTexts);
  const returned = useCommand('outcomes.import');
  const [fileIds, setFileIds] = useFiles();
  const [given, setGiven] = useState({ agent: '', password: '' });
  const [preview, setPreview] = useState<OutcomeImport | null>(null);
  const [reading, setReading] = useState(false);
  const locked = preview?.files.some(({ error }) => error === 'file-encrypted') ?? false;

  async function bringIn(ids: readonly string[], apply: boolean): Promise<OutcomeImport | null> {
    const result = await returned.run({
      fileIds: [...ids],
      ...{ agent: given.agent.trim() || null, password: given.password || null, apply },
    });
    return result.ok ? result.value : null;
  }

  async function look(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    setReading(true);
    setPreview(await bringIn(ids, false));
    setReading(false);
  }

  async function store(): Promise<void> {
    onBusy(true);
    const result = await bringIn(fileIds, true);
    onBusy(false);
    if (result === null) return;
    notifyDone(t('stored', { count: result.outcomes }));
    onClose();
  }

  return (
    <DialogForm
      onSubmit={() => void (preview !== null && preview.outcomes > 0 ? store() : look(fileIds))}
      onClose={onClose}
      sticky
      action={
        preview === null || preview.outcomes === 0 ? undefined : (
          <CommandButton type="submit" loading={returned.pending}>
            {t('store', { count: preview.outcomes })}
          </CommandButton>
        )
      }
    >
      <Files
        chosen={fileIds.length > 0}
        disabled={returned.pending || reading}
        onReading={setReading}
        onChoose={(ids) => {
          setFileIds(ids);
          setPreview(null);
          void look(ids);
        }}
      />
      <Group grow align="flex-start">
        <TextInput
          label={t('agent')}
          description={t('agentHint')}
          maxLength={200}
          value={given.agent}
          onChange={({ currentTarget: { value } }) => setGiven((before) => ({ ...before, agent: value }))}
        />
        <PasswordInput
          label={t('password')}
          description={t('passwordHint')}
          maxLength={255}
          autoComplete="off"
          value={given.password}
          onChange={({ currentTarget: { value } }) => setGiven((before) => ({ ...before, password: value }))}
        />
      </Group>
      {locked ? (
        <Notice
          boxed
          tone="warn"
          actions={
            <Button size="xs" variant="default" disabled={reading} onClick={() => void look(fileIds)}>
              {t('readAgain')}
            </Button>
          }
        >
          {t('passwordNeeded')}
        </Notice>
      ) : null}
      {reading ? (
        <Group gap="xs" role="status">
          <Loader size="xs" />
          <Text c="dimmed">{t('reading')}</Text>
        </Group>
      ) : preview === null ? null : (
        <ReturnedPreview result={preview} />
      )}
    </DialogForm>
  );
}

/** Ids of files the core holds; released when others take their place, and with the dialog. */
function useFiles() {
  const [fileIds, setFileIds] = useState<readonly string[]>([]);
  useEffect(() => () => void fileIds.map((fileId) => call('files.release', { fileId })), [fileIds]);
  return [fileIds, setFileIds] as const;
}

function Files({
  chosen,
  disabled,
  onReading,
  onChoose,
}: {
  chosen: boolean;
  disabled: boolean;
  onReading: (reading: boolean) => void;
  onChoose: (fileIds: string[]) => void;
}) {
  const t = useTexts(returnedTexts);
  const hasDialogs = useCore((core) => core.system.dialogs);
  const allowed = useCanCommand();
  const openInput = useRef<() => void>(null);
  const [tooMany, setTooMany] = useState<number | null>(null);

  async function choose(): Promise<void> {
    if (hasDialogs) take(await chooseReturned(coreClient));
    else openInput.current?.();
  }

  async function drop(files: readonly File[]): Promise<void> {
    onReading(true);
    const taken = await uploadReturned(coreClient, files);
    onReading(false);
    take(taken);
  }

  function take({ fileIds, tooMany: count, errors }: TakenFiles): void {
    for (const error of errors) notifyError(error);
    setTooMany(count);
    if (fileIds.length > 0) onChoose(fileIds);
  }

  return (
    <Dropzone
      multiple
      onDrop={(files) => void drop(files)}
      openRef={openInput}
      disabled={!allowed || disabled}
      activateOnClick={false}
      activateOnKeyboard={false}
      useFsAccessApi={false}
      tabIndex={-1}
      inputProps={{ 'aria-label': t('fileInput') }}
      classNames={{ root: classes.drop ?? '', inner: classes.dropInner ?? '' }}
    >
      <Text>{t('drop')}</Text>
      <Button variant="default" disabled={!allowed || disabled} onClick={() => void choose()} data-autofocus>
        {chosen ? t('chooseOther') : t('choose')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('needs')}
      </Text>
      {tooMany === null ? null : (
        <Notice boxed tone="bad">
          {t('tooMany', { count: tooMany, most: String(mostKnownFiles) })}
        </Notice>
      )}
    </Dropzone>
  );
}
