/** Where the headings are, and which column is which field. */
import { describe, expect, test } from 'vitest';
import { headingMeaning } from '../../../../src-main/core/imports/columns/heading-words.ts';
import { workbookOf } from '../../../fixtures/workbooks.ts';
import { codeOf, readBytes } from '../../spreadsheet/read/read-bytes.ts';

const nik = '3174052509950001';
const otherNik = '3174050101700001';
const phone = '081234567890';

describe('a heading', () => {
  test.each<[field: string | null, headings: string[]]>([
    [
      'nik',
      [
        'NIK',
        'No. KTP',
        'NO_KTP',
        'NoKTP',
        'Nomor Induk Kependudukan',
        'ID Number',
        'id_number',
        'No Identitas (KTP)',
        'eKTP',
      ],
    ],
    [
      'name',
      ['Nama', 'Nama Nasabah', 'NAMA DEBITUR', 'Debitur', 'Customer Name', 'nama_lengkap', 'Nama sesuai KTP', 'Name'],
    ],
    [
      'phone',
      [
        'No HP',
        'Nomor HP',
        'Handphone',
        'Telepon',
        'Telp.',
        'No. WA',
        'WhatsApp',
        'Phone Number',
        'NoHP',
        'Mobile No.',
        'Kontak',
        'No Telp Rumah/HP',
        'msisdn',
      ],
    ],
    [
      'ecNik',
      ['NIK Penjamin', 'No KTP Kontak Darurat', 'Emergency Contact ID', 'EC NIK', 'ecNik', 'emergency_contact_id'],
    ],
    [
      'ecPhone',
      [
        'HP Kontak Darurat',
        'No Kontak Darurat',
        'Emergency Contact Number',
        'No. Telp Penjamin',
        'EC Phone',
        'HP EC',
        'emergency_contact_phone',
      ],
    ],
    ['ecName', ['Nama Kontak Darurat', 'Emergency Contact Name', 'Nama Penjamin', 'Nama EC']],
    ['contact', ['Kontak Darurat', 'Emergency Contact', 'Penjamin']],
    [
      'other',
      [
        'Nama Ibu Kandung',
        'NIK Karyawan',
        'Alamat KTP',
        'No Rekening',
        'Telp Kantor',
        'Kode Cabang',
        'Tempat Lahir',
        'Hubungan Kontak Darurat',
        'Nama Petugas',
      ],
    ],
    [null, ['No', 'Area', 'DPD', '']],
  ])('for %s is known in its many forms', (field, headings) => {
    const meant = Object.fromEntries(headings.map((heading) => [heading, headingMeaning(heading)?.field ?? null]));
    expect(meant).toEqual(Object.fromEntries(headings.map((heading) => [heading, field])));
  });
});

describe('the heading row', () => {
  const table = (above: string[], below: string[]) =>
    [...above, `No;NIK;Nama;No HP`, `1;${nik};Siti;${phone}`, ...below].join('\n');

  test('is found below title rows', async () => {
    const read = await readBytes(table(['DAFTAR NASABAH NIK DAN NO HP', 'Cabang: Bogor', ''], []));
    expect([read.headings.row, read.people]).toEqual([4, [[5, [nik, phone, 'Siti']]]]);
  });

  test('may be missing: the first row is data then', async () => {
    const read = await readBytes(`${nik};Siti;${phone}\n${otherNik};Budi;085712345678\n`);
    expect(read.headings.row).toBeNull();
    expect(read.columns).toMatchObject({ map: { nik: 1, phone: 3 }, guessedBy: { nik: 'values', phone: 'values' } });
    expect(read.summary.rows).toBe(2);
  });

  test('in words nobody foresaw is still no data, and values tell the columns', async () => {
    const read = await readBytes(`Kode A;Kode B;Kode C\n${nik};Siti;${phone}\n`);
    expect([read.headings.row, read.columns.map, read.summary.rows]).toEqual([1, { nik: 1, phone: 3 }, 1]);
  });

  test('of two rows joins a group with its parts', async () => {
    const book = workbookOf({
      Data: [
        ['NIK', 'Nama', 'No HP', 'Kontak Darurat', null, null],
        [null, null, null, 'Nama', 'NIK', 'HP'],
        [nik, 'Siti', phone, 'Budi', otherNik, '085712345678'],
      ],
    });
    const read = await readBytes(book, { ecConsent: true });
    expect(read.columns.map).toEqual({ nik: 1, name: 2, phone: 3, ecName: 4, ecNik: 5, ecPhone: 6 });
    expect([read.headings.row, read.people]).toEqual([1, [[3, [nik, phone, 'Siti']]]]);
  });

  test('can be chosen', async () => {
    const read = await readBytes(table(['NIK;Lama;Tidak;Dipakai'], []), { headerRow: 2 });
    expect([read.headings.row, read.summary.rows]).toEqual([2, 1]);
  });

  test('can be chosen to be none: columns go by their letters then, and every row is data', async () => {
    const read = await readBytes(`NIK;Siapa;No HP\n${nik};Siti;${phone}\n${otherNik};Budi;${phone}\n`, {
      headerRow: null,
    });
    expect(read.headings).toMatchObject({ row: null, lastRow: 0, texts: [] });
    expect(read.columns).toMatchObject({ map: { nik: 1, phone: 3 }, guessedBy: { nik: 'values', phone: 'values' } });
    expect(read.people).toEqual([
      [1, null],
      [2, [nik, phone, null]],
      [3, [otherNik, phone, null]],
    ]);
    expect(read.rows[1]).toMatchObject({ extra: [{ heading: 'B', text: 'Siti' }] });
    expect(await codeOf(`NIK;No HP\n${nik};${phone}\n`, { headerRow: null, columnHeadings: { nik: 'NIK' } })).toBe(
      'column-unknown',
    );
  });

  test('repeated on every page, blank rows and totals are no people; a nameless row is', async () => {
    const below = [
      '',
      'No;NIK;Nama;No HP',
      ';;Tanpa nomor;',
      ';;TOTAL;2',
      ';Jumlah: 2 nasabah;;',
      'Grand Total;;;81234567890123',
    ];
    const read = await readBytes(table([], below));
    expect(read.people).toEqual([
      [2, [nik, phone, 'Siti']],
      [5, null],
    ]);
  });
});

describe('a column', () => {
  test('is guessed from its cells where no heading tells, never when its heading tells otherwise', async () => {
    const read = await readBytes(`Kode;No Rekening;Siapa;X\n${nik};${otherNik};Siti;${phone}\n`);
    expect(read.columns.map).toEqual({ nik: 1, phone: 4 });
  });

  test('called ID with customer numbers is not the NIK', async () => {
    const read = await readBytes(`ID;KTP;HP\n00123;${nik};${phone}\n00124;${otherNik};${phone}\n`);
    expect(read.columns.map).toEqual({ nik: 2, phone: 3 });
  });

  test('that only says Kontak Darurat is what its cells are', async () => {
    const read = await readBytes(`NIK;HP;Kontak Darurat\n${nik};${phone};085712345678\n`);
    expect(read.columns.map).toEqual({ nik: 1, phone: 2, ecPhone: 3 });
  });

  test('chosen by number or by heading goes over the guess', async () => {
    const text = `NIK;HP;HP 2;Nama\n${nik};${phone};085712345678;Siti\n`;
    const byNumber = await readBytes(text, { columns: { phone: 3 } });
    expect(byNumber.columns).toMatchObject({
      map: { nik: 1, phone: 3, name: 4 },
      guessedBy: { phone: 'chosen', nik: 'heading' },
    });
    const byHeading = await readBytes(text, { columnHeadings: { phone: 'hp 2' } });
    expect(byHeading.columns.map.phone).toBe(3);
    expect(await codeOf(text, { columnHeadings: { phone: 'Telegram' } })).toBe('column-unknown');
    expect(await codeOf(text, { columns: { phone: 9 } })).toBe('column-unknown');
  });

  test('left open stays open when only what was chosen counts', async () => {
    const text = `NIK;HP;Nama;HP Penjamin\n${nik};${phone};Siti;085712345678\n`;
    const columns = { nik: 1, phone: 2, name: 3 };
    expect((await readBytes(text, { columns })).columns.map).toEqual({ ...columns, ecPhone: 4 });
    const read = await readBytes(text, { columns, guessColumns: false, ecConsent: true });
    expect(read.columns).toEqual({
      map: columns,
      guessedBy: { nik: 'chosen', phone: 'chosen', name: 'chosen' },
      fits: { nik: 1, phone: 1, name: 1 },
      doubts: [],
    });
    expect(read.rows[0]).toMatchObject({
      person: { ecPhone: null },
      extra: [{ heading: 'HP Penjamin', text: '085712345678' }],
    });
    expect(await codeOf(text, { columns: { phone: 2 }, guessColumns: false })).toBe('no-usable-column');
  });

  test('of the file that is no field comes along with its heading, each heading a name of its own', async () => {
    const read = await readBytes(`NIK;HP;Area;Area;;Agen\n${nik};${phone};Barat;;x;Joko\n`);
    expect(read.rows[0]).toMatchObject({
      extra: [
        { heading: 'Area', text: 'Barat' },
        { heading: 'Area (2)', text: '' },
        { heading: 'E', text: 'x' },
        { heading: 'Agen', text: 'Joko' },
      ],
    });
  });

  test('about an emergency contact is not kept without consent: in no row, and under no name', async () => {
    const text = [
      'NIK;HP;Nama Kontak Darurat;HP Kontak Darurat;HP Kontak Darurat 2;Hubungan Kontak Darurat;Area',
      `${nik};${phone};Rahasia;085712345678;085712345679;Paman rahasia;Barat`,
      `123;${phone};Rahasia;085712345678;085712345679;Paman rahasia;Barat`,
    ].join('\n');
    const without = await readBytes(text);
    expect(JSON.stringify(without.rows)).not.toMatch(/rahasia|0857/i);
    expect(without.rows[0]).toMatchObject({ extra: [{ heading: 'Area', text: 'Barat' }] });
    expect(without.codes).toContain('2 ec-not-consented');
    expect(JSON.stringify((await readBytes(text, { ecConsent: true })).rows)).toMatch(/Rahasia/);
  });

  const shortForms = [
    ...['Nama Kondar', 'Hub. dgn Kondar', 'Kondar 2', 'Kondar1', 'Emcon', 'EmCon Phone', 'Econ', 'K. Darurat', 'HP PJ'],
    ...['Kontak Drrt', 'Nama STS', 'No HP Ref 1', 'Ahli Waris', 'Saudara tidak serumah', 'Kerabat', 'Tlp Sdr', 'Teman'],
  ];
  test.each(shortForms)('%j is about a contact, and not kept without consent', async (heading) => {
    const text = `NIK;HP;Nama;${heading};Area\n${nik};${phone};Siti;Rahasia;Barat\n123;${phone};Siti;Rahasia;Barat\n`;
    const { rows } = await readBytes(text);
    expect(rows[0]).toMatchObject({ person: { name: 'Siti' }, extra: [{ heading: 'Area', text: 'Barat' }] });
    expect(JSON.stringify(rows)).not.toMatch(/Rahasia/);
  });

  const related: [string, string][] = [
    ['beside a contact’s', 'NIK;HP;Nama;Area;HP Kondar;Hubungan'],
    ['before a contact’s', 'NIK;HP;Nama;Area;Relasi;Emcon'],
    ['between two of a contact’s', 'NIK;HP;Nama;Area;Status Hubungan;Alamat EC'],
    ['with words about whose', 'NIK;HP;Nama;Area;Hub. dgn Debitur;HP Penjamin'],
    ['apart from a contact’s', 'HP Penjamin;NIK;HP;Nama;Area;Relationship'],
    ['a reference beside a contact’s', 'NIK;HP;Nama;Area;HP Kondar;Ref'],
    ['a person in charge beside a contact’s', 'NIK;HP;Nama;Area;PJ;HP Kondar'],
  ];
  test.each(related)('of a relation, %s, is withheld with it', async (_where, headings) => {
    const row = headings
      .split(';')
      .map((one) => ({ NIK: nik, HP: phone, Nama: 'Siti', Area: 'Barat' })[one] ?? 'Rahasia');
    const text = `${headings}\n${row.join(';')}\n`;
    const without = await readBytes(text);
    expect(without.rows[0]).toMatchObject({ extra: [{ heading: 'Area', text: 'Barat' }] });
    expect(JSON.stringify(without.rows)).not.toMatch(/Rahasia/);
    expect(JSON.stringify((await readBytes(text, { ecConsent: true })).rows)).toMatch(/Rahasia/);
  });

  test('of a relation stays where the file has no contact, and so does a reference apart from one', async () => {
    const alone = await readBytes(`NIK;HP;Nama;Hubungan;PJ\n${nik};${phone};Siti;Nasabah lama;12\n`);
    const kept = [
      { heading: 'Hubungan', text: 'Nasabah lama' },
      { heading: 'PJ', text: '12' },
    ];
    expect(alone.rows[0]).toMatchObject({ extra: kept });
    const apart = await readBytes(`Ref;NIK;HP;Nama;Emcon\nTRX-1;${nik};${phone};Siti;Rahasia\n`);
    expect(apart.rows[0]).toMatchObject({ extra: [{ heading: 'Ref', text: 'TRX-1' }] });
  });
});
