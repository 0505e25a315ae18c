/** From a file to a list: shows the step the import is at. What it knows lives in import-store.ts. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { useCoreEvent } from '../../core/core.ts';
import { useCanCommand } from '../../core/core-state.ts';
import { useTexts } from '../../i18n/texts.ts';
import { openPracticeList } from '../../parts/list/practice-lists.ts';
import { navigate, parseRoute } from '../../routes.ts';
import { Page } from '../../ui/page.tsx';
import { ChooseFile } from './choose/choose-file.tsx';
import { takesPaste } from './choose/clipboard.ts';
import { ReadingPanel } from './choose/reading-panel.tsx';
import { takePasted } from './choose/take-pasted.ts';
import { ColumnsStep } from './columns/columns-step.tsx';
import { ConfirmImport } from './confirm/confirm-import.tsx';
import { ConfirmMend } from './confirm/confirm-mend.tsx';
import { FileLine } from './frame/file-line.tsx';
import { ImportSteps, standsFor } from './frame/import-steps.tsx';
import { importTexts } from './frame/import-texts.ts';
import classes from './import-screen.module.css';
import { RepairStep } from './repair/repair-step.tsx';
import type { ImportStep, ImportTarget } from './state/import-shape.ts';
import { importStore, useImport } from './state/import-state.ts';

export function ImportScreen({ practice }: { practice: boolean }) {
  const t = useTexts(importTexts);
  const step = useImport((state) => state.step);
  const target = useImport((state) => state.target);
  const panel = useRef<HTMLElement>(null);
  const shownStep = useRef(step);

  useCoreEvent((event) => {
    if (event.name === 'imports.progress') importStore.getState().noteProgress(event.payload);
  });
  usePaste(step);
  usePracticeList(practice);

  // The button that led here is gone with its step: the keyboard goes on at the top of the new one.
  useEffect(() => {
    if (shownStep.current === step) return;
    shownStep.current = step;
    panel.current?.focus({ preventScroll: true });
    panel.current?.closest('main')?.scrollTo({ top: 0 });
  }, [step]);

  // The rows have the whole window to themselves.
  const wide = step === 'repair';
  return (
    <Page
      title={t('title')}
      onBack={() => navigate({ screen: 'lists' })}
      subtitle={<ImportSteps step={step} />}
      fill={wide}
      width={wide ? 'full' : 'normal'}
    >
      {wide ? null : <FileLine />}
      <section
        ref={panel}
        tabIndex={-1}
        className={classes.panel}
        data-fill={wide || undefined}
        aria-label={t(`steps.${standsFor[step]}`)}
      >
        <StepPanel step={step} target={target} />
      </section>
    </Page>
  );
}

function StepPanel({ step, target }: { step: ImportStep; target: ImportTarget }) {
  switch (step) {
    case 'choose':
      return <ChooseFile />;
    case 'uploading':
    case 'reading':
    case 'importing':
      return <ReadingPanel />;
    case 'columns':
      return <ColumnsStep />;
    case 'repair':
      return <RepairStep />;
    case 'confirm':
      return target === 'mend' ? <ConfirmMend /> : <ConfirmImport />;
  }
}

/** Takes the practice list that the address asks for. */
function usePracticeList(asked: boolean): void {
  const allowed = useCanCommand();
  const take = useEffectEvent(async () => {
    const now = parseRoute(window.location.hash);
    // Once, however often this runs; Back and reload do not ask again.
    if (now.screen !== 'import' || now.practice === undefined) return;
    navigate({ screen: 'import' }, { replace: true });
    const list = allowed ? await openPracticeList() : null;
    if (list !== null) await importStore.getState().takeFiles([list]);
  });
  useEffect(() => {
    if (asked) void take();
  }, [asked]);
}

/** Ctrl+V outside of a field: cells, or files copied in the file manager. In the grid of rows it is the grid's. */
function usePaste(step: ImportStep): void {
  const allowed = useCanCommand();
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (!allowed || step === 'repair' || event.defaultPrevented || takesPaste(event.target)) return;
    // Spreadsheets put a picture of the cells beside their text.
    const files = [...(event.clipboardData?.files ?? [])];
    if (takePasted(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    else if (files.length > 0) {
      event.preventDefault();
      void importStore.getState().takeFiles(files);
    }
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event);
    window.addEventListener('paste', listener);
    return () => window.removeEventListener('paste', listener);
  }, []);
}
