/** Files dropped anywhere on the window start an import, or are queued behind the one under way. */
import { Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useCanCommand } from '../../../core/core-state.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { importTexts } from '../frame/import-texts.ts';
import { importStore, useImport } from '../state/import-state.ts';
import classes from './drop-anywhere.module.css';
import { takeFromOutside } from './take-from-outside.ts';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

function isTakenElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.mantine-Dropzone-root') !== null;
}

/** A part of a screen that takes files itself (an invoice) keeps them. Anything dragged that is no file is ignored. */
export function DropAnywhere() {
  const t = useTexts(importTexts);
  const allowed = useCanCommand();
  const underWay = useImport((state) => state.step !== 'choose');
  const over = useFilesOver(take);

  function take(files: File[]): void {
    if (!allowed || files.length === 0) return;
    takeFromOutside(() => void importStore.getState().takeFiles(files));
  }

  if (!over) return null;
  return (
    <div className={classes.cover} data-refused={!allowed || undefined}>
      <div className={classes.card} role="status">
        <IconFileImport size={40} stroke={1.25} aria-hidden />
        <Text size="lg" fw={600}>
          {allowed ? t('anywhere.title') : t('anywhere.readOnly')}
        </Text>
        {allowed ? <Text c="dimmed">{underWay ? t('anywhere.queued') : t('anywhere.text')}</Text> : null}
      </div>
    </div>
  );
}

/** Whether files are held over the window; `onDrop` gets them when they are let go of. */
function useFilesOver(onDrop: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const drop = useEffectEvent(onDrop);

  useEffect(() => {
    const move = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this the browser would open the file in place of the program.
      event.preventDefault();
      const elsewhere = isTakenElsewhere(event.target);
      if (!elsewhere && event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(!elsewhere);
    };
    const leave = (event: DragEvent) => {
      // From one part of the window to another is no leaving.
      if (event.relatedTarget === null) setOver(false);
    };
    const letGo = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (!isTakenElsewhere(event.target)) drop([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', move);
    window.addEventListener('dragover', move);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', letGo);
    return () => {
      window.removeEventListener('dragenter', move);
      window.removeEventListener('dragover', move);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', letGo);
    };
  }, []);
  return over;
}
