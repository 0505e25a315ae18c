/** A Wi-Fi login page answers in the provider's stead: nothing is taken for an answer, and the way in is told. */
import { askCore, goTo, listCalled, steer } from './support/core.ts';
import { expect, importList, listOf, queueBar, test } from './support/fixtures.ts';

const rows = 12;

test('a login page holds the queue, tells how to sign in, and costs nothing', async ({ program, folder }) => {
  const { page } = program;
  await steer(program, 'captive');
  await importList(program, listOf(folder, rows), 'Cabang Kenanga');
  const bar = queueBar(page);
  await expect(bar.getByText('Wi-Fi meminta login dulu.', { exact: false })).toBeVisible();

  // Home calls for somebody, for a login page mends itself only when a person signs in.
  await page.getByRole('link', { name: 'Beranda' }).click();
  const needs = page.getByRole('region', { name: 'Perlu Anda tangani' });
  await expect(needs.getByText('Wi-Fi meminta login dulu.', { exact: false })).toBeVisible();
  await needs.getByRole('button', { name: 'Rincian' }).click();
  const practice = page.getByRole('region', { name: 'Latihan' });
  await expect(practice.getByText('masuk di halaman login yang muncul', { exact: false })).toBeVisible();

  const held = await listCalled(program, 'Cabang Kenanga');
  expect(held.states.queued + held.states.sending).toBe(rows);
  const { ledger } = await askCore(page, 'practice.get', {});
  expect(ledger.charged).toBe(0);

  await steer(program, 'up');
  await practice.getByRole('button', { name: 'Coba sekarang' }).click();
  await goTo(page, `#/lists/${held.id}`);
  await expect(page.getByText(`${rows} dari ${rows}`)).toBeVisible();
  const { states } = await listCalled(program, 'Cabang Kenanga');
  expect(states.answered + states.no_record).toBe(rows);
});
