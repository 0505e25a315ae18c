/** An emergency contact is named, and to be asked, only with consent: also where one is stored whose consent is gone. Invented people. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { read } from 'xlsx';
import type { ReportFormat } from '../../../../src-main/contract/files.ts';
import { openStore } from '../../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../../fakes/ports.ts';
import { readPrinted } from '../../../fakes/printed-file.ts';
import { fieldBench, tableOf } from './field-bench.ts';

/** Practice answers that the contact's number is linked to the contact, and the person's to nobody. */
const asked = (nik: string, phone: string, contact: string) =>
  `${nik};Tono ${contact};081200779903;;;;;${nik.replace('3201010', '3201410')};${phone};Kontak ${contact}`;

/** Two lists of a person each, whose contacts had consented; the second one's consent was taken back afterwards. */
async function withdrawn() {
  const dir = tempDir();
  const before = await fieldBench({ dir });
  const consented = { read: { ecConsent: true } };
  const stays = await before.list([asked('3201010101900016', '081200779900', 'Setuju')], { ...consented, name: 'A' });
  const goes = await before.list([asked('3201010101910017', '081300779900', 'Dicabut')], { ...consented, name: 'B' });
  await before.core.close();
  const store = await openStore(testPorts({ dir }));
  store.prepare<{ id: number }>('UPDATE lists SET ec_consent = 0 WHERE id = :id').run({ id: goes.id });
  store.close();
  return { bench: await fieldBench({ dir }), listIds: [stays.id, goes.id] };
}

it.each<[ReportFormat, (path: string) => Promise<string> | string]>([
  ['xlsx', (path) => JSON.stringify(tableOf(readFileSync(path), 'Kunjungan'))],
  ['csv', (path) => readFileSync(path, 'utf8')],
  ['pdf', async (path) => (await readPrinted(readFileSync(path))).text],
])(
  'as %s',
  async (format, textOf) => {
    const { bench, listIds } = await withdrawn();
    const fileId = join(tempDir(), `lapangan.${format}`);
    await bench.make({ listIds, format, fileId });
    const text = await textOf(fileId);
    expect(text).toContain('Tono Dicabut');
    expect(text).toContain('Kontak Setuju');
    expect(text).not.toContain('Kontak Dicabut');
    expect(text.replaceAll(' ', '')).not.toContain('81300779900');
    const asks = text.match(/Tanyakan keberadaannya|ask-emergency-contact/g) ?? [];
    expect(asks).toHaveLength(1);
  },
  30_000,
);

it('in the workbook the number of a contact is one to tap only where the contact is to be asked', async () => {
  const bench = await fieldBench();
  // Reachable by their own number: nobody has a reason to call the contact.
  const reached = '7371010101910012;Siti Contoh;081200779900;;;;;3201414101920013;081300779900;Kontak Lain';
  const rows = [asked('3201010101900016', '081200779900', 'Setuju'), reached];
  const list = await bench.list(rows, { read: { ecConsent: true } });
  const { out } = await bench.make({ listIds: [list.id] });
  const links = Object.values(read(readFileSync(out)).Sheets.Kunjungan ?? {}).flatMap((cell) => cell?.l?.Target ?? []);
  expect(JSON.stringify(tableOf(readFileSync(out), 'Kunjungan'))).toContain('081300779900');
  expect(links.filter((link) => link.startsWith('tel:'))).toEqual(['tel:+6281200779900', 'tel:+6281200779900']);
}, 30_000);
