/** From a file to a stored list: what a sheet really looks like, columns that are remembered, files in a line, and mended rows. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { read, utils, write } from 'xlsx';
import { askCore, goTo, listCalled, setPractice } from './support/core.ts';
import { expect, listOf, sayPurpose, onOneProgram as test } from './support/fixtures.ts';
import type { Program } from './support/program.ts';

const nik = (index: number) => `320101010190${String(index).padStart(4, '0')}`;
const phone = (index: number) => `08123400${1000 + index}`;

async function openImport({ page }: Program): Promise<void> {
  await goTo(page, '#/lists/import');
  await expect(page.getByRole('button', { name: 'Pilih berkas…' })).toBeVisible();
}

async function choose(program: Program, path: string): Promise<void> {
  await program.chooseFile(path, () => program.page.getByRole('button', { name: /^Pilih berkas/ }).click());
}

const next = (page: Page) => page.getByRole('button', { name: 'Lanjut', exact: true });
const fieldOf = (page: Page, column: string) => page.getByLabel(`Kolom ${column} dipakai sebagai`);
const waiting = (page: Page) => page.getByRole('region', { name: /^Menunggu giliran/ });

async function store(page: Page, name: string): Promise<void> {
  await page.getByLabel('Nama daftar').fill(name);
  await sayPurpose(page);
  await page.getByRole('button', { name: 'Impor', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Mulai ${name}?` })).toBeVisible();
}

/** As a person drops files: over the window first, then let go. */
async function dropOn(page: Page, names: string[], lines: string[]): Promise<void> {
  await page.evaluate(
    ([fileNames, text]) => {
      const data = new DataTransfer();
      for (const name of fileNames) data.items.add(new File([text], name));
      const at = document.querySelector('main') ?? document.body;
      const tell = (kind: string) =>
        at.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
      tell('dragenter');
      tell('dragover');
      (window as unknown as { letGo: () => void }).letGo = () => tell('drop');
    },
    [names, lines.join('\r\n')] as const,
  );
}

const letGo = (page: Page) => page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());

const lines = ['NIK;Nama;No HP', `${nik(1)};Nasabah Rekaan 1;${phone(1)}`, `${nik(2)};Nasabah Rekaan 2;${phone(2)}`];

test('a title, headings of two rows and a total are found and said, and the people are stored', async ({
  program,
  folder,
}) => {
  const { page } = program;
  const sheet = utils.aoa_to_sheet([
    ['DAFTAR DEBITUR CABANG MELATI'],
    ['Debitur', '', 'Kontak', 'Tunggakan'],
    ['No KTP', 'Nama', 'No HP', 'Pokok'],
    ...[1, 2, 3, 4].map((index) => [nik(index), `Nasabah Rekaan ${index}`, phone(index), index * 1000]),
    ['TOTAL', '', '', 10000],
  ]);
  sheet['!merges'] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: 3 } },
    { s: { r: 1, c: 0 }, e: { r: 1, c: 1 } },
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Debitur');
  const path = join(folder, 'debitur.xlsx');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));

  await openImport(program);
  await choose(program, path);
  const found = page.getByRole('list', { name: 'Yang ditemukan di lembar ini' });
  await expect(found).toContainText('1 baris di atas judul kolom dilewati.');
  await expect(found).toContainText('Terbaca sebagai jumlah atau tanda tangan, tidak diambil: baris 8.');
  await expect(page.getByRole('radio', { name: '2 baris' })).toBeChecked();
  const counts = page.getByRole('region', { name: 'Hasil pemeriksaan' });
  await expect(counts).toContainText('Baris4Diterima4Tidak');
  // Taken after all, the total is a row that cannot be asked; and left out again it is none.
  await found.getByRole('button', { name: 'Tetap masukkan', exact: true }).click();
  await expect(counts).toContainText('Baris5Diterima4Tidak diterima1');
  await expect(page.getByText('1 baris tidak diterima.', { exact: false })).toBeVisible();
  await found.getByRole('button', { name: 'Jangan ambil' }).click();
  await expect(counts).toContainText('Baris4Diterima4Tidak');
  await next(page).click();
  await store(page, 'Debitur Melati');
  const list = await listCalled(program, 'Debitur Melati');
  expect(list).toMatchObject({ accepted: 4, rejected: 0, purpose: 'collection', legalBasis: 'contract' });
  expect(list.startedAt).toBeNull();
});

test('nothing is stored without a purpose and a legal basis', async ({ program, folder }) => {
  const { page } = program;
  const lists = async () => (await askCore(page, 'lists.page', {})).lists.length;
  const before = await lists();
  await openImport(program);
  await choose(program, listOf(folder, 3));
  await next(page).click();
  await page.getByRole('button', { name: 'Impor', exact: true }).click();
  await expect(page.getByText('Pilih tujuannya.')).toBeVisible();
  await expect(page.getByText('Pilih dasar hukumnya.')).toBeVisible();
  expect(await lists()).toBe(before);
  // What was said once can be corrected in the list.
  await store(page, 'Bertujuan');
  await page.getByRole('dialog').getByRole('button', { name: 'Nanti', exact: false }).click();
  await expect(page.getByText('Tujuan: Penagihan, Perjanjian', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Tindakan lain' }).click();
  await page.getByRole('menuitem', { name: 'Tujuan dan dasar hukum…' }).click();
  await sayPurpose(page, 'Mencocokkan data', 'Persetujuan');
  await page.getByRole('dialog').getByRole('button', { name: 'Simpan', exact: true }).click();
  await expect(page.getByText('Tujuan: Mencocokkan data, Persetujuan', { exact: false })).toBeVisible();
});

test('columns pointed out once are remembered for the next file of that shape', async ({ program, folder }) => {
  const { page } = program;
  const write = (name: string, from: number) => {
    const path = join(folder, name);
    const rows = [0, 1, 2].map((index) => `${nik(from + index)};${phone(from + index)};Rekaan ${from + index};lain`);
    writeFileSync(path, `A1;A2;A3;A4\r\n${rows.join('\r\n')}\r\n`);
    return path;
  };
  await openImport(program);
  await choose(program, write('maret.csv', 10));
  await fieldOf(page, 'D (A4)').selectOption({ value: 'name' });
  await expect(page.getByText('Membaca ulang…')).toBeHidden();
  await next(page).click();
  await store(page, 'Maret');
  await openImport(program);
  await choose(program, write('april.csv', 20));
  await expect(fieldOf(page, 'D (A4)')).toHaveValue('name');
  await expect(page.getByRole('row').filter({ has: fieldOf(page, 'D (A4)') })).toContainText('seperti berkas lalu');
  await expect(page.getByText('Kolom dibaca seperti berkas terakhir dengan judul yang sama.')).toBeVisible();
});

test('a mapping is saved under a name, used on another file, and deleted', async ({ program, folder }) => {
  const { page } = program;
  const first = join(folder, 'inti.csv');
  writeFileSync(first, `KODE1;KODE2;KODE3\r\n${nik(1)};${phone(1)};Ani\r\n${nik(2)};${phone(2)};Budi\r\n`);
  const other = join(folder, 'inti-lain.csv');
  writeFileSync(other, `X;KODE3;KODE2;KODE1\r\n1;Ani;${phone(3)};${nik(3)}\r\n2;Budi;${phone(4)};${nik(4)}\r\n`);
  const strange = join(folder, 'asing.csv');
  writeFileSync(strange, `NIK;HP\r\n${nik(5)};${phone(5)}\r\n`);
  const menu = page.getByRole('button', { name: 'Susunan kolom', exact: true });

  await openImport(program);
  await choose(program, first);
  await fieldOf(page, 'C (KODE3)').selectOption({ value: 'ecName' });
  await expect(page.getByText('Membaca ulang…')).toBeHidden();
  await menu.click();
  await page.getByRole('menuitem', { name: 'Simpan susunan kolom ini sebagai…' }).click();
  await page.getByRole('dialog').getByLabel('Nama susunan kolom').fill('Bank inti');
  await page.getByRole('dialog').getByRole('button', { name: 'Simpan', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Batalkan berkas' }).click();

  await choose(program, other);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Bank inti' }).click();
  await expect(page.getByText('Kolom dibaca menurut susunan kolom “Bank inti”.')).toBeVisible();
  await expect(fieldOf(page, 'B (KODE3)')).toHaveValue('ecName');
  await expect(fieldOf(page, 'D (KODE1)')).toHaveValue('nik');
  await page.getByRole('button', { name: 'Batalkan berkas' }).click();

  // Where a heading is missing, that is said, and the columns stay as they were.
  await choose(program, strange);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Bank inti' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Susunan kolom Bank inti tidak cocok');
  await expect(fieldOf(page, 'A (NIK)')).toHaveValue('nik');
  await menu.click();
  await page.getByRole('menuitem', { name: 'Hapus susunan kolom…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hapus susunan kolom Bank inti' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await askCore(page, 'mappings.list', {})).mappings).toEqual([]);
});

test('several files open one after the other, and none is lost on another screen', async ({ program, folder }) => {
  const { page } = program;
  const paths = ['satu.csv', 'dua.csv', 'tiga.csv'].map((name) => listOf(folder, 3, name));
  await openImport(program);
  await program.chooseFile(paths, () => page.getByRole('button', { name: 'Pilih berkas…' }).click());
  await expect(page.getByRole('heading', { name: 'satu.csv' })).toBeVisible();
  await expect(waiting(page)).toContainText('dua.csv');
  await goTo(page, '#/history');
  await expect(page.getByText('Impor satu.csv belum selesai. 2 berkas lain menunggu.')).toBeVisible();
  await page.getByRole('button', { name: 'Lanjutkan impor' }).click();
  await expect(page.getByRole('heading', { name: 'satu.csv' })).toBeVisible();
  await waiting(page).getByRole('button', { name: 'Batalkan dua.csv' }).click();
  await expect(waiting(page)).not.toContainText('dua.csv');
  await next(page).click();
  await store(page, 'Satu');
  // Its turn came while the first one's cost was looked at.
  await page.getByRole('dialog').getByRole('button', { name: 'Nanti', exact: false }).click();
  await page.getByRole('button', { name: 'Lanjutkan impor' }).click();
  await expect(page.getByRole('heading', { name: 'tiga.csv' })).toBeVisible();
  await expect(waiting(page)).toHaveCount(0);
});

test('a file dropped anywhere is imported, or waits while another import is under way', async ({ program }) => {
  const { page } = program;
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible();
  await dropOn(page, ['jatuh.csv'], lines);
  await expect(page.getByText('Lepaskan untuk mengimpor')).toBeVisible();
  await letGo(page);
  await expect(page.getByText('Lepaskan untuk mengimpor')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'jatuh.csv' })).toBeVisible();
  await goTo(page, '#/settings');
  await dropOn(page, ['nanti.csv', 'lagi.csv'], lines);
  await letGo(page);
  await expect(page.getByRole('heading', { name: 'jatuh.csv' })).toBeVisible();
  await expect(waiting(page)).toContainText('nanti.csv');
  await expect(waiting(page)).toContainText('lagi.csv');
});

test('anything dragged that is no file is left alone', async ({ program }) => {
  const { page } = program;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const stopped = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'sesuatu');
    const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer });
    document.querySelector('main')?.dispatchEvent(over);
    return over.defaultPrevented;
  });
  expect(stopped).toBe(false);
  await expect(page.getByText('Lepaskan untuk mengimpor')).toHaveCount(0);
});

test('cells copied in a spreadsheet are pasted as a list', async ({ program }) => {
  const { page } = program;
  await openImport(program);
  const cells = lines.map((line) => line.replaceAll(';', '\t')).join('\r\n');
  const paste = (target: string) =>
    page.evaluate(
      ([at, text]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData });
        document.querySelector(at)?.dispatchEvent(event);
      },
      [target, cells] as const,
    );
  await paste('main');
  await expect(page.getByRole('heading', { name: /^Tempelan .*\.txt$/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Hasil pemeriksaan' })).toContainText('Diterima2Tidak');
  await next(page).click();
  await expect(page.getByLabel('Nama daftar')).toHaveValue(/^Tempelan/);
  // In a field a paste is the field's own.
  await paste('input');
  await expect(waiting(page)).toHaveCount(0);
  await store(page, 'Dari papan klip');
  expect(await listCalled(program, 'Dari papan klip')).toMatchObject({ accepted: 2 });
});

test('emergency contacts are kept only once somebody says that they have consented', async ({ program, folder }) => {
  const { page } = program;
  const path = join(folder, 'kontak.csv');
  const row = (index: number) => `${nik(index)};Rekaan ${index};${phone(index)};${phone(index + 50)}`;
  writeFileSync(path, `NIK;Nama;No HP;HP Kontak Darurat\r\n${[1, 2, 3].map(row).join('\r\n')}\r\n`);
  await openImport(program);
  await choose(program, path);
  await next(page).click();
  const consent = page.getByRole('switch', {
    name: 'Kontak darurat dan orang lain dalam berkas sudah memberi persetujuan',
  });
  await expect(consent).not.toBeChecked();
  await expect(
    page.getByText('Nonaktif: data kontak darurat dan orang lain tidak disimpan', { exact: false }),
  ).toBeVisible();
  await consent.click();
  await expect(
    page.getByText('Aktif: data mereka disimpan; NIK, nomor, dan nama kontak darurat', { exact: false }),
  ).toBeVisible();
  await store(page, 'Dengan kontak');
  const list = await listCalled(program, 'Dengan kontak');
  expect(list.ecConsent).toBe(true);
  const { rows } = await askCore(page, 'lists.rows', { listId: list.id });
  expect(rows.map((one) => one.person.ecPhone)).toEqual([phone(51), phone(52), phone(53)]);
});

test('problems go out as Excel, and mended they go back into their list', async ({ program, folder }) => {
  const { page } = program;
  await setPractice(program, { pricePerCall: 1_000 });
  const path = join(folder, 'sebagian.csv');
  writeFileSync(
    path,
    `NIK;Nama;No HP\r\n${nik(1)};Rekaan 1;${phone(1)}\r\n32010101;Rekaan 2;${phone(2)}\r\n3201;Rekaan 3;${phone(3)}\r\n`,
  );
  await openImport(program);
  await choose(program, path);
  await next(page).click();
  await expect(page.getByText('2 baris tidak ikut bila dibiarkan.')).toBeVisible();
  await next(page).click();
  await store(page, 'Sebagian');
  await page.getByRole('dialog').getByRole('button', { name: 'Nanti', exact: false }).click();
  await page.getByRole('tab', { name: /^Tidak diterima/ }).click();
  const problems = join(folder, 'masalah.xlsx');
  await program.saveFile(problems, () =>
    page.getByRole('button', { name: 'Simpan sebagai Excel untuk diperbaiki' }).click(),
  );
  await expect(page.getByText('2 baris tersimpan di', { exact: false })).toBeVisible();

  // A colleague mends one of the two.
  const book = read(readFileSync(problems));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (sheet === undefined) throw new Error('The problems file has no sheet.');
  const wrong = Object.entries(sheet).find(([, cell]) => cell?.v === '32010101');
  if (wrong === undefined) throw new Error('The row to mend is not in the problems file.');
  sheet[wrong[0]] = { t: 's', v: nik(2) };
  const mended = join(folder, 'diperbaiki.xlsx');
  writeFileSync(mended, write(book, { type: 'buffer', bookType: 'xlsx' }));

  await openImport(program);
  await choose(program, mended);
  const choice = page.getByRole('radio', { name: 'Masukkan 1 baris yang diperbaiki ke daftar Sebagian' });
  await expect(choice).toBeChecked();
  await expect(page.getByText('Biayanya paling banyak', { exact: false })).toContainText('Rp 1.000 (1 pengecekan)');
  await expect(page.getByText('Daftar ini belum dimulai', { exact: false })).toBeVisible();
  await next(page).click();
  await next(page).click();
  await page.getByRole('button', { name: 'Masukkan 1 baris' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sebagian' })).toBeVisible();
  await expect(page.getByText('1 baris masuk ke daftar ini. 1 masih ada kesalahannya', { exact: false })).toBeVisible();
  expect(await listCalled(program, 'Sebagian')).toMatchObject({ accepted: 2, rejected: 1 });
});

test('a mended file can become a list of its own instead', async ({ program, folder }) => {
  const { page } = program;
  const path = join(folder, 'sebagian.csv');
  writeFileSync(path, `NIK;Nama;No HP\r\n${nik(1)};Rekaan 1;${phone(1)}\r\n32010101;Rekaan 2;${phone(2)}\r\n`);
  await openImport(program);
  await choose(program, path);
  await next(page).click();
  await next(page).click();
  await store(page, 'Asal');
  await page.getByRole('dialog').getByRole('button', { name: 'Nanti', exact: false }).click();
  await page.getByRole('tab', { name: /^Tidak diterima/ }).click();
  const problems = join(folder, 'masalah.xlsx');
  await program.saveFile(problems, () =>
    page.getByRole('button', { name: 'Simpan sebagai Excel untuk diperbaiki' }).click(),
  );
  await openImport(program);
  await choose(program, problems);
  await page.getByRole('radio', { name: 'Impor sebagai daftar baru' }).check();
  await page.getByRole('switch', { name: 'Terima NIK yang panjangnya bukan 16 digit' }).click();
  await expect(page.getByRole('region', { name: 'Hasil pemeriksaan' })).toContainText('Diterima1Tidak');
  await next(page).click();
  await next(page).click();
  await store(page, 'Daftar sendiri');
  expect(await listCalled(program, 'Asal')).toMatchObject({ accepted: 1, rejected: 1 });
  expect(await listCalled(program, 'Daftar sendiri')).toMatchObject({ accepted: 1, rejected: 0 });
});

test('repairs of last time come back with the file, and can be put away', async ({ program, folder }) => {
  const { page } = program;
  const path = join(folder, 'berulang.csv');
  writeFileSync(path, `NIK;Nama;No HP\r\n${nik(1)};Rekaan 1;${phone(1)}\r\n32010101;Rekaan 2;${phone(2)}\r\n`);
  await openImport(program);
  await choose(program, path);
  await next(page).click();
  await page.getByRole('gridcell', { name: /32010101/ }).dblclick();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(nik(2));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tidak ada baris yang tertinggal.')).toBeVisible();
  await page.getByRole('button', { name: 'Kembali ke kolom' }).click();
  await page.getByRole('button', { name: 'Batalkan berkas' }).click();
  await choose(program, path);
  await expect(page.getByText('1 perbaikan Anda sebelumnya dipakai lagi.')).toBeVisible();
  const counts = page.getByRole('region', { name: 'Hasil pemeriksaan' });
  await expect(counts).toContainText('Diterima2Tidak');
  await page.getByRole('button', { name: 'Mulai dari awal' }).click();
  await expect(counts).toContainText('Diterima1Tidak');
  await expect(page.getByText('dari impor sebelumnya', { exact: false })).toHaveCount(0);
});

test('the template is saved from the first step', async ({ program, folder }) => {
  const { page } = program;
  await openImport(program);
  const path = join(folder, 'templat.xlsx');
  await program.saveFile(path, () => page.getByRole('button', { name: 'Unduh templat Excel' }).click());
  await expect(page.getByText('Templat tersimpan:', { exact: false })).toBeVisible();
  expect(read(readFileSync(path)).SheetNames.length).toBeGreaterThan(0);
});

test('a list of 100.000 rows goes through every step and is stored', async ({ program, folder }) => {
  test.setTimeout(240_000);
  const { page } = program;
  const count = 100_000;
  const path = join(folder, 'besar.csv');
  const rows = Array.from({ length: count }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0');
    const month = String(1 + (Math.floor(index / 28) % 12)).padStart(2, '0');
    const serial = String(1 + Math.floor(index / 336)).padStart(4, '0');
    return `320101${day}${month}90${serial};Rekaan ${index};0812${String(10_000_000 + index)};Melati`;
  });
  writeFileSync(path, `No KTP;Nama;No HP;Cabang\r\n${rows.join('\r\n')}\r\n`);
  await openImport(program);
  await choose(program, path);
  const counts = page.getByRole('region', { name: 'Hasil pemeriksaan' });
  await expect(counts).toContainText('Diterima100.000Tidak', { timeout: 120_000 });
  await next(page).click();
  await page.getByLabel('Nama daftar').fill('Besar');
  await sayPurpose(page);
  await page.getByRole('button', { name: 'Impor', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Mulai Besar?' })).toBeVisible({ timeout: 120_000 });
  expect(await listCalled(program, 'Besar')).toMatchObject({ rows: count, accepted: count, rejected: 0 });
});
