/** An older copy of the data folder is put back: it is said, nothing is sent, and it goes on at a clear yes. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askCore, goTo, listCalled } from './support/core.ts';
import { expect, importList, listOf, queueBar, storeList, test } from './support/fixtures.ts';
import { look } from './support/look.ts';

test('an older copy of the data folder holds the queue until the operator decides', async ({ program, folder }) => {
  await storeList(program, listOf(folder, 3, 'satu.csv'), 'Daftar pertama');
  await program.kill();
  const copy = mkdtempSync(join(tmpdir(), 'sambung-e2e-copy-'));
  cpSync(program.dataDir, copy, { recursive: true });

  await program.restart();
  await importList(program, listOf(folder, 3, 'dua.csv'), 'Daftar kedua');
  await expect(program.page.getByText('3 dari 3')).toBeVisible();
  await program.kill();
  rmSync(program.dataDir, { recursive: true });
  cpSync(copy, program.dataDir, { recursive: true });
  rmSync(copy, { recursive: true });

  await program.restart();
  const { page } = program;
  const decide = queueBar(page).getByRole('button', { name: 'Tentukan…' });
  await expect(decide).toBeVisible();
  const list = await listCalled(program, 'Daftar pertama');
  await askCore(page, 'lists.start', { listId: list.id });
  // The whole queue, its bar, and the connection, whose own line is free.
  await expect(page.getByText('Tertahan', { exact: true })).toHaveCount(3);
  await look(page, 'older-copy');
  await goTo(page, `#/lists/${list.id}`);
  await expect(page.getByText('Tertahan', { exact: true })).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Jeda' })).toHaveCount(0);
  await look(page, 'older-copy-list');
  await decide.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/^Sedikitnya \d+ perubahan hilang/)).toBeVisible();
  await look(page, 'older-copy-decide');
  expect((await listCalled(program, 'Daftar pertama')).states.queued).toBe(3);
  await dialog.getByRole('button', { name: 'Lanjutkan dengan data ini' }).click();
  await expect.poll(async () => (await listCalled(program, 'Daftar pertama')).finishedAt).not.toBeNull();
  await expect(decide).toHaveCount(0);
});
