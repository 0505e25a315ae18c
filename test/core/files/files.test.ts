/** Files behind opaque ids: uploads, downloads, dialogs, and what never becomes a path. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFiles } from '../../../src-main/core/files/files.ts';
import type { NamedFile } from '../../../src-main/core/kernel/ports.ts';
import { readSealed, sealedAt } from '../../../src-main/core/kernel/sealed-bytes.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

type Handlers = ReturnType<typeof createFiles>['handlers'];

function open(overrides: Parameters<typeof testPorts>[0] = {}, ownsDataDir = true) {
  const ports = testPorts(overrides);
  return { ports, ...createFiles({ ports, ownsDataDir }) };
}

async function upload(handlers: Handlers, name: string, pieces: Buffer[], announced?: number) {
  const bytes = announced ?? pieces.reduce((sum, piece) => sum + piece.length, 0);
  const { fileId } = await handlers['files.begin']({ name, bytes });
  for (const piece of pieces) await handlers['files.append']({ fileId, base64: piece.toString('base64') });
  return fileId;
}

describe('an upload', () => {
  test('arrives byte for byte, in the order of its pieces, under the name the person gave', async () => {
    const { handlers, pathOf } = open();
    const fileId = await upload(handlers, 'nasabah.xlsx', [Buffer.from([0, 255, 1]), Buffer.from('kedua')]);
    const place = pathOf(fileId);
    expect(place.name).toBe('nasabah.xlsx');
    expect(await readSealed(place)).toEqual(Buffer.concat([Buffer.from([0, 255, 1]), Buffer.from('kedua')]));
  });

  test('opens whole, however its pieces were cut', async () => {
    const { handlers, pathOf } = open();
    const whole = Buffer.from(Array.from({ length: 5_000 }, (_, n) => n % 251));
    const cuts = [0, 1, 15, 16, 17, 48, 49, 1_000, 1_001, 4_999, 5_000];
    const pieces = cuts.slice(1).map((cut, n) => whole.subarray(cuts[n], cut));
    expect(await readSealed(pathOf(await upload(handlers, 'a.bin', pieces)))).toEqual(whole);
  });

  test('lies on the disk in no readable form, and no two alike', async () => {
    const { handlers, pathOf } = open();
    const people = Buffer.from('3273014507900001;081234567890;Siti Nurhaliza Ramadhani\r\n'.repeat(100));
    const [one, other] = [await upload(handlers, 'a.csv', [people]), await upload(handlers, 'a.csv', [people])];
    const [left, right] = [readFileSync(pathOf(one).path), readFileSync(pathOf(other).path)];
    expect(left.length).toBe(people.length);
    for (const known of ['3273014507900001', '081234567890', 'Siti']) expect(left.includes(known)).toBe(false);
    expect(left.equals(right)).toBe(false);
  });

  test.runIf(process.platform !== 'win32')('is readable by its owner alone', async () => {
    const { handlers, pathOf } = open();
    const { path } = pathOf(await upload(handlers, 'a.csv', [Buffer.from('x')]));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  });

  test('never uses its name as a path', async () => {
    const { handlers, pathOf, ports } = open();
    const { path, name } = pathOf(await upload(handlers, '../../.bashrc', [Buffer.from('x')]));
    expect(path.startsWith(join(ports.dataDir, 'temp'))).toBe(true);
    expect(path).not.toContain('bashrc');
    expect(name).toBe('bashrc');
  });

  test('takes no more than it announced', async () => {
    const { handlers } = open();
    await expect(upload(handlers, 'a.csv', [Buffer.alloc(11)], 10)).rejects.toMatchObject({ code: 'file-too-large' });
  });

  test('cannot be read before all of it is there', async () => {
    const { handlers, pathOf } = open();
    const fileId = await upload(handlers, 'a.csv', [Buffer.alloc(5)], 10);
    expect(() => pathOf(fileId)).toThrow(expect.objectContaining({ code: 'file-not-readable' }));
  });

  test('is gone after its release, and so is its id', async () => {
    const { handlers, pathOf } = open();
    const fileId = await upload(handlers, 'a.csv', [Buffer.alloc(5)]);
    const { path } = pathOf(fileId);
    await handlers['files.release']({ fileId });
    expect(existsSync(path)).toBe(false);
    expect(() => pathOf(fileId)).toThrow(expect.objectContaining({ code: 'file-unknown' }));
  });

  test('makes room by forgetting the oldest when a window never releases', async () => {
    const { handlers, pathOf, ports } = open();
    const first = await upload(handlers, 'first.csv', [Buffer.alloc(1)]);
    for (let n = 0; n < 100; n += 1) await upload(handlers, 'more.csv', [Buffer.alloc(1)]);
    expect(() => pathOf(first)).toThrow(expect.objectContaining({ code: 'file-unknown' }));
    const [own] = readdirSync(join(ports.dataDir, 'temp'));
    expect(readdirSync(join(ports.dataDir, 'temp', own ?? ''))).toHaveLength(100);
  });
});

describe('where a report goes', () => {
  test('is never the very file a list was read from, by whatever name', async () => {
    const dir = tempDir();
    const list = join(dir, 'nasabah.csv');
    writeFileSync(list, 'x');
    symlinkSync(list, join(dir, 'pintasan.csv'));
    let saved = list;
    const { handlers, targetOf } = open({ dialogs: { open: async () => list, save: async () => saved } });
    await handlers['files.chooseOpen']({ kind: 'list' });
    const save = async () =>
      (await handlers['files.chooseSave']({ kind: 'report', suggestedName: 'a' })).file?.fileId ?? '';
    for (saved of [list, join(dir, 'pintasan.csv')]) {
      const fileId = await save();
      expect(() => targetOf(fileId)).toThrow(expect.objectContaining({ code: 'file-not-writable' }));
    }
    saved = join(dir, 'laporan.csv');
    expect(targetOf(await save()).path).toBe(saved);
  });
});

describe('a saved file', () => {
  test('is opened and shown in its folder, but only once this program has written it', async () => {
    const path = join(tempDir(), 'laporan.xlsx');
    writeFileSync(path, 'of the person');
    const told: string[] = [];
    const shell = {
      open: async (opened: string) => {
        told.push(`open ${opened}`);
        return !opened.endsWith('.odd');
      },
      reveal: (shown: string) => void told.push(`show ${shown}`),
    };
    const dialogs = { open: async () => path, save: async () => path };
    const { handlers, targetOf } = open({ dialogs, shell });
    const show = (fileId: string, how: 'open' | 'folder') => handlers['files.showSaved']({ fileId, how });
    const read = (await handlers['files.chooseOpen']({ kind: 'list' })).file?.fileId ?? '';
    await handlers['files.release']({ fileId: read });
    const { file } = await handlers['files.chooseSave']({ kind: 'report', suggestedName: 'laporan.xlsx' });
    const fileId = file?.fileId ?? '';
    for (const id of [read, fileId, path]) {
      await expect(show(id, 'open'), id).rejects.toMatchObject({ code: 'file-unknown' });
    }
    targetOf(fileId).written();
    await show(fileId, 'open');
    await show(fileId, 'folder');
    expect(told).toEqual([`open ${path}`, `show ${path}`]);
    rmSync(path);
    await expect(show(fileId, 'folder')).rejects.toMatchObject({ code: 'file-not-opened' });
    expect(told).toHaveLength(2);
  });

  test.each([
    ['Petugas', ['open', 'show']],
    // A folder that macOS would run.
    ['Petugas.app', ['show', 'show']],
  ])('in the folder %s opens it, and shows it in the one that holds it', async (name, done) => {
    const path = join(tempDir(), name);
    mkdirSync(path);
    const told: string[] = [];
    const shell = {
      open: async (opened: string) => told.push(`open ${opened}`) > 0,
      reveal: (shown: string) => void told.push(`show ${shown}`),
    };
    const dialogs = { open: async () => null, save: async () => null, folder: async () => path };
    const { handlers, targetOf } = open({ dialogs, shell });
    const { folder } = await handlers['files.chooseFolder']({ kind: 'field-sheets' });
    expect(folder).toEqual({ fileId: expect.stringMatching(/^[0-9a-f]{32}$/), name });
    const fileId = folder?.fileId ?? '';
    await expect(handlers['files.showSaved']({ fileId, how: 'open' })).rejects.toMatchObject({ code: 'file-unknown' });
    targetOf(fileId).written();
    await handlers['files.showSaved']({ fileId, how: 'open' });
    await handlers['files.showSaved']({ fileId, how: 'folder' });
    expect(told).toEqual(done.map((how) => `${how} ${path}`));
  });

  test.each(['Laporan.bat', 'Laporan.xlsx.lnk', 'Laporan.xlsx ', 'Laporan', 'Laporan.HTA'])(
    'that came to be called %s is shown in its folder, and never opened',
    async (name) => {
      const path = join(tempDir(), name);
      writeFileSync(path, 'x');
      const told: string[] = [];
      const shell = {
        async open() {
          told.push('open');
          return true;
        },
        reveal: () => void told.push('show'),
      };
      const { handlers, targetOf } = open({ dialogs: { open: async () => null, save: async () => path }, shell });
      const { file } = await handlers['files.chooseSave']({ kind: 'report', suggestedName: 'a.xlsx' });
      const fileId = file?.fileId ?? '';
      targetOf(fileId).written();
      const opening = handlers['files.showSaved']({ fileId, how: 'open' });
      await expect(opening).rejects.toMatchObject({ code: 'file-not-opened' });
      await handlers['files.showSaved']({ fileId, how: 'folder' });
      expect(told).toEqual(['show']);
    },
  );

  test.each([
    ['report', 'Laporan.xlsx', 'Laporan.xlsx'],
    ['report', 'Laporan.CSV', 'Laporan.CSV'],
    ['report', 'Laporan.xlsx.bat', 'Laporan.xlsx.bat.xlsx'],
    ['report', 'mulai.exe', 'mulai.exe.xlsx'],
    ['report', '.bat', 'bat.xlsx'],
    ['report', 'Rekap v1.2', 'Rekap v1.2.xlsx'],
    ['report', '..\\..\\x.csv ', 'x.csv'],
    ['template', 'Templat.csv', 'Templat.csv.xlsx'],
    ['problems', 'Masalah', 'Masalah.xlsx'],
  ] as const)('%s that a page calls %s is suggested as %s', async (kind, suggestedName, name) => {
    const suggested: string[] = [];
    const save = async (by: string) => {
      suggested.push(by);
      return null;
    };
    await open({ dialogs: { open: async () => null, save } }).handlers['files.chooseSave']({ kind, suggestedName });
    expect(suggested).toEqual([name]);
    const { file } = await open().handlers['files.chooseSave']({ kind, suggestedName });
    expect(file?.name, 'as a download').toBe(name);
  });

  test('that no program opens says so, and without a desktop there is nothing to show', async () => {
    const path = join(tempDir(), 'laporan.xlsx');
    writeFileSync(path, 'x');
    const dialogs = { open: async () => null, save: async () => path };
    const shells = { 'file-not-opened': { open: async () => false, reveal() {} }, 'file-unknown': null };
    for (const [code, shell] of Object.entries(shells)) {
      const { handlers, targetOf } = open({ dialogs, shell });
      const { file } = await handlers['files.chooseSave']({ kind: 'report', suggestedName: 'a.xlsx' });
      targetOf(file?.fileId ?? '').written();
      await expect(handlers['files.showSaved']({ fileId: file?.fileId ?? '', how: 'open' })).rejects.toMatchObject({
        code,
      });
    }
  });
});

describe('a download', () => {
  test('is fetched in pieces and ends with null', async () => {
    const { handlers, targetOf } = open();
    const { file } = await handlers['files.chooseSave']({ kind: 'report', suggestedName: 'laporan.xlsx' });
    expect(file).toMatchObject({ name: 'laporan.xlsx', download: true });
    const fileId = file?.fileId ?? '';
    const whole = Buffer.alloc(1024 * 1024 + 3, 'abc');
    const { path, key } = targetOf(fileId);
    writeFileSync(path, sealedAt(0, whole, key));
    const first = await handlers['files.read']({ fileId, offset: 0 });
    const second = await handlers['files.read']({ fileId, offset: first.nextOffset ?? -1 });
    expect(second.nextOffset).toBeNull();
    expect(Buffer.concat([first, second].map((piece) => Buffer.from(piece.base64, 'base64')))).toEqual(whole);
  });

  test('is read from anywhere in it', async () => {
    const { handlers, targetOf } = open();
    const fileId = (await handlers['files.chooseSave']({ kind: 'report', suggestedName: 'a.csv' })).file?.fileId ?? '';
    const whole = Buffer.from('Siti Nurhaliza Ramadhani, Bandung');
    const { path, key } = targetOf(fileId);
    writeFileSync(path, sealedAt(0, whole, key));
    for (const offset of [0, 1, 15, 16, 17, 33]) {
      const { base64 } = await handlers['files.read']({ fileId, offset });
      expect(Buffer.from(base64, 'base64')).toEqual(whole.subarray(offset));
    }
  });

  test('that is written again is sealed anew', async () => {
    const { handlers, targetOf } = open();
    const { file } = await handlers['files.chooseSave']({ kind: 'report', suggestedName: 'a.csv' });
    const keys = [1, 2].map(() => Buffer.from(targetOf(file?.fileId ?? '').key ?? []).toString('hex'));
    expect(new Set(keys).size).toBe(2);
  });

  test('that was never written says so', async () => {
    const { handlers } = open();
    const { file } = await handlers['files.chooseSave']({ kind: 'report', suggestedName: 'a.xlsx' });
    expect(() => handlers['files.read']({ fileId: file?.fileId ?? '', offset: 0 })).toThrow(
      expect.objectContaining({ code: 'file-not-readable' }),
    );
  });
});

describe('native dialogs', () => {
  test('are refused where the host has none', async () => {
    const { handlers } = open();
    await expect(handlers['files.chooseOpen']({ kind: 'list' })).rejects.toMatchObject({ code: 'dialogs-unavailable' });
  });

  test('give the window a name and an id, never a path', async () => {
    const path = join(tempDir(), 'daftar.csv');
    writeFileSync(path, 'nik');
    const { handlers, pathOf } = open({ dialogs: { open: async () => path, save: async () => null } });
    const { file } = await handlers['files.chooseOpen']({ kind: 'list' });
    expect(file).toEqual({ fileId: expect.stringMatching(/^[0-9a-f]{32}$/), name: 'daftar.csv', bytes: 3 });
    expect(pathOf(file?.fileId ?? '').path).toBe(path);
  });

  test('give every file that was chosen an id of its own, where several can be', async () => {
    const paths = ['a.csv', 'b.csv'].map((name) => join(tempDir(), name));
    for (const path of paths) writeFileSync(path, 'nik');
    const dialogs = { open: async () => null, openSeveral: async () => paths, save: async () => null };
    const { handlers, pathOf } = open({ dialogs });
    const { files } = await handlers['files.chooseSeveral']({});
    expect(files.map((file) => pathOf(file.fileId).path)).toEqual(paths);
  });

  test('give the one file where only one can be chosen, or none', async () => {
    const path = join(tempDir(), 'daftar.csv');
    writeFileSync(path, 'nik');
    const one = open({ dialogs: { open: async () => path, save: async () => null } });
    expect((await one.handlers['files.chooseSeveral']({})).files).toMatchObject([{ name: 'daftar.csv', bytes: 3 }]);
    const none = open({ dialogs: { open: async () => null, save: async () => null } });
    expect(await none.handlers['files.chooseSeveral']({})).toEqual({ files: [] });
    await expect(open().handlers['files.chooseSeveral']({})).rejects.toMatchObject({ code: 'dialogs-unavailable' });
  });

  test('give a folder, whose files are replaced as the person agrees, or where the host cannot ask, never', async () => {
    const asked: unknown[] = [];
    const none = { open: async () => null, save: async () => null };
    const mayReplace = async (folder: string, names: readonly string[]) => asked.push([folder, names]) > 0;
    const { handlers, targetOf } = open({ dialogs: { ...none, folder: async () => '/tmp/x', mayReplace } });
    const place = targetOf((await handlers['files.chooseFolder']({ kind: 'field-sheets' })).folder?.fileId ?? '');
    expect(await place.mayReplace?.(['a.xlsx'])).toBe(true);
    expect(asked).toEqual([['/tmp/x', ['a.xlsx']]]);
    const silent = open({ dialogs: { ...none, folder: async () => '/tmp/x' } });
    const chosen = (await silent.handlers['files.chooseFolder']({ kind: 'field-sheets' })).folder?.fileId ?? '';
    expect(await silent.targetOf(chosen).mayReplace?.(['a.xlsx'])).toBe(false);
    for (const dialogs of [null, none]) {
      const refused = open({ dialogs }).handlers['files.chooseFolder']({ kind: 'field-sheets' });
      await expect(refused).rejects.toMatchObject({ code: 'dialogs-unavailable' });
    }
  });

  test('that were cancelled give null', async () => {
    const { handlers } = open({ dialogs: { open: async () => null, save: async () => null } });
    expect(await handlers['files.chooseOpen']({ kind: 'list' })).toEqual({ file: null });
    expect(await handlers['files.chooseSave']({ kind: 'report', suggestedName: 'a' })).toEqual({ file: null });
  });

  test('that chose a folder or a file that is gone say it cannot be read', async () => {
    const dir = tempDir();
    for (const path of [dir, join(dir, 'gone.xlsx')]) {
      const { handlers } = open({ dialogs: { open: async () => path, save: async () => null } });
      await expect(handlers['files.chooseOpen']({ kind: 'list' })).rejects.toMatchObject({ code: 'file-not-readable' });
    }
  });

  test('never let the window read back a file of the person, nor write over one that was opened', async () => {
    const path = join(tempDir(), 'rahasia.csv');
    writeFileSync(path, 'nik');
    const { handlers, targetOf } = open({ dialogs: { open: async () => path, save: async () => path } });
    const chosen = (await handlers['files.chooseOpen']({ kind: 'list' })).file?.fileId ?? '';
    const saved = (await handlers['files.chooseSave']({ kind: 'report', suggestedName: 'b' })).file?.fileId ?? '';
    for (const fileId of [chosen, saved]) {
      expect(() => handlers['files.read']({ fileId, offset: 0 })).toThrow(
        expect.objectContaining({ code: 'file-unknown' }),
      );
    }
    expect(() => targetOf(chosen)).toThrow(expect.objectContaining({ code: 'file-not-writable' }));
  });

  test('leave the chosen file alone when the id is released', async () => {
    const path = join(tempDir(), 'daftar.csv');
    writeFileSync(path, 'nik');
    const { handlers, close } = open({ dialogs: { open: async () => path, save: async () => null } });
    const { file } = await handlers['files.chooseOpen']({ kind: 'list' });
    await handlers['files.release']({ fileId: file?.fileId ?? '' });
    close();
    expect(existsSync(path)).toBe(true);
  });
});

describe('a path that was typed', () => {
  const list = () => {
    const path = join(tempDir(), 'daftar.csv');
    writeFileSync(path, 'nik');
    return path;
  };

  test('is read or written by the id its host gave it, and never handed to a window', () => {
    const [path, report] = [list(), join(tempDir(), 'laporan.xlsx')];
    const named: Record<string, NamedFile> = { list: { path, use: 'read' }, report: { path: report, use: 'write' } };
    const { handlers, pathOf, targetOf } = open({ namedFile: (fileId) => named[fileId] ?? null });
    expect(pathOf('list')).toEqual({ path, name: 'daftar.csv' });
    expect(targetOf('report')).toMatchObject({ path: report, name: 'laporan.xlsx' });
    for (const fileId of ['list', 'report', 'other']) {
      expect(() => handlers['files.read']({ fileId, offset: 0 })).toThrow();
    }
    expect(() => targetOf('list')).toThrow(expect.objectContaining({ code: 'file-not-writable' }));
    expect(() => pathOf('report')).toThrow(expect.objectContaining({ code: 'file-not-readable' }));
    expect(() => pathOf('other')).toThrow(expect.objectContaining({ code: 'file-unknown' }));
  });

  test('that cannot be read is refused, and the list itself is no place for a report', () => {
    const path = list();
    const uses = { gone: { path: join(tempDir(), 'gone.csv'), use: 'read' }, list: { path, use: 'read' } } as const;
    const named: Record<string, NamedFile> = { ...uses, over: { path, use: 'write' } };
    const { pathOf, targetOf } = open({ namedFile: (fileId) => named[fileId] ?? null });
    expect(() => pathOf('gone')).toThrow(expect.objectContaining({ code: 'file-not-readable' }));
    pathOf('list');
    expect(() => targetOf('over')).toThrow(expect.objectContaining({ code: 'file-not-writable' }));
  });

  test('is nothing to a host with a window: no id and no path of its making opens a file', () => {
    const path = list();
    const { pathOf, targetOf } = open({ namedFile: null });
    for (const fileId of [path, `file://${path}`, 'daftar.csv']) {
      expect(() => pathOf(fileId)).toThrow(expect.objectContaining({ code: 'file-unknown' }));
      expect(() => targetOf(fileId)).toThrow(expect.objectContaining({ code: 'file-unknown' }));
    }
  });
});

describe('the temporary folder', () => {
  test('is emptied of what a killed process left, by the owner only', async () => {
    const dir = tempDir();
    const left = join(dir, 'temp', 'left-by-a-killed-process');
    mkdirSync(left, { recursive: true });
    open({ dir }, false);
    expect(existsSync(left)).toBe(true);
    open({ dir }, true);
    expect(existsSync(left)).toBe(false);
  });

  test('of one process outlives the close of another', async () => {
    const dir = tempDir();
    const owner = open({ dir }, true);
    const reader = open({ dir }, false);
    const fileId = await upload(reader.handlers, 'a.csv', [Buffer.alloc(3)]);
    const gone = owner.pathOf(await upload(owner.handlers, 'b.csv', [Buffer.alloc(3)])).path;
    owner.close();
    expect(existsSync(gone)).toBe(false);
    expect(existsSync(reader.pathOf(fileId).path)).toBe(true);
  });
});
