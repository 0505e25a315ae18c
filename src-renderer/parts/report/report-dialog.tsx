/** Asks which report is to be made, of what and how, and makes it: sheets for field agents first, every row of a list second. */
import { useState } from 'react';
import type { ReportKind } from '../../../src-main/contract/reports.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { type Asked, KindChoice } from './choices/kind-choice.tsx';
import { FieldForm } from './field-form.tsx';
import { reportsTexts } from './reports-texts.ts';
import { RowsForm } from './rows-form.tsx';

export function ReportDialog({ opened, ...asked }: Asked & { opened: boolean }) {
  const t = useTexts(reportsTexts);
  return (
    <Dialog opened={opened} onClose={asked.onClose} title={t('form.title')} size="40rem">
      <ReportForms {...asked} />
    </Dialog>
  );
}

function ReportForms(asked: Asked) {
  const [kind, setKind] = useState<ReportKind>('field');
  const choice = <KindChoice kind={kind} onChoose={setKind} />;
  return kind === 'field' ? <FieldForm {...asked} kindChoice={choice} /> : <RowsForm {...asked} kindChoice={choice} />;
}
