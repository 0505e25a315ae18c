/** From a file to a list: shows the step the import is at. What it knows lives in import-store.ts. */
import { useEffect, useRef } from 'react';
import { useCoreEvent } from '../../core.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Page } from '../../ui/page.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ConfirmImport } from './confirm-import.tsx';
import classes from './import-screen.module.css';
import { importStore, useImport } from './import-state.ts';
import { ImportSteps, standsFor } from './import-steps.tsx';
import type { ImportStep } from './import-store.ts';
import { importTexts } from './import-texts.ts';
import { ReadingPanel } from './reading-panel.tsx';
import { ReviewFile } from './review-file.tsx';

export function ImportScreen() {
  const t = useTexts(importTexts);
  const step = useImport((state) => state.step);
  const panel = useRef<HTMLElement>(null);
  const shownStep = useRef(step);

  useCoreEvent((event) => {
    if (event.name === 'imports.progress') importStore.getState().noteProgress(event.payload);
  });

  // The button that led here is gone with its step: the keyboard goes on at the top of the new one.
  useEffect(() => {
    if (shownStep.current === step) return;
    shownStep.current = step;
    panel.current?.focus({ preventScroll: true });
    panel.current?.closest('main')?.scrollTo({ top: 0 });
  }, [step]);

  return (
    <Page title={t('title')} back={{ screen: 'lists' }} subtitle={<ImportSteps step={step} />}>
      <section ref={panel} tabIndex={-1} className={classes.panel} aria-label={t(`steps.${standsFor[step]}`)}>
        <StepPanel step={step} />
      </section>
    </Page>
  );
}

function StepPanel({ step }: { step: ImportStep }) {
  switch (step) {
    case 'choose':
      return <ChooseFile />;
    case 'uploading':
    case 'reading':
    case 'importing':
      return <ReadingPanel />;
    case 'review':
      return <ReviewFile />;
    case 'confirm':
      return <ConfirmImport />;
  }
}
