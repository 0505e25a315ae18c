/** A restricted person is neither asked nor reported, by whatever way the row came in, until it is lifted. Invented people. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { previewFile } from '../../../fakes/import-file.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { privacyBench, storeOf } from '../privacy-bench.ts';

const nik = '3201010101900016';
const siti = `${nik};081298760001;Siti Contoh`;
const budi = '3201010101910017;081298760002;Budi Contoh';
const person = { nik };
type Bench = Awaited<ReturnType<typeof privacyBench>>;

const niksAsked = (bench: Bench) => bench.provider.requests.map(({ body }) => body.nik ?? JSON.stringify(body));
const askedAboutHer = (bench: Bench) => niksAsked(bench).filter((asked) => asked.includes(nik));

test('is left out of new lists with its own problem, and the forecast says so', async () => {
  const bench = await privacyBench();
  await bench.ask('privacy.restrict', { person: { nik: '3201 0101-0190 0016' }, reason: 'Meminta sendiri' });
  expect(await bench.ask('privacy.restricted', {})).toEqual({
    people: [{ nik, reason: 'Meminta sendiri', since: expect.any(Number), by: bench.ports.operator }],
  });
  const list = await bench.list([siti, budi], { startNow: false });
  expect(list).toMatchObject({ accepted: 1, rejected: 1 });
  const { rows } = await bench.ask('lists.rejected', { listId: list.id });
  expect(rows[0]?.problems).toContainEqual(
    expect.objectContaining({ field: 'nik', code: 'person-restricted', severity: 'error' }),
  );
  expect(await bench.ask('lists.forecast', { listId: list.id })).toMatchObject({ calls: 1, restricted: 1 });
  await bench.ask('lists.start', { listId: list.id });
  await bench.finished(list.id);
  expect(bench.provider.requests).toHaveLength(1);
  expect(askedAboutHer(bench)).toEqual([]);

  const fileId = await bench.upload('lagi.csv', Buffer.from(`NIK;No HP;Nama\n${siti}`));
  expect(await previewFile(bench.ask, { fileId })).toMatchObject({ accepted: 0, rejected: 1 });
});

test('is refused as a single check, and looked at as one that nobody asks', async () => {
  const bench = await privacyBench();
  await bench.ask('privacy.restrict', { person });
  const typed = { nik, phone: '081298760001', connectionId: bench.connection.id };
  expect(await bench.core.call('people.check', typed)).toMatchObject({ error: { code: 'person-restricted' } });
  expect(await bench.ask('people.inspect', typed)).toMatchObject({
    person: null,
    problems: expect.arrayContaining([expect.objectContaining({ code: 'person-restricted' })]),
  });
});

test('what waits is cancelled and says why, twins too; queued again it is cancelled before anything is sent', async () => {
  const bench = await privacyBench();
  const first = await bench.list([siti, siti, budi], { startNow: false });
  const second = await bench.list([siti], { startNow: false });
  const [row] = await bench.rows(second.id);
  expect(await bench.ask('privacy.restrict', { person: { lookupId: row?.lookupId ?? 0 } })).toEqual({ cancelled: 3 });
  const rows = await bench.rows(first.id);
  expect(rows.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'queued']);
  const { problems } = await bench.ask('history.get', { lookupId: rows[0]?.lookupId ?? 0 });
  expect(problems).toContainEqual(expect.objectContaining({ code: 'person-restricted', severity: 'note' }));

  for (const { id } of [first, second]) await bench.ask('lists.start', { listId: id });
  await bench.ask('queue.retry', { scope: { listId: second.id }, states: ['cancelled'] });
  await bench.finished(first.id);
  const list = await bench.finished(second.id);
  expect(list.states).toMatchObject({ cancelled: 1 });
  expect(bench.provider.requests).toHaveLength(1);
  expect(askedAboutHer(bench)).toEqual([]);

  expect(await bench.ask('privacy.unrestrict', { person })).toEqual({ unrestricted: true });
  expect(await bench.ask('privacy.unrestrict', { person })).toEqual({ unrestricted: false });
  await bench.ask('queue.retry', { scope: { listId: second.id }, states: ['cancelled'] });
  expect((await bench.finished(second.id)).states).toMatchObject({ answered: 1 });
  const lifted = await bench.ask('history.get', { lookupId: row?.lookupId ?? 0 });
  expect(lifted.problems).not.toContainEqual(expect.objectContaining({ code: 'person-restricted' }));
});

test('a file that was open meanwhile brings nobody in who is asked', async () => {
  const bench = await privacyBench();
  const fileId = await bench.upload('daftar.csv', Buffer.from(['NIK;No HP;Nama', siti, budi].join('\n')));
  const { draftId } = await bench.ask('drafts.openUnseen', { fileId });
  await bench.ask('drafts.readAs', { draftId });
  await bench.ask('privacy.restrict', { person });
  const order = { connectionId: bench.connection.id, startNow: true, problemLimit: 10 };
  const { list } = await bench.ask('drafts.import', { draftId, ...order });
  expect((await bench.finished(list.id)).states).toMatchObject({ answered: 1, cancelled: 1 });
  expect(askedAboutHer(bench)).toEqual([]);
});

/** All cells of all sheets, and a file of commas as it is. */
function textOf(path: string): string {
  const book = read(readFileSync(path));
  return JSON.stringify(
    Object.values(book.Sheets).map((sheet) => utils.sheet_to_json(sheet, { header: 1, raw: false })),
  );
}

test.each(['csv', 'xlsx'] as const)('stands in no report: %s', async (format) => {
  const bench = await privacyBench();
  const list = await bench.list([siti, budi]);
  const file = () => join(tempDir(), `laporan.${format}`);
  const rows = async (listId: number) => {
    const fileId = file();
    await bench.ask('reports.create', { listId, format, language: 'id', fileId });
    return textOf(fileId);
  };
  const field = async () => {
    const fileId = file();
    await bench.ask('reports.create', { kind: 'field', listIds: [list.id], language: 'id', format, fileId });
    return textOf(fileId);
  };
  for (const text of [await rows(list.id), await field()]) expect(text).toContain('Siti Contoh');
  await bench.ask('privacy.restrict', { person });
  const later = await bench.list([`${nik};081298760009;Siti Contoh`, 'x;y;Rusak Contoh']);
  for (const text of [await rows(list.id), await rows(later.id), await field()]) {
    expect(text).toMatch(/Budi Contoh|Rusak Contoh/);
    expect(text).not.toContain('Siti Contoh');
    expect(text).not.toContain(nik);
  }
});

test('is written into the access log, by a digest alone', async () => {
  const bench = await privacyBench();
  await bench.ask('privacy.restrict', { person });
  await bench.ask('privacy.unrestrict', { person });
  await bench.core.close();
  await storeOf(bench.dir, (all) => {
    const entries = all<{ what: string; people: number }>('SELECT what, people FROM access_log ORDER BY seq');
    expect(entries.map(({ what, people }) => [what, people])).toEqual(
      expect.arrayContaining([
        ['restricted', 1],
        ['unrestricted', 1],
      ]),
    );
    expect(JSON.stringify(all('SELECT * FROM access_log'))).not.toContain(nik);
  });
});

describe('named as somebody else’s emergency contact', () => {
  const phone = '081298760001';
  const heading = 'NIK;No HP;Nama;NIK Kontak Darurat;HP Kontak Darurat;Nama Kontak Darurat';
  const ani = (contact: string) => `3201010101920018;081298760003;Ani Contoh;${contact}`;
  const byNik = ani(`${nik};${phone};Siti Contoh`);
  const byPhone = ani(`;${phone};Siti Contoh`);
  const other = ani('3201010101910017;081298760002;Budi Contoh');
  const withContacts = (bench: Bench, rows: string[], startNow = true) =>
    bench.list(rows, { heading, startNow, ecConsent: true });
  const contactsAsked = (bench: Bench) =>
    bench.provider.requests.map(({ body }) => [
      body.emergency_contact_id,
      body.emergency_contact_phone,
      body.emergency_contact_name,
    ]);
  const nobody = [undefined, undefined, undefined];
  const codesOf = async (bench: Bench, listId: number) => {
    const rows = await bench.rows(listId);
    const details = await Promise.all(rows.map(({ lookupId }) => bench.ask('history.get', { lookupId })));
    return details.map(({ problems }) => problems.map(({ code }) => code).filter((code) => code === 'ec-restricted'));
  };

  test.each([
    ['before the file', true],
    ['while it waits', false],
  ])('the row is asked without the contact, and says so: restricted %s', async (_when, before) => {
    const bench = await privacyBench();
    // The number is known to be hers.
    await bench.list([siti]);
    if (before) await bench.ask('privacy.restrict', { person });
    const list = await withContacts(bench, [byNik, other, byPhone, byNik], false);
    expect(list).toMatchObject({ accepted: 4, rejected: 0 });
    const said = [['ec-restricted'], [], ['ec-restricted'], ['ec-restricted']];
    if (before) expect(await codesOf(bench, list.id)).toEqual(said);
    else await bench.ask('privacy.restrict', { person });
    expect(await bench.ask('lists.forecast', { listId: list.id })).toMatchObject({
      restricted: 0,
      restrictedContacts: 3,
    });
    bench.provider.requests.length = 0;
    await bench.ask('lists.start', { listId: list.id });
    await bench.finished(list.id);
    // Without her they are one question.
    expect(contactsAsked(bench).sort()).toEqual([nobody, ['3201010101910017', '081298760002', 'Budi Contoh']].sort());
    expect(await codesOf(bench, list.id)).toEqual(said);
    // What the file said of the contact is still there.
    expect((await bench.rows(list.id))[0]?.person).toMatchObject({ ecNik: nik, ecPhone: phone });
  });

  test('once it is lifted, the contact is asked about again', async () => {
    const bench = await privacyBench();
    await bench.ask('privacy.restrict', { person });
    const list = await withContacts(bench, [byNik], false);
    await bench.ask('privacy.unrestrict', { person });
    await bench.ask('lists.start', { listId: list.id });
    await bench.finished(list.id);
    expect(contactsAsked(bench)).toEqual([[nik, phone, 'Siti Contoh']]);
    expect(await codesOf(bench, list.id)).toEqual([[]]);
  });

  test('a single check says so, and leaves the contact out', async () => {
    const bench = await privacyBench();
    await bench.ask('privacy.restrict', { person });
    const typed = { nik: '3201010101920018', phone: '081298760003', ecNik: nik, ecName: 'Siti', ecConsent: true };
    const { problems } = await bench.ask('people.inspect', { ...typed, connectionId: bench.connection.id });
    expect(problems).toContainEqual({ row: 1, field: null, code: 'ec-restricted', severity: 'warning' });
    const { listId } = await bench.ask('people.check', { ...typed, connectionId: bench.connection.id });
    await bench.finished(listId);
    expect(contactsAsked(bench)).toEqual([nobody]);
  });

  test.each(['rows', 'field'] as const)('a report of %s does not tell of the contact', async (kind) => {
    const bench = await privacyBench();
    const list = await withContacts(bench, [byNik]);
    const text = async () => {
      const fileId = join(tempDir(), 'laporan.csv');
      const of = kind === 'rows' ? { kind, listId: list.id } : { kind, listIds: [list.id] };
      await bench.ask('reports.create', { ...of, language: 'id', format: 'csv', fileId });
      return textOf(fileId);
    };
    expect(await text()).toContain('Siti Contoh');
    await bench.ask('privacy.restrict', { person });
    const without = await text();
    expect(without).toContain('Ani Contoh');
    for (const trace of ['Siti Contoh', nik, phone]) expect(without).not.toContain(trace);
  });
});
