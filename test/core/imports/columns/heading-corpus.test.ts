/** Headings as branches write them, by themselves and in whole rows with what stands under them. */
import { describe, expect, test } from 'vitest';
import type { ColumnMap } from '../../../../src-main/contract/reading.ts';
import { findColumns } from '../../../../src-main/core/imports/columns/columns.ts';
import { headingMeaning, isEmergencyHeading } from '../../../../src-main/core/imports/columns/heading-words.ts';
import type { Cell } from '../../../../src-main/core/spreadsheet/cell.ts';
import { headingCorpus } from '../../../fixtures/heading-corpus.ts';

describe('a heading', () => {
  test.each(headingCorpus)('%j means %s', (heading, field) => {
    expect(headingMeaning(heading)?.field ?? null).toBe(field);
  });

  test('means the same in capitals, in small letters and between signs', () => {
    for (const [heading, field] of headingCorpus) {
      const written = [heading.toUpperCase(), ` ${heading.toLowerCase()}: `, `*${heading.replaceAll(' ', '_')}*`];
      for (const one of written) expect([one, headingMeaning(one)?.field ?? null]).toEqual([one, field]);
    }
  });

  test('is of an emergency contact, to be withheld without consent, where its words say so', () => {
    const contacts = headingCorpus.filter(([, field]) => field === 'contact' || field?.startsWith('ec'));
    expect(contacts.filter(([heading]) => !isEmergencyHeading(heading))).toEqual([]);
    const told = [
      'Hubungan Kontak Darurat',
      'Hub. Penjamin',
      'Alamat Penjamin',
      'Tgl Lahir Penjamin',
      'Hub. dgn Kondar',
    ];
    const heirs = ['Ahli Waris', 'Nama Ahli Waris', 'HP Ahli Waris', 'Alamat Emcon', 'Hub STS', 'Alamat PJ'];
    expect([...told, ...heirs].filter((about) => !isEmergencyHeading(about))).toEqual([]);
    const persons = headingCorpus.filter(([, field]) => ['nik', 'name', 'phone', 'birthDate'].includes(field ?? ''));
    expect(persons.filter(([heading]) => isEmergencyHeading(heading))).toEqual([]);
    const others = [
      'No. Kartu Keluarga',
      'Nama Kepala Keluarga',
      'No KK',
      'STS',
      'Sts HP',
      'KD',
      'KD Cabang',
      'No Ref',
    ];
    const own = ['Hubungan', 'Nama Ibu Kandung', 'No HP yang bisa dihubungi', 'Kontak 2', 'Relasi Bank'];
    expect([...others, ...own].filter(isEmergencyHeading)).toEqual([]);
  });
});

/** What stands under a heading; `row` from 0. Invented people of regency 00, which is nowhere. */
const kinds = {
  /** A man, a woman, a man … */
  nik: (row) => nikOf(row),
  /** Made like a NIK of the day the family registered: there are no women's days in it. */
  familyCard: (row) => `310000${10 + row}0${1 + (row % 9)}12000${1 + (row % 9)}`,
  account: (row) => `009988776655443${row % 10}`,
  npwp15: (row) => `0912345670${row % 10}0000`,
  npwp16: (row) => `31000${row}1${row % 9}0${1 + (row % 9)}8${row % 10}000${1 + (row % 9)}`,
  phone: (row) => `08123456${1000 + row}`,
  otherPhone: (row) => `08571234${2000 + row}`,
  landline: (row) => `021-55${1000 + row}`,
  halfLandlines: (row) => (row % 2 ? `021-55${1000 + row}` : `08131111${1000 + row}`),
  name: (row) => ['Siti Aminah', 'Budi', 'Made Wirawan', 'Yohana'][row % 4] ?? '',
  otherName: (row) => ['Agus', 'Rina Wati', 'Dewi', 'Joko'][row % 4] ?? '',
  code: (row) => `C-000${row}`,
  shortNumber: (row) => 120_000 + row,
  place: (row) => ['Bogor', 'Depok'][row % 2] ?? '',
  amount: (row) => 1_500_000 * (row + 1),
  /** The one in `nik`. */
  born: (row) => birthDateOf(row),
  bornWithPlace: (row) => `Bogor, ${birthDateOf(row)}`,
  due: (row) => `1${row % 9}-11-2026`,
  empty: () => null,
} satisfies Record<string, (row: number) => Cell>;

function nikOf(row: number): string {
  return `31000${row}${row % 2 ? 5 : 1}${row % 9}0${1 + (row % 9)}8${row % 10}000${1 + (row % 9)}`;
}

function birthDateOf(row: number): string {
  const nik = nikOf(row);
  const day = Number(nik.slice(6, 8));
  return `${String(day > 40 ? day - 40 : day).padStart(2, '0')}-${nik.slice(8, 10)}-19${nik.slice(10, 12)}`;
}

type Kind = keyof typeof kinds;
type Expected = { [Field in keyof ColumnMap]: string };

function columnsOf(columns: readonly (readonly [heading: string, kind: Kind])[]) {
  const headings = columns.map(([heading]) => heading);
  const sample = Array.from({ length: 8 }, (_, row) => columns.map(([, kind]) => kinds[kind](row)));
  const found = findColumns(headings, sample, { guessColumns: true });
  const named = Object.entries(found.map).map(([field, column]) => [field, headings[column - 1]]);
  return { ...found, headings: Object.fromEntries(named) as Expected };
}

const tables: [what: string, columns: [string, Kind][], expected: Expected][] = [
  [
    'a collection sheet',
    [
      ['No', 'shortNumber'],
      ['No Rekening', 'account'],
      ['Nama Debitur', 'name'],
      ['No KTP', 'nik'],
      ['No HP', 'phone'],
      ['DPD', 'shortNumber'],
    ],
    { nik: 'No KTP', phone: 'No HP', name: 'Nama Debitur' },
  ],
  [
    'account numbers of sixteen digits before the NIK',
    [
      ['Account No', 'account'],
      ['ID Number', 'nik'],
      ['Customer Name', 'name'],
      ['Mobile Phone', 'phone'],
    ],
    { nik: 'ID Number', phone: 'Mobile Phone', name: 'Customer Name' },
  ],
  [
    'account numbers under a heading that tells nothing',
    [
      ['Kode', 'account'],
      ['Kependudukan', 'nik'],
      ['HP', 'phone'],
    ],
    { nik: 'Kependudukan', phone: 'HP' },
  ],
  [
    'a family card number before the NIK, neither with a telling heading',
    [
      ['A1', 'familyCard'],
      ['A2', 'nik'],
      ['A3', 'phone'],
    ],
    { nik: 'A2', phone: 'A3' },
  ],
  [
    'a family card number and a tax number beside the NIK',
    [
      ['No KK', 'familyCard'],
      ['NPWP', 'npwp16'],
      ['NIK', 'nik'],
      ['Telp', 'phone'],
      ['Nama', 'name'],
    ],
    { nik: 'NIK', phone: 'Telp', name: 'Nama' },
  ],
  [
    'a tax number of the old length',
    [
      ['No. NPWP', 'npwp15'],
      ['No. KTP', 'nik'],
      ['Handphone', 'phone'],
    ],
    { nik: 'No. KTP', phone: 'Handphone' },
  ],
  [
    'two phone columns: the first is the person’s, the other comes along',
    [
      ['NIK', 'nik'],
      ['HP 1', 'phone'],
      ['HP 2', 'otherPhone'],
    ],
    { nik: 'NIK', phone: 'HP 1' },
  ],
  [
    'the further number before the main one',
    [
      ['NIK', 'nik'],
      ['HP Alternatif', 'otherPhone'],
      ['HP Utama', 'phone'],
    ],
    { nik: 'NIK', phone: 'HP Utama' },
  ],
  [
    'a contact’s phone after the person’s',
    [
      ['NIK', 'nik'],
      ['No HP', 'phone'],
      ['No HP Kontak Darurat', 'otherPhone'],
      ['Nama Kontak Darurat', 'otherName'],
    ],
    { nik: 'NIK', phone: 'No HP', ecPhone: 'No HP Kontak Darurat', ecName: 'Nama Kontak Darurat' },
  ],
  [
    'a contact’s phone before the person’s',
    [
      ['Telp Penjamin', 'otherPhone'],
      ['Nama Penjamin', 'otherName'],
      ['KTP', 'nik'],
      ['Telp', 'phone'],
      ['Nasabah', 'name'],
    ],
    { nik: 'KTP', phone: 'Telp', name: 'Nasabah', ecPhone: 'Telp Penjamin', ecName: 'Nama Penjamin' },
  ],
  [
    'one column for the contact, with phones',
    [
      ['NIK', 'nik'],
      ['WA', 'phone'],
      ['Keluarga tidak serumah', 'otherPhone'],
    ],
    { nik: 'NIK', phone: 'WA', ecPhone: 'Keluarga tidak serumah' },
  ],
  [
    'one column for the contact, with names',
    [
      ['NIK', 'nik'],
      ['WA', 'phone'],
      ['Emergency Contact', 'otherName'],
    ],
    { nik: 'NIK', phone: 'WA', ecName: 'Emergency Contact' },
  ],
  [
    'office and home phones before the mobile',
    [
      ['Telp Kantor', 'otherPhone'],
      ['Telp Rumah', 'landline'],
      ['No KTP', 'nik'],
      ['Telp Seluler', 'phone'],
    ],
    { nik: 'No KTP', phone: 'Telp Seluler' },
  ],
  [
    'landlines in a column of phones, mobiles in the next',
    [
      ['NIK', 'nik'],
      ['Telepon', 'halfLandlines'],
      ['Handphone', 'phone'],
    ],
    { nik: 'NIK', phone: 'Handphone' },
  ],
  [
    'officers with names, numbers and employee numbers',
    [
      ['Nama AO', 'otherName'],
      ['HP AO', 'otherPhone'],
      ['NIK Karyawan', 'shortNumber'],
      ['Nama', 'name'],
      ['NIK', 'nik'],
      ['HP', 'phone'],
    ],
    { nik: 'NIK', phone: 'HP', name: 'Nama' },
  ],
  [
    'an employee number called NIK beside the card number',
    [
      ['NIK', 'shortNumber'],
      ['No KTP', 'nik'],
      ['Nama', 'name'],
      ['HP', 'phone'],
    ],
    { nik: 'No KTP', phone: 'HP', name: 'Nama' },
  ],
  [
    'an employee number called NIK, and NIKs under a heading that tells nothing',
    [
      ['NIK', 'shortNumber'],
      ['Nomor', 'nik'],
      ['HP', 'phone'],
    ],
    { nik: 'Nomor', phone: 'HP' },
  ],
  [
    'NIK and phone with their headings changed',
    [
      ['No HP', 'nik'],
      ['NIK', 'phone'],
      ['Nama', 'name'],
    ],
    { nik: 'No HP', phone: 'NIK', name: 'Nama' },
  ],
  [
    'a customer number called ID',
    [
      ['ID', 'code'],
      ['Nama', 'name'],
      ['Identitas', 'nik'],
      ['Kontak', 'phone'],
    ],
    { nik: 'Identitas', phone: 'Kontak', name: 'Nama' },
  ],
  [
    'no telling heading at all',
    [
      ['X', 'nik'],
      ['Y', 'name'],
      ['Z', 'phone'],
    ],
    { nik: 'X', phone: 'Z' },
  ],
  [
    'a birth date by its heading, with the place before it',
    [
      ['NIK', 'nik'],
      ['Nama', 'name'],
      ['TTL', 'bornWithPlace'],
      ['HP', 'phone'],
    ],
    { nik: 'NIK', phone: 'HP', name: 'Nama', birthDate: 'TTL' },
  ],
  [
    'a birth date by the NIKs beside it, and a due date that is none',
    [
      ['NIK', 'nik'],
      ['HP', 'phone'],
      ['Tgl', 'due'],
      ['Tanggal', 'born'],
    ],
    { nik: 'NIK', phone: 'HP', birthDate: 'Tanggal' },
  ],
  [
    'dates that are other dates',
    [
      ['NIK', 'nik'],
      ['HP', 'phone'],
      ['Tgl Jatuh Tempo', 'due'],
      ['Tgl Lahir Pasangan', 'born'],
      ['X', 'due'],
    ],
    { nik: 'NIK', phone: 'HP' },
  ],
  [
    'misspelt in every column',
    [
      ['Nomro KTP', 'nik'],
      ['Nama Nsabah', 'name'],
      ['No Hanphone', 'phone'],
      ['Tangal Lahir', 'born'],
      ['Nama Penjmin', 'otherName'],
    ],
    { nik: 'Nomro KTP', phone: 'No Hanphone', name: 'Nama Nsabah', birthDate: 'Tangal Lahir', ecName: 'Nama Penjmin' },
  ],
  [
    'written together',
    [
      ['NOKTP', 'nik'],
      ['NAMANASABAH', 'name'],
      ['NOHANDPHONE', 'phone'],
      ['NAMAEC', 'otherName'],
      ['HPEC', 'otherPhone'],
      ['NAMACABANG', 'place'],
    ],
    { nik: 'NOKTP', phone: 'NOHANDPHONE', name: 'NAMANASABAH', ecName: 'NAMAEC', ecPhone: 'HPEC' },
  ],
  [
    'of two joined rows',
    [
      ['Data Nasabah NIK', 'nik'],
      ['Data Nasabah Nama', 'name'],
      ['Data Nasabah HP', 'phone'],
      ['Kontak Darurat Nama', 'otherName'],
      ['Kontak Darurat HP', 'otherPhone'],
      ['Kontak Darurat Hubungan', 'place'],
    ],
    {
      nik: 'Data Nasabah NIK',
      name: 'Data Nasabah Nama',
      phone: 'Data Nasabah HP',
      ecName: 'Kontak Darurat Nama',
      ecPhone: 'Kontak Darurat HP',
    },
  ],
  [
    'the name of the account’s holder, for want of a better one',
    [
      ['Nama Rekening', 'name'],
      ['No KTP', 'nik'],
      ['Phone', 'phone'],
      ['Nama Produk', 'place'],
    ],
    { nik: 'No KTP', phone: 'Phone', name: 'Nama Rekening' },
  ],
  [
    'a heading over empty cells beside one over filled ones',
    [
      ['No HP', 'empty'],
      ['No WA', 'phone'],
      ['NIK', 'nik'],
      ['Saldo', 'amount'],
    ],
    { nik: 'NIK', phone: 'No WA' },
  ],
];

describe('a row of headings with its cells:', () => {
  test.each(tables)('%s', (_what, columns, expected) => {
    expect(columnsOf(columns).headings).toEqual(expected);
  });

  test('there are enough of them', () => {
    expect([headingCorpus.length >= 120, tables.length >= 25]).toEqual([true, true]);
  });
});

describe('how well a column fits', () => {
  test('is the share of its filled cells that can be what the field asks for', () => {
    const found = columnsOf([
      ['NIK', 'nik'],
      ['Telepon', 'halfLandlines'],
      ['Nama', 'shortNumber'],
      ['DOB', 'bornWithPlace'],
      ['No HP Penjamin', 'empty'],
    ]);
    expect(found.fits).toEqual({ nik: 1, phone: 0.5, name: 0, birthDate: 1 });
  });

  test('is told of a lying heading: it is the cells that were believed', () => {
    const found = columnsOf([
      ['NIK', 'phone'],
      ['KTP', 'nik'],
    ]);
    expect(found).toMatchObject({ map: { nik: 2, phone: 1 }, guessedBy: { nik: 'heading', phone: 'values' } });
    const wrong = columnsOf([
      ['NIK', 'code'],
      ['HP', 'phone'],
    ]);
    expect(wrong).toMatchObject({ map: { nik: 1 }, guessedBy: { nik: 'heading' }, fits: { nik: 0 } });
  });

  test('is told of columns the operator chose too', () => {
    const sample = [[kinds.name(0), kinds.nik(0), kinds.born(0)]];
    const columns = { nik: 1, birthDate: 3 };
    expect(findColumns(['A', 'B', 'C'], sample, { columns, guessColumns: false })).toEqual({
      map: columns,
      guessedBy: { nik: 'chosen', birthDate: 'chosen' },
      fits: { nik: 0, birthDate: 1 },
      doubts: [],
    });
  });
});
