/** Saving a file by the native dialog: its title, its extension, what it replaces, and what can be done with it then. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { savedKinds } from '../../../src-main/contract/files.ts';
import { texts as desktopTexts } from '../../../src-main/hosts/electron/desktop/texts.ts';
import { nativeDialogs } from '../../../src-main/hosts/electron/ports/native-dialogs.ts';
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
      "Simpan catatan akses",
      "Simpan semua data satu orang",
      "Simpan cadangan",
      "Simpan berita acara penghapusan",
      "Simpan paket bantuan",
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

test('a folder is chosen in a dialog of its own, and what it holds of those names is asked about by name', async () => {
  const { client, electron } = await boot();
  const folder = join(tempDir(), 'Petugas');
  mkdirSync(folder);
  electron.dialog.chooses.open = folder;
  const chosen = await value(client.call('files.chooseFolder', {}));
  expect(chosen.folder?.name).toBe('Petugas');
  expect(electron.dialog.shown).toEqual([{ kind: 'open', title: 'Pilih folder untuk lembar kunjungan', text: '' }]);
  electron.dialog.chooses.open = null;
  expect(await value(client.call('files.chooseFolder', {}))).toEqual({ folder: null });

  const dialogs = nativeDialogs(
    () => null,
    () => desktopTexts.id,
  );
  electron.dialog.chooses.buttons = ['Ganti', 'Jangan ganti'];
  const names = ['A.xlsx', 'B.xlsx', 'C.xlsx', 'D.xlsx'];
  expect([await dialogs.mayReplace?.(folder, names), await dialogs.mayReplace?.(folder, ['A.xlsx'])]).toEqual([
    true,
    false,
  ]);
  const asked = electron.dialog.shown.filter(({ kind }) => kind === 'message').map(({ text }) => text.split('\n')[0]);
  expect(asked).toEqual([
    'Di folder Petugas sudah ada A.xlsx, B.xlsx, C.xlsx (+1 lainnya). Ganti?',
    'Di folder Petugas sudah ada A.xlsx. Ganti?',
  ]);
});
