/** Files that are no lists: each gets a plain sentence, and the next file is taken as if nothing had been. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, listOf, test } from './support/fixtures.ts';

const bad: [name: string, bytes: string | Buffer, sentence: RegExp][] = [
  ['kosong.xlsx', '', /kosong/i],
  ['halaman.xls', '<html><body><table><tr><td>NIK</td></tr></table></body></html>', /bukan/i],
  ['surat.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', /bukan/i],
  ['putus.xlsx', Buffer.from('504b0304140000000800', 'hex'), /rusak|terpotong/i],
  ['tanpa-kolom.csv', 'Warna;Jumlah\nmerah;3\nbiru;4\n', /kolom/i],
];

test('each bad file says what to do, and a good one goes on from there', async ({ program, folder }) => {
  const { page } = program;
  await page.goto(new URL('#/lists/import', page.url()).href);
  let choose = page.getByRole('button', { name: 'Pilih berkas…' });
  for (const [name, bytes, sentence] of bad) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    await program.chooseFile(path, () => choose.click());
    const alert = page.getByRole('alert').filter({ hasText: name });
    await expect(alert).toBeVisible();
    await expect(alert).toContainText(sentence);
    choose = page.getByRole('button', { name: /^Pilih berkas/ }).first();
  }
  await program.chooseFile(listOf(folder, 3), () => choose.click());
  await expect(page.getByRole('button', { name: 'Lanjut', exact: true })).toBeEnabled();
});
