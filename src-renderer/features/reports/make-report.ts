/** Makes one report from the first question to the saved file: where to, write it, and where needed fetch it. */
import type { Result } from '../../../src-main/contract/errors.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import type { Report } from '../../../src-main/contract/reports.ts';
import type { Language } from '../../../src-main/contract/settings.ts';
import { offerDownload, readPieces } from './download.ts';

export type ReportOrder = { listId: number; listName: string; format: Report['format']; language: Language };

/** null: the person closed the dialog without choosing. */
export async function makeReport(
  client: CoreClient,
  order: ReportOrder,
  today: Date,
  offer: typeof offerDownload = offerDownload,
): Promise<Result<Report | null>> {
  const chosen = await client.call('files.chooseSave', { suggestedName: suggestedName(order, today) });
  if (!chosen.ok) return chosen;
  const { file } = chosen.value;
  if (file === null) return { ok: true, value: null };
  const { listId, format, language } = order;
  const made = await client.call('reports.create', { listId, fileId: file.fileId, format, language });
  if (made.ok && file.download) {
    const pieces = await readPieces(client, file.fileId);
    if (!pieces.ok) {
      await client.call('files.release', { fileId: file.fileId });
      return pieces;
    }
    offer(file.name, pieces.value);
  }
  await client.call('files.release', { fileId: file.fileId });
  return made;
}

/** "Nasabah Maret 2026-11-22.xlsx", without what Windows does not take in a file name; the day is the person's own. */
export function suggestedName(order: Pick<ReportOrder, 'listName' | 'format'>, today: Date): string {
  const plain = [...order.listName.replace(/\.(xlsx|xlsb|xls|ods|csv|tsv|txt)$/i, '')]
    .map((char) => ('<>:"/\\|?*'.includes(char) || char < ' ' ? ' ' : char))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120);
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `${plain === '' ? 'Sambung' : plain} ${day}.${order.format}`;
}
