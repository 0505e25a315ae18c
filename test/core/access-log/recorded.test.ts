/** What the program does stands in its access log, and is found there. */
import { expect, test } from 'vitest';
import type { AccessLogEntry } from '../../../src-main/contract/access-log.ts';
import type { OutputOf } from '../../../src-main/contract/index.ts';
import { createAccessLog } from '../../../src-main/core/access-log/access-log.ts';
import { openStore } from '../../../src-main/core/store/store.ts';
import { type CoreBench, coreBench } from '../../fakes/core-bench.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

const niks = ['3273014507900001', '3374012903850015'] as const;
const phone = '081234567890';
const lines = [
  'Nama,NIK,No HP',
  `Siti Rahayu,${niks[0]},${phone}`,
  `Budi Santoso,${niks[1]},085700001111`,
  'Tanpa Nomor,3374012903850016,',
];

async function imported(bench: CoreBench, name = 'Nasabah'): Promise<number> {
  const fileId = await bench.upload('nasabah.csv', Buffer.from(lines.join('\n')));
  const { draftId } = await bench.ask('drafts.open', { fileId });
  const { id: connectionId } = await bench.practice();
  const { list } = await bench.ask('drafts.import', { draftId, name, connectionId });
  return list.id;
}

async function saveTo(bench: CoreBench, kind: 'report' | 'ledger' | 'problems' | 'access-log', name: string) {
  const { file } = await bench.ask('files.chooseSave', { kind, suggestedName: name });
  if (!file) throw new Error('No place.');
  return file.fileId;
}

const told = ({ what, people, detail, lists }: AccessLogEntry) => ({
  what,
  people,
  detail,
  lists: lists.map(({ listName }) => listName),
});

test('what is brought in, given away and set stands in the log, with how many people and no person', async () => {
  const bench = await coreBench({ drain: false });
  const listId = await imported(bench);
  await bench.ask('reports.create', { listId, fileId: await saveTo(bench, 'report', 'a.xlsx'), language: 'id' });
  await bench.ask('charges.export', { fileId: await saveTo(bench, 'ledger', 'b.xlsx'), language: 'id' });
  await bench.ask('lists.saveProblems', { listId, fileId: await saveTo(bench, 'problems', 'c.xlsx'), language: 'id' });
  await bench.ask('settings.set', { theme: 'dark', reuseDays: 7, language: 'system' });
  await bench.ask('settings.set', { theme: 'dark' });
  await bench.ask('branch.set', { name: 'Bogor' });
  const account = { baseUrl: 'https://a.invalid', partnerCode: 'A', partnerKey: 'rahasia' };
  const { id } = await bench.ask('connections.create', { name: 'Cabang', ...account });
  await bench.ask('connections.update', { id, name: 'Cabang Bogor' });
  await bench.ask('connections.delete', { id });
  await bench.ask('recoveryKey.make', {});
  const options = { by: null, columns: null, nik: 'masked', language: 'id', format: 'xlsx' } as const;
  const { templateId } = await bench.ask('reportTemplates.save', { name: 'Pola', options });
  await bench.ask('reportTemplates.delete', { templateId });

  const { entries, next } = await bench.ask('accessLog.page', {});
  expect(next).toBeNull();
  const noLists = { people: 0, lists: [] };
  const connection = (name: string, change: 'added' | 'changed' | 'deleted') => ({
    ...{ what: 'connection-changed', ...noLists, detail: { connection: name, change } },
  });
  const setting = (...settings: string[]) => ({ what: 'setting-changed', ...noLists, detail: { settings } });
  expect(entries.map(told).reverse()).toEqual([
    { what: 'imported', people: 2, detail: { object: 'list' }, lists: ['Nasabah'] },
    {
      ...{ what: 'reported', people: 2, lists: ['Nasabah'] },
      detail: { object: 'rows-report', format: 'xlsx', masked: false, locked: false },
    },
    { what: 'exported', ...noLists, detail: { object: 'ledger', format: 'xlsx' } },
    { what: 'exported', people: 1, detail: { object: 'problems-file', format: 'xlsx' }, lists: ['Nasabah'] },
    setting('theme', 'reuseDays'),
    setting('branch'),
    connection('Cabang', 'added'),
    connection('Cabang Bogor', 'changed'),
    connection('Cabang Bogor', 'deleted'),
    setting('recovery-key'),
    setting('report-template'),
    setting('report-template'),
  ]);
  expect(entries.every(({ systemUser }) => systemUser === bench.ports.operator)).toBe(true);
  expect(JSON.stringify(entries)).not.toMatch(/3273014507900001|Siti|081234567890|rahasia/);
  expect(await bench.ask('accessLog.verify', {})).toEqual({
    ...{ entries: entries.length, intact: true, firstBroken: null, end: 'as-marked' },
  });
});

test('what could not be done stands in no log', async () => {
  const bench = await coreBench({ drain: false });
  expect(await bench.core.call('connections.delete', { id: 1 })).toMatchObject({ ok: false });
  expect(await bench.core.call('reports.create', { listId: 9, fileId: 'x', language: 'id' })).toMatchObject({
    ok: false,
  });
  expect((await bench.ask('accessLog.page', {})).entries).toEqual([]);
});

test('whole numbers show only when that is written down, of everybody whose they are', async () => {
  const bench = await coreBench({ drain: false });
  const listId = await imported(bench);
  const { rows } = await bench.ask('lists.rows', { listId });
  const ids = rows.map(({ lookupId }) => lookupId);
  await bench.ask('privacy.reveal', { scope: 'page', lookupIds: ids });
  await bench.ask('privacy.reveal', { scope: 'session', lookupIds: [] });
  expect(await bench.core.call('privacy.reveal', { scope: 'row', lookupIds: [999] })).toMatchObject({
    error: { code: 'not-found' },
  });
  const { entries } = await bench.ask('accessLog.page', { kinds: ['revealed'] });
  expect(entries.map(told)).toEqual([
    { what: 'revealed', people: 0, detail: { scope: 'session' }, lists: [] },
    { what: 'revealed', people: 2, detail: { scope: 'page' }, lists: [] },
  ]);
});

test('who looked at a person is found by the NIK or phone, however it is typed, in lists from then on', async () => {
  const bench = await coreBench({ drain: false });
  await bench.ask('branch.set', { name: 'Bogor' });
  const listId = await imported(bench);
  await imported(bench, 'Lain').catch(() => null);
  const { rows } = await bench.ask('lists.rows', { listId });
  const of = (nik: string) => rows.filter(({ person }) => person.nik === nik).map(({ lookupId }) => lookupId);
  await bench.ask('privacy.reveal', { scope: 'row', lookupIds: of(niks[0]) });
  await bench.ask('privacy.reveal', { scope: 'row', lookupIds: of(niks[1]) });

  const found = async (person: string) => {
    const { entries }: OutputOf<'accessLog.page'> = await bench.ask('accessLog.page', { person });
    return entries.map(({ what, lists }) => [what, ...lists.map(({ listName }) => listName)].join(' ')).reverse();
  };
  expect(await found(niks[0])).toEqual(['imported Nasabah', 'imported Lain', 'revealed']);
  expect(await found('3273 0145 0790 0001')).toEqual(['imported Nasabah', 'imported Lain', 'revealed']);
  expect(await found('+62 812-3456-7890')).toEqual(['imported Nasabah', 'imported Lain']);
  expect(await found('3171014507900009')).toEqual([]);
  expect(await bench.core.call('accessLog.page', { person: 'Siti' })).toMatchObject({
    error: { code: 'invalid-input', fields: [{ path: 'person' }] },
  });
});

test('a filter and its pages find the same as a look through all entries', async () => {
  const bench = await coreBench({ drain: false });
  for (let n = 0; n < 30; n += 1) {
    await bench.ask('settings.set', { reuseDays: n + 40 });
    if (n % 3 === 0) await bench.ask('branch.set', { name: `Cabang ${n}` });
  }
  const { entries: all } = await bench.ask('accessLog.page', { limit: 500 });
  expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, n) => 40 - n));
  const middle = all[20]?.at ?? 0;
  for (const filter of [
    {},
    { kinds: ['setting-changed' as const] },
    { from: middle },
    { to: middle },
    { kinds: ['erased' as const] },
  ]) {
    const walked: number[] = [];
    for (let after: string | null = null; ; ) {
      const page: OutputOf<'accessLog.page'> = await bench.ask('accessLog.page', { ...filter, after, limit: 7 });
      walked.push(...page.entries.map(({ seq }) => seq));
      after = page.next;
      if (after === null) break;
    }
    const { kinds = null, from = 0, to = Infinity } = filter as { kinds?: string[]; from?: number; to?: number };
    const plain = all.filter(({ what, at }) => (kinds === null || kinds.includes(what)) && at >= from && at < to);
    expect(walked).toEqual(plain.map(({ seq }) => seq));
  }
});

test('the log as a file has a row for each entry, in words, and says that it was saved', async () => {
  const bench = await coreBench({ drain: false });
  await imported(bench);
  await bench.ask('settings.set', { reuseDays: 7 });
  const fileId = await saveTo(bench, 'access-log', 'catatan.csv');
  expect(await bench.ask('accessLog.export', { fileId, format: 'csv', language: 'id' })).toMatchObject({ rows: 2 });
  const text = (await bench.download(fileId)).toString();
  expect(text).toMatch(/Pengaturan diubah.*hari pakai ulang jawaban.*Data dimasukkan.*Nasabah/s);
  const { entries } = await bench.ask('accessLog.page', { limit: 1 });
  expect(entries.map(told)).toEqual([{ what: 'log-exported', people: 0, detail: { format: 'csv' }, lists: [] }]);
});

test('what was written into it by hand is shown, and harms no screen', async () => {
  const ports = testPorts({ dir: tempDir() });
  const store = await openStore(ports);
  const log = createAccessLog({ store, ports });
  for (let n = 0; n < 3; n += 1) log.record({ what: 'reported', people: 1 });
  for (const sql of [
    'DROP TRIGGER access_log_no_update',
    `UPDATE access_log SET what = 'dihapus', detail = 'bukan JSON' WHERE seq = 2`,
    `UPDATE access_log SET detail = '{"nama":"Siti"}' WHERE seq = 3`,
  ]) {
    store.prepare(sql).run({});
  }
  store.close();
  const bench = await coreBench({ ports, drain: false });
  expect((await bench.ask('accessLog.page', {})).entries.map(({ what, detail }) => [what, detail])).toEqual([
    ['reported', {}],
    ['gap', {}],
    ['reported', {}],
  ]);
  expect(await bench.ask('accessLog.verify', {})).toMatchObject({ intact: false, firstBroken: 2 });
});
