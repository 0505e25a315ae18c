/** Making a report from a screen: one at a time, with its progress, and a message when it is done. */
import { useState } from 'react';
import type { Result } from '../../../src-main/contract/errors.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import type { Report } from '../../../src-main/contract/reports.ts';
import type { Language } from '../../../src-main/contract/settings.ts';
import { coreClient, useCoreEvent } from '../../core/core.ts';
import type { offerDownload } from '../../core/files/download.ts';
import { notifySaved } from '../../core/files/notify-saved.tsx';
import { type Saved, saveAs } from '../../core/files/save-as.ts';
import { suggestedName } from '../../core/files/suggested-name.ts';
import { notifyError } from '../../core/notify.ts';
import { translate } from '../../i18n/texts.ts';
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
    notifySaved(translate(reportsTexts)('saved', { name: made.value.fileName }), made.value.savedId);
    return true;
  }

  return { make, pending: listId !== null, progress };
}

/** Makes one report and saves it where the person chose. */
type ReportOrder = {
  listId: number;
  listName: string;
  practice: boolean;
  format: Report['format'];
  language: Language;
};

const practiceMark: Record<Language, string> = { id: 'LATIHAN', en: 'PRACTICE' };

/** null: the person closed the dialog without choosing. */
export function makeReport(
  client: CoreClient,
  { listId, listName, practice, format, language }: ReportOrder,
  today: Date,
  offer?: typeof offerDownload,
): Promise<Result<Saved<Report> | null>> {
  // The name is what is seen of a file that was sent on.
  const title = practice ? `${practiceMark[language]} ${listName}` : listName;
  const name = suggestedName({ title, format }, today);
  const write = (fileId: string) => client.call('reports.create', { listId, fileId, format, language });
  return saveAs(client, { kind: 'report', name }, write, offer);
}
