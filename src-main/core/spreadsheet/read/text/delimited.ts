/** Reads text with delimiters into one table. */
import Papa from 'papaparse';
import { mostColumns, type SourceRow, type Table } from '../table/table.ts';
import { readFixedWidth } from './fixed-width.ts';

const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Characters parsed at a time, and the longest record believed: 255 columns of ordinary text come nowhere near it. */
const sliceLength = 512 * 1024;
const longestRecord = 2 * 1024 * 1024;
/** A line without quotes ends where it ends; one longer than this has lost its end. */
const longestLine = 16 * 1024 * 1024;

/**
 * The delimiter is the one that cuts most records into the same number of fields; nothing is guessed about types. A
 * quote that is never closed costs its own line, not the rest of the file. `delimiter` null: its columns stand below
 * each other instead.
 */
export function readDelimited(text: string): { table: Table; delimiter: Delimiter | null } {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const { hint, body: outer } = takeHint(lines);
  const inner = hint === null ? linesInOneCell(outer) : null;
  const body = inner ?? outer;
  const delimiter = hint ?? likeliestDelimiter(body);
  if (hint === null && !cuts(body, delimiter)) {
    const table = readFixedWidth(body);
    if (table) return { table, delimiter: null };
  }
  return {
    delimiter,
    table: {
      name: null,
      hidden: false,
      hiddenColumns: new Set(),
      merges: [],
      rowsAtMost: null,
      countsFields: true,
      rows: () => rows(body, delimiter),
    },
  };
}

/** Whether that delimiter cuts the records; a comma in two names of many does not. */
function cuts(text: string, delimiter: Delimiter): boolean {
  const { records: sample } = parse(text.slice(0, 64 * 1024), delimiter, { preview: 200 });
  const filled = sample.filter((record) => !isEmpty(record));
  return filled.filter((record) => record.length > 1).length * 2 >= filled.length;
}

/**
 * Every line in one quoted cell, with nothing or only empty cells beside it: a list with other delimiters that Excel took
 * for one column and saved again. The lines that were in the cells; null: it is no such text.
 */
function linesInOneCell(text: string): string | null {
  const beginning = text.slice(0, 64 * 1024);
  if (!beginning.startsWith('"')) return null;
  const outer = likeliestDelimiter(beginning);
  const sample = parse(beginning, outer, { preview: 200 }).records;
  const first = sample.filter(isOneCell).map(([cell = '']) => cell);
  if (first.length < 2 || first.length < sample.filter((record) => !isEmpty(record)).length * 0.9) return null;
  const within = first.join('\n');
  const delimiter = likeliestDelimiter(within);
  const cut = parse(within, delimiter, {}).records.filter((record) => record.length > 1);
  if (cut.length < first.length * 0.9) return null;
  let lines = '';
  for (const { fields, malformed } of records(text, outer)) {
    // A record that was cut differently, or not at all, stays as it was: the rules will say so.
    lines += `${!malformed && isOneCell(fields) ? fields[0] : fields.join(outer)}\n`;
  }
  return lines;
}

function isOneCell(record: readonly string[]): boolean {
  return record[0] !== '' && record.slice(1).every((field) => field === '');
}

/** Excel's own first line `sep=;`, which Excel hides. */
function takeHint(text: string): { hint: Delimiter | null; body: string } {
  const line = /^"?sep=(.)"?\n/i.exec(text);
  const hint = delimiters.find((delimiter) => delimiter === line?.[1]) ?? null;
  return { hint, body: line && hint ? text.slice(line[0].length) : text };
}

/** Most records with the same number of fields; between equals, more fields; between those, the comma. */
function likeliestDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; agreeing: number; fields: number } = { delimiter: ',', agreeing: 0, fields: 1 };
  for (const delimiter of delimiters) {
    const counts = new Map<number, number>();
    const sample = parse(text.slice(0, 64 * 1024), delimiter, { preview: 200 });
    for (const record of sample.records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
    for (const [fields, agreeing] of counts) {
      if (fields < 2) continue;
      if (agreeing > best.agreeing || (agreeing === best.agreeing && fields > best.fields)) {
        best = { delimiter, agreeing, fields };
      }
    }
  }
  return best.delimiter;
}

function* rows(text: string, delimiter: Delimiter): Generator<SourceRow> {
  let row = 0;
  for (const { fields, malformed } of records(text, delimiter)) {
    row += 1;
    if (malformed || fields.some((field) => field !== '')) {
      yield { row, cells: malformed ? fields : fields.map(textInFormula), malformed, hidden: false };
    }
  }
}

/** `="0812…"`: how a text is written so that Excel keeps its digits; our own CSV for Excel has it. No other formula is read. */
function textInFormula(field: string): string {
  if (!field.includes('="')) return field;
  const text = /^\s*="((?:[^"]|"")*)"\s*$/.exec(field)?.[1];
  return text === undefined ? field : text.replaceAll('""', '"');
}

type RawRecord = { fields: string[]; malformed: boolean };

function* records(text: string, delimiter: Delimiter): Generator<RawRecord> {
  let at = 0;
  let length = sliceLength;
  while (at < text.length) {
    const isLast = at + length >= text.length;
    const slice = text.slice(at, at + length);
    const parsed = parse(slice, delimiter, { ignoreLast: !isLast });
    if (parsed.quoteErrors) {
      const toEnd = isLast || length >= longestRecord;
      at += yield* recordsOneByOne(toEnd ? wholeLines(text, at, slice) : slice, delimiter, toEnd);
      length = sliceLength;
    } else if (parsed.read === 0 && !isLast) {
      // No record ends within the slice: look further, unless that is a quote nobody closed or no record at all.
      if (length >= (slice.includes('"') ? longestRecord : longestLine)) {
        at += yield* brokenLine(wholeLines(text, at, slice), delimiter);
        length = sliceLength;
      } else length *= 2;
    } else {
      for (const fields of parsed.records) yield within(fields);
      at += parsed.read;
      length = sliceLength;
    }
  }
}

/**
 * Exact: only for a slice in which a quote stands where none can. A record is tried with one line, and with twice as
 * many for as long as a quote stays open; so a broken line is found out by its neighbours and not by the whole slice.
 * Returns how many characters it used up.
 */
function* recordsOneByOne(slice: string, delimiter: Delimiter, isLast: boolean): Generator<RawRecord, number> {
  let at = 0;
  while (at < slice.length) {
    const record = firstRecord(slice, at, delimiter);
    if (record === 'open' && !isLast && at > 0) return at;
    if (typeof record === 'string') {
      at += yield* brokenLine(slice.slice(at), delimiter);
    } else {
      yield within(record.fields);
      at += record.length;
    }
  }
  return at;
}

/** `open`: a quote stays open to the end of the slice. `broken`: the quotes cannot be told apart. */
function firstRecord(
  slice: string,
  at: number,
  delimiter: Delimiter,
): { fields: string[]; length: number } | 'open' | 'broken' {
  for (let lines = 1; ; lines *= 2) {
    const end = endOfLines(slice, at, lines);
    const parsed = parse(slice.slice(at, end), delimiter, { preview: 1 });
    if (!parsed.unclosed) {
      if (parsed.quoteErrors && lines > 1) return 'broken';
      return { fields: parsed.records[0] ?? [''], length: parsed.read };
    }
    if (parsed.invalid) return 'broken';
    if (end === slice.length) return 'open';
  }
}

function endOfLines(text: string, from: number, lines: number): number {
  let end = from;
  for (let line = 0; line < lines && end < text.length; line++) {
    const found = text.indexOf('\n', end);
    end = found < 0 ? text.length : found + 1;
  }
  return end;
}

/** The slice up to the end of its last line: half a line would count as two. */
function wholeLines(text: string, at: number, slice: string): string {
  const end = text.indexOf('\n', at + slice.length);
  return text.slice(at, end < 0 ? text.length : end + 1);
}

/** The first line of `text`, cut at every delimiter with its quotes taken as ordinary characters. */
function* brokenLine(text: string, delimiter: Delimiter): Generator<RawRecord, number> {
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  yield { fields: line.slice(0, longestRecord).split(delimiter, mostColumns), malformed: true };
  return line.length + 1;
}

/** No program shows more columns than a sheet has: a record that has more has lost its line ends. */
function within(fields: string[]): RawRecord {
  return fields.length <= mostColumns
    ? { fields, malformed: false }
    : { fields: fields.slice(0, mostColumns), malformed: true };
}

type Parsed = { records: string[][]; read: number; quoteErrors: boolean; unclosed: boolean; invalid: boolean };

function parse(text: string, delimiter: Delimiter, options: { preview?: number; ignoreLast?: boolean }): Parsed {
  const parser = new Papa.Parser({ delimiter, newline: '\n', ...(options.preview && { preview: options.preview }) });
  const { data, errors, meta } = parser.parse(text, 0, options.ignoreLast ?? false) as Papa.ParseResult<string[]>;
  // A line break at the very end of the text is the end of the last record, not an empty one after it.
  if (!options.ignoreLast && data.length > 0 && text.endsWith('\n') && isEmpty(data.at(-1))) data.pop();
  return {
    records: data,
    read: options.ignoreLast || options.preview ? meta.cursor : text.length,
    quoteErrors: errors.some((error) => error.type === 'Quotes'),
    unclosed: errors.some((error) => error.code === 'MissingQuotes'),
    invalid: errors.some((error) => error.code === 'InvalidQuotes'),
  };
}

function isEmpty(record: string[] | undefined): boolean {
  return record?.length === 1 && record[0] === '';
}
