/**
 * "Save the problems as Excel": the rows that cannot be asked, as a workbook that a colleague mends and brings back.
 * For a stored list these are the rows it left out, for a draft every row that has a problem.
 */

import type { Draft, DraftRow } from '../../../contract/drafts.ts';
import type { Problem, Severity } from '../../../contract/person.ts';
import type { Language } from '../../../contract/settings.ts';
import { problemsFileWords } from '../../../words/problems-file.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Files } from '../../files/files.ts';
import { createReportWriter } from '../../files/report-parts.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { ListRows } from '../../lists/list-rows.ts';
import type { PersonRow } from '../../spreadsheet/write/model/sheet-cell.ts';
import { runWriter, type Slices } from '../../spreadsheet/write/writer.ts';
import type { Store } from '../../store/store.ts';
import type { NamedCell } from '../columns/column-names.ts';
import { columnNames } from '../columns/column-names.ts';
import { isMarkHeading, isOfProblemsFile } from '../columns/problems-file-headings.ts';
import type { WithheldColumns } from '../columns/withheld-columns.ts';
import { skippedByOperator } from '../reading/repairs.ts';
import { type ProblemColumns, problemColumns, problemHeadings, problemRow } from './problem-row.ts';
import { pullSlices } from './pull-slices.ts';
import { createRowDigest } from './row-digest.ts';
import { newSourceKey, readRowMark, rowMark } from './source-key.ts';

/** Rows read and formatted in one turn of the main thread. */
const sliceRows = 200;
/** Notes say what was done, and leave nothing to mend. */
const worthMending: readonly Severity[] = ['error', 'warning'];

type Deps = {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'targetOf'>;
};
type Saved = { rows: number; fileName: string };

export type ListProblems = (order: { listId: number; fileId: string; language: Language }) => Promise<Saved>;

/** Errors: `not-found`, and those of `write`. */
export function createListProblems(
  deps: Deps & { rows: Pick<ListRows, 'rejectedPage'>; shown: WithheldColumns },
): ListProblems {
  const { store, rows } = deps;
  const facts = store.prepare<{ id: number }, { columns: string; source_key: string | null }>(
    'SELECT columns, source_key FROM lists WHERE id = :id AND complete = 1',
  );
  const setKey = store.prepare<{ id: number; source_key: string }>(
    'UPDATE lists SET source_key = :source_key WHERE id = :id AND source_key IS NULL',
  );

  /** A list of a time before there were keys gets its own now. */
  function keyOf(listId: number, stored: string | null): string {
    if (stored !== null) return stored;
    setKey.run({ id: listId, source_key: newSourceKey() });
    return facts.get({ id: listId })?.source_key ?? '';
  }

  return async ({ listId, fileId, language }) => {
    const list = facts.get({ id: listId });
    if (!list) throw new CoreError('not-found', 'That list is not there any more.');
    const key = keyOf(listId, list.source_key);
    const [first] = rows.rejectedPage(listId, 0, 1);
    const headings = first ? (JSON.parse(first.cells) as NamedCell[]).map(({ heading }) => heading) : [];
    const columns = problemColumns(headings, JSON.parse(list.columns));
    const known = new Set(headings);
    const digestOf = createRowDigest(headings, JSON.parse(list.columns));
    const shown = deps.shown.of(listId);

    function inOrder(cells: readonly NamedCell[]): string[] {
      const textOf = new Map(cells.map(({ heading, text }) => [heading, text]));
      return headings.map((heading) => textOf.get(heading) ?? '');
    }

    function* slices(): Generator<PersonRow[]> {
      for (let row = 0; ; ) {
        const found = rows.rejectedPage(listId, row, sliceRows);
        const last = found.at(-1);
        if (!last) return;
        row = last.source_row;
        yield found.flatMap(({ source_row, cells, problems }) => {
          const found: Problem[] = JSON.parse(problems);
          const stored: NamedCell[] = JSON.parse(cells);
          const named = shown.row(stored);
          const made = problemRow(
            {
              texts: inOrder(named),
              problems: found,
              explained: worthMending,
              mark: rowMark({ sourceKey: key, row: source_row, digest: digestOf(inOrder(stored)) }),
            },
            columns,
            language,
          );
          // A row that came back mended may have columns of its own: behind everything, rather than lost.
          const others = named.filter(({ heading }) => !known.has(heading) && !isOfProblemsFile(heading));
          return [{ ...made, extra: [...made.extra, ...others] }];
        });
      }
    }
    return write(deps, { fileId, language, columns, slices: slices(), listId });
  };
}

/** An open draft, as far as its problems are wanted. `readProblems`: slice by slice; the next when `onSlice` is done. */
export type ProblemSource = {
  state(): Promise<Pick<Draft, 'columns' | 'file'>>;
  readProblems(severities: readonly Severity[], onSlice: (rows: DraftRow[]) => Promise<void>): Promise<void>;
};

/** Of a draft as it stands, repairs included. Errors: those of the draft, and of `write`. */
export async function saveDraftProblems(
  deps: Deps,
  order: {
    draft: ProblemSource;
    /** Of the list this draft may become. */
    sourceKey: string;
    fileId: string;
    language: Language;
    severities: readonly Severity[];
  },
): Promise<Saved> {
  const { draft, sourceKey, fileId, language, severities } = order;
  const { columns: found, file } = await draft.state();
  const headings = columnNames(found.map(({ heading }) => heading));
  const columns = problemColumns(headings, file.columns);
  const digestOf = createRowDigest(headings, file.columns);
  const markPlace = headings.findIndex(isMarkHeading);

  function toRow({ row, cells, problems }: DraftRow): PersonRow {
    // What came from a problems file keeps its mark: it still belongs to the list that left it out.
    const own = readRowMark(cells[markPlace] ?? '');
    return problemRow(
      {
        texts: cells,
        problems,
        explained: severities,
        mark: rowMark(own ?? { sourceKey, row, digest: digestOf(cells) }),
      },
      columns,
      language,
    );
  }

  async function* slices(): AsyncGenerator<PersonRow[]> {
    const found = pullSlices<DraftRow>((onSlice) => draft.readProblems(severities, onSlice));
    for await (const rows of found) yield rows.filter(({ problems }) => !skippedByOperator(problems)).map(toRow);
  }
  return write(deps, { fileId, language, columns, slices: slices() });
}

/**
 * The writing process writes the file whole or not at all. Errors: those of `targetOf` and `runWriter`, and
 * `file-not-writable` where the file cannot be replaced.
 */
async function write(
  { store, ports, accessLog, files }: Deps,
  order: { fileId: string; language: Language; columns: ProblemColumns; slices: Slices; listId?: number },
): Promise<Saved> {
  const { language, columns } = order;
  const target = files.targetOf(order.fileId);
  const texts = problemsFileWords[language];
  const { mend, keepMark, mayWait, bringBack } = texts.howTo;
  const writeWhole = createReportWriter({ store, ports });
  let written = 0;
  await writeWhole(
    target,
    (part) =>
      runWriter(
        ports,
        {
          ...part,
          format: 'xlsx',
          language,
          sheets: [
            {
              name: texts.sheets.rows,
              columns: problemHeadings(columns, language).map((heading, place) => ({
                heading,
                kind: 'text',
                // What to mend is a sentence or more.
                wrap: place >= columns.shown.length,
              })),
            },
          ],
        },
        order.slices,
        () => [
          {
            name: texts.sheets.howTo,
            place: 'last',
            lines: [mend, keepMark, mayWait, bringBack].map((paragraph) => ({ paragraph })),
          },
        ],
        (done) => {
          written = done;
        },
      ),
    (move) =>
      store.transaction(() => {
        const lists = order.listId === undefined ? [] : [order.listId];
        accessLog.record({
          what: 'exported',
          people: written,
          lists,
          detail: { object: 'problems-file', format: 'xlsx' },
        });
        move();
      }),
  );
  return { rows: written, fileName: target.name };
}
