/** The cable comes out in mid-list: the queue waits as a whole, says so, and goes on at a press or by itself. */
import { askCore, goTo, listCalled, steer } from './support/core.ts';
import { expect, importList, listOf, queueBar, test } from './support/fixtures.ts';

const rows = 40;

test('an outage is a state of the queue and not of its rows; a press looks again at once', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await steer(program, 'up', { min: 150, max: 250 });
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
  await practice.getByRole('button', { name: 'Coba sekarang' }).click();
  await expect(practice.getByText('Berjalan')).toBeVisible();
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
