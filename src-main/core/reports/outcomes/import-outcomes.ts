/**
 * Sheets that come back: each file is read whole, compared with what is known, and stored in slices. One that was cut off in between
 * is no imported file: given again, what it stored is known and the rest is stored. A preview does the same and stores nothing; what an earlier file of the same order would have stored counts as known to it.
 */

import { setImmediate } from 'node:timers/promises';
import { localDay } from '../../../contract/calendar.ts';
import type { ErrorCode } from '../../../contract/errors.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import type { Found, OutcomeCounts, OutcomeImport, OutcomeProblem, ReturnedFile } from '../../../contract/outcomes.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { FilePlace, Files } from '../../files/files.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import { createOutcomeRows } from '../../lookups/outcome-rows.ts';
import type { ReadLimits } from '../../spreadsheet/read/start-reading.ts';
import type { Store } from '../../store/store.ts';
import { createTurns } from '../../store/turns.ts';
import type { RowProblem } from './read-row.ts';
import { readSheets, rowsInTurn, type SheetRow } from './read-sheets.ts';
import { createRowCodes, type RowCode } from './row-code.ts';

/** Problems told one by one; of more, how many. */
const mostProblems = 500;
/** A millisecond. */
const storedAtOnce = 20;

type Person = { nik: string; phone: string; name: string | null; created_at: number };
type FoundRow = SheetRow & { read: { kind: 'found' } };
type Planned = Found & { lookupId: number; reportId: number | null; phone: string; sourceRow: number };
/** What a file comes to, before anything is stored. */
type Plan = {
  counts: OutcomeCounts;
  imported: boolean;
  digest: string;
  outcomes: Planned[];
  problems: OutcomeProblem[];
};

/** By row of a report: what earlier files of the same order say of it. */
type Said = Map<string, { content: string; file: string }[]>;

const nothing: OutcomeCounts = { outcomes: 0, known: 0, blank: 0, unknown: 0, changed: 0, unread: 0 };

export function createOutcomeImport(deps: {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'pathOf'>;
  limits?: ReadLimits;
}) {
  const { store, ports, accessLog, files } = deps;
  const codes = createRowCodes(store);
  const stored = createOutcomeRows(store);
  const person = store.prepare<{ id: number }, Person>(
    'SELECT nik, phone, name, created_at FROM lookups WHERE id = :id',
  );
  const fileOf = store.prepare<{ digest: string }, { id: number }>(
    'SELECT id FROM outcome_files WHERE digest = :digest',
  );
  const wholeFile = store.prepare<{ digest: string }, { id: number }>(
    'SELECT id FROM outcome_files WHERE digest = :digest AND complete = 1',
  );
  const addFile = store.prepare<{ name: string; digest: string; now: number; by: string }>(`
    INSERT INTO outcome_files (name, digest, imported_at, imported_by, complete) VALUES (:name, :digest, :now, :by, 0)
    ON CONFLICT (digest) DO NOTHING`);
  const finishFile = store.prepare<{ digest: string }>(
    'UPDATE outcome_files SET complete = 1 WHERE digest = :digest AND complete = 0',
  );
  const inTurns = createTurns(store, ports.clock);
  let last: Promise<unknown> = Promise.resolve();

  /** Errors: those of `readSheets`. */
  async function planOf(file: FilePlace, order: Order, said: Said): Promise<Plan> {
    const today = localDay(ports.clock.now());
    const read = await readSheets({ ...deps, codes }, file, {
      password: order.password,
      today,
      since: (id) => {
        const found = person.get({ id });
        return found ? localDay(found.created_at) : null;
      },
    });
    const counts = { ...nothing };
    const problems: OutcomeProblem[] = read.twice.map(({ sheet, row, column }) =>
      toProblem(file.name, { sheet, row }, { code: 'heading-twice', column, text: null }, null, false),
    );
    const found: FoundRow[] = [];
    for (const [index, row] of read.rows.entries()) {
      if (index % rowsInTurn === rowsInTurn - 1) await setImmediate();
      const code = 'code' in row.read ? row.read.code : null;
      const about = code === null ? null : (person.get({ id: code.lookupId }) ?? null);
      const tell = (problem: RowProblem, isStored = false) =>
        problems.push(toProblem(file.name, row, problem, code && about && { ...about, code }, isStored));
      switch (row.read.kind) {
        case 'unknown':
          tell(row.read.problem);
          break;
        case 'changed':
        case 'unread':
          for (const problem of row.read.problems) tell(problem);
          break;
        case 'found':
          for (const notice of row.read.notices) tell(notice, true);
          found.push(row as FoundRow);
          continue;
        case 'blank':
      }
      counts[row.read.kind] += 1;
    }
    const imported = wholeFile.get({ digest: read.digest }) !== undefined;
    const outcomes: Planned[] = [];
    let compared = 0;
    for (const rows of byCode(found).values()) {
      compared += 1;
      if (compared % rowsInTurn === 0) await setImmediate();
      const [first] = rows as [FoundRow, ...FoundRow[]];
      const { lookupId, reportId } = first.read.code;
      const about = person.get({ id: lookupId });
      const planned = { ...first.read.found, agent: first.read.found.agent ?? order.agent };
      if (new Set(rows.map(({ read: one }) => contentOf(one.found))).size > 1) {
        for (const row of rows) {
          const twice: RowProblem = { code: 'row-twice', column: 'rowCode', text: null };
          problems.push(toProblem(file.name, row, twice, about ? { ...about, code: row.read.code } : null, false));
        }
        counts.unread += rows.length;
        continue;
      }
      const before = said.get(rowKey(first.read.code)) ?? [];
      const known =
        imported ||
        stored.ofRow(lookupId, reportId).some((one) => contentOf(one) === contentOf(planned)) ||
        before.some(({ content }) => content === contentOf(planned));
      // A row that was copied within the sheet, with the same things filled in, says nothing new.
      counts.known += rows.length - 1;
      if (known) {
        counts.known += 1;
        continue;
      }
      const other = before.at(-1);
      if (other) {
        const contradicts: RowProblem = { code: 'row-in-other-file', column: 'rowCode', text: other.file };
        problems.push(
          toProblem(file.name, first, contradicts, about ? { ...about, code: first.read.code } : null, true),
        );
      }
      counts.outcomes += 1;
      const phone = first.read.phone ?? about?.phone ?? '';
      outcomes.push({ ...planned, lookupId, reportId, phone, sourceRow: first.row });
    }
    problems.sort((a, b) => (a.sheet ?? '').localeCompare(b.sheet ?? '') || a.row - b.row);
    return { counts, imported, digest: read.digest, outcomes, problems };
  }

  /** The last slice says that all of it is there. */
  async function commit(name: string, { digest, outcomes }: Plan): Promise<void> {
    const now = ports.clock.now();
    let at = 0;
    await inTurns(() => {
      addFile.run({ name, digest, now, by: ports.operator });
      const fileId = fileOf.get({ digest })?.id ?? null;
      for (const outcome of outcomes.slice(at, at + storedAtOnce)) {
        const day = outcome.foundOn ?? localDay(now);
        stored.add({ ...outcome, day, fileId, recordedAt: now, recordedBy: ports.operator });
      }
      at += storedAtOnce;
      if (at < outcomes.length) return true;
      finishFile.run({ digest });
      accessLog.record({ what: 'imported', people: outcomes.length, detail: { object: 'outcomes' } });
      return false;
    });
  }

  async function run(order: Order): Promise<OutcomeImport> {
    const result: OutcomeImport = {
      ...nothing,
      applied: order.apply,
      files: [],
      kinds: {},
      problems: [],
      moreProblems: 0,
    };
    const said: Said = new Map();
    for (const fileId of order.fileIds) {
      let file: Pick<ReturnedFile, 'name' | 'imported' | 'error'> = { name: '', imported: false, error: null };
      let counts = nothing;
      try {
        const place = files.pathOf(fileId);
        file = { ...file, name: place.name };
        const plan = await planOf(place, order, said);
        if (order.apply) await commit(place.name, plan);
        for (const outcome of plan.outcomes) remember(said, outcome, place.name);
        for (const { kind } of plan.outcomes) result.kinds[kind] = (result.kinds[kind] ?? 0) + 1;
        file = { ...file, imported: plan.imported };
        counts = plan.counts;
        const room = mostProblems - result.problems.length;
        result.problems.push(...plan.problems.slice(0, room));
        result.moreProblems += Math.max(0, plan.problems.length - room);
      } catch (error) {
        file = { ...file, error: ofThatFile(error) };
      }
      result.files.push({ ...counts, ...file });
      for (const key of Object.keys(nothing) as (keyof OutcomeCounts)[]) result[key] += counts[key];
    }
    return result;
  }

  return {
    /** One order after the other: each is compared with what the one before has stored. */
    import(order: Order): Promise<OutcomeImport> {
      const result = last.then(() => run(order));
      last = result.catch(() => undefined);
      return result;
    },
  };
}

type Order = ParsedInputOf<'outcomes.import'>;

/** Errors of one file, which hold up no other. */
const ofFiles: ReadonlySet<ErrorCode> = new Set([
  ...(['file-empty', 'file-corrupt', 'file-encrypted', 'file-not-spreadsheet', 'file-too-large'] as const),
  ...(['xml-dtd-forbidden', 'file-not-readable', 'no-field-sheet', 'import-timeout', 'reader-stopped'] as const),
]);

function ofThatFile(error: unknown): ErrorCode {
  if (error instanceof CoreError && ofFiles.has(error.code)) return error.code;
  throw error;
}

function byCode(rows: readonly FoundRow[]): Map<string, FoundRow[]> {
  return Map.groupBy(rows, ({ read }) => rowKey(read.code));
}

function rowKey({ lookupId, reportId }: Pick<RowCode, 'lookupId' | 'reportId'>): string {
  return `${lookupId} ${reportId}`;
}

/** All that an agent wrote, in one text to be compared. */
function contentOf({ kind, agent, foundOn, promiseDate, promiseAmount, note }: Found): string {
  return JSON.stringify([kind, agent, foundOn, promiseDate, promiseAmount, note]);
}

function remember(said: Said, outcome: Planned, file: string): void {
  const key = rowKey(outcome);
  said.set(key, [...(said.get(key) ?? []), { content: contentOf(outcome), file }]);
}

function toProblem(
  file: string,
  { sheet, row }: Pick<SheetRow, 'sheet' | 'row'>,
  { code, column, text }: RowProblem,
  about: (Person & { code: RowCode }) | null,
  isStored: boolean,
): OutcomeProblem {
  const isShown = column === 'nik' || column === 'phone' || column === 'name';
  return {
    ...{ file, sheet, row, code, column, text },
    expected: about !== null && isShown ? about[column] : null,
    lookupId: about?.code.lookupId ?? null,
    name: about?.name ?? null,
    stored: isStored,
  };
}
