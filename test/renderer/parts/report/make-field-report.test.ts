/** A field report from the window on a real core: asked where to, written, on record, and made again. Invented people. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Dialogs } from '../../../../src-main/core/kernel/ports.ts';
import { emptyDraft, orderOf } from '../../../../src-renderer/parts/report/field/field-draft.ts';
import { givenBeforeOf, isGivenToOthers, shortSum } from '../../../../src-renderer/parts/report/field/given-before.ts';
import { makeFieldReport, makeReportAgain } from '../../../../src-renderer/parts/report/use-make-report.ts';
import { importFile } from '../../../fakes/import-file.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { windowCore } from '../../../fakes/window-core.ts';

const day = new Date(2026, 2, 5);
const csv = [
  'NIK;Nama;No HP;Petugas',
  '3374010101900015;Budi Contoh;081200779903;Agen B',
  '7371010101910012;Siti Contoh;081200779900;Agen A',
  '3201010101940015;Rina Contoh;081200779905;',
].join('\n');

/** `path`: what the person chooses in the host's dialog; undefined: the host has none. */
async function window(path?: () => string | null, more: Partial<Dialogs> = {}) {
  const core = await windowCore({
    drain: false,
    ports: { dialogs: path === undefined ? null : { open: async () => null, save: async () => path(), ...more } },
  });
  const fileId = await core.upload('nasabah.csv', Buffer.from(csv));
  const { list } = await importFile(core.ask, {
    ...{ fileId, name: 'Nasabah Maret', connectionId: (await core.practice()).id, startNow: false },
    read: { ecConsent: false },
  });
  const { columns } = await core.ask('reports.columns', { listIds: [list.id] });
  const draft = { ...emptyDraft([list.id], 'masked', 'id'), parted: true };
  return { core, list, order: orderOf(draft, columns) };
}

it('is downloaded as one zip where the host has no save dialog, with the files that were foretold', async () => {
  const { core, list, order } = await window();
  const foretold = await core.ask('reports.groups', {
    listIds: [list.id],
    by: 'Petugas',
    format: 'xlsx',
    language: 'id',
  });
  expect(foretold.files).toEqual([
    { name: 'Agen A.xlsx', group: 'Agen A', people: 1 },
    { name: 'Agen B.xlsx', group: 'Agen B', people: 1 },
    { name: 'tanpa Petugas.xlsx', group: null, people: 1 },
  ]);
  const offered: { name: string; files: string[] }[] = [];
  const title = 'Kunjungan Nasabah Maret';
  const made = await makeFieldReport(core.transport, { order, title, practice: true }, day, (name, pieces) => {
    offered.push({ name, files: Object.keys(unzipSync(Buffer.concat(pieces))) });
  });
  expect(offered).toEqual([
    { name: 'LATIHAN Kunjungan Nasabah Maret 2026-03-05.zip', files: foretold.files.map(({ name }) => name) },
  ]);
  expect(made).toMatchObject({ ok: true, value: { kind: 'field', container: 'zip', people: 3, masked: true } });
  expect(core.askedNames().at(-1)).toBe('files.release');
}, 60_000);

it('is made again under today’s date, asks for a password where it had one, and tells who was in it before', async () => {
  const folder = tempDir();
  const names = ['1.xlsx', '2.xlsx', '3.xlsx'].values();
  const { core, order } = await window(() => join(folder, String(names.next().value)));
  const locked = { ...order, container: 'file' as const, by: null, password: 'melati-rekaan' };
  const title = 'Kunjungan Nasabah Maret';
  const first = await makeFieldReport(core.transport, { order: locked, title, practice: false }, day);
  if (!first.ok || first.value === null) throw new Error('It was not made.');
  const report = { ...first.value, fileName: 'Kunjungan Nasabah Maret 2026-03-05.xlsx' };
  expect(report).toMatchObject({ locked: true, savedId: expect.any(String) });

  expect(await makeReportAgain(core.transport, report, null, day)).toMatchObject({
    error: { code: 'invalid-input', fields: [{ path: 'password' }] },
  });
  expect(existsSync(join(folder, '2.xlsx'))).toBe(false);
  const again = await makeReportAgain(core.transport, report, 'mawar-rekaan', new Date(2026, 2, 9));
  expect(core.lastOf('files.chooseSave').suggestedName).toBe('Kunjungan Nasabah Maret 2026-03-09.xlsx');
  if (!again.ok || again.value === null) throw new Error('It was not made again.');
  expect(readFileSync(join(folder, '3.xlsx')).length).toBeGreaterThan(1_000);
  expect(givenBeforeOf(again.value)).toMatchObject({
    people: 3,
    given: [{ file: '3.xlsx', fileName: '1.xlsx', reportId: report.reportId, people: 3 }],
  });
}, 60_000);

it('goes into a folder that is chosen, once more as well, and replaces nothing there without a yes', async () => {
  const folder = join(tempDir(), 'Petugas');
  mkdirSync(folder);
  const asked: (readonly string[])[] = [];
  const answers = [false, true];
  const { core, order } = await window(() => null, {
    folder: async () => folder,
    mayReplace: async (_folder, names) => {
      asked.push(names);
      return answers.shift() ?? false;
    },
  });
  const inFolder = { order: { ...order, container: 'folder' as const }, title: 'Kunjungan', practice: true };
  const made = await makeFieldReport(core.transport, inFolder, day);
  if (!made.ok || made.value === null) throw new Error('It was not made.');
  expect(made.value).toMatchObject({
    container: 'folder',
    fileName: 'Petugas',
    people: 3,
    savedId: expect.any(String),
  });
  const names = ['Agen A.xlsx', 'Agen B.xlsx', 'tanpa Petugas.xlsx'];
  expect([readdirSync(folder).sort(), asked]).toEqual([names, []]);

  const before = readFileSync(join(folder, 'Agen A.xlsx'));
  expect(await makeReportAgain(core.transport, made.value, null, day)).toMatchObject({ error: { code: 'files-kept' } });
  expect(core.askedNames().at(-1)).toBe('files.release');
  expect(readFileSync(join(folder, 'Agen A.xlsx')).equals(before)).toBe(true);
  const again = await makeReportAgain(core.transport, made.value, null, day);
  expect(again).toMatchObject({ ok: true, value: { container: 'folder', people: 3 } });
  expect(readFileSync(join(folder, 'Agen A.xlsx')).equals(before)).toBe(false);
  expect(asked).toEqual([names, names]);
  expect((await core.ask('reports.page', {})).reports).toHaveLength(2);
}, 60_000);

it('counts people by the earlier file that has the most of them, and names the largest first', () => {
  const one = { reportId: 1, fileName: 'a.xlsx', group: 'A', madeAt: 1, madeBy: 'uji', people: 2 };
  const file = { group: null, people: 5, sha256: null };
  const { people, given } = givenBeforeOf({
    files: [
      { ...file, name: 'x.xlsx', givenBefore: [one, { ...one, reportId: 2, people: 3 }] },
      { ...file, name: 'y.xlsx', givenBefore: [] },
    ],
  });
  expect(people).toBe(3);
  expect(given.map(({ reportId, file: of }) => [reportId, of])).toEqual([
    [2, 'x.xlsx'],
    [1, 'x.xlsx'],
  ]);
  expect(shortSum('0123456789abcdef0123456789abcdef')).toBe('01234567…cdef');
});

it('tells at once of people whom somebody else has, not of those who were in the same hands', () => {
  const before = { reportId: 1, fileName: 'a.xlsx', madeAt: 1, madeBy: 'uji', people: 2 };
  const file = { name: 'x.xlsx', people: 5, sha256: null };
  const told = (group: string | null, earlier: string | null) =>
    isGivenToOthers({ files: [{ ...file, group, givenBefore: [{ ...before, group: earlier }] }] });
  expect(told('Agen A', 'Agen B')).toBe(true);
  expect(told(null, 'Agen B')).toBe(true);
  expect(told('Agen A', null)).toBe(true);
  expect(told(null, null)).toBe(false);
  expect(isGivenToOthers({ files: [{ ...file, group: null, givenBefore: [] }] })).toBe(false);
});
