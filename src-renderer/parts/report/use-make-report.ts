/** Making a report from a screen: one at a time, with its progress; and asking where it is to go. */
import { useState } from 'react';
import type { Result } from '../../../src-main/contract/errors.ts';
import type { ReportFormat } from '../../../src-main/contract/files.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import type { Report } from '../../../src-main/contract/reports.ts';
import type { Language } from '../../../src-main/contract/settings.ts';
import type { SummaryChoices } from '../../../src-main/contract/summary.ts';
import { coreClient, useCoreEvent } from '../../core/core.ts';
import type { offerDownload } from '../../core/files/download.ts';
import { notifySaved } from '../../core/files/notify-saved.tsx';
import { type Saved, saveAs, saveInFolder } from '../../core/files/save-as.ts';
import { suggestedName } from '../../core/files/suggested-name.ts';
import { translate } from '../../i18n/texts.ts';
import type { FieldOrder } from './field/field-draft.ts';
import { fieldTexts } from './field/field-texts.ts';
import { reportsTexts } from './reports-texts.ts';

type Making = Promise<Result<Saved<Report> | null>>;

export type MakingReport = {
  /** The report that was written and is told as saved; null: nobody chose where to, or another one is under way. `listId`: the first of its lists. */
  make: (listId: number, write: (client: CoreClient, today: Date) => Making) => Promise<Result<Report | null>>;
  pending: boolean;
  /** Of the report under way. */
  progress: { done: number; total: number } | null;
};

export function useMakeReport(): MakingReport {
  const [listId, setListId] = useState<number | null>(null);
  const [progress, setProgress] = useState<MakingReport['progress']>(null);

  useCoreEvent((event) => {
    if (event.name === 'reports.progress' && event.payload.listId === listId) setProgress(event.payload);
  });

  async function make(of: number, write: Parameters<MakingReport['make']>[1]): Promise<Result<Report | null>> {
    if (listId !== null) return { ok: true, value: null };
    setListId(of);
    setProgress(null);
    const made = await write(coreClient, new Date());
    setListId(null);
    setProgress(null);
    if (made.ok && made.value !== null) notifySaved(savedSentence(made.value), made.value.savedId);
    return made;
  }

  return { make, pending: listId !== null, progress };
}

function savedSentence({ kind, container, fileName, files, people }: Report): string {
  if (container === 'folder') {
    return translate(fieldTexts)('savedInFolder', {
      name: fileName,
      files: String(files.length),
      people: String(people),
    });
  }
  return kind === 'field'
    ? translate(fieldTexts)('saved', { name: fileName, count: people })
    : translate(reportsTexts)('saved', { name: fileName });
}

type SummaryOrder = SummaryChoices & { format: ReportFormat; language: Language };

/** Every row of one list. */
type RowsOrder = {
  listId: number;
  listName: string;
  practice: boolean;
  format: Report['format'];
  language: Language;
  password: string | null;
};

const practiceMark: Record<Language, string> = { id: 'LATIHAN', en: 'PRACTICE' };

/** null: the person closed the dialog without choosing. */
export function makeReport(
  client: CoreClient,
  { listId, listName, practice, format, language, password }: RowsOrder,
  today: Date,
  offer?: typeof offerDownload,
): Making {
  const name = suggestedName({ title: marked(listName, practice, language), format }, today);
  const write = (fileId: string) => client.call('reports.create', { listId, fileId, format, language, password });
  return saveAs(client, { kind: 'report', name }, write, offer);
}

/** As `makeReport`; `title`: of the file, without the mark of practice. */
export function makeFieldReport(
  client: CoreClient,
  { order, title, practice }: { order: FieldOrder; title: string; practice: boolean },
  today: Date,
  offer?: typeof offerDownload,
): Making {
  const { container, language, format = 'xlsx' } = order;
  const write = (fileId: string) => client.call('reports.create', { ...order, fileId });
  if (container === 'folder') return saveInFolder(client, write);
  const name = suggestedName(
    { title: marked(title, practice, language), format: container === 'zip' ? 'zip' : format },
    today,
  );
  return saveAs(client, { kind: 'report', name }, write, offer);
}

/** The summary of these choices. As `makeReport`; `title`: of the file, without the mark of practice. */
export function makeSummary(
  client: CoreClient,
  { order, title, practice }: { order: SummaryOrder; title: string; practice: boolean },
  today: Date,
  offer?: typeof offerDownload,
): Making {
  const name = suggestedName({ title: marked(title, practice, order.language), format: order.format }, today);
  const write = (fileId: string) => client.call('reports.create', { ...order, kind: 'summary', fileId });
  return saveAs(client, { kind: 'report', name }, write, offer);
}

/** Once more, under its name with today's date. As `makeReport`. */
export function makeReportAgain(
  client: CoreClient,
  { reportId, fileName, format, container }: Pick<Report, 'reportId' | 'fileName' | 'format' | 'container'>,
  password: string | null,
  today: Date,
  offer?: typeof offerDownload,
): Making {
  const write = (fileId: string) => client.call('reports.again', { reportId, fileId, password });
  if (container === 'folder') return saveInFolder(client, write);
  const title = fileName.replace(/\.\w+$/, '').replace(/ \d{4}-\d{2}-\d{2}$/, '');
  const name = suggestedName({ title, format: container === 'zip' ? 'zip' : format }, today);
  return saveAs(client, { kind: 'report', name }, write, offer);
}

/** The name is what is seen of a file that was sent on. */
function marked(title: string, practice: boolean, language: Language): string {
  return practice ? `${practiceMark[language]} ${title}` : title;
}
