/** The repair grid: what is wrong with the rows of a file is seen, mended with keys people know from Excel, and stays mended. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { read, utils } from 'xlsx';
import { askCore, goTo, listCalled } from './support/core.ts';
import { expect, sayPurpose, onOneProgram as test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import type { Program } from './support/program.ts';

const nik = (index: number) => `320101010190${String(index).padStart(4, '0')}`;
const phone = (index: number) => `0812340${String(10_000 + index)}`;
const head = 'No KTP;Nama Nasabah;No HP;Cabang';

/** Eight people; of rows 3 to 8 each has something the matter. */
const nasty = [
  head,
  `${nik(1)};Nasabah Rekaan 1;${phone(1)};Melati`,
  `32O1010101900002;Nasabah Rekaan 2;${phone(2)};Melati`,
  `320101010190003;Nasabah Rekaan 3;${phone(3)};Melati`,
  `${nik(4)};Nasabah Rekaan 4;021-5551234;Melati`,
  `${nik(5)};Nasabah Rekaan 5;O81234010005;Melati`,
  `;Nasabah Rekaan 6;${phone(6)};Melati`,
  `32O1010101900007;Nasabah Rekaan 7;${phone(7)};Melati`,
  `${nik(8)};Nasabah Rekaan 8;${phone(8)};Melati`,
];

let opened = 0;

async function openGrid(program: Program, folder: string, lines: string[], name = 'nasabah.csv'): Promise<Locator> {
  const { page } = program;
  const path = join(folder, name);
  // Repairs are remembered of a file: one more empty line makes it another.
  opened += 1;
  writeFileSync(path, lines.join('\r\n') + '\r\n'.repeat(opened));
  await goTo(page, '#/lists/import');
  await program.chooseFile(path, () => page.getByRole('button', { name: 'Pilih berkas…' }).click());
  await page.getByRole('button', { name: 'Lanjut', exact: true }).click({ timeout: 60_000 });
  const grid = page.getByRole('grid', { name: 'Baris berkas' });
  await expect(grid).toBeVisible({ timeout: 30_000 });
  // It stands before its rows are there, and a key that is pressed then finds no cell.
  await expect(grid).toHaveAttribute('aria-activedescendant', /./);
  return grid;
}

const rowOf = (grid: Locator, row: string) =>
  grid.getByRole('row').filter({ has: grid.page().getByRole('rowheader', { name: row, exact: true }) });
/** 0 is the row's state, then the columns as they are shown: NIK, phone, name, the rest. */
const cellOf = (grid: Locator, row: string, place: number) => rowOf(grid, row).getByRole('gridcell').nth(place);
const line = (page: Page) => page.locator('output');
const show = (page: Page, what: RegExp) =>
  page.getByRole('group', { name: 'Tampilkan baris' }).getByRole('button', { name: what });

test('every kind of repair: one press, typed, replaced, filled, all at once, left out, undone; and the list is what was mended', async ({
  program,
  folder,
}) => {
  const { page } = program;
  const grid = await openGrid(program, folder, nasty);

  // What keeps rows out is shown first, and the first of it is told at once.
  await expect(grid).toHaveAttribute('aria-rowcount', '7');
  const bar = page.getByRole('region', { name: 'Sel yang dipilih' });
  await expect(bar).toContainText('NIK (A) · Baris 3');
  await expect(bar).toContainText('NIK berisi huruf');
  await bar.getByRole('button', { name: 'Pakai 3201010101900002' }).click();
  await expect(rowOf(grid, '3')).toContainText('Diterima');
  await expect(line(page)).toHaveText('1 baris diubah.');
  // The button is gone with what it did; the keyboard goes on in the grid.
  await expect(grid).toBeFocused();
  // The row stays where it is while one works on it, and says what the file says.
  await expect(cellOf(grid, '3', 1)).toHaveAttribute('title', /Di berkas: 32O1010101900002/);

  // Typed, kept with Enter: the rules are asked again and the cursor goes down.
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type(nik(3));
  await page.keyboard.press('Enter');
  await expect(rowOf(grid, '4')).toContainText(nik(3));
  await expect(rowOf(grid, '4').getByRole('gridcell').first()).toHaveText('Diterima');
  await expect(bar).toContainText('Baris 5');
  await page.keyboard.type('12');
  await page.keyboard.press('Escape');
  await expect(cellOf(grid, '5', 1)).toHaveText(nik(4));
  await expect(grid).toBeFocused();

  // Undone and done again, each saying how much.
  await page.keyboard.press('Control+z');
  await expect(line(page)).toHaveText('Dibatalkan: 1 baris kembali seperti semula.');
  await expect(rowOf(grid, '4').getByRole('gridcell').first()).toHaveText('Tidak diterima');
  await page.keyboard.press('Control+Shift+Z');
  await expect(rowOf(grid, '4').getByRole('gridcell').first()).toHaveText('Diterima');

  // Found and replaced, in one column of all that is shown.
  await page.keyboard.press('Control+h');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Cari', { exact: true }).fill('021-5551234');
  await dialog.getByLabel('Ganti dengan').fill(phone(4));
  await dialog.getByLabel('Di kolom').selectOption({ label: 'Nomor HP (C)' });
  await dialog.getByRole('button', { name: 'Ganti semua' }).click();
  await expect(rowOf(grid, '5').getByRole('gridcell').first()).toHaveText('Diterima');
  await expect(line(page)).toHaveText('1 baris diganti isinya.');

  // All of one problem, wherever it is.
  const problems = page.getByRole('complementary', { name: 'Masalah' });
  const letters = problems.getByRole('listitem').filter({ hasText: 'Nomor HP berisi huruf' });
  await letters.getByRole('button', { name: 'Perbaiki semua 1' }).click();
  await expect(letters).toHaveCount(0);
  await expect(grid).toHaveAttribute('aria-rowcount', '3');

  await expect(grid).toBeFocused();

  // A whole row, left out.
  await expect(bar).toContainText('Baris 7');
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('Delete');
  await expect(rowOf(grid, '7').getByRole('gridcell').first()).toHaveText('Dikeluarkan');
  await expect(bar).toContainText('tidak ikut diimpor');

  // For a colleague to mend: the row that is still wrong, with its reason.
  const saved = join(folder, 'masalah.xlsx');
  await program.saveFile(saved, async () => {
    await page.getByRole('button', { name: 'Simpan masalah' }).click();
    await page.getByRole('menuitem', { name: 'Baris yang tidak diterima saja' }).click();
  });
  const sheet = Object.values(read(readFileSync(saved)).Sheets)[0];
  const written = utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 }).map((cells) => cells.join('|'));
  expect(written.some((cells) => cells.includes('32O1010101900007'))).toBe(true);
  expect(written.some((cells) => cells.includes(nik(8)))).toBe(false);

  // A column of all rows of the file, filled.
  await show(page, /^Semua baris/).click();
  await expect(grid).toHaveAttribute('aria-rowcount', '9');
  await page.getByRole('button', { name: 'Isi kolom…' }).click();
  await dialog.getByLabel('Kolom', { exact: true }).selectOption({ label: 'Cabang (D)' });
  await dialog.getByLabel('Isi dengan').fill('Kenanga');
  await dialog.getByRole('button', { name: 'Isi 8 baris' }).click();
  await expect(line(page)).toHaveText('8 baris diisi.');
  await expect(cellOf(grid, '9', 4)).toHaveText('Kenanga');

  await page.getByRole('button', { name: 'Lanjut', exact: true }).click();
  await page.getByLabel('Nama daftar').fill('Melati diperbaiki');
  await sayPurpose(page);
  await page.getByRole('button', { name: 'Impor', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Mulai Melati diperbaiki?' })).toBeVisible();
  const list = await listCalled(program, 'Melati diperbaiki');
  expect(list).toMatchObject({ rows: 8, accepted: 6, rejected: 1, skipped: 1 });
  const { rows } = await askCore(page, 'lists.rows', { listId: list.id });
  expect(rows.map(({ row, person }) => [row, person.nik, person.phone])).toEqual(
    [1, 2, 3, 4, 5, 8].map((index) => [index + 1, nik(index), phone(index)]),
  );
});

test('when nothing is left to repair it says so, and the keyboard is not lost', async ({ program, folder }) => {
  const { page } = program;
  const grid = await openGrid(program, folder, nasty.slice(0, 3));
  await grid.focus();
  await page.keyboard.press('Alt+Enter');
  await expect(rowOf(grid, '3').getByRole('gridcell').first()).toHaveText('Diterima');
  await page.getByRole('button', { name: 'Segarkan tampilan' }).click();
  await expect(page.getByText('Semua baris diterima', { exact: true })).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Tampilkan semua baris' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '3');
  await expect(cellOf(grid, '3', 1)).toHaveAttribute('title', /Di berkas: 32O1010101900002/);
});

test('a block goes over the clipboard from one place to another, and a fill goes down', async ({ program, folder }) => {
  const { page } = program;
  const grid = await openGrid(program, folder, nasty);
  await show(page, /^Semua baris/).click();
  await expect(grid).toHaveAttribute('aria-rowcount', '9');
  await cellOf(grid, '2', 1).click();
  await expect(cellOf(grid, '2', 1)).toHaveAttribute('aria-selected', 'true');
  await expect(rowOf(grid, '2')).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('Shift+Space');
  await expect(rowOf(grid, '2')).toHaveAttribute('aria-selected', 'true');
  await cellOf(grid, '2', 1).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+c');
  await expect(line(page)).toHaveText('2 baris disalin.');
  await cellOf(grid, '7', 1).click();
  await page.keyboard.press('Control+v');
  await expect(cellOf(grid, '7', 1)).toHaveText(nik(1));
  await expect(cellOf(grid, '8', 2)).toHaveText(phone(2));
  // Two rows, one step.
  await page.keyboard.press('Control+z');
  await expect(cellOf(grid, '7', 1)).toHaveText('');
  await expect(cellOf(grid, '8', 2)).toHaveText(phone(7));
  await cellOf(grid, '3', 4).click();
  await page.keyboard.type('Kenanga');
  await page.keyboard.press('Tab');
  await cellOf(grid, '3', 4).click();
  await cellOf(grid, '6', 4).click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+d');
  await expect(cellOf(grid, '6', 4)).toHaveText('Kenanga');
  await expect(line(page)).toHaveText('3 baris diubah.');
  await page.keyboard.press('Delete');
  await expect(cellOf(grid, '4', 4)).toHaveText('');
});

test('rows that were never in view are copied too, with the key pressed once more', async ({ program, folder }) => {
  const { page } = program;
  const rows = Array.from({ length: 600 }, (_, index) => `;Nasabah Rekaan ${index};;Melati`);
  const grid = await openGrid(program, folder, [head, ...rows], 'enam-ratus.csv');
  await cellOf(grid, '2', 2).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect(line(page)).toHaveText('600 baris selesai dibaca. Tekan tombol yang sama sekali lagi.');
  await page.keyboard.press('Control+c');
  await expect(line(page)).toHaveText('600 baris disalin.');
  await cellOf(grid, '3', 1).click();
  await page.keyboard.press('Control+v');
  await expect(cellOf(grid, '3', 3)).toHaveText('Nasabah Rekaan 0');
  await expect(line(page)).toHaveText('Sebagian yang ditempel melewati baris atau kolom terakhir dan tidak masuk.');
});

test('a hundred thousand rows: to the end and back, by problem, and the last row mended', async ({
  program,
  folder,
}, info) => {
  test.slow();
  const { page } = program;
  const lines = Array.from({ length: 100_000 }, (_, index) => {
    const district = String(1 + Math.floor(index / 10_000)).padStart(2, '0');
    const day = String(1 + (index % 28)).padStart(2, '0');
    const whole = `3201${district}${day}0190${String((index % 9_999) + 1).padStart(4, '0')}`;
    // Two in five cannot be asked: a letter for a digit, or a digit too few.
    const shown = index % 5 === 0 ? whole.replace('0190', 'O190') : index % 5 === 1 ? whole.slice(0, 15) : whole;
    return `${shown};Nasabah Rekaan ${index};0812${String(34_000_000 + index)};Melati`;
  });
  lines[99_999] = `;Nasabah Terakhir;081299999999;Melati`;
  const grid = await openGrid(program, folder, [head, ...lines], 'seratus-ribu.csv');
  await show(page, /^Semua baris/).click();
  await expect(grid).toHaveAttribute('aria-rowcount', '100001', { timeout: 30_000 });
  await expect(rowOf(grid, '2')).toContainText('Nasabah Rekaan 0');

  const frames = await grid.evaluate(async (element) => {
    const times: number[] = [];
    let most = 0;
    let last = performance.now();
    const frame = (step: () => void) =>
      new Promise<void>((resolve) =>
        requestAnimationFrame((now) => {
          times.push(now - last);
          last = now;
          step();
          most = Math.max(most, document.querySelectorAll('[role=row]').length);
          resolve();
        }),
      );
    for (let step = 0; step < 100; step += 1) {
      await frame(() => {
        element.scrollTop += 120;
      });
    }
    for (let step = 0; step <= 100; step += 1) {
      await frame(() => {
        element.scrollTop = (element.scrollHeight * step) / 100;
      });
    }
    times.sort((a, b) => a - b);
    return { longest: times.at(-1) ?? 0, middle: times[100] ?? 0, most };
  });
  info.annotations.push({ type: 'longest frame while scrolling, ms', description: frames.longest.toFixed(1) });
  info.annotations.push({ type: 'middle frame while scrolling, ms', description: frames.middle.toFixed(1) });
  // Whatever the file holds, the document holds what is in view.
  expect(frames.most).toBeLessThan(120);
  await expect(rowOf(grid, '100.001')).toContainText('Nasabah Terakhir');

  await grid.focus();
  await page.keyboard.press('Control+End');
  const bar = page.getByRole('region', { name: 'Sel yang dipilih' });
  await expect(bar).toContainText('Baris 100.001');
  await page.keyboard.press('Home');
  await page.keyboard.type('3201010101900009');
  await page.keyboard.press('Enter');
  await expect(rowOf(grid, '100.001').getByRole('gridcell').first()).toHaveText('Diterima');
  await expect(grid).toBeFocused();

  // By problem: its rows only; all of them repaired by one press, and brought back by another.
  const problems = page.getByRole('complementary', { name: 'Masalah' });
  const letters = problems.getByRole('listitem').filter({ hasText: 'NIK berisi huruf' });
  await letters.getByRole('button', { name: /NIK berisi huruf/ }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', '20001');
  await letters.getByRole('button', { name: 'Perbaiki semua 20.000' }).click();
  await expect(line(page)).toHaveText('20.000 baris diperbaiki.', { timeout: 30_000 });
  await expect(rowOf(grid, '2').getByRole('gridcell').first()).toHaveText('Diterima');
  await page.getByRole('button', { name: 'Batalkan', exact: true }).click();
  await expect(line(page)).toHaveText('Dibatalkan: 20.000 baris kembali seperti semula.', { timeout: 30_000 });
  await expect(rowOf(grid, '2').getByRole('gridcell').first()).toHaveText('Tidak diterima');
  await page.getByLabel('Cari di semua kolom').fill('Rekaan 99995');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
});

test('a file that was closed meanwhile is opened again with its repairs', async ({ program, folder }) => {
  const { page } = program;
  const grid = await openGrid(program, folder, nasty);
  await cellOf(grid, '3', 1).getByRole('button', { name: 'Pakai 3201010101900002' }).click();
  await expect(rowOf(grid, '3')).toContainText('Diterima');
  // Another window of the same program opens another file.
  const other = `${head}\r\n${nik(1)};Nasabah Rekaan 1;${phone(1)};Melati\r\n`;
  const { fileId } = await askCore(page, 'files.begin', { name: 'lain.csv', bytes: other.length });
  await askCore(page, 'files.append', { fileId, base64: Buffer.from(other).toString('base64') });
  await askCore(page, 'drafts.open', { fileId });
  await grid.focus();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  const closed = page.getByRole('alert').filter({ hasText: 'Berkas ini sudah ditutup' });
  await expect(closed).toContainText('perbaikan Anda masih ada');
  await closed.getByRole('button', { name: 'Buka lagi' }).click();
  await expect(page.getByText('1 perbaikan Anda sebelumnya dipakai lagi.')).toBeVisible();
  await show(page, /^Sudah diubah/).click();
  await expect(cellOf(grid, '3', 1)).toHaveText('3201010101900002');
});

for (const theme of ['light', 'dark'] as const) {
  test(`it is accessible and fits a small window (${theme})`, async ({ program, folder }) => {
    const { page } = program;
    await askCore(page, 'settings.set', { theme });
    const grid = await openGrid(program, folder, nasty);
    const lookAt = async (name: string) => {
      await look(page, `${theme}-${name}`);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(sideways, `${name} scrolls sideways`).toBe(false);
    };
    await grid.focus();
    await lookAt('repair');
    await page.getByRole('button', { name: /NIK bukan 16 digit/ }).click();
    await expect(grid).toHaveAttribute('aria-rowcount', '2');
    await lookAt('repair-problem');
    await page.getByRole('button', { name: 'Isi kolom…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await lookAt('repair-fill');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await program.resize(900, 600);
    await lookAt('repair-small');
    const box = await grid.boundingBox();
    expect(box?.height).toBeGreaterThan(130);
  });
}
