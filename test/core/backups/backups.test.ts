/** A backup is made beside whatever goes on, is one whole file or none, and says what it holds without being opened. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newBackupName } from '../../../src-main/core/backups/folder.ts';
import type { Ports } from '../../../src-main/core/kernel/ports.ts';
import { contentsOf } from '../../../src-main/core/store/backup/copy-store.ts';
import { readManifest } from '../../../src-main/core/store/backup/manifest.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { memoryKeyring, tempDir, testPorts } from '../../fakes/ports.ts';

type Bench = Awaited<ReturnType<typeof coreBench>>;

const person = { nik: '3273014507900001', phone: '081234567890', name: 'Siti Uji' };

async function checked(bench: Bench): Promise<void> {
  const { listId } = await bench.ask('people.check', { ...person, connectionId: (await bench.practice()).id });
  await bench.finished(listId);
}

async function storeKey(dir: string): Promise<Buffer> {
  const { sealedKey } = JSON.parse(readFileSync(join(dir, 'vault.json'), 'utf8')) as { sealedKey: string };
  return Buffer.from(await memoryKeyring().unseal(Buffer.from(sealedKey, 'base64'), 'store-key'));
}

const backupsOf = (dir: string) => join(dir, 'backups');

test('holds all there was when it was made, and its list says so without opening it', async () => {
  const bench = await coreBench();
  const { dataDir } = bench.ports;
  await checked(bench);
  const made = await bench.ask('backup.create', {});
  const path = join(backupsOf(dataDir), made.out);
  expect(made).toEqual({
    out: expect.stringMatching(/^sambung-\d{4}-\d\d-\d\d-\d{6}\.sambung-backup$/),
    lookups: 1,
    bytes: statSync(path).size,
  });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await checked(bench);
  const { backups } = await bench.ask('backup.list', {});
  expect(backups).toEqual([
    expect.objectContaining({
      file: made.out,
      kind: 'data',
      lookups: 1,
      ok: true,
      fault: null,
      program: '0.0.0-test',
      rupiah: 0,
    }),
  ]);
  expect(backups[0]?.rows).toMatchObject({ lists: 1, lookups: 1, attempts: 1 });
  expect(backups[0]?.lastSentAt).toBeGreaterThan(Date.now() - 60_000);
  // SQLite opens it as it stands, and passes over what it says of itself.
  expect(contentsOf(path, await storeKey(dataDir)).rows.lookups).toBe(1);
});

test('holds nobody in the clear, and the seals that open it', async () => {
  const bench = await coreBench();
  await checked(bench);
  const { key, fingerprint } = await bench.ask('recoveryKey.make', {});
  const { out } = await bench.ask('backup.create', {});
  const bytes = readFileSync(join(backupsOf(bench.ports.dataDir), out));
  for (const secret of [person.nik, person.phone, person.phone.slice(1), 'Siti', key])
    expect(bytes.includes(secret), secret).toBe(false);
  const read = readManifest(join(backupsOf(bench.ports.dataDir), out));
  expect(read).toMatchObject({ fault: null, manifest: { vault: { recovery: { fingerprint } } } });
});

test('goes to a file or into a folder that was named', async () => {
  const stick = tempDir();
  const places = { file: join(stick, 'salinan.sambung-backup'), folder: stick };
  const bench = await coreBench({ ports: { namedFile: (id) => ({ path: places[id as 'file'], use: 'write' }) } });
  expect(await bench.ask('backup.create', { fileId: 'file' })).toMatchObject({ out: 'salinan.sambung-backup' });
  const { out } = await bench.ask('backup.create', { fileId: 'folder' });
  expect(readdirSync(stick).sort()).toEqual(['salinan.sambung-backup', out].sort());
  expect(await bench.ask('backup.list', {})).toMatchObject({ backups: [] });
});

test('cannot be written: nothing is left, and it says so', async () => {
  const dir = tempDir();
  const places: Record<string, string> = { gone: join(dir, 'stick', 'a'), notAFolder: join(dir, 'file', 'a') };
  writeFileSync(join(dir, 'file'), '');
  const bench = await coreBench({ ports: { namedFile: (id) => ({ path: places[id] ?? '', use: 'write' }) } });
  for (const id of ['gone', 'notAFolder']) {
    expect(await bench.core.call('backup.create', { fileId: id })).toMatchObject({
      ok: false,
      error: { code: 'file-not-writable' },
    });
  }
  expect(readdirSync(dir)).toEqual(['file']);
});

test('is not whole when anything of it is missing or was changed', async () => {
  const bench = await coreBench();
  const { dataDir } = bench.ports;
  await checked(bench);
  const names = [];
  for (let n = 0; n < 3; n += 1) names.push((await bench.ask('backup.create', {})).out);
  const [cut = '', longer = '', changed = ''] = names.map((name) => join(backupsOf(dataDir), name));
  truncateSync(cut, statSync(cut).size - 100);
  appendFileSync(longer, 'x');
  const bytes = readFileSync(changed);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(changed, bytes);
  const { backups } = await bench.ask('backup.list', {});
  const standing = Object.fromEntries(
    backups.map(({ file, ok, fault }) => [join(backupsOf(dataDir), file), { ok, fault }]),
  );
  expect(standing[cut]).toEqual({ ok: false, fault: 'cut-off' });
  expect(standing[longer]).toEqual({ ok: false, fault: 'cut-off' });
  // What is inside shows when it is opened: every page is authenticated.
  const key = await storeKey(dataDir);
  expect(() => contentsOf(changed, key)).toThrow(expect.objectContaining({ code: 'backup-damaged' }));
  expect(() => contentsOf(changed, Buffer.alloc(32))).toThrow(expect.objectContaining({ code: 'backup-damaged' }));
});

/** The process ends as soon as it was asked, and nothing is heard of it, however fast it was. */
const killedAtWork: Ports['startWorker'] = (program, limits) => {
  const worker = testPorts().startWorker(program, limits);
  return {
    ...worker,
    onMessage: () => {},
    post(message) {
      worker.post(message);
      setTimeout(() => worker.kill(), 1);
    },
  };
};

test('a kill in the middle leaves nothing that counts as one, and what it left goes with the next', async () => {
  let kills = true;
  const startWorker: Ports['startWorker'] = (program, limits) =>
    (kills ? killedAtWork : testPorts().startWorker)(program, limits);
  const bench = await coreBench({ ports: { startWorker } });
  const { dataDir } = bench.ports;
  expect(await bench.core.call('backup.create', {})).toMatchObject({ ok: false, error: { code: 'reader-stopped' } });
  expect(await bench.ask('backup.list', {})).toMatchObject({ backups: [] });
  kills = false;
  const { out } = await bench.ask('backup.create', {});
  expect(readdirSync(backupsOf(dataDir))).toEqual([out]);
});

test('what a kill of the whole program left is no backup, and goes at the next start', async () => {
  const ports = testPorts();
  mkdirSync(backupsOf(ports.dataDir));
  for (const name of ['.part', '.part-journal'])
    writeFileSync(join(backupsOf(ports.dataDir), `sambung-2026-03-03-140200.sambung-backup${name}`), 'half');
  const bench = await coreBench({ ports });
  expect(await bench.ask('backup.list', {})).toMatchObject({ backups: [] });
  expect(readdirSync(backupsOf(ports.dataDir))).toEqual([]);
});

test('ends with the program: one that is under way is given up', async () => {
  const bench = await coreBench();
  const { dataDir } = bench.ports;
  const making = bench.core.call('backup.create', {});
  await bench.core.close();
  expect(await making).toMatchObject({ ok: false, error: { code: 'closing' } });
  expect(readdirSync(backupsOf(dataDir)).filter((name) => !name.includes('.part'))).toEqual([]);
});

test('lists what an update kept as well, as not counted', async () => {
  const ports = testPorts();
  mkdirSync(backupsOf(ports.dataDir));
  writeFileSync(join(backupsOf(ports.dataDir), 'sambung-schema-7.db'), 'x');
  const bench = await coreBench({ ports });
  const { backups } = await bench.ask('backup.list', {});
  expect(backups).toEqual([expect.objectContaining({ kind: 'update', schema: 7, lookups: null, ok: true })]);
});

test('is named after its time, and never after another', () => {
  const at = new Date(2026, 2, 3, 14, 2, 5).getTime();
  const name = newBackupName(at, () => false);
  expect(name).toBe('sambung-2026-03-03-140205.sambung-backup');
  expect(newBackupName(at, (taken) => taken === name)).toBe('sambung-2026-03-03-140205-2.sambung-backup');
});

test('that is being made while somebody is erased will not be', async () => {
  let held = false;
  const startWorker: Ports['startWorker'] = (program, limits) => {
    const worker = testPorts().startWorker(program, limits);
    return { ...worker, post: (message) => void (held || worker.post(message)) };
  };
  const bench = await coreBench({ ports: { startWorker } });
  const { dataDir } = bench.ports;
  await checked(bench);
  await bench.ask('backup.create', {});
  held = true;
  const making = bench.core.call('backup.create', {});
  const { certificate } = await bench.ask('privacy.erase', { person: { nik: person.nik } });
  expect(await making).toMatchObject({ ok: false, error: { code: 'closing' } });
  expect(certificate.erased.copies).toBe(1);
  expect(readdirSync(backupsOf(dataDir))).toEqual([]);
  held = false;
  // The next one is made as ever, and holds nothing of the person.
  expect(await bench.ask('backup.create', {})).toMatchObject({ lookups: 0 });
});

test('is made by the program itself where Electron’s processes cannot', async () => {
  const bench = await coreBench({ ports: { startWorker: killedAtWork, host: 'electron' } });
  const { out } = await bench.ask('backup.create', {});
  expect(readdirSync(backupsOf(bench.ports.dataDir))).toEqual([out]);
  expect(bench.ports.logged.join()).toContain('backup-in-the-program');
});
