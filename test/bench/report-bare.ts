/** What a report is measured against, in a process of its own: the library's streaming writer with the cells of that report. */
import { readFileSync, rmSync } from 'node:fs';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import { read } from 'xlsx';

export type BareReport = { milliseconds: number; cpu: number; columns: number };

const [report = '', out = ''] = process.argv.slice(2);
const book = read(readFileSync(report), { dense: true, sheets: 0 });
const rows = (book.Sheets[book.SheetNames[0] ?? '']?.['!data'] ?? []).map((row) =>
  Array.from(row ?? [], (cell) => (cell?.v === undefined ? null : cell.v)),
);
const [headings = []] = rows;

const from = performance.now();
const cpuBefore = process.cpuUsage();
const made = new WorkbookWriter({ filename: out, useStyles: true });
const sheet = made.addWorksheet('Orang', { views: [{ state: 'frozen', ySplit: 1 }] });
sheet.columns = headings.map(() => ({ width: 18, style: { numFmt: '@', alignment: { vertical: 'top' } } }));
sheet.autoFilter = { from: { row: 1, col: 1 }, to: { row: rows.length, col: headings.length } };
for (const [index, row] of rows.entries()) {
  const added = sheet.addRow(row);
  if (index === 0) added.font = { bold: true };
  added.commit();
}
await made.commit();
const milliseconds = performance.now() - from;
const { user, system } = process.cpuUsage(cpuBefore);
const told: BareReport = { milliseconds, cpu: (user + system) / 1e6, columns: headings.length };
console.log(JSON.stringify(told));
rmSync(out);
