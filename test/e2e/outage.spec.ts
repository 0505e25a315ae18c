/** The cable comes out in mid-list: the queue waits as a whole, says so, and goes on at a press or by itself. */
import { askCore, goTo, listCalled, steer } from './support/core.ts';
import { expect, importList, listOf, queueBar, test } from './support/fixtures.ts';

const rows = 40;

test('an outage is a state of the queue and not of its rows; a press looks again at once', async ({
  program,
  folder,
}) => {
  const { page } = program;
  // Slow enough that the list is not done before the cable comes out, however long the window takes to show an answer.
  await steer(program, 'up', { min: 1_000, max: 1_500 });
  await importList(program, listOf(folder, rows), 'Cabang Melati');
  await expect(page.getByRole('button', { name: /^Terjawab/ })).toBeVisible();
  await steer(program, 'down');
  const bar = queueBar(page);
  await expect(bar.getByText('Menunggu koneksi')).toBeVisible();
  await expect(bar.getByText('Penyedia tidak terjangkau', { exact: false })).toBeVisible();

  await goTo(page, '#/queue');
  const practice = page.getByRole('region', { name: 'Latihan' });
  await expect(practice.getByText('Periksa kabel, Wi-Fi, atau modem.', { exact: false })).toBeVisible();
  await expect(practice.getByText(/Dicoba lagi dalam/)).toBeVisible();
  await expect(practice.getByRole('link', { name: 'Cabang Melati' })).toBeVisible();
  await expect.poll(async () => (await listCalled(program, 'Cabang Melati')).states.sending).toBe(0);
  const held = await listCalled(program, 'Cabang Melati');
  expect(held.states.queued).toBeGreaterThan(0);
  expect(held.states.failed).toBe(0);

  await steer(program, 'up', { min: 0, max: 5 });
  // It may have come back by itself just before.
  await expect(async () => {
    const tryNow = practice.getByRole('button', { name: 'Coba sekarang' });
    if (await tryNow.isVisible()) await tryNow.click({ timeout: 1_000 });
    await expect(practice.getByText('Berjalan')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect
    .poll(async () => {
      const { states } = await listCalled(program, 'Cabang Melati');
      return states.queued + states.sending;
    })
    .toBe(0);
  // Every row is accounted for, and nothing was paid that is not written down.
  const { states, charges } = await listCalled(program, 'Cabang Melati');
  expect(states.answered + states.no_record + states.in_doubt).toBe(rows);
  const { ledger } = await askCore(page, 'practice.get', {});
  expect(ledger.charged).toBeGreaterThanOrEqual(charges.charged);
  expect(ledger.charged).toBeLessThanOrEqual(charges.charged + charges.unknown);
});

test('a button that just became another does not take the press that was meant for what it was before', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await steer(program, 'up', { min: 1_000, max: 1_500 });
  await importList(program, listOf(folder, rows), 'Cabang Kenanga');
  await goTo(page, '#/queue');
  const practice = page.getByRole('region', { name: 'Latihan' });
  const pause = practice.getByRole('button', { name: 'Jeda', exact: true });
  const resume = practice.getByRole('button', { name: 'Lanjutkan' });
  // A second press lands on the same button as soon as it says something else.
  await pause.evaluate(async (button: HTMLButtonElement) => {
    const before = button.textContent;
    button.click();
    while (button.textContent === before) await new Promise(requestAnimationFrame);
    button.click();
  });
  await expect(practice.getByText('Dijeda', { exact: true })).toBeVisible();
  expect((await askCore(page, 'queue.status', {})).state).toBe('paused');
  // Longer than the press of a hand is on its way.
  await page.waitForTimeout(600);
  await resume.click();
  await expect(practice.getByText('Berjalan')).toBeVisible();
});
