/** Which of a workbook's styles show a number as a date; nothing else of its looks matters to a list. */

import { tooLarge, type ZipEntry } from '../guards/zip-directory.ts';
import type { Unpacker } from '../guards/zip-guard.ts';
import { isDateFormat } from '../workbook.ts';
import { readXmlPart } from './part-text.ts';
import type { Formats } from './sheet-cells.ts';
import { excelText } from './xml-text.ts';

/** Excel has 65,490 at most. */
const mostStyles = 200_000;

/** Formats every program knows without being told (ECMA-376 Part 1, 18.8.30), as the spreadsheet library has them. */
const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47, 56]);

/** Errors: as `readXmlPart`, `file-too-large`. */
export async function readFormats(unpacker: Unpacker, part: ZipEntry | null, date1904: boolean): Promise<Formats> {
  const own = new Map<number, boolean>();
  const formats: number[] = [];
  if (part) {
    await readXmlPart(unpacker, part, 'styleSheet', {
      open(element, attributes) {
        if (element === 'numFmt') {
          if (own.size >= mostStyles) throw tooLarge();
          own.set(Number(attributes.get('numFmtId')), isDateFormat(excelText(attributes.get('formatCode') ?? '')));
        } else if (element === 'xf') {
          if (formats.push(Number(attributes.get('numFmtId') ?? 0)) > mostStyles) throw tooLarge();
        }
        // `xf` stands also in `cellStyleXfs`, which no cell points to.
        return element === 'styleSheet' || element === 'numFmts' || element === 'cellXfs';
      },
      close() {},
      text() {},
    });
  }
  const dates = formats.map((format) => own.get(format) ?? builtInDates.has(format));
  return { isDate: (style) => dates[style] === true, date1904 };
}
