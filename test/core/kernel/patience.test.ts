/** Files that somebody else holds for a moment: a scanner, a sync program. Every kind that is moved into place waits for it. */
import fs, { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCore } from '../../../src-main/core/core.ts';
import { patiently, patientlyNow } from '../../../src-main/core/kernel/patience.ts';
import { keepCopy } from '../../../src-main/core/store/migrate.ts';
import { writeFileWhole } from '../../../src-main/core/store/vault-file.ts';
import { realClock } from '../../fakes/clock.ts';
import { importFile } from '../../fakes/import-file.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

/** So many times each move fails, and how often it was tried. */
function holdMoves(times: number, code = 'EBUSY') {
  const { renameSync } = fs;
  const tries = new Map<string, number>();
  fs.renameSync = (from, to) => {
    const tried = (tries.get(String(to)) ?? 0) + 1;
    tries.set(String(to), tried);
    if (tried <= times) throw Object.assign(new Error(`${code}: held, rename`), { code });
    renameSync(from, to);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.renameSync = renameSync;
    syncBuiltinESMExports();
  });
  return tries;
}

async function withList() {
  const folder = tempDir();
  let saveTo = '';
  const dialogs = { open: async () => null, save: async () => saveTo };
  const core = await createCore(testPorts({ dialogs }));
  onTestFinished(core.close);
  async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
    const settled = await result;
    if (!settled.ok) throw new Error(JSON.stringify(settled.error));
    return settled.value;
  }
  const csv = Buffer.from('NIK;No HP;Nama\r\n3273014507900001;081234567890;Siti\r\n327301;08123;Budi\r\n');
  const { fileId } = await value(core.call('files.begin', { name: 'nasabah.csv', bytes: csv.length }));
  await value(core.call('files.append', { fileId, base64: csv.toString('base64') }));
  const { connections } = await value(core.call('connections.list', {}));
  const connectionId = connections[0]?.id ?? 0;
  const { list } = await importFile((name, input) => value(core.call(name, input)), {
    fileId,
    name: 'Nasabah',
    connectionId,
  });
  return {
    core,
    listId: list.id,
    folder,
    async place(name: string) {
      saveTo = join(folder, name);
      return (await value(core.call('files.chooseSave', { kind: 'report', suggestedName: name }))).file?.fileId ?? '';
    },
  };
}

describe('held for a moment', () => {
  test('a report, a ledger, a problems file and a template come to their place all the same', async () => {
    const { core, listId, folder, place } = await withList();
    const tries = holdMoves(4);
    const language = 'id' as const;
    for (const format of ['xlsx', 'csv', 'csv-excel'] as const) {
      const order = { listId, fileId: await place(`laporan-${format}`), format, language };
      expect(await core.call('reports.create', order)).toMatchObject({ ok: true });
    }
    const ledger = { fileId: await place('buku.csv'), format: 'csv' as const, language };
    expect(await core.call('charges.export', ledger)).toMatchObject({ ok: true });
    const problems = { listId, fileId: await place('masalah.xlsx'), language };
    expect(await core.call('lists.saveProblems', problems)).toMatchObject({ ok: true });
    expect(await core.call('lists.saveTemplate', { fileId: await place('templat.xlsx'), language })).toMatchObject({
      ok: true,
    });
    expect(readdirSync(folder).sort()).toEqual([
      'buku.csv',
      'laporan-csv',
      'laporan-csv-excel',
      'laporan-xlsx',
      'masalah.xlsx',
      'templat.xlsx',
    ]);
    expect([...tries.values()]).toEqual([5, 5, 5, 5, 5, 5]);
    // Each try was undone with its record: there is one for each file.
    expect(await core.call('reports.page', {})).toMatchObject({ ok: true, value: { reports: { length: 3 } } });
  });

  test('so does what is written before anything else can go on: the vault, a backup', () => {
    const dir = tempDir();
    mkdirSync(dir, { recursive: true });
    holdMoves(4, 'EPERM');
    writeFileWhole(join(dir, 'vault.json'), '{}');
    writeFileSync(join(dir, 'sambung.db'), 'store');
    keepCopy(dir, join(dir, 'sambung.db'), 1);
    expect(existsSync(join(dir, 'vault.json'))).toBe(true);
    expect(readdirSync(join(dir, 'backups'))).toEqual(['sambung-schema-1.db']);
  });
});

test('a file that stays open elsewhere is told of within some seconds, and the old one is left', async () => {
  const { core, listId, folder, place } = await withList();
  const fileId = await place('laporan.xlsx');
  writeFileSync(join(folder, 'laporan.xlsx'), 'yesterday’s');
  holdMoves(Number.POSITIVE_INFINITY);
  const began = performance.now();
  const made = await core.call('reports.create', { listId, fileId, format: 'xlsx', language: 'id' });
  expect(made).toMatchObject({ ok: false, error: { code: 'file-not-writable' } });
  expect(performance.now() - began).toBeGreaterThan(3_000);
  expect(readdirSync(folder)).toEqual(['laporan.xlsx']);
  expect(fs.readFileSync(join(folder, 'laporan.xlsx'), 'utf8')).toBe('yesterday’s');
  expect(await core.call('reports.page', {})).toMatchObject({ ok: true, value: { reports: { length: 0 } } });
});

test.each(['ENOENT', 'EROFS', 'ENOSPC', 'EXDEV'])('%s is no moment: it is told at once', async (code) => {
  let tries = 0;
  const act = () => {
    tries += 1;
    throw Object.assign(new Error(code), { code });
  };
  await expect(patiently(realClock(), act)).rejects.toMatchObject({ code });
  expect(() => patientlyNow(act)).toThrow(code);
  expect(tries).toBe(2);
});
