/**
 * Makes a field report: looks at its people, begins its record, writes a file for each group, and gives all of them their names in
 * one go with the record. Of a report that fails nothing is left, neither files nor a record.
 */
import { setImmediate } from 'node:timers/promises';
import type { Branch } from '../../../contract/branch.ts';
import { canBeLocked, extensionOf } from '../../../contract/files.ts';
import type { List } from '../../../contract/lists.ts';
import type { ListPurpose } from '../../../contract/purposes.ts';
import type { FieldOptions, Report, ReportFile } from '../../../contract/reports.ts';
import { fieldReportWords } from '../../../words/field-report.ts';
import { purposeWords } from '../../../words/purposes.ts';
import { fill } from '../../../words/text.ts';
import { fileDigest } from '../../files/file-digest.ts';
import type { Files, SavePlace } from '../../files/files.ts';
import { createReportParts, createReportWriter, partBeside } from '../../files/report-parts.ts';
import { createReportSetWriter } from '../../files/report-set.ts';
import type { WithheldColumns } from '../../imports/columns/withheld-columns.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { EventBus } from '../../kernel/event-bus.ts';
import type { Ports } from '../../kernel/ports.ts';
import { type BytesPlace, newFileKey } from '../../kernel/sealed-bytes.ts';
import type { ListView } from '../../lists/list-view.ts';
import { startWriting, type Writing } from '../../spreadsheet/write/writer.ts';
import type { Store } from '../../store/store.ts';
import { createRowCodes } from '../outcomes/row-code.ts';
import type { DoneReport, ReportRecords } from '../report-records.ts';
import { createFieldFiles } from './field-file.ts';
import { createFieldPeople } from './field-person.ts';
import { type FieldGroup, planFieldReport } from './field-plan.ts';
import { createFieldRows } from './field-rows.ts';
import { fileNames, safeFileName } from './file-names.ts';
import type { ReadHolidays } from './holidays.ts';

export type FieldInput = FieldOptions & { fileId: string; password: string | null };

export function createFieldReports(deps: {
  store: Store;
  events: EventBus;
  ports: Ports;
  files: Files;
  listView: ListView;
  records: ReportRecords;
  withheld: WithheldColumns;
  readHolidays: ReadHolidays;
  branch: () => Branch;
}) {
  const { store, events, ports, files, listView, records, withheld } = deps;
  const rows = createFieldRows(store);
  const people = createFieldPeople({ store, clock: ports.clock, rows });
  const codes = createRowCodes(store);
  const parts = createReportParts(store);
  const writeWhole = createReportWriter(deps);
  const writeSet = createReportSetWriter(deps);

  /**
   * Errors: `not-found`, `invalid-input`, `practice-and-real`, `column-unknown`, `heading-taken`, `report-too-many-files`, those of
   * `runWriter`, `file-not-writable`.
   */
  return async ({ fileId, password, ...given }: FieldInput): Promise<Report> => {
    const options: FieldOptions = { ...given, listIds: [...new Set(given.listIds)] };
    const lists = options.listIds.map(listView.get, listView);
    const target = files.targetOf(fileId);
    refuseWhatCannotBe(options, lists, target, password);
    const listId = options.listIds[0] ?? 0;
    const expected = lists.reduce((sum, { accepted }) => sum + accepted, 0);
    const progress = (done: number) =>
      events.emit('reports.progress', { listId, done, total: Math.max(done, 2 * expected) });
    const plan = await planFieldReport({ people, rows, withheld }, lists, options, progress);

    const now = ports.clock.now();
    const purpose = purposeOf(lists);
    const reportId = records.begin({
      kind: 'field',
      listIds: options.listIds,
      format: options.format,
      container: options.container,
      language: options.language,
      fileName: target.name,
      masked: options.nik === 'masked',
      locked: password !== null,
      purpose,
      options: { kind: 'field', ...options },
      madeBy: ports.operator,
      madeAt: now,
    });
    const fieldFiles = createFieldFiles({
      ...{ people, withheld, codes, holidays: deps.readHolidays(), lists, options, plan, reportId, now, password },
      madeBy: ports.operator,
      purpose: saidPurpose(purpose, options),
      branch: shownBranch(deps.branch(), options),
    });
    const names = namesOf(options, lists, target, plan.groups);
    const written: ReportFile[] = [];
    let before = plan.people;

    async function writeFile(writing: Writing, place: BytesPlace, index: number): Promise<void> {
      const group = plan.groups[index] as FieldGroup;
      let taken = 0;
      await writing.report(
        fieldFiles.job(place, group),
        fieldFiles.slices(group),
        () => fieldFiles.pages(group),
        (done) => {
          taken = done;
          progress(before + done);
        },
      );
      before += taken;
      written.push({
        name: names[index] ?? '',
        group: group.value,
        people: taken,
        sha256: await fileDigest(place),
        givenBefore: group.givenBefore,
      });
      await records.addPeople(reportId, index, group.ids);
    }

    const done = (sha256: string | null): DoneReport => {
      const count = written.reduce((sum, file) => sum + file.people, 0);
      return { rows: count, people: count, files: written, sha256 };
    };

    async function writeFolder(writing: Writing): Promise<Report> {
      const writeAll = async (places: readonly BytesPlace[]) => {
        for (const [index, place] of places.entries()) await writeFile(writing, place, index);
      };
      return writeSet(target, names, writeAll, (move) => {
        const report = records.complete(reportId, done(null));
        move();
        return report;
      });
    }

    /** The files lie beside the zip until it is whole; each sealed under a key of its own where it is. */
    async function writeZip(writing: Writing, place: BytesPlace): Promise<string> {
      const inner = names.map(() => ({ ...partBeside(place), ...(place.key && { key: newFileKey() }) }));
      try {
        for (const [index, part] of inner.entries()) {
          parts.remember(part.path);
          await writeFile(writing, part, index);
        }
        const entries = inner.map((part, index) => ({ name: names[index] ?? '', place: part }));
        await writing.archive({ place, entries, at: now });
      } finally {
        for (const { path } of inner) {
          parts.discard(path);
          await setImmediate();
        }
      }
      return fileDigest(place);
    }

    const writing = startWriting(ports);
    try {
      if (options.container === 'folder') return await writeFolder(writing);
      let sha256: string | null = null;
      return await writeWhole(
        target,
        async (part) => {
          if (options.container === 'zip') sha256 = await writeZip(writing, part);
          else await writeFile(writing, part, 0);
        },
        // No file without its record, and no record without its file.
        (move) =>
          store.transaction(() => {
            const report = records.complete(reportId, done(sha256));
            move();
            return report;
          }),
      );
    } catch (error) {
      await records.abandon(reportId).catch((failed) => ports.logger.error('report-not-abandoned', failed));
      throw error;
    } finally {
      writing.end();
    }
  };
}

/** Whose report it is, as it says itself. */
function shownBranch({ name, logo }: Branch, options: FieldOptions): Branch {
  return { name: options.branchName ?? name, logo: options.logo ? logo : null };
}

/** Errors: `invalid-input`, `practice-and-real`. */
function refuseWhatCannotBe(
  { by, container, format }: FieldOptions,
  lists: readonly List[],
  target: SavePlace,
  password: string | null,
): void {
  const refuse = (path: string, message: string): never => {
    throw new CoreError('invalid-input', message, { fields: [{ path, code: 'custom' }] });
  };
  if (by !== null && container === 'file') refuse('container', 'A file for each value needs a folder or a zip.');
  if (container === 'folder' && target.key) refuse('container', 'A folder cannot be downloaded. Choose a zip.');
  if (password !== null && !canBeLocked(format)) refuse('password', 'Only a workbook or a PDF takes a password.');
  if (new Set(lists.map(({ practice }) => practice)).size > 1) {
    throw new CoreError('practice-and-real', 'Practice lists and real ones cannot be in one report.');
  }
}

/** What all of them are for; null: nobody said, or they differ. */
function purposeOf(lists: readonly List[]): ListPurpose | null {
  const [first = null, ...others] = [...new Set(lists.map(({ purpose }) => purpose))];
  return others.length === 0 ? first : null;
}

function saidPurpose(purpose: ListPurpose | null, { language }: FieldOptions): string {
  return purpose === null ? purposeWords[language].notSaid : purposeWords[language].purpose[purpose];
}

function namesOf(
  { by, container, format, language }: FieldOptions,
  lists: readonly List[],
  target: SavePlace,
  groups: readonly FieldGroup[],
): string[] {
  if (container === 'file') return [target.name];
  const extension = extensionOf(format);
  if (by === null) return fileNames([lists[0]?.name ?? null], extension, fieldReportWords[language].sheets.people);
  return groupFileNames(groups, { by, format, language });
}

/** In the order of `groups`: of those of whom the column `by` says nothing as well. */
export function groupFileNames(
  groups: readonly Pick<FieldGroup, 'value'>[],
  { by, format, language }: { by: string } & Pick<FieldOptions, 'format' | 'language'>,
): string[] {
  const { sheets, withoutValue } = fieldReportWords[language];
  const empty = safeFileName(fill(withoutValue, { heading: by }), sheets.people);
  return fileNames(
    groups.map(({ value }) => value),
    extensionOf(format),
    empty,
  );
}
