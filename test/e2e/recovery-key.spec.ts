/**
 * The recovery key as its person meets it: offered, made, kept, checked, made anew; and in real Electron the start that it saves,
 * when the machine has lost what opened the data. The web host's own way on is a terminal's (test/hosts/web).
 */
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { findElectron } from '../../src-main/hosts/start/electron-program.ts';
import { askCore, goTo, practiceNow } from './support/core.ts';
import { expect, test } from './support/fixtures.ts';
import { hostKind, root } from './support/host-kind.ts';
import { launchElectron } from './support/launch-electron.ts';
import { look, picture } from './support/look.ts';
import { type Program, startProgram } from './support/program.ts';

const person = { nik: '3201014101900000', phone: '081234560003' };

async function onHome(page: Page): Promise<Locator> {
  await goTo(page, '#/');
  await expect(page.getByRole('heading', { name: 'Beranda' })).toBeVisible();
  return page.getByRole('main');
}

/** Makes one in the settings and leaves it on the screen. */
async function makeKey(page: Page, button: string): Promise<{ dialog: Locator; key: string }> {
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog', { name: 'Buat kunci pemulihan' });
  await dialog.getByRole('button', { name: 'Buat dan tampilkan' }).click();
  const shown = await dialog.getByLabel('Kunci pemulihan', { exact: true }).innerText();
  const key = shown.replace(/\s+/g, '-');
  expect(key).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){7}$/);
  return { dialog, key };
}

/** What a page could show or keep of it. */
async function expectNowhere(page: Page, key: string): Promise<void> {
  const kept = await page.evaluate(() =>
    JSON.stringify([document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }, location.href]),
  );
  for (const group of key.split('-')) expect(kept).not.toContain(group);
}

/** Types a whole key where the settings ask for it; resolves with the dialog. */
async function checkWhole(page: Page, typed: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: 'Periksa kunci…' });
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Periksa kunci…' }).click();
  await dialog.getByLabel('Kunci pemulihan').fill(typed);
  await dialog.getByRole('button', { name: 'Periksa', exact: true }).click();
  return dialog;
}

/** Another symbol in place of the last one of a group. */
function slipIn(key: string, group: number): string {
  const groups = key.split('-');
  const was = groups[group - 1] ?? '';
  groups[group - 1] = `${was.slice(0, -1)}${was.endsWith('0') ? '1' : '0'}`;
  return groups.join('-');
}

test('Home asks for it until one is made and checked; it is shown once, and what is kept of it is checked', async ({
  program,
}) => {
  const { page } = program;
  let home = await onHome(page);
  await expect(home).toContainText('Kunci pemulihan belum dibuat.');
  await look(page, 'home-without-recovery-key');
  await home.getByRole('button', { name: 'Buat kunci pemulihan' }).click();
  await expect(page.getByRole('button', { name: 'Buat kunci pemulihan…' })).toBeVisible();
  await look(page, 'data-security');

  const { dialog, key } = await makeKey(page, 'Buat kunci pemulihan…');
  await look(page, 'recovery-key-shown');
  await program.allowClipboard(true);
  await dialog.getByRole('button', { name: 'Salin' }).click();
  await expect(dialog.getByRole('button', { name: 'Tersalin' })).toBeVisible();
  expect(await program.copied()).toBe(key);
  await expectOnPaper(page, key);
  await dialog.getByRole('button', { name: 'Periksa nanti' }).click();
  await expect(dialog).toBeHidden();

  home = await onHome(page);
  await expect(home).toContainText('Kunci pemulihan sudah dibuat tetapi belum diperiksa.');
  await home.getByRole('button', { name: 'Periksa', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Periksa kunci…' })).toBeVisible();
  await expectNowhere(page, key);

  const check = await checkWhole(page, slipIn(key, 3));
  await expect(check.getByRole('status')).toContainText('Kelompok ke-3 tidak seperti di kertas.');
  await look(page, 'recovery-key-mistyped');
  await checkWhole(page, key.toLowerCase().replaceAll('-', ' '));
  await expect(check).toBeHidden();
  await expect(page.getByText('Kunci pemulihan benar.')).toBeVisible();
  home = await onHome(page);
  await expect(home).toContainText('Siap memeriksa nomor nasabah');
  await expect(home.getByRole('listitem').filter({ hasText: 'Kunci pemulihan' })).toContainText(
    'Sudah dibuat dan diperiksa.',
  );
  await expectLock(page, key);
});

const passphrase = 'kucing hitam lompat';

/** With the key checked, the lock may go on: what was shown is gone from the page, and comes back with the passphrase, or a new one. */
async function expectLock(page: Page, key: string): Promise<void> {
  const connectionId = (await askCore(page, 'connections.list', {})).connections[0]?.id ?? 0;
  await askCore(page, 'people.check', { ...person, name: 'Siti Rahmawati', connectionId });
  await goTo(page, '#/settings/security');
  await page.getByRole('button', { name: 'Pasang kunci…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pasang kunci dengan kata sandi' });
  await dialog.getByLabel('Nama petugas').fill('Sari');
  await typeTwice(dialog, passphrase);
  await look(page, 'lock-on');
  await dialog.getByRole('button', { name: 'Pasang', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Kunci sekarang' })).toBeVisible();
  await expect(dialog).toBeHidden();
  await look(page, 'lock-settings');
  await goTo(page, '#/history');
  await expect(page.getByRole('main')).toContainText('Siti Rahmawati');
  await page.evaluate(() => void Object.assign(window, { before: 'Siti Rahmawati' }));

  await page.keyboard.press('Control+l');
  const locked = page.getByRole('heading', { name: 'Sambung terkunci' });
  await expect(locked).toBeVisible();
  // Another document: nothing that the one before held is left in it.
  expect(await page.evaluate(() => [document.documentElement.outerHTML, 'before' in window].join(' '))).not.toMatch(
    /Siti|true$/,
  );
  await look(page, 'locked');
  await page.getByLabel('Kata sandi', { exact: true }).fill('bukan kata sandinya');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await expect(page.getByText('Kata sandi ini bukan milik nama itu.')).toBeVisible();
  await page.getByLabel('Kata sandi', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Siti Rahmawati');

  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'Lupa kata sandi' }).click();
  await page.getByLabel('Kunci pemulihan').fill(key);
  await typeTwice(page.getByRole('main'), 'lampu taman terang');
  await look(page, 'locked-recovery');
  await page.getByRole('button', { name: 'Buka dan ganti kata sandi' }).click();
  await expect(page.getByRole('main')).toContainText('Siti Rahmawati');
}

async function typeTwice(within: Locator, typed: string): Promise<void> {
  await within.getByLabel('Kata sandi baru').fill(typed);
  await within.getByLabel('Ketik sekali lagi').fill(typed);
}

/** Printed by the button, which is heard and not followed; the page is looked at as paper has it. */
async function expectOnPaper(page: Page, key: string): Promise<void> {
  await page.evaluate(() => {
    window.print = () => void document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Cetak' }).click();
  await expect(page.locator('body[data-printed]')).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#root')).toBeHidden();
  await expect(page.getByRole('dialog')).toBeHidden();
  const seen = await page.locator('body').innerText();
  for (const group of key.split('-')) expect(seen).toContain(group);
  expect(seen).toContain('Cara memakai');
  await picture(page, 'recovery-key-paper');
  await page.emulateMedia({ media: null });
  await expect(page.getByRole('dialog')).toBeVisible();
}

test('made anew and checked by the part that is asked, it opens the data, and the one before no longer', async ({
  program,
}) => {
  const { page } = program;
  const before = await askCore(page, 'recoveryKey.make', {});
  await goTo(page, '#/settings/security');
  await askCore(page, 'settings.set', { theme: 'dark' });
  await look(page, 'data-security-dark');
  const { dialog, key } = await makeKey(page, 'Buat yang baru…');
  await look(page, 'recovery-key-shown-dark');
  await dialog.getByRole('button', { name: 'Sudah saya simpan' }).click();
  const fields = dialog.getByRole('textbox');
  await expect(fields).toHaveCount(2);
  const typeFrom = async (paper: string) => {
    for (const field of await fields.all()) {
      const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
      await field.fill(paper.split('-')[Number(/\d/.exec(label)?.[0]) - 1] ?? '');
    }
    await dialog.getByRole('button', { name: 'Periksa', exact: true }).click();
  };
  await typeFrom(before.key);
  await expect(dialog.getByRole('status').last()).toContainText('tidak seperti di kertas.');
  await look(page, 'recovery-key-part-dark');
  await typeFrom(key);
  await expect(dialog).toBeHidden();
  await expectNowhere(page, key);

  const check = await checkWhole(page, before.key);
  await expect(check.getByRole('status')).toContainText('kunci lama yang sudah diganti');
  await checkWhole(page, key);
  await expect(check).toBeHidden();
});

test('the data is sealed anew by another keyring, and opens with it at the next start', async () => {
  // No keyring of this machine: a first start takes the passphrase.
  const program = await startProgram(
    {},
    {
      ...{ SAMBUNG_KEYRING: '', SAMBUNG_PASSPHRASE: 'hujan di bulan juni' },
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
    },
  );
  try {
    await sealAnew(program, 'Berkas di samping data (lemah)', true);
    // The sentence that it is done may still be the one of the time before.
    await expect.poll(() => existsSync(join(program.dataDir, 'sambung.key'))).toBe(true);
    await expect(program.page.getByText('siapa pun yang menyalin foldernya dapat membacanya').first()).toBeVisible();
    await sealAnew(program, 'Kata sandi yang disiapkan petugas TI', false);
    await expect.poll(() => existsSync(join(program.dataDir, 'sambung.key'))).toBe(false);
    await program.kill();
    await program.restart();
    expect((await askCore(program.page, 'keyring.status', {})).keyring).toBe('passphrase');
  } finally {
    await program.close();
  }
});

async function sealAnew({ page }: Program, keyring: string, weaker: boolean): Promise<void> {
  await goTo(page, '#/settings/security');
  await page.getByRole('radio', { name: keyring }).click();
  await page.getByRole('button', { name: 'Kunci ulang' }).click();
  if (weaker) await page.getByRole('button', { name: 'Ya, simpan di samping data' }).click();
  await expect(page.getByText('Data sudah dikunci ulang.').last()).toBeVisible();
  await expect(page.getByRole('radio', { name: keyring })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Kunci ulang' })).toBeDisabled();
}

test.describe('in real Electron', () => {
  test.skip(() => hostKind() !== 'electron', 'only the window asks for it at a start');

  test('a start whose keyring is gone takes the recovery key, and the next one opens by itself', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sambung-recovery-'));
    const started: ChildProcess[] = [];
    try {
      const first = await start(dataDir, started);
      const page = await first.app.firstWindow();
      const old = await askCore(page, 'recoveryKey.make', {});
      const made = await askCore(page, 'recoveryKey.make', {});
      await askCore(page, 'recoveryKey.check', { typed: made.key });
      const lookupId = await checkPerson(page);
      await first.app.close();
      rmSync(join(dataDir, 'sambung.key'));

      const second = await start(dataDir, started, ['Pakai kunci pemulihan…']);
      const asking = await second.app.firstWindow();
      await expect(asking.getByRole('heading', { name: 'Buka dengan kunci pemulihan' })).toBeVisible();
      expect(second.boxes()).toEqual(['Kunci data hilang atau rusak']);
      await look(asking, 'recovery-window');
      const field = asking.getByLabel('Kunci pemulihan');
      const wrong = asking.getByRole('alert');
      await field.fill(slipIn(made.key, 5));
      await asking.getByRole('button', { name: 'Buka data' }).click();
      await expect(wrong).toContainText('Periksa kelompok ke-5');
      await look(asking, 'recovery-window-mistyped');
      await field.fill(old.key);
      await field.press('Enter');
      await expect(wrong).toContainText('kunci lama yang sudah diganti');
      await field.fill(made.key.toLowerCase());
      // Its window is gone before the key is up.
      const pressed = field.press('Enter').catch(() => {});
      const window = await second.app.waitForEvent('window');
      await pressed;
      await expect(window.getByRole('heading', { name: 'Beranda' })).toBeVisible();
      expect((await askCore(window, 'history.get', { lookupId })).state).toBe('answered');
      expect((await askCore(window, 'recoveryKey.status', {})).made?.fingerprint).toBe(made.fingerprint);
      await picture(window, 'opened-by-recovery');
      await second.app.close();
      expect(existsSync(join(dataDir, 'sambung.key')), 'sealed anew').toBe(true);
      expect(readFileSync(join(dataDir, 'logs', 'sambung.log'), 'utf8')).not.toContain(made.key.slice(0, 5));

      const third = await start(dataDir, started, ['Keluar']);
      await (await third.app.firstWindow()).getByRole('heading', { name: 'Beranda' }).waitFor();
      expect(third.boxes()).toEqual([]);
      await third.app.close();
    } finally {
      for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

/** `presses`: the button of each box of the start, in their order; what they said is in `boxes`. */
async function start(dataDir: string, started: ChildProcess[], presses: readonly string[] = []) {
  const heard = join(dataDir, 'boxes.txt');
  writeFileSync(heard, '');
  const hook = join(dataDir, 'press.cjs');
  writeFileSync(
    hook,
    `const presses = ${JSON.stringify(presses)};
    require('electron').dialog.showMessageBox = async (...asked) => {
      const { message, buttons } = asked.at(-1);
      require('node:fs').appendFileSync(${JSON.stringify(heard)}, message.split('.')[0] + '\\n');
      return { response: Math.max(0, buttons.indexOf(presses.shift())), checkboxChecked: false };
    };`,
  );
  const executablePath = findElectron(root, process.env);
  if (!executablePath) throw new Error('Electron was there a moment ago.');
  const app = await launchElectron({
    ...{ executablePath, args: ['-r', hook, root, '--lang=id-ID'], chromiumSandbox: true, colorScheme: null },
    env: {
      ...(process.env as Record<string, string>),
      ...{ LANG: 'id_ID.UTF-8', LANGUAGE: 'id_ID.UTF-8', SAMBUNG_KEYRING: 'key-file', SAMBUNG_DATA_DIR: dataDir },
    },
  });
  started.push(app.process());
  return { app, boxes: () => readFileSync(heard, 'utf8').split('\n').filter(Boolean) };
}

/** One person, by practice; resolves with the lookup, answered. */
async function checkPerson(page: Page): Promise<number> {
  const { id: connectionId } = await practiceNow({ page } as Program);
  const { lookupId } = await askCore(page, 'people.check', { ...person, connectionId });
  await expect.poll(async () => (await askCore(page, 'history.get', { lookupId })).state).toBe('answered');
  return lookupId;
}
