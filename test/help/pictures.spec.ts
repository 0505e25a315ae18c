/**
 * The pictures of the help: the real window with invented people, one picture a page and language, in
 * src-renderer/screens/help/pictures. Run again when a screen changes; the diff of the pictures is part of the review.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../src-main/contract/settings.ts';
import type { HelpPage } from '../../src-renderer/routes.ts';
import { atRest } from '../e2e/support/at-rest.ts';
import { askCore, goTo, listCalled, payingAccount, steer } from '../e2e/support/core.ts';
import { expect, importList, test } from '../e2e/support/fixtures.ts';
import { root } from '../e2e/support/host-kind.ts';
import type { Program } from '../e2e/support/program.ts';
import { mostPictureBytes, webpOf } from './webp.ts';

const folder = join(root, 'src-renderer/screens/help/pictures');

/** Where each page's picture is taken once the lists are there; what has to be opened first is done in `pictureOf`. */
const places = {
  home: '#/',
  check: '#/check',
  lists: '#/lists',
  list: '#/lists/1',
  queue: '#/queue',
  doubts: '#/doubts',
  history: '#/history',
  person: '#/person/1',
  reports: '#/reports?list=1',
  summary: '#/reports/summary',
  charges: '#/charges',
  invoices: '#/charges/invoices',
  settings: '#/settings',
  connections: '#/settings/connections',
  practice: '#/settings/practice',
  security: '#/settings/security',
  backups: '#/settings/backups',
  privacy: '#/settings/privacy',
  'access-log': '#/settings/privacy/log',
  about: '#/settings/about',
} as const satisfies Partial<Record<HelpPage, string>>;

for (const [language, locale] of [
  ['id', 'id-ID'],
  ['en', 'en-GB'],
] as const) {
  test.describe(language, () => {
    test.use({ options: { locale, width: 1024, height: 640, colorScheme: 'light' } });

    test(`a picture of every page (${language})`, async ({ program, folder: files }) => {
      const { page } = program;
      const take = (of: HelpPage) => takePicture(program, of, language);
      await expect(page.locator('h1')).toBeVisible();
      await take('start');
      await askCore(page, 'settings.set', { language, theme: 'light' });
      await fillStore(program, files, language);
      await goTo(page, '#/lists/import');
      await program.chooseFile(listOfPeople(files, 24, 'faulty'), () =>
        page.getByRole('main').getByRole('button').nth(1).click(),
      );
      await expect(page.getByRole('table')).toBeVisible();
      await take('import');
      await page.reload();
      for (const [of, place] of Object.entries(places) as [keyof typeof places, string][]) {
        await goTo(page, place);
        await expect(page.locator('h1')).toBeVisible();
        await page.waitForTimeout(700);
        if (of === 'invoices') {
          await page
            .getByRole('button', { name: /^(Cocokkan tagihan|Match an invoice)/ })
            .first()
            .click();
          await expect(page.getByRole('dialog')).toBeVisible();
        }
        await take(of);
        if (of === 'invoices' || of === 'reports') await page.keyboard.press('Escape');
      }
      // What a state means is asked beside one.
      await goTo(page, '#/lists/1?lookup=2');
      await expect(page.getByRole('dialog')).toBeVisible();
      await take('meanings');
    });
  });
}

/** Two lists of an account, one of practice, and a few checks whose answers are lost. */
async function fillStore(program: Program, files: string, language: Language): Promise<void> {
  const { page } = program;
  const [first, second] = language === 'id' ? ['Rantau Agustus', 'Melati baru'] : ['Rantau August', 'Melati new'];
  await payingAccount(program, { pricePerCall: 350, dailyCap: 50_000 });
  await importList(program, listOfPeople(files, 24), first);
  const settled = async (name: string) => {
    const { states } = await listCalled(program, name);
    return states.queued + states.sending;
  };
  await expect.poll(() => settled(first), { timeout: 90_000 }).toBe(0);
  await steer(program, 'cut');
  await importList(program, listOfPeople(files, 3, 'lost'), second);
  await expect.poll(() => settled(second), { timeout: 90_000 }).toBe(0);
  await steer(program, 'up');
  await page.reload();
  await expect(page.locator('h1')).toBeVisible();
}

/** Invented people (serial 0000 is never issued). `lost`: others than those; `faulty`: with rows that are not accepted. */
function listOfPeople(files: string, count: number, kind: 'whole' | 'lost' | 'faulty' = 'whole'): string {
  const path = join(files, `${{ whole: 'rantau', lost: 'melati', faulty: 'tambahan' }[kind]}.csv`);
  const names = ['Sari', 'Budi', 'Dewi', 'Agus', 'Ratna', 'Joko', 'Wati', 'Hendra'];
  const shift = { whole: 1, lost: 400, faulty: 700 }[kind];
  const rows = Array.from({ length: count }, (_, index) => {
    const serial = String(index + shift).padStart(4, '0');
    const nik = kind === 'faulty' && index % 7 === 2 ? '3201' : `320101${String(10 + (index % 18))}0190${serial}`;
    return `${nik};${names[index % names.length]} Rekaan ${index + shift};08123${String(400_000 + 7919 * (index + shift))};Melati`;
  });
  writeFileSync(path, ['No KTP;Nama Nasabah;No HP;Cabang', ...rows].join('\r\n'));
  return path;
}

async function takePicture(program: Program, of: HelpPage, language: Language): Promise<void> {
  const { page } = program;
  await atRest(page);
  await page.evaluate(
    ([dataDir, user]) => {
      // Of the machine that made the picture nothing shows.
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode.nodeValue ?? '';
        const own = text.trim() === user ? 'sari' : text.replaceAll(dataDir, '/home/sari/sambung-data');
        if (own !== text) walker.currentNode.nodeValue = own;
      }
    },
    [program.dataDir, userInfo().username] as const,
  );
  const bytes = await webpOf(page.context(), await page.screenshot());
  const path = join(folder, `${of}.${language}.webp`);
  rmSync(path, { force: true });
  writeFileSync(path, bytes);
  expect(bytes.length, path).toBeLessThanOrEqual(mostPictureBytes);
}
