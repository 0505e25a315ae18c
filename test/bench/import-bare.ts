/** What the import is measured against, in a process of its own: the library's bare `read` of the file, nothing looked at. */
import { readFileSync } from 'node:fs';
import { read } from 'xlsx';
import { peakMb } from './peak-memory.ts';

const [path = ''] = process.argv.slice(2);
const from = performance.now();
const cpuBefore = process.cpuUsage();
// As core/spreadsheet/read/xlsx/workbook.ts calls it.
read(readFileSync(path), {
  type: 'buffer',
  dense: true,
  sheetStubs: true,
  WTF: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellFormula: true,
});
const milliseconds = performance.now() - from;
const { user, system } = process.cpuUsage(cpuBefore);
console.log(JSON.stringify({ milliseconds, cpu: (user + system) / 1e6, peakMb: peakMb() }));
