/** Making a report once more in one press: of the same lists with the same choices; a locked one needs a password again. */
import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Report } from '../../../src-main/contract/reports.ts';
import { useCore } from '../../core/core-state.ts';
import { notifyError } from '../../core/notify.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogForm } from '../../ui/dialog.tsx';
import { PasswordFields } from './choices/password-fields.tsx';
import { fieldTexts } from './field/field-texts.ts';
import { passwordProblem } from './report-lock.ts';
import { type MakingReport, makeReportAgain, useMakeReport } from './use-make-report.ts';

/** A folder is chosen in a dialog that a browser does not have. */
export function useCanMakeAgain(): (report: Pick<Report, 'container'>) => boolean {
  const hasDialogs = useCore((core) => core.system.dialogs);
  return ({ container }) => container !== 'folder' || hasDialogs;
}

export function useAgain(onMade: (report: Report) => void): {
  again: (report: Report) => void;
  pending: boolean;
  /** To be shown wherever `again` is. */
  dialog: ReactNode;
} {
  const t = useTexts(fieldTexts);
  const [locked, setLocked] = useState<Report | null>(null);
  const making = useMakeReport();

  async function unlocked(report: Report): Promise<void> {
    const made = await making.make(report.listId, (client, today) => makeReportAgain(client, report, null, today));
    if (!made.ok) notifyError(made.error);
    else if (made.value !== null) onMade(made.value);
  }

  return {
    again: (report) => (report.locked ? setLocked(report) : void unlocked(report)),
    pending: making.pending,
    dialog: (
      <Dialog
        opened={locked !== null}
        title={locked === null ? '' : t('record.againOf', { name: locked.fileName })}
        onClose={() => setLocked(null)}
      >
        {locked === null ? null : (
          <LockedForm
            report={locked}
            making={making}
            onClose={() => setLocked(null)}
            onMade={(made) => {
              setLocked(null);
              onMade(made);
            }}
          />
        )}
      </Dialog>
    ),
  };
}

function LockedForm({
  report,
  making: { make, pending },
  onClose,
  onMade,
}: {
  report: Report;
  making: MakingReport;
  onClose: () => void;
  onMade: (report: Report) => void;
}) {
  const t = useTexts(fieldTexts);
  const [typed, setTyped] = useState({ password: '', repeated: '' });
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const problem = passwordProblem(typed);

  async function onSubmit(): Promise<void> {
    setTried(true);
    if (problem !== null) return;
    const made = await make(report.listId, (client, today) => makeReportAgain(client, report, typed.password, today));
    if (!made.ok) setRefused(errorSentence(made.error));
    else if (made.value !== null) onMade(made.value);
  }

  return (
    <DialogForm
      onSubmit={() => void onSubmit()}
      onClose={onClose}
      refused={refused}
      action={
        <CommandButton type="submit" loading={pending}>
          {t('record.again')}
        </CommandButton>
      }
    >
      <Text size="sm">{t('record.askPassword')}</Text>
      <PasswordFields {...typed} problem={tried ? problem : null} onChange={setTyped} />
    </DialogForm>
  );
}
