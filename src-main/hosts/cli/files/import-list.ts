/** What `import` and `process` share: their options, reading the file, and what an import prints. */
import type { Command } from 'commander';
import type { ImportedBefore } from '../../../contract/drafts.ts';
import { columnFields, type Person, type Problem, personFields } from '../../../contract/person.ts';
import { type LegalBasis, type ListPurpose, legalBases, listPurposes } from '../../../contract/purposes.ts';
import type { FileShape, Preview } from '../../../contract/reading.ts';
import { lookupStates, type StateCounts } from '../../../contract/states.ts';
import { headerRow, looksLikeMapping, mapping, oneOf, sampleRows, workbookFile } from '../options/option-values.ts';
import { openAsChosen, type ReadingOptions } from '../options/read-choices.ts';
import { type ReuseOptions, reuseChoices, withReuseOptions } from '../options/reuse-options.ts';
import { type TypedIn, typedPath } from '../options/typed-path.ts';
import { problemLines, rowsText } from '../sending/output.ts';
import { findConnection, type Summary } from '../session/scope.ts';
import type { Session } from '../session/session.ts';
import type { Cli, CommonOptions, Done } from '../terminal/cli.ts';
import { wrongListUsage, wrongUsage } from '../terminal/failure.ts';
import { pairs, table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

export type ImportOptions = ReadingOptions &
  ReuseOptions & {
    name?: string;
    mapping?: string;
    saveMapping?: string;
    purpose?: ListPurpose;
    legalBasis?: LegalBasis;
    problems?: string;
    dryRun?: boolean;
    sample?: number[];
  };

/** What `import` prints beyond the summary. */
type Reading = { file: FileShape; problems: Problem[] };
type Sample = { row: number; person: Person | null };

/** As many problems as a list can have: scripts get all of them. */
const allProblems = 1_000_000;

export function withImportOptions(command: Command, { terminal, surroundings }: Cli): Command {
  const { options } = terminal.texts.main;
  const { options: of } = terminal.texts.lists;
  const reading = command
    .argument('<file>', options.file)
    .argument('[more...]')
    .usage('[options] <file>')
    .option('--sheet <name>', options.sheet)
    .option('--map <field=column>', options.map, mapping)
    .option('--name <list>', options.listName)
    .option('--ec-consent', options.ecConsent)
    .option('--keep-column <column>', of.keepColumn, (column: string, before: string[] = []) => [...before, column])
    .option('--accept-nik-length', options.acceptNikLength)
    .option('--accept-nik-date', options.acceptNikDate)
    .option('--accept-nik-serial', options.acceptNikSerial)
    .option('--accept-nik-rounded', options.acceptNikRounded)
    .option('--accept-phone-rounded', options.acceptPhoneRounded)
    .option('--mapping <name>', of.mapping)
    .option('--save-mapping <name>', of.saveMapping)
    .option('--header-row <row>', of.headerRow, headerRow)
    .option('--header-rows <1|2>', of.headerRows, oneOf('--header-rows', ['1', '2']))
    .option('--leave-out-hidden', of.leaveOutHidden)
    .option('--take-totals', of.takeTotals)
    .option('--purpose <purpose>', of.purpose, oneOf('--purpose', listPurposes))
    .option('--legal-basis <basis>', of.legalBasis, oneOf('--legal-basis', legalBases))
    .option('--problems <file>', of.problems, workbookFile('--problems', surroundings))
    .option('--dry-run', options.dryRun)
    .option('--sample <rows>', options.sample, sampleRows);
  return withReuseOptions(reading, terminal);
}

/** `--map` may be followed by several pairs: those that were taken for operands are put back where they belong. */
export function sortOperands(
  operands: readonly string[],
  options: ImportOptions,
  typedIn: TypedIn,
): { file: string; options: ImportOptions } {
  const files = operands.filter((operand) => !looksLikeMapping(operand));
  const pairsGiven = operands.filter(looksLikeMapping);
  const [file] = files;
  if (file === undefined) throw wrongUsage((usage) => usage.missingArgument('<file>'));
  if (files.length > 1) throw wrongUsage((usage) => usage.tooManyArguments);
  const map = pairsGiven.reduce((before, pair) => mapping(pair, before), options.map ?? []);
  if (options.dryRun && (options.saveMapping !== undefined || options.problems !== undefined)) {
    throw wrongListUsage((usage) => usage.notWithDryRun);
  }
  return { file: typedPath(file, typedIn), options: map.length > 0 ? { ...options, map } : options };
}

/** Only says what an import would do. */
export async function previewList(
  session: Session,
  terminal: Terminal,
  file: string,
  options: ImportOptions,
): Promise<Done> {
  const draftId = await openAsChosen(session, file, options);
  const preview = await session.ask('drafts.preview', {
    draftId,
    sampleRows: options.sample ?? [],
    problemLimit: allProblems,
  });
  await session.ask('drafts.close', { draftId });
  const { queue } = await session.ask('queue.status', {}).then(({ state, reason }) => ({ queue: { state, reason } }));
  const json: Summary & Reading & { samples?: Sample[] } = {
    list: null,
    rows: preview.rows,
    accepted: preview.accepted,
    rejected: preview.rejected,
    skipped: 0,
    duplicates: preview.duplicates,
    states: Object.fromEntries(lookupStates.map((state) => [state, 0])) as StateCounts,
    charges: { charged: 0, free: 0, unknown: 0 },
    practiceAnswers: 0,
    practiceCharges: { charged: 0, free: 0, unknown: 0 },
    waitsElsewhere: 0,
    heldLists: [],
    queue,
    out: null,
    file: preview.file,
    problems: preview.problems,
    ...(options.sample && { samples: preview.samples }),
  };
  const { said } = terminal.texts.main;
  const lines = [
    said.dryRun,
    ...fileLines(terminal, preview.file, headingsOf(preview)),
    ...pairs([[terminal.texts.main.words.rows, rowsText(terminal, { ...preview, skipped: 0 })]]),
    ...problemLines(terminal, preview.problems),
    ...sampleLines(terminal, options.sample ? preview.samples : []),
  ];
  // The import itself would be refused.
  const refused = preview.roundedColumns.some(({ accepted }) => !accepted);
  return { exit: refused ? 1 : 0, json, lines };
}

/** Stores the list; nothing of it is sent yet. With `--save-mapping` the draft stays open for that. */
export async function importList(session: Session, common: CommonOptions, file: string, options: ImportOptions) {
  const connection = await findConnection(session, common.connection);
  const draftId = await openAsChosen(session, file, options);
  const { samples, ...imported } = await session.ask('drafts.import', {
    draftId,
    connectionId: connection.id,
    problemLimit: allProblems,
    sampleRows: options.sample ?? [],
    keepOpen: options.saveMapping !== undefined,
    ...reuseChoices(options),
    ...(options.name !== undefined && { name: options.name }),
    ...(options.purpose !== undefined && { purpose: options.purpose }),
    ...(options.legalBasis !== undefined && { legalBasis: options.legalBasis }),
  });
  return { ...imported, draftId, samples: options.sample ? samples : null };
}

/** Of a file that was imported before: said beside the result. */
export function importedBeforeJson(
  terminal: Terminal,
  { importedBefore }: { importedBefore: ImportedBefore | null },
): { importedBefore?: ImportedBefore } {
  if (importedBefore === null) return {};
  const { listId, listName, importedAt } = importedBefore;
  terminal.note(terminal.texts.lists.said.importedBefore(`${listId}: ${listName}`, terminal.time(importedAt)));
  return { importedBefore };
}

export function fileLines(terminal: Terminal, file: FileShape, headings: ReadonlyMap<number, string>): string[] {
  const { words } = terminal.texts.main;
  const { fields } = terminal.texts.domain;
  const columns = columnFields.flatMap((field) => {
    const column = file.columns[field];
    if (column === undefined) return [];
    const heading = headings.get(column);
    return [`${fields[field]} = ${heading ? `"${heading}" (${column})` : column}`];
  });
  const apart = (file.apart ?? []).filter(({ kept }) => !kept);
  const leftOut = apart.map(({ column, heading }) => `"${heading}" (${column})`);
  return pairs([
    [words.sheet, file.sheets ? words.of(file.sheet ?? '', file.sheets.join(', ')) : file.sheet],
    [words.headerRow, file.headerRow === null ? words.noHeading : String(file.headerRow)],
    [words.columns, columns.join(', ')],
    [terminal.texts.lists.words.withheld, leftOut.length === 0 ? null : leftOut.join(', ')],
    [words.encoding, file.encoding],
    [words.delimiter, file.delimiter === '\t' ? 'tab' : file.delimiter],
  ]);
}

function headingsOf(preview: Preview): Map<number, string> {
  return new Map(preview.columns.map(({ column, heading }) => [column, heading]));
}

export function sampleLines(terminal: Terminal, samples: readonly Sample[]): string[] {
  const { words } = terminal.texts.main;
  return table(
    samples.map(({ row, person }) => [
      `${words.row} ${row}`,
      ...(person ? personFields.map((field) => person[field] ?? '-') : ['-']),
    ]),
  );
}
