/** Making a report from a screen: one at a time, with its progress, and a message when it is done. */
import { useState } from 'react';
import { coreClient, useCoreEvent } from '../../core/core.ts';
import { notifyDone, notifyError } from '../../core/notify.ts';
import { translate } from '../../i18n/texts.ts';
import { makeReport, type ReportOrder } from './make-report.ts';
import { reportsTexts } from './reports-texts.ts';

export type MakingReport = {
  /** true when a report was written. */
  make: (order: ReportOrder) => Promise<boolean>;
  pending: boolean;
  /** Rows written of the report under way. */
  progress: { done: number; total: number } | null;
};

export function useMakeReport(): MakingReport {
  const [listId, setListId] = useState<number | null>(null);
  const [progress, setProgress] = useState<MakingReport['progress']>(null);

  useCoreEvent((event) => {
    if (event.name === 'reports.progress' && event.payload.listId === listId) setProgress(event.payload);
  });

  async function make(order: ReportOrder): Promise<boolean> {
    if (listId !== null) return false;
    setListId(order.listId);
    setProgress(null);
    const made = await makeReport(coreClient, order, new Date());
    setListId(null);
    setProgress(null);
    if (!made.ok) {
      notifyError(made.error);
      return false;
    }
    if (made.value === null) return false;
    notifyDone(translate(reportsTexts)('saved', { name: made.value.fileName }));
    return true;
  }

  return { make, pending: listId !== null, progress };
}
