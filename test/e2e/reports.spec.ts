/** Sheets for field agents, from a list to files that another library reads: made, on record, and made again. Invented people. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { read, utils, type WorkSheet } from 'xlsx';
import { openLocked } from '../fakes/locked-workbook.ts';
import { png } from '../fakes/pictures.ts';
import { readPrinted } from '../fakes/printed-file.ts';
import { askCore, goTo, listCalled, payingAccount } from './support/core.ts';
import { expect, importList, storeList, test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import type { Program } from './support/program.ts';

/** Each file of a zip, and the zip, has a process of its own; those are started one after the other. */
const severalMs = 60_000;

const headings = 'NIK;Nama;No HP;Alamat;Petugas;Tunggakan';
/** Numbers that end in 7799NN order row NN of the practice provider's script. */
const people = [
  '3374010101900015;Budi Contoh;081200779903;Jl. Melati 1, Semarang;Agen B;1.500.000',
  '3201010101930014;=Agus Contoh;081200779931;Sorong;Agen A;90.000',
  '7371010101910012;Siti Contoh;081200779900;Jl. Mawar 2, Makassar;Agen A;250.000',
  '3201010101940015;Rina Contoh;081200779905;Depok;;120.000',
];

function agentsList(folder: string, name: string): string {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, [headings, ...people].join('\r\n'));
  return path;
}

async function answeredList(program: Program, folder: string, name: string): Promise<void> {
  await importList(program, agentsList(folder, name), name);
  await expect(program.page.getByText('4 dari 4')).toBeVisible();
}

async function openForm(page: Page): Promise<void> {
  await goTo(page, '#/reports');
  await page
    .getByRole('button', { name: /^(Buat laporan|Make a report|Make the first report)/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByRole('radio', { name: /^(Lembar kunjungan|Visit sheet)/ })).toBeChecked();
}

const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Simpan lembar kunjungan' }).click();

function sheetOf(bytes: Uint8Array): WorkSheet {
  const sheet = read(bytes).Sheets.Kunjungan;
  if (sheet === undefined) throw new Error('There is no sheet of visits.');
  return sheet;
}

const rowsOf = (sheet: WorkSheet) => utils.sheet_to_json<Record<string, unknown>>(sheet, { defval: null });

/** Where the cells of a sheet lead to. */
function linksOf(sheet: WorkSheet): string[] {
  return Object.values(sheet).flatMap((cell) => (typeof cell?.l?.Target === 'string' ? [cell.l.Target] : []));
}

test('a list becomes a zip with a workbook per agent, and again in one press', async ({ program, folder }) => {
  const { page } = program;
  await answeredList(program, folder, 'Nasabah Maret');
  await openForm(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Satu berkas per petugas/ }).check();
  await expect(dialog.getByLabel('Pisahkan menurut kolom')).toHaveValue('Petugas');
  await expect(dialog.getByRole('listitem').filter({ hasText: '.xlsx' })).toHaveText([
    'Agen A.xlsx2 orang',
    'Agen B.xlsx1 orang',
    'tanpa Petugas.xlsx1 orang',
  ]);
  await dialog.getByText('Pilihan lain').click();
  await dialog.getByRole('button', { name: 'Naikkan Tunggakan' }).click();
  await dialog.getByRole('checkbox', { name: 'Alamat' }).uncheck();
  // By keyboard: what is typed is kept by Enter, and left by Escape, which closes the field and not the form.
  await dialog.getByRole('button', { name: 'Ganti judul Tunggakan' }).press('Enter');
  const newHeading = dialog.getByLabel('Judul baru untuk Tunggakan');
  await newHeading.fill('Hasil kunjungan');
  await expect(dialog.getByText('Kolom lain sudah memakai judul ini.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(newHeading).toBeFocused();
  await newHeading.fill('Sisa utang');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Ganti judul Tunggakan' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Lain');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('checkbox', { name: 'Sisa utang (di daftar: Tunggakan)' })).toBeChecked();
  await dialog.getByRole('checkbox', { name: 'Operator' }).uncheck();
  await dialog.getByLabel('Urutan orang').selectOption('Nama');
  await dialog.getByText('Turun (Z–A, besar–kecil)').click();
  await look(page, 'layout');
  await dialog.getByLabel('Simpan sebagai templat').fill('Per petugas');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Templat Per petugas tersimpan.')).toBeVisible();
  const zip = join(folder, 'petugas.zip');
  await program.saveFile(zip, () => save(page), severalMs);
  await expect(dialog).toHaveCount(0);

  const files = unzipSync(readFileSync(zip));
  expect(Object.keys(files)).toEqual(['Agen A.xlsx', 'Agen B.xlsx', 'tanpa Petugas.xlsx']);
  const sheet = sheetOf(files['Agen A.xlsx'] as Uint8Array);
  const rows = rowsOf(sheet);
  // By the name, the last first, whatever the file's order was; a name is never a formula.
  expect(rows.map((row) => row.Nama)).toEqual(['Siti Contoh', '=Agus Contoh']);
  expect(rows.map((row) => row.NIK)).toEqual(['7371••••••••0012', '3201••••••••0014']);
  const shown = Object.keys(rows[0] ?? {});
  for (const gone of ['Alamat', 'Tunggakan', 'Operator']) expect(shown).not.toContain(gone);
  expect(shown.indexOf('Sisa utang')).toBeLessThan(shown.indexOf('Petugas'));
  expect(linksOf(sheet)).toContain('tel:+6281200779900');
  expect(linksOf(sheet)).toContain('https://wa.me/6281200779900');
  for (const fillIn of ['Hasil', 'Catatan']) expect(shown.some((heading) => heading.startsWith(fillIn))).toBe(true);

  const row = page.getByRole('row').filter({ hasText: 'Lembar kunjungan' });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('Disamarkan');
  const again = join(folder, 'lagi.zip');
  await program.saveFile(again, () => row.getByRole('button', { name: /^Buat lagi/ }).click(), severalMs);
  expect(Object.keys(unzipSync(readFileSync(again)))).toEqual(Object.keys(files));
  await expect(row).toHaveCount(2);

  // Into a folder, where the host can choose one: what is there of these names is replaced after a yes alone.
  const agents = join(folder, 'Petugas');
  await openForm(page);
  await dialog.getByRole('radio', { name: /^Satu berkas per petugas/ }).check();
  const inFolder = dialog.getByRole('radio', { name: 'Berkas-berkas di sebuah folder' });
  await expect(inFolder).toHaveCount(program.kind === 'electron' ? 1 : 0);
  if (program.electron !== null) {
    mkdirSync(agents);
    writeFileSync(join(agents, 'Agen A.xlsx'), 'milik orang lain');
    // Agreed to the second time.
    await program.electron.evaluate(async ({ dialog: native }, chosen) => {
      let asked = 0;
      native.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      native.showMessageBox = (async () => ({ response: asked++ === 0 ? 1 : 0, checkboxChecked: false })) as never;
    }, agents);
    await inFolder.check();
    await look(page, 'in-folder');
    await save(page);
    await expect(dialog.getByText('di folder itu tidak diganti. Tidak ada yang ditulis.')).toBeVisible();
    expect(readdirSync(agents)).toEqual(['Agen A.xlsx']);
    await save(page);
    await expect(page.getByText('Lembar kunjungan tersimpan di folder Petugas: 3 berkas, 4 orang.')).toBeVisible();
    expect(readdirSync(agents).sort()).toEqual(Object.keys(files));
    await expect(row).toHaveCount(3);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // For all in one file: they were given to each of them before, and that is told at once.
  await openForm(page);
  await dialog.getByRole('radio', { name: 'Lengkap' }).check();
  const whole = join(folder, 'semua.xlsx');
  await program.saveFile(whole, () => save(page));
  expect(rowsOf(sheetOf(readFileSync(whole))).map((one) => one.NIK)).toContain('7371010101910012');
  await expect(dialog.getByText('Laporan yang dibuat')).toBeVisible();
  await expect(dialog.getByText('orang sudah ada di laporan sebelumnya')).toBeVisible();
  await expect(dialog.getByText('"Agen A.xlsx, Agen A"').first()).toBeVisible();
  await page.keyboard.press('Escape');
  // What was chosen of the NIK is proposed the next time.
  await openForm(page);
  await expect(dialog.getByRole('radio', { name: 'Lengkap' })).toBeChecked();

  // The template brings the first report's choices back, until it is deleted.
  await dialog.getByLabel('Templat', { exact: true }).selectOption('Per petugas');
  await expect(dialog.getByRole('radio', { name: /^Disamarkan/ })).toBeChecked();
  await expect(dialog.getByLabel('Pisahkan menurut kolom')).toHaveValue('Petugas');
  await dialog.getByText('Pilihan lain').click();
  await expect(dialog.getByRole('checkbox', { name: 'Alamat' })).not.toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: 'Sisa utang (di daftar: Tunggakan)' })).toBeChecked();
  await expect(dialog.getByLabel('Urutan orang')).toHaveValue('name');
  await look(page, 'template');
  await dialog.getByRole('button', { name: 'Hapus templat Per petugas' }).click();
  await expect(dialog.getByLabel('Templat', { exact: true })).toHaveCount(0);
  expect((await askCore(page, 'reportTemplates.list', {})).templates).toEqual([]);
});

test('the branch’s name and logo are set in Settings, and stand on the cover', async ({ program, folder }) => {
  const { page } = program;
  await goTo(page, '#/settings/general');
  const name = page.getByRole('textbox', { name: 'Nama cabang' });
  await name.fill('Bogor Timur');
  await name.press('Enter');
  await expect(page.getByText('Nama cabang di laporan: Bogor Timur.')).toBeVisible();
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
  await expect(page.getByText('Logo harus gambar PNG atau JPEG')).toBeVisible();
  await chooser.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png(360, 90) });
  await expect(page.getByRole('img', { name: 'Logo cabang' })).toBeVisible();
  await expect(page.getByText('Logo harus gambar PNG atau JPEG')).toHaveCount(0);
  await look(page, 'branch');

  await answeredList(program, folder, 'Nasabah Cabang');
  await openForm(page);
  const out = join(folder, 'cabang.xlsx');
  await program.saveFile(out, () => save(page));
  const parts = unzipSync(readFileSync(out));
  expect(Object.keys(parts)).toContain('xl/media/image0.png');
  expect(JSON.stringify(read(readFileSync(out)).Sheets.Petunjuk)).toContain('Bogor Timur');
  await page.keyboard.press('Escape');
  await goTo(page, '#/settings/general');
  await page.getByRole('button', { name: 'Hapus logo' }).click();
  await expect(page.getByRole('img', { name: 'Logo cabang' })).toHaveCount(0);
});

test('a locked sheet is an encrypted file, and is made again with a password that is typed anew', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await answeredList(program, folder, 'Nasabah Kunci');
  const dialog = page.getByRole('dialog');
  // Holidays of a past year alone: those of now are not known, until the file is replaced.
  const holidays = join(program.dataDir, 'holidays.json');
  writeFileSync(holidays, JSON.stringify({ source: 'Uji', '2020': ['2020-01-01'] }));
  await openForm(page);
  const notKnown = dialog.getByText(/^Libur nasional .* belum diketahui$/);
  await expect(notKnown).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  // The window has a time zone of its own: what is a year from now here may have begun there.
  const now = new Date().getFullYear();
  writeFileSync(
    holidays,
    JSON.stringify({ source: 'Uji', [`${now}`]: [`${now}-01-01`], [`${now + 1}`]: [`${now + 1}-01-01`] }),
  );
  await openForm(page);
  await expect(notKnown).toHaveCount(0);
  await dialog.getByText('Pilihan lain').click();
  await dialog.getByRole('checkbox', { name: 'Kunci dengan kata sandi' }).check();
  await expect(dialog.getByText('tidak bisa dibuka lagi oleh siapa pun')).toBeVisible();
  await dialog.getByLabel('Kata sandi', { exact: true }).fill('melati-rekaan');
  await dialog.getByLabel('Ketik sekali lagi').fill('melati-rekaam');
  await save(page);
  await expect(dialog.getByText('Kedua kata sandi tidak sama.')).toBeVisible();
  await dialog.getByLabel('Ketik sekali lagi').fill('melati-rekaan');
  const file = join(folder, 'terkunci.xlsx');
  await program.saveFile(file, () => save(page));
  expect(openLocked(readFileSync(file), 'melati-rekaam')).toBeNull();
  expect(read(openLocked(readFileSync(file), 'melati-rekaan')).SheetNames).toContain('Kunjungan');

  const row = page.getByRole('row').filter({ hasText: 'Lembar kunjungan' });
  await row.getByRole('button', { name: /^Buat lagi/ }).click();
  await expect(dialog.getByText('kata sandinya tidak disimpan')).toBeVisible();
  await dialog.getByLabel('Kata sandi', { exact: true }).fill('mawar-rekaan');
  await dialog.getByLabel('Ketik sekali lagi').fill('mawar-rekaan');
  const again = join(folder, 'terkunci-lagi.xlsx');
  await program.saveFile(again, () => dialog.getByRole('button', { name: 'Buat lagi' }).click());
  await expect(row).toHaveCount(2);

  // To be printed, and locked as well.
  await openForm(page);
  await dialog.getByText('Pilihan lain').click();
  await dialog.getByRole('radio', { name: 'PDF (.pdf)' }).check();
  await dialog.getByRole('checkbox', { name: 'Kunci dengan kata sandi' }).check();
  await dialog.getByLabel('Kata sandi', { exact: true }).fill('kertas-rekaan');
  await dialog.getByLabel('Ketik sekali lagi').fill('kertas-rekaan');
  await look(page, 'printed');
  const printed = join(folder, 'cetak.pdf');
  await program.saveFile(printed, () => save(page));
  await expect(readPrinted(readFileSync(printed))).rejects.toThrow();
  const { text, pages } = await readPrinted(readFileSync(printed), 'kertas-rekaan');
  expect(text).toContain('1. Siti Contoh');
  expect(pages.flatMap(({ links }) => links)).toContain('tel:+6281200779900');

  // Every row of the list is locked as well; a CSV file cannot be, and says what it does with formulas instead.
  await openForm(page);
  await dialog.getByRole('radio', { name: /^Semua baris/ }).check();
  await dialog.getByRole('checkbox', { name: 'Kunci dengan kata sandi' }).check();
  const submit = dialog.getByRole('button', { name: 'Simpan laporan' });
  await submit.click();
  await expect(dialog.getByText('Ketik kata sandinya.')).toBeVisible();
  await dialog.getByRole('radio', { name: 'CSV (.csv)' }).check();
  await expect(dialog.getByText('Berkas CSV tidak bisa dikunci.')).toBeVisible();
  await expect(dialog.getByText('mendapat tanda petik').first()).toBeVisible();
  await dialog.getByRole('radio', { name: 'Excel (.xlsx)' }).check();
  await dialog.getByLabel('Kata sandi', { exact: true }).fill('kenanga-rekaan');
  await dialog.getByLabel('Ketik sekali lagi').fill('kenanga-rekaan');
  await look(page, 'rows-locked');
  const rows = join(folder, 'baris.xlsx');
  await program.saveFile(rows, () => submit.click());
  expect(read(openLocked(readFileSync(rows), 'kenanga-rekaan')).SheetNames).toContain('Orang');
});

test('practice lists and real ones are never in one sheet, and it is said why', async ({ program, folder }) => {
  const { page } = program;
  await answeredList(program, folder, 'Nasabah Latihan');
  await payingAccount(program, {});
  await storeList(program, agentsList(folder, 'Nasabah Asli'), 'Nasabah Asli');
  await page.keyboard.press('Escape');
  const { id } = await listCalled(program, 'Nasabah Latihan');
  await goTo(page, `#/reports?list=${id}`);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Daftar latihan tidak digabung dengan daftar asli', { exact: false })).toBeVisible();
  await dialog.getByRole('combobox').first().click();
  await expect(page.getByRole('option', { name: 'Nasabah Asli' })).toHaveAttribute('data-combobox-disabled', 'true');
  await look(page, 'field-lists');
});

for (const { language, theme, width } of [
  { language: 'id', theme: 'light', width: 1280 },
  { language: 'en', theme: 'dark', width: 720 },
] as const) {
  test(`making one and its record are accessible (${language}, ${theme}, ${width})`, async ({ program, folder }) => {
    const { page } = program;
    await answeredList(program, folder, 'Nasabah Latihan');
    await askCore(page, 'settings.set', { theme, language });
    await program.resize(width, 800);
    const shot = (name: string) => look(page, `${language}-${theme}-${width}-${name}`);
    const dialog = page.getByRole('dialog');
    // By keyboard: a word in the corner may lie over the button.
    const submit = () => dialog.locator('button[type=submit]').press('Enter');

    await openForm(page);
    await dialog.getByRole('radio', { name: /^(Satu berkas per petugas|One file per agent)/ }).check();
    await expect(dialog.getByText('Agen A.xlsx')).toBeVisible();
    await shot('field-form');
    await dialog.locator('summary').click();
    await dialog.getByRole('checkbox', { name: /^(Kunci|Lock)/ }).check();
    await submit();
    await expect(dialog.getByText(/^(Ketik kata sandinya|Type the password)/)).toBeVisible();
    await shot('field-more');
    await dialog.getByRole('checkbox', { name: /^(Kunci|Lock)/ }).uncheck();
    await program.saveFile(join(folder, 'petugas.zip'), submit, severalMs);
    await expect(dialog).toHaveCount(0);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('SHA-256').first()).toBeVisible();
    await shot('record');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await shot('records');
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    // Nor does the table scroll sideways, which would hide how a report is made again.
    const sideways = page.getByRole('grid').evaluate((grid) => grid.scrollWidth - grid.clientWidth);
    expect(await sideways).toBeLessThanOrEqual(0);
  });
}
