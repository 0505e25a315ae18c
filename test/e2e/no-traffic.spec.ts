/** The account is out of quota: the queue pauses, says what to tell the provider, and nothing of the list is spent on it. */
import { askCore, goTo, listCalled, steer } from './support/core.ts';
import { expect, importList, listOf, queueBar, test } from './support/fixtures.ts';

const rows = 10;

test('without traffic the queue pauses with the sentence for the provider, and resumes at a press', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await steer(program, 'traffic-insufficient');
  await importList(program, listOf(folder, rows), 'Cabang Dahlia');
  // Only now: a form starts with the first real account once there is one.
  await askCore(page, 'connections.create', {
    name: 'Cabang lain',
    baseUrl: 'https://penyedia.example/cek',
    partnerCode: 'mitra-2',
    partnerKey: 'kunci-rekaan',
  });
  const bar = queueBar(page);
  await expect(bar.getByText('Kuota habis.', { exact: false })).toBeVisible();
  const held = await listCalled(program, 'Cabang Dahlia');
  await expect.poll(async () => (await listCalled(program, 'Cabang Dahlia')).states.queued).toBe(rows);
  expect(held.states.failed).toBe(0);

  await goTo(page, '#/queue');
  const practice = page.getByRole('region', { name: 'Latihan' });
  await expect(practice.getByText('Sampaikan kepada penyedia:')).toBeVisible();
  await expect(practice.getByText(/ditolak dengan kode 303/)).toBeVisible();

  // Moving is offered; but invented answers must not stand among real ones, and that is said.
  await goTo(page, `#/lists/${held.id}`);
  await page.getByRole('button', { name: 'Pindahkan…' }).click();
  const move = page.getByRole('dialog');
  // No paid account is chosen for a practice list beforehand.
  await move.getByLabel('Pindah ke').selectOption({ label: 'Cabang lain' });
  await expect(move.getByText(`${rows} pengecekan`, { exact: true })).toBeVisible();
  await move.getByRole('button', { name: /^Pindahkan/ }).click();
  await expect(move.getByText('Jawaban latihan tidak boleh tercampur', { exact: false })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(move).toHaveCount(0);

  await steer(program, 'up');
  await bar.getByRole('button', { name: 'Lanjutkan' }).click();
  await expect(page.getByText(`${rows} dari ${rows}`)).toBeVisible();
  const { states } = await listCalled(program, 'Cabang Dahlia');
  expect(states.answered + states.no_record).toBe(rows);
});
