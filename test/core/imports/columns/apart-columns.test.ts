/** What is about somebody beside the person is left out without consent: by its heading, or by what its cells hold. */
import { describe, expect, test } from 'vitest';
import type { ReadChoices } from '../../../../src-main/contract/reading.ts';
import { type Cell, cellText } from '../../../../src-main/core/spreadsheet/cell.ts';
import { readBytes } from '../../spreadsheet/read/read-bytes.ts';
import { previewBytes } from '../reading/preview-bytes.ts';

/** Invented people of regency 00, which is nowhere. */
const nikOf = (row: number) =>
  `31000${row % 10}${row % 2 ? 5 : 1}${row % 9}0${1 + (row % 9)}8${row % 10}000${1 + (row % 9)}`;
const names = [
  'Siti Aminah',
  'Budi Santoso',
  'Made Wirawan',
  'Yohana Sitompul',
  'Agus Salim',
  'Rina Wati',
  'Dewi Lestari',
];
const others = ['Joko Susilo', 'Sri Rahayu', 'Ahmad Fauzi', 'Maria Goreti', 'Eko Prasetyo', 'Nur Hidayati', 'Tono'];
const kinds = {
  nik: nikOf,
  otherNik: (row) =>
    `31000${(row + 3) % 10}${row % 2 ? 1 : 5}${row % 9}0${1 + (row % 9)}7${row % 10}000${1 + (row % 9)}`,
  phone: (row) => `08123456${1000 + row}`,
  otherPhone: (row) => `08571234${2000 + row}`,
  name: (row) => names[row % 7] ?? '',
  otherName: (row) => others[row % 7] ?? '',
  nameAndPhone: (row) => `${others[row % 7]} (kakak) 0857-1234-${2000 + row}`,
  account: (row) => `0012${row}00031234567`,
  place: (row) => ['Bogor', 'Depok', 'Ciawi', 'Cibinong', 'Parung', 'Citeureup', 'Gunung Putri'][row % 7] ?? '',
  address: (row) => `Jl. Mawar No. ${row + 1} RT 02/05`,
  branch: (row) => ['KCP Melati', 'KCP Anggrek'][row % 2] ?? '',
  amount: (row) => 1_500_000 * (row + 1),
  days: (row) => 30 + row,
  due: (row) => `1${row % 9}-11-2026`,
  state: (row) => ['Lancar', 'Macet', 'Dalam perhatian khusus'][row % 3] ?? '',
  officer: (row) => ['Joko Susilo', 'Sri Rahayu'][row % 2] ?? '',
  product: (row) => ['Multiguna Motor', 'KPR Sejahtera'][row % 2] ?? '',
  remark: (row) => ['janji bayar tanggal 5', 'rumah kosong', 'nomor tidak aktif', 'sudah pindah'][row % 4] ?? '',
  plate: (row) => `F ${1000 + row} AB`,
} satisfies Record<string, (row: number) => Cell>;
type Kind = keyof typeof kinds;

const csv = (columns: readonly (readonly [string, Kind])[], rows = 20, bad = -1): string =>
  [
    columns.map(([heading]) => heading),
    ...Array.from({ length: rows }, (_, row) =>
      columns.map(([heading, kind]) => (row === bad && heading === 'NIK' ? '12' : cellText(kinds[kind](row)))),
    ),
  ]
    .map((cells) => cells.join(';'))
    .join('\n');
const own = [
  ['NIK', 'nik'],
  ['Nama', 'name'],
  ['No HP', 'phone'],
] as const;

async function keptOf(column: readonly [string, Kind], choices: Partial<ReadChoices> = {}) {
  const { rows } = await readBytes(csv([...own, column, ['Area', 'branch']], 20, 3), choices);
  const texts = rows.map(
    (row) => (row.person ? row.extra : row.cells).find(({ heading }) => heading === column[0])?.text,
  );
  return { accepted: Boolean(texts[0]), rejected: Boolean(texts[3]) };
}

const left = { accepted: false, rejected: false };
const kept = { accepted: true, rejected: true };

describe('without consent nothing is kept, of no row, of a column', () => {
  test.each<[string, Kind]>([
    ['HP Istri', 'otherPhone'],
    ['No HP Suami', 'otherPhone'],
    ['HP Pasangan', 'otherPhone'],
    ['HP Ortu', 'otherPhone'],
    ['Nama Ibu Kandung', 'otherName'],
    ['Contact person', 'otherName'],
    ['CP', 'otherPhone'],
    ['Wali', 'otherName'],
    ['Nama Wali', 'otherName'],
    ['Atasan', 'otherName'],
    ['Alamat Orang Tua', 'address'],
    ['Pekerjaan Suami', 'state'],
    ['NIK Pasangan', 'otherNik'],
    ['Nama Kepala Keluarga', 'otherName'],
  ])('%s, by its heading', async (heading, kind) => {
    expect(await keptOf([heading, kind])).toEqual(left);
    expect(await keptOf([heading, kind], { ecConsent: true })).toEqual(kept);
  });

  test.each<[string, Kind]>([
    ['Cici', 'otherPhone'],
    ['HP Cici', 'otherPhone'],
    ['Info', 'nameAndPhone'],
    ['Keterangan', 'nameAndPhone'],
    ['Lain-lain', 'otherNik'],
    ['Cici', 'otherName'],
    ['Nama Cici', 'otherName'],
    ['Nama Pemilik Rekening', 'otherName'],
    ['Nama BPKB', 'otherName'],
    ['Kontak 2', 'otherPhone'],
    ['Alamat', 'otherPhone'],
    ['NIK 2', 'otherNik'],
    ['NIK lama', 'otherNik'],
    ['Contact Name', 'otherName'],
    ['Nama Kontak', 'otherName'],
  ])('%s over %s, by its cells; until the operator keeps it', async (heading, kind) => {
    expect(await keptOf([heading, kind])).toEqual(left);
    expect(await keptOf([heading, kind], { keptColumns: [4] })).toEqual(kept);
  });

  test('a contact’s is kept by consent alone, whatever the operator says of the column', async () => {
    for (const heading of ['HP Kontak Darurat', 'NOK phone']) {
      expect(await keptOf([heading, 'otherPhone'], { keptColumns: [4] })).toEqual(left);
    }
  });
});

describe('of two people in a row, one is somebody else', () => {
  const second = [
    ['NIK', 'otherNik'],
    ['Nama', 'otherName'],
    ['No HP', 'otherPhone'],
  ] as const;
  test('under the headings of the first once more', async () => {
    const { rows } = await readBytes(csv([...own, ...second]));
    expect(JSON.stringify(rows.map((row) => row.person && row.extra))).not.toMatch(/Joko|0857|3100003/);
    const { rows: half } = await readBytes(csv([...own, ['Nama', 'otherName'], ['No HP', 'otherPhone']]));
    expect(JSON.stringify(half)).not.toMatch(/Joko|0857/);
  });

  test('under plain headings beside another NIK', async () => {
    const others = [
      ['NIK 2', 'otherNik'],
      ['HP 2', 'otherPhone'],
    ] as const;
    const { rows } = await readBytes(csv([...own, ...others]));
    expect(JSON.stringify(rows)).not.toContain('0857');
  });

  test('what says the same as the first is kept', async () => {
    const { rows } = await readBytes(csv([...own, ...own]));
    const texts = [nikOf(0), names[0], kinds.phone(0)];
    expect(rows[0]).toMatchObject({ extra: texts.map((text) => ({ text })) });
  });
});

describe('kept as before is a column of', () => {
  test.each<[string, Kind]>([
    ['Alamat', 'address'],
    ['Alamat Rumah', 'address'],
    ['Cabang', 'branch'],
    ['Kota', 'place'],
    ['Kelurahan', 'place'],
    ['Dusun', 'place'],
    ['Resort', 'place'],
    ['Nama AO', 'officer'],
    ['Kolektor', 'officer'],
    ['Agen', 'otherName'],
    ['Petugas', 'otherName'],
    ['HP AO', 'otherPhone'],
    ['Ditangani oleh', 'officer'],
    ['Tunggakan', 'amount'],
    ['Nominal', 'amount'],
    ['DPD', 'days'],
    ['No Kontrak', 'account'],
    ['No Rekening', 'account'],
    ['Loan ID', 'account'],
    ['No KK', 'otherNik'],
    ['NPWP', 'otherNik'],
    ['Tgl Jatuh Tempo', 'due'],
    ['Kolektibilitas', 'state'],
    ['Status', 'state'],
    ['Produk', 'product'],
    ['Nama Proyek', 'product'],
    ['Keterangan', 'remark'],
    ['Hasil', 'remark'],
    ['Nopol', 'plate'],
    ['Bunga', 'amount'],
    ['Alasan', 'remark'],
    ['Rekap', 'remark'],
    ['Pasar', 'place'],
    ['HP 2', 'otherPhone'],
    ['No WA', 'otherPhone'],
    ['Telp Kantor', 'otherPhone'],
    ['Jumlah Anak', 'days'],
    ['Cici', 'place'],
    ['Cadangan', 'phone'],
    ['Nama Rekening', 'name'],
    ['Nama di sistem lama', 'name'],
  ])('%s over %s', async (heading, kind) => {
    expect(await keptOf([heading, kind])).toEqual(kept);
  });

  test('names without a heading, where nothing else is the person’s name', async () => {
    const rows = Array.from({ length: 5 }, (_, row) => [nikOf(row), names[row], kinds.phone(row)].join(';')).join('\n');
    const { rows: read } = await readBytes(rows);
    expect(read[0]).toMatchObject({ extra: [{ heading: 'B', text: 'Siti Aminah' }] });
  });
});

test('a column nobody could judge, and a cell that only one row has, keep no number of somebody', async () => {
  const lines = Array.from({ length: 230 }, (_, row) => [nikOf(row), `08123456${1000 + row}`, ''].join(';'));
  lines.push([nikOf(231), '081234569999', '085712340001', 'x', '085712340002'].join(';'));
  lines.push([nikOf(232), '081234569998', 'janji bayar'].join(';'));
  const { rows } = await readBytes(['NIK;No HP;Lain', ...lines].join('\n'));
  expect(JSON.stringify(rows.slice(-2))).not.toContain('08571234');
  expect(rows.at(-1)).toMatchObject({ extra: [{ heading: 'Lain', text: 'janji bayar' }] });
});

test('what is left out is told with its reason, and its samples show no person', async () => {
  const bytes = Buffer.from(
    csv([...own, ['HP Istri', 'otherPhone'], ['Cici', 'otherName'], ['HP Kondar', 'otherPhone']]),
  );
  const preview = await previewBytes(bytes);
  expect(preview.file.apart).toEqual([
    { column: 4, heading: 'HP Istri', reason: 'heading', kept: false },
    { column: 5, heading: 'Cici', reason: 'cells', kept: false },
    { column: 6, heading: 'HP Kondar', reason: 'contact', kept: false },
  ]);
  expect(preview.columns[3]?.samples[0]).toBe('0•••••••••••');
  expect(JSON.stringify(preview.columns.slice(3))).not.toMatch(/0857|Joko/);
  const some = await previewBytes(bytes, { choices: { keptColumns: [5] } });
  expect(some.file.apart?.map(({ kept: k }) => k)).toEqual([false, true, false]);
  expect(some.columns[4]?.samples[0]).toBe('Joko Susilo');
});
