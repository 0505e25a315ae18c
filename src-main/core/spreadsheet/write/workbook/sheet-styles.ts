/** How cells look, and their numbers in the workbook. Shades stay light enough to be read when they are printed in grey. */
import type { Style, WorkbookWriter } from '@cj-tech-master/excelts';
import type { SheetColumn, Tone } from '../model/workbook-model.ts';
import type { ColumnStyles } from './cell-xml.ts';

type Look = Partial<Style>;

const thin = { style: 'thin', color: { argb: 'FFB0B7BF' } } as const;
const box = { top: thin, left: thin, bottom: thin, right: thin };

/** Every font says its name: where it does not, LibreOffice takes one with serifs. */
const face = { name: 'Calibri', size: 11, family: 2 };

function solid(argb: string): Style['fill'] {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

const fillInShade = 'FFFFF9E5';
const headingShade = 'FFE4EAF0';

/** Characters. */
export const defaultWidth = { least: 6, most: 60 };
/** Points. */
export const lineHeight = 15;

const textFormat = '@';
const formats = { date: 'yyyy-mm-dd', minute: 'yyyy-mm-dd hh:mm', second: 'yyyy-mm-dd hh:mm:ss', rupiah: '#,##0' };

/** Darker where the news are worse, so that grey paper shows it too. */
const toneShades: Readonly<Record<Tone, string>> = {
  good: 'FFE6F6E8',
  likely: 'FFDCEBC8',
  doubt: 'FFFFE7A3',
  bad: 'FFF3B9B5',
  unknown: 'FFE6E6E6',
};

/** Of a rule: there Excel takes a solid shade from the background. */
export function toneStyle(tone: Tone): Look {
  return { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: toneShades[tone] } } };
}

/** A line under every row: the library prints no grid. Of a rule, so that empty cells need not be written. */
export const rowLine: Look = { border: { bottom: { style: 'thin', color: { argb: 'FFD5DADF' } } } };

export function headingStyle(column: Pick<SheetColumn, 'fillIn'>): Look {
  return {
    numFmt: textFormat,
    font: { ...face, bold: true },
    fill: solid(column.fillIn ? fillInShade : headingShade),
    border: box,
    alignment: { wrapText: true, vertical: 'middle', horizontal: 'left', indent: 1 },
  };
}

/** Of cells that are not written, so that what is typed there later is kept as it should be. */
export function columnStyle(column: SheetColumn): Look {
  return { ...cellStyle(column), numFmt: formatOf(column) };
}

function formatOf({ kind }: Pick<SheetColumn, 'kind'>): string {
  switch (kind) {
    case 'number':
      return 'General';
    case 'rupiah':
      return formats.rupiah;
    case 'date':
      return formats.date;
    case 'moment':
      return formats.minute;
    case 'text':
    case 'link':
    case 'choice':
      return textFormat;
  }
}

function cellStyle({ fillIn, wrap }: Pick<SheetColumn, 'fillIn' | 'wrap'>): Look {
  return {
    alignment: { vertical: 'top', ...(wrap && { wrapText: true }) },
    ...(fillIn && { fill: solid(fillInShade), border: box, protection: { locked: false } }),
  };
}

/** As the workbook numbers them. */
export function columnStyles({ styles }: WorkbookWriter, column: SheetColumn): ColumnStyles {
  const base = cellStyle(column);
  const numbered = (look: Look) => styles.addStyleModel({ ...base, ...look });
  // A little away from the number before it, which stands to the right.
  const asText = { alignment: { ...base.alignment, horizontal: 'left', indent: 1 } } as const;
  // What a person fills in must have the format of its column while it is empty.
  const empty = column.fillIn ? formatOf(column) : textFormat;
  return {
    fillIn: column.fillIn === true,
    // Words do not fill a line to its end.
    lineLength: column.wrap ? Math.max(1, Math.floor((column.width?.most ?? defaultWidth.most) * 0.95) - 1) : null,
    text: numbered({ ...asText, numFmt: empty }),
    number: numbered({ numFmt: column.kind === 'rupiah' ? formats.rupiah : 'General' }),
    plainNumber: numbered({ numFmt: textFormat }),
    date: numbered({ numFmt: formats.date }),
    minute: numbered({ numFmt: formats.minute }),
    second: numbered({ numFmt: formats.second }),
    link: numbered({ ...asText, numFmt: textFormat, font: { ...face, color: { argb: 'FF0B5CAD' }, underline: true } }),
  };
}

export const pageStyles = {
  headline: { font: { ...face, bold: true, size: 16 }, alignment: { wrapText: true, vertical: 'top' } },
  section: { font: { ...face, bold: true }, fill: solid(headingShade) },
  paragraph: { alignment: { wrapText: true, vertical: 'top' } },
  cell: { alignment: { wrapText: true, vertical: 'top', horizontal: 'left' } },
} satisfies Record<string, Look>;
