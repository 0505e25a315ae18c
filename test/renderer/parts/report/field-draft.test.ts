/** What a clerk chose for a field report, and the order that follows from it. */
import { describe, expect, it } from 'vitest';
import type { TemplateOptions } from '../../../../src-main/contract/report-templates.ts';
import {
  columnRows,
  draftOf,
  draftProblem,
  emptyDraft,
  lastNik,
  likelyColumn,
  mayNotJoin,
  missingColumns,
  moveColumn,
  orderOf,
  partingColumn,
  renameColumn,
  showColumn,
  templateOf,
  yearsWithoutHolidays,
} from '../../../../src-renderer/parts/report/field/field-draft.ts';

const known = ['Alamat', 'Petugas', 'Tunggakan'];
const draft = emptyDraft([3], 'masked', 'id');

describe('what is made where nothing is chosen', () => {
  it('is one workbook with every column, masked and without a password', () => {
    expect(draftProblem(draft, known)).toBeNull();
    expect(orderOf(draft, known)).toEqual({
      ...{ kind: 'field', listIds: [3], format: 'xlsx', language: 'id', container: 'file', by: null },
      ...{
        columns: null,
        renamed: [],
        without: [],
        sort: null,
        branchName: null,
        logo: true,
        nik: 'masked',
        password: null,
      },
    });
  });

  it('has the NIK as the last field report had it; other reports do not count', () => {
    expect(lastNik([])).toBe('masked');
    expect(lastNik([{ kind: 'rows', masked: false }])).toBe('masked');
    expect(
      lastNik([
        { kind: 'rows', masked: false },
        { kind: 'field', masked: false },
        { kind: 'field', masked: true },
      ]),
    ).toBe('whole');
  });
});

describe('parting', () => {
  it('is by the column of agents, else of areas, as far as one sounds so', () => {
    expect(likelyColumn(['Wilayah', 'Nama Petugas'])).toBe('Nama Petugas');
    expect(likelyColumn(['Alamat', 'Area'])).toBe('Area');
    expect(likelyColumn(['Keterangan', 'Pengagenan'])).toBeNull();
  });

  it('makes a zip by that column, or by the one that was chosen', () => {
    expect(orderOf({ ...draft, parted: true }, known)).toMatchObject({ container: 'zip', by: 'Petugas' });
    expect(orderOf({ ...draft, parted: true, by: 'Alamat' }, known)).toMatchObject({ container: 'zip', by: 'Alamat' });
    expect(orderOf({ ...draft, parted: false, by: 'Alamat' }, known)).toMatchObject({ container: 'file', by: null });
  });

  it('is never by another column than the chosen one, where that is gone with its list', () => {
    const gone = { ...draft, parted: true, by: 'Kecamatan' };
    expect(partingColumn(gone, known)).toBeNull();
    expect(draftProblem(gone, known)).toBe('no-column');
    expect(draftProblem({ ...draft, parted: true }, ['Keterangan'])).toBe('no-column');
  });
});

describe('columns', () => {
  it('keep the order they were put in, and those that come with another list stand last', () => {
    const moved = moveColumn(known, draft.columns, 'Tunggakan', -1);
    expect(orderOf({ ...draft, columns: moved }, known).columns).toEqual(['Alamat', 'Tunggakan', 'Petugas']);
    expect(columnRows([...known, 'Tempo'], moved).map(({ heading }) => heading)).toEqual([
      ...['Alamat', 'Tunggakan', 'Petugas', 'Tempo'],
    ]);
    expect(columnRows(['Petugas'], moved)).toEqual([{ heading: 'Petugas', shown: true, shownAs: null }]);
    expect(moveColumn(known, draft.columns, 'Alamat', -1)).toBe(draft.columns);
  });

  it('have the heading that was typed, until it is taken back or is their own', () => {
    const named = renameColumn(draft.columns, 'Alamat', ' Tempat tinggal ');
    expect(columnRows(known, named)[0]).toEqual({ heading: 'Alamat', shown: true, shownAs: 'Tempat tinggal' });
    const order = orderOf({ ...draft, columns: named }, known);
    // Renamed or not, all of them is all of them.
    expect(order).toMatchObject({ columns: null, renamed: [{ column: 'Alamat', heading: 'Tempat tinggal' }] });
    for (const typed of ['', '  ', 'Alamat']) expect(renameColumn(named, 'Alamat', typed).renamed).toEqual([]);
    expect(orderOf({ ...draft, columns: named }, ['Petugas']).renamed).toEqual([]);
  });

  it('sort the people as far as these lists have them', () => {
    const sort = { column: 'Tunggakan', descending: true };
    expect(orderOf({ ...draft, sort }, known).sort).toEqual(sort);
    expect(orderOf({ ...draft, sort }, ['Alamat']).sort).toBeNull();
    expect(orderOf({ ...draft, sort: { column: null, descending: false } }, []).sort).not.toBeNull();
  });

  it('that are left out are left out, also when all are; put back as they were it is all of them', () => {
    const without = showColumn(draft.columns, 'Alamat', false);
    expect(orderOf({ ...draft, columns: without }, known).columns).toEqual(['Petugas', 'Tunggakan']);
    expect(orderOf({ ...draft, columns: showColumn(without, 'Alamat', true) }, known).columns).toBeNull();
    const none = known.reduce((choice, heading) => showColumn(choice, heading, false), draft.columns);
    expect(orderOf({ ...draft, columns: none }, known).columns).toEqual([]);
  });
});

describe('a password', () => {
  const locked = { ...draft, locked: true };

  it('is there, and typed twice alike', () => {
    expect(draftProblem(locked, known)).toBe('password-missing');
    expect(draftProblem({ ...locked, password: 'melati', repeated: 'melatl' }, known)).toBe('password-differs');
    const typed = { ...locked, password: 'melati', repeated: 'melati' };
    expect(draftProblem(typed, known)).toBeNull();
    expect(orderOf(typed, known).password).toBe('melati');
  });

  it('is not asked for, nor sent, where the file takes none or nobody wants it any more', () => {
    const typed = { ...locked, password: 'melati', repeated: '' };
    expect(draftProblem({ ...typed, format: 'csv' }, known)).toBeNull();
    expect(orderOf({ ...typed, format: 'csv' }, known).password).toBeNull();
    expect(orderOf({ ...typed, format: 'pdf' }, known).password).toBe('melati');
    expect(orderOf({ ...typed, locked: false }, known).password).toBeNull();
  });
});

it('practice lists and real ones are never chosen together; with none chosen each may be the first', () => {
  expect(mayNotJoin({ practice: true }, [{ practice: false }])).toBe(true);
  expect(mayNotJoin({ practice: false }, [{ practice: true }])).toBe(true);
  expect(mayNotJoin({ practice: true }, [{ practice: true }])).toBe(false);
  expect(mayNotJoin({ practice: true }, [])).toBe(false);
});

it('holidays are missed for this year, and in December for the next one, too', () => {
  const at = (month: number) => new Date(2026, month - 1, 15).getTime();
  expect(yearsWithoutHolidays({ years: [2025, 2026] }, at(6))).toEqual([]);
  expect(yearsWithoutHolidays({ years: [2025, 2026] }, at(12))).toEqual([2027]);
  expect(yearsWithoutHolidays({ years: [] }, at(12))).toEqual([2026, 2027]);
});

describe('a template', () => {
  const options: TemplateOptions = {
    by: 'Petugas',
    columns: ['Tunggakan', 'Alamat'],
    renamed: [{ column: 'Alamat', heading: 'Tempat tinggal' }],
    without: ['operator', 'reason'],
    sort: { column: 'Tunggakan', descending: true },
    branchName: 'Bogor',
    logo: false,
    nik: 'whole',
    language: 'en',
    format: 'csv',
  };

  it('puts its choices into the form, and the form makes the same template of them', () => {
    const columns = ['Alamat', 'Petugas', 'Tunggakan'];
    const used = { ...draft, ...draftOf(options, columns) };
    expect(used.parted).toBe(true);
    expect(templateOf(orderOf(used, columns))).toEqual(options);
    expect(
      templateOf(orderOf({ ...draft, ...draftOf({ ...options, by: null, columns: null }, columns) }, columns)),
    ).toEqual({
      ...options,
      ...{ by: null, columns: null },
    });
  });

  it('says what these lists do not have, and leaves it out', () => {
    const columns = ['Alamat', 'Cabang'];
    const given = { ...options, renamed: [...options.renamed, { column: 'Kota', heading: 'Tempat' }] };
    expect(missingColumns(given, columns)).toEqual(['Petugas', 'Tunggakan', 'Kota']);
    const used = { ...draft, ...draftOf(given, columns) };
    expect(orderOf(used, columns)).toMatchObject({ columns: ['Alamat'], renamed: options.renamed, sort: null });
    expect(draftProblem(used, columns)).toBe('no-column');
  });
});
