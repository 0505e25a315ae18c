/** Of every nasty list: no row that was left out comes in again by way of the problems file before somebody mended it. */
import { expect, test } from 'vitest';
import { readChoicesSchema } from '../../../../src-main/contract/reading.ts';
import { problemColumns, problemRow } from '../../../../src-main/core/imports/problems/problem-row.ts';
import { readRowMark, rowMark } from '../../../../src-main/core/imports/problems/source-key.ts';
import type { ReadRow } from '../../../../src-main/core/imports/reading/read-rows.ts';
import { problemsFileWords } from '../../../../src-main/words/problems-file.ts';
import { textColumns, workbookBytes } from '../../../fakes/written-file.ts';
import { allCases } from '../../../fixtures/nasty/corpus.ts';
import type { NastyCase } from '../../../fixtures/nasty/nasty-case.ts';
import { readBytes } from '../../spreadsheet/read/read-bytes.ts';

const readable = allCases.filter(({ expected, repairs }) => !('refused' in expected) && !repairs);

/** As the file that is written of the list, and what is read of it when it comes back as it is. */
async function comesBack(one: NastyCase) {
  const read = await readBytes(one.bytes(), one.choices);
  const rejected = read.rows.flatMap((row) => (row.person ? [] : [row]));
  const columns = problemColumns(rejected[0]?.cells.map(({ heading }) => heading) ?? [], read.columns.map);
  const rows = rejected.map(({ row, cells, problems }) =>
    problemRow(
      { texts: cells.map(({ text }) => text), problems, mark: rowMark({ sourceKey: 'ABCD2345', row, digest: '222' }) },
      columns,
      'id',
    ),
  );
  if (rows.length === 0) return { rejected, again: [] };
  const { reason, mark } = problemsFileWords.id.headings;
  const headings = [...columns.shown.map(({ heading }) => heading), reason, mark];
  const written = await workbookBytes({ columns: textColumns(...headings), rows });
  const mapped = columns.shown.flatMap(({ field, heading }) => (field ? [[field, heading]] : []));
  const { ecConsent, acceptNikLength, acceptNikDate } = readChoicesSchema.parse(one.choices ?? {});
  const again = await readBytes(written, {
    ...{ columnHeadings: Object.fromEntries(mapped), guessColumns: false },
    ...{ ecConsent, acceptNikLength, acceptNikDate, totalsRows: 'take' },
  });
  return { rejected, again: again.rows };
}

function errorsOf(row: ReadRow): string[] {
  const errors = row.problems.filter(({ severity }) => severity === 'error');
  return errors.map(({ field, code }) => `${field} ${code}`).sort();
}

/** What of a cell is no text, no number and no error value is written as its text, and has another problem as such. */
const otherCodes: Readonly<Record<string, string>> = {
  // Its cells are told apart now, and the mark in front of the NIK keeps the row out.
  'null row-malformed': 'nik nik-chars',
  'nik formula-no-value': 'nik nik-missing',
  'phone formula-no-value': 'phone phone-missing',
};

/** A date in the place of a phone: its text is one kind of nonsense, the cell another. */
const nonsense = /^phone phone-(chars|invalid)$/;

test('every row left out of a nasty list comes back as itself, left out for the same reasons', {
  timeout: 60_000,
}, async () => {
  let lists = 0;
  for (const one of readable) {
    const { rejected, again } = await comesBack(one);
    if (rejected.length === 0) continue;
    lists += 1;
    const plain = (errors: string[]) => errors.map((error) => error.replace(nonsense, 'phone nonsense'));
    const told = again.map((row) => ({
      row: readRowMark(row.mark ?? '')?.row,
      taken: row.person !== null,
      errors: plain(errorsOf(row)),
    }));
    const before = rejected.map((row) => ({
      row: row.row,
      taken: false,
      errors: plain(errorsOf(row).map((error) => otherCodes[error] ?? error)),
    }));
    expect({ list: one.name, rows: told }).toEqual({ list: one.name, rows: before });
  }
  expect(lists).toBeGreaterThanOrEqual(20);
});
