/** An erased person stands nowhere any more: in no file of the data folder, in no table, in no page of the opened database. Invented people. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localSecond } from '../../../../src-main/contract/calendar.ts';
import { openStore } from '../../../../src-main/core/store/store.ts';
import { keyFileKeyring } from '../../../../src-main/hosts/common/keyrings/key-file.ts';
import { tempDir, testPorts } from '../../../fakes/ports.ts';
import { privacyBench, storeOf } from '../privacy-bench.ts';
import {
  budi,
  expectNothingLeft,
  filled,
  heldOf,
  name,
  nik,
  person,
  phone,
  second,
  traces,
} from './siti-everywhere.ts';

async function money(bench: Awaited<ReturnType<typeof privacyBench>>) {
  const by = async (by: 'day' | 'list' | 'connection') => bench.ask('charges.totals', { by });
  const strip = ({ all, groups }: Awaited<ReturnType<typeof by>>) => [all, groups.map(({ name: _, ...sum }) => sum)];
  return [strip(await by('day')), strip(await by('list')), strip(await by('connection'))];
}

test('nothing of the person is left, what was paid stays, and the certificate says nothing of them', async () => {
  const { dir, bench, asked, contactList } = await filled();
  const before = await money(bench);
  const attempts = (await bench.ask('charges.page', { limit: 500 })).entries.length;
  const { certificate } = await bench.ask('privacy.erase', { person });

  expect(certificate.erased).toMatchObject({ lookups: 3, outcomes: 1, contacts: 1, rejectedRows: 2, copies: 1 });
  expect(certificate.erased.reports).toBe(1);
  expect(certificate.erased.cells).toBe(1);
  expect(certificate.person).toMatch(/^[0-9a-f]{64}$/);
  for (const trace of traces) expect(JSON.stringify(certificate)).not.toContain(trace);
  expect(certificate.text.id.join(' ')).toContain('NIK');

  expect(await money(bench)).toEqual(before);
  expect((await bench.ask('charges.page', { limit: 500 })).entries).toHaveLength(attempts);
  expect((await bench.rows(asked.id)).map(({ person: { name: of } }) => of)).toEqual(['Budi Contoh']);
  const [other] = await bench.rows(contactList.id);
  expect(other?.person).toMatchObject({ name: 'Ani Contoh', ecNik: null, ecPhone: null, ecName: null });
  expect(other?.answer).not.toBeNull();
  expect((await bench.ask('lists.rejected', { listId: contactList.id })).rows).toHaveLength(1);
  expect(await bench.ask('privacy.restricted', {})).toEqual({ people: [] });
  await bench.core.close();

  await expectNothingLeft(dir);
  await storeOf(dir, (all) => {
    expect(all('PRAGMA foreign_key_check')).toEqual([]);
    expect(all('SELECT pending FROM erasures')).toEqual([{ pending: null }]);
    expect(all<{ what: string }>('SELECT what FROM access_log').map(({ what }) => what)).toContain('erased');
  });
}, 60_000);

test('a copy of before that is put back does not bring the person back', async () => {
  const { dir, bench } = await filled();
  await bench.core.close();
  const copy = tempDir();
  cpSync(dir, copy, { recursive: true });
  expect(await heldOf(copy)).toEqual(expect.arrayContaining([nik, phone, name]));

  const again = await privacyBench({ dir });
  await again.ask('privacy.erase', { person });
  await again.core.close();
  cpSync(join(copy, 'sambung.db'), join(dir, 'sambung.db'));
  const restored = await privacyBench({ dir });
  // Before anything is shown: the very first answer has nothing of her.
  expect((await restored.ask('history.page', { search: nik })).items).toEqual([]);
  await restored.core.close();
  await expectNothingLeft(dir);

  // What came in afterwards is not of the time that was erased.
  const later = await privacyBench({ dir });
  await later.list([`${nik};${phone};${name}`], { startNow: false });
  await later.core.close();
  const reopened = await privacyBench({ dir });
  expect((await reopened.ask('history.page', { search: nik })).items).toHaveLength(1);
}, 60_000);

test('the copy outside the data folder says it too, where the whole folder was put back', async () => {
  const { dir, bench } = await filled();
  await bench.core.close();
  const stateDir = tempDir();
  const copy = tempDir();
  cpSync(dir, copy, { recursive: true });
  const again = await privacyBench({ dir, ports: { stateDir } });
  await again.ask('privacy.erase', { person });
  await again.core.close();
  const restored = await privacyBench({ dir: copy, ports: { stateDir } });
  expect((await restored.ask('history.page', { search: nik })).items).toEqual([]);
  await restored.core.close();
  await expectNothingLeft(copy);
}, 60_000);

test('what waits to be sent is not sent any more, and a person of whom nothing is held is erased as well', async () => {
  const bench = await privacyBench();
  const list = await bench.list([`${nik};${phone};${name}`, budi], { startNow: false });
  await bench.ask('privacy.erase', { person });
  await bench.ask('lists.start', { listId: list.id });
  await bench.finished(list.id);
  expect(bench.provider.requests).toHaveLength(1);
  const nobody = await bench.ask('privacy.erase', { person: { nik: '3201010101999999' } });
  expect(nobody.certificate.erased).toMatchObject({ lookups: 0, rejectedRows: 0 });
});

test('cut off after its order was stored, it is taken up at the next start', async () => {
  const { dir, bench } = await filled();
  await bench.core.close();
  const ports = testPorts({ dir, keyrings: [keyFileKeyring(dir)] });
  const store = await openStore(ports);
  const digest = store.digest('erased person', nik);
  const pending = JSON.stringify({ nik, phones: [phone, second], names: [name] });
  const counts = JSON.stringify(
    Object.fromEntries(
      [
        'lookups',
        'attempts',
        'outcomes',
        'reports',
        'contacts',
        'cells',
        'rejectedRows',
        'drafts',
        'texts',
        'copies',
        'copiesSetAside',
      ].map((of) => [of, 0]),
    ),
  );
  store
    .prepare<[string, number, string, string]>(`INSERT INTO erasures VALUES (?, ?, 'uji', ?, ?)`)
    .run([digest, Date.now(), pending, counts]);
  store.close();
  const again = await privacyBench({ dir });
  expect((await again.ask('history.page', { search: nik })).items).toEqual([]);
  await again.core.close();
  await expectNothingLeft(dir);
}, 60_000);

test('the certificate is saved as a text that says the same, with the time as the clock there showed it', async () => {
  const bench = await privacyBench();
  await bench.list([`${nik};${phone};${name}`]);
  const { certificate } = await bench.ask('privacy.erase', { person });
  const { person: digest, erasedAt, text } = certificate;
  const { file } = await bench.ask('files.chooseSave', { kind: 'certificate', suggestedName: 'Berita acara.txt' });
  const order = { digest, erasedAt, fileId: file?.fileId ?? '', language: 'id' } as const;
  expect(await bench.ask('privacy.saveCertificate', order)).toEqual({ fileName: 'Berita acara.txt' });
  const saved = (await bench.download(order.fileId)).toString('utf8');
  expect(saved.split('\r\n').filter((line) => line !== '')).toEqual(text.id);
  expect(text.id[1]).toContain(`Waktu: ${localSecond(Date.parse(erasedAt))} (UTC`);
  const otherTime = { ...order, erasedAt: new Date(Date.parse(erasedAt) + 1).toISOString() };
  expect(await bench.core.call('privacy.saveCertificate', otherTime)).toMatchObject({ error: { code: 'not-found' } });
});
