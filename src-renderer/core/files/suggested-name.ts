/** The suggested name of a saved file. */
import { localDay } from '../../../src-main/contract/calendar.ts';
import { extensionOf, type ReportFormat } from '../../../src-main/contract/files.ts';

/** "Nasabah Maret 2026-11-22.xlsx", without what Windows does not take in a file name; the day is the person's own. */
export function suggestedName(file: { title: string; format: ReportFormat | 'zip' }, today: Date): string {
  const plain = [...file.title.replace(/\.(xlsx|xlsb|xls|ods|csv|tsv|txt|zip|pdf)$/i, '')]
    .map((char) => ('<>:"/\\|?*'.includes(char) || char < ' ' ? ' ' : char))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120);
  return `${plain === '' ? 'Sambung' : plain} ${localDay(today.getTime())}.${file.format === 'zip' ? 'zip' : extensionOf(file.format)}`;
}
