/** Saving a file by the native dialog: its title, its extension, what it replaces, and what can be done with it then. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { savedKinds } from '../../../src-main/contract/files.ts';
import { boot } from '../../fakes/electron/boot.ts';
import { tempDir } from '../../fakes/ports.ts';
import { value } from '../../fakes/value.ts';

vi.mock('electron', () => import('../../fakes/electron/electron.ts'));

const template = { kind: 'template', suggestedName: 'Templat.xlsx' } as const;

test('the dialog asks before it replaces, and is called by what is saved, in the language of the window', async () => {
  const { client, electron } = await boot();
  const titles = async () => {
    for (const kind of savedKinds) await value(client.call('files.chooseSave', { ...template, kind }));
    return electron.dialog.shown.splice(0).map(({ title }) => title);
  };
  expect(await titles()).toMatchInlineSnapshot(`
    [
      "Simpan laporan",
      "Simpan baris bermasalah",
      "Simpan buku biaya",
      "Simpan baris tagihan",
      "Simpan templat",
    ]
  `);
  expect(electron.dialog.saveOptions?.properties).toContain('showOverwriteConfirmation');
  await value(client.call('settings.set', { language: 'en' }));
  await vi.waitFor(async () => expect((await titles())[0]).toBe('Save the report'));
  expect(electron.Menu.current?.[0]?.label).toBe('File');
});

test.each([
  ['Punya saya', 'Punya saya.xlsx'],
  ['Rekap v1.2', 'Rekap v1.2.xlsx'],
  ['mulai.bat', 'mulai.bat.xlsx'],
  ['Besar.XLSX', 'Besar.XLSX'],
])('a file saved as %s is %s', async (typed, name) => {
  const { client, electron } = await boot();
  const folder = tempDir();
  electron.dialog.chooses.save = join(folder, typed);
  const { file } = await value(client.call('files.chooseSave', template));
  const fileId = file?.fileId ?? '';
  await value(client.call('lists.saveTemplate', { fileId, language: 'id' }));
  expect(readFileSync(join(folder, name)).toString('latin1', 0, 2)).toBe('PK');
  await value(client.call('files.showSaved', { fileId, how: 'open' }));
  await value(client.call('files.showSaved', { fileId, how: 'folder' }));
  expect([electron.shell.opened, electron.shell.revealed]).toEqual([[join(folder, name)], [join(folder, name)]]);
});

test('what the extension makes another name of is asked about before it is replaced', async () => {
  const { client, electron } = await boot();
  const folder = join(tempDir(), 'a');
  mkdirSync(folder);
  writeFileSync(join(folder, 'lama.xlsx'), 'x');
  electron.dialog.chooses.saves = [join(folder, 'lama'), join(folder, 'baru')];
  electron.dialog.chooses.buttons = ['Pilih tempat lain'];
  const other = await value(client.call('files.chooseSave', template));
  expect(other.file?.name).toBe('baru.xlsx');
  expect(electron.dialog.shown.map(({ kind }) => kind)).toEqual(['save', 'message', 'save']);
  expect(electron.dialog.shown[1]?.text).toContain('lama.xlsx sudah ada. Ganti?');
  electron.dialog.chooses.saves = [join(folder, 'lama')];
  electron.dialog.chooses.buttons = ['Ganti'];
  expect((await value(client.call('files.chooseSave', template))).file?.name).toBe('lama.xlsx');
});
