/** The current step of the import, as a quiet line above the work. */
import { IconCheck } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts.ts';
import type { ImportStep } from '../state/import-shape.ts';
import classes from './import-steps.module.css';
import { importTexts } from './import-texts.ts';

const shown = ['choose', 'reading', 'columns', 'repair', 'confirm'] as const;

/** The step on the line that a state of the import belongs to. */
export const standsFor: Record<ImportStep, (typeof shown)[number]> = {
  choose: 'choose',
  uploading: 'reading',
  reading: 'reading',
  columns: 'columns',
  repair: 'repair',
  confirm: 'confirm',
  importing: 'confirm',
};

export function ImportSteps({ step }: { step: ImportStep }) {
  const t = useTexts(importTexts);
  const at = shown.indexOf(standsFor[step]);
  return (
    <ol className={classes.steps} aria-label={t('steps.label')}>
      {shown.map((one, index) => (
        <li
          key={one}
          className={classes.step}
          data-done={index < at || undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={classes.mark} aria-hidden>
            {index < at ? <IconCheck size={12} stroke={2.5} /> : index + 1}
          </span>
          {t(`steps.${one}`)}
        </li>
      ))}
    </ol>
  );
}
