/** A backup comes back: here, on another machine, from every older schema, and however often it is cut off. Nothing is deleted. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMissing } from '../../../src-main/core/backups/missing.ts';
import { restoreFile } from '../../../src-main/core/backups/restore.ts';
import { copyStore } from '../../../src-main/core/store/backup/copy-store.ts';
import { copyPages, finishRestore, stage, stagedStore } from '../../../src-main/core/store/backup/staged.ts';
import { migrations } from '../../../src-main/core/store/migrate.ts';
import { restoreBackup } from '../../../src-main/core/store/rescue.ts';
import { openStore } from '../../../src-main/core/store/store.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { memoryKeyring, tempDir, testPorts } from '../../fakes/ports.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';
import { insertAccount, openAsOf } from '../store/older-store.ts';

type Bench = Awaited<ReturnType<typeof coreBench>>;

const siti = { nik: '3273014507900001', phone: '081234567890', name: 'Siti Uji' };
const budi = { nik: '3273014507900002', phone: '081234567891', name: 'Budi Uji' };

async function checked(bench: Bench, person: typeof siti, connectionId?: number): Promise<void> {
  const { listId } = await bench.ask('people.check', {
    ...person,
    connectionId: connectionId ?? (await bench.practice()).id,
  });
  await bench.finished(listId);
}

const namesOf = async (bench: Bench) => (await bench.ask('history.page', {})).items.map(({ person }) => person.name);

/** With one on a stick: it holds Siti alone. */
async function withBackup() {
  const stick = tempDir();
  const file = join(stick, 'a.sambung-backup');
  const ports = testPorts({
    stateDir: null,
    namedFile: (id) => ({ path: file, use: id === 'read' ? 'read' : 'write' }),
  });
  const bench = await coreBench({ ports });
  await checked(bench, siti);
  return {
    bench,
    stick,
    file,
    from: { fileId: 'read' },
    backUp: () => bench.ask('backup.create', { fileId: 'write' }),
  };
}

test('says before what will be missing, puts the backup in place, and sends nothing until somebody has decided', async () => {
  const { bench, from, backUp } = await withBackup();
  const provider = await scriptedProvider(() => ({ body: success() }));
  const account = {
    name: 'Uji',
    baseUrl: provider.baseUrl,
    partnerCode: 'p',
    partnerKey: 'k',
    settings: { pricePerCall: 1_500 },
  };
  const { id } = await bench.ask('connections.create', account);
  await backUp();
  expect(await bench.ask('backup.preview', { from })).toMatchObject({
    lookups: 1,
    sameData: true,
    missingAnswers: 0,
    missingRupiah: 0,
  });
  await checked(bench, budi, id);
  const preview = await bench.ask('backup.preview', { from });
  expect(preview).toMatchObject({ lookups: 1, sameData: true, missingAnswers: 1, missingRupiah: 1_500 });
  expect(await namesOf(bench)).toEqual(['Budi Uji', 'Siti Uji']);

  const restored = await bench.ask('backup.restore', { from });
  expect(restored).toEqual({ lookups: 1, sameData: true, missingAnswers: 1, missingRupiah: 1_500 });
  expect(bench.told.map(({ name }) => name)).toContain('system.reopened');
  expect(await namesOf(bench)).toEqual(['Siti Uji']);
  // One call is known to be missing: it may have been paid for.
  expect((await bench.ask('system.info', {})).older).toMatchObject({ calls: 1 });
  await bench.ask('people.check', { ...budi, connectionId: id });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(provider.requests).toHaveLength(1);
  await bench.ask('system.acceptOlder', {});
  const { entries } = await bench.ask('accessLog.page', {});
  expect(entries.map(({ what }) => what)).toContain('restored');
  // What stood there is all there still, and opens.
  const aside = readdirSync(bench.ports.dataDir).filter((name) => name.startsWith('set-aside-'));
  expect(aside).toHaveLength(1);
  expect(readdirSync(join(bench.ports.dataDir, aside[0] ?? ''))).toContain('sambung.db');
});

test('whoever was erased since does not come back, here or by the tombstones beside the backup', async () => {
  const { bench, stick, file, from, backUp } = await withBackup();
  const { key } = await bench.ask('recoveryKey.make', {});
  await checked(bench, budi);
  await backUp();
  await bench.ask('privacy.erase', { person: { nik: siti.nik } });
  await bench.ask('backup.restore', { from });
  expect(await namesOf(bench)).toEqual(['Budi Uji']);
  // On another machine nothing tells of it but what lies beside the backup.
  cpSync(join(bench.ports.dataDir, 'sambung.erased'), join(stick, 'sambung.erased'));
  const there = testPorts({ dir: tempDir(), keyrings: [memoryKeyring(Buffer.alloc(32, 9))] });
  await restoreFile(there, file, key);
  expect(await namesOf(await coreBench({ ports: there }))).toEqual(['Budi Uji']);
});

test('another machine opens it by the recovery key, and from then on by its own keyring', async () => {
  const { bench, file, backUp } = await withBackup();
  const { key } = await bench.ask('recoveryKey.make', {});
  await backUp();
  await bench.core.close();
  const there = testPorts({ dir: tempDir(), keyrings: [memoryKeyring(Buffer.alloc(32, 9))] });
  await expect(restoreFile(there, file, null)).rejects.toMatchObject({ code: 'backup-needs-key' });
  await expect(
    restoreFile(
      there,
      file,
      key.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ),
  ).rejects.toMatchObject({ code: 'recovery-key-mistyped' });
  expect(readdirSync(there.dataDir)).toEqual(['owner.lock']);
  await restoreFile(there, file, key);
  const other = await coreBench({ ports: there });
  expect(await namesOf(other)).toEqual(['Siti Uji']);
  // What was sent after the backup, on the other machine, is not known: nothing is sent by itself.
  expect((await other.ask('system.info', {})).older).toMatchObject({ calls: 0 });
  expect((await other.ask('recoveryKey.status', {})).made).not.toBeNull();
});

test('takes the place of other data, whose key and count are set aside with it', async () => {
  const { bench, file, backUp } = await withBackup();
  const { key } = await bench.ask('recoveryKey.make', {});
  await backUp();
  const other = await coreBench({
    ports: {
      dir: tempDir(),
      keyrings: [memoryKeyring(Buffer.alloc(32, 9))],
      namedFile: () => ({ path: file, use: 'read' }),
    },
  });
  await checked(other, budi);
  const from = { fileId: 'x' };
  expect(await other.ask('backup.preview', { from })).toMatchObject({ sameData: false, missingAnswers: 1 });
  expect(await other.core.call('backup.restore', { from })).toMatchObject({ error: { code: 'backup-needs-key' } });
  expect(await namesOf(other)).toEqual(['Budi Uji']);
  await other.ask('backup.restore', { from, recoveryKey: key });
  expect(await namesOf(other)).toEqual(['Siti Uji']);
  const [aside = ''] = readdirSync(other.ports.dataDir).filter((name) => name.startsWith('set-aside-'));
  await other.core.close();
  const before = await coreBench({ ports: { dir: join(other.ports.dataDir, aside), keyrings: other.ports.keyrings } });
  expect(await namesOf(before)).toEqual(['Budi Uji']);
});

test('what is damaged, cut off or no backup changes nothing', async () => {
  const { bench, file, from, backUp } = await withBackup();
  await backUp();
  await checked(bench, budi);
  const whole = readFileSync(file);
  const changed = Buffer.from(whole);
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  for (const bytes of [whole.subarray(0, whole.length - 10), changed, Buffer.from('x')]) {
    writeFileSync(file, bytes);
    expect(await bench.core.call('backup.restore', { from })).toMatchObject({ error: { code: 'backup-damaged' } });
  }
  rmSync(file);
  expect(await bench.core.call('backup.restore', { from })).toMatchObject({ error: { code: 'file-not-readable' } });
  expect(readdirSync(bench.ports.dataDir).filter((name) => /restoring|set-aside/.test(name))).toEqual([]);
  expect(await namesOf(bench)).toEqual(['Budi Uji', 'Siti Uji']);
});

test('cut off anywhere it is either not begun, or done by the next start', async () => {
  const { bench, file, backUp } = await withBackup();
  await backUp();
  await checked(bench, budi);
  await bench.core.close();
  const { dataDir } = bench.ports;
  const { length } = readFileSync(file);
  const pages = JSON.parse(
    readFileSync(file)
      .subarray(-4_000)
      .toString('latin1')
      .match(/"dbBytes":\d+/)?.[0]
      .slice(10) ?? '0',
  );
  expect(pages).toBeLessThan(length);
  const stops: [string, (dir: string) => void, string[]][] = [
    ['while it is copied', (dir) => copyPages(file, stagedStore(dir), pages - 4096), ['Budi Uji', 'Siti Uji']],
    ['once it is planned', planned, ['Siti Uji']],
    ['with half of what was there moved', halfMoved, ['Siti Uji']],
    ['before the plan is done with', doneButForThePlan, ['Siti Uji']],
  ];
  function planned(dir: string): string {
    copyPages(file, stagedStore(dir), pages);
    return stage(dir, null, 0);
  }
  function halfMoved(dir: string): void {
    const aside = planned(dir);
    mkdirSync(aside);
    cpSync(join(dir, 'sambung.db'), join(aside, 'sambung.db'));
    rmSync(join(dir, 'sambung.db'));
  }
  function doneButForThePlan(dir: string): void {
    planned(dir);
    const plan = readFileSync(join(dir, 'sambung.restoring'));
    finishRestore(dir);
    writeFileSync(join(dir, 'sambung.restoring'), plan);
  }
  for (const [where, stop, names] of stops) {
    const dir = tempDir();
    cpSync(dataDir, dir, { recursive: true });
    rmSync(join(dir, 'owner.lock'), { force: true });
    stop(dir);
    const next = await coreBench({ ports: { dir } });
    expect(await namesOf(next), where).toEqual(names);
    expect(existsSync(join(dir, 'sambung.restoring')), where).toBe(false);
  }
});

test('of every schema there ever was comes to today’s', async () => {
  const key = Buffer.alloc(32, 9);
  for (let schema = 1; schema <= migrations.length; schema += 1) {
    const [dir, stick] = [tempDir(), tempDir()];
    const older = await openAsOf(schema, dir);
    insertAccount(older);
    const file = join(stick, 'a.sambung-backup');
    const { source, key: storeKey, vault } = older.copying();
    copyStore({ source, key: storeKey, part: file, facts: { madeAt: 0, program: '0', vault } });
    older.close();
    const there = testPorts({ dir: tempDir(), keyrings: [memoryKeyring(), memoryKeyring(key)] });
    await restoreFile(there, file, null);
    const store = await openStore(there);
    expect(store.prepare('PRAGMA user_version').all({}), `schema ${schema}`).toEqual([
      { user_version: migrations.length },
    ]);
    expect(store.prepare('SELECT name FROM connections').all({})).toEqual([{ name: 'Uji' }]);
    expect(store.missing(), `schema ${schema}`).not.toBeNull();
    store.close();
  }
}, 60_000);

test('of a newer program is refused', async () => {
  const { file, backUp, bench } = await withBackup();
  await backUp();
  const list = migrations as string[];
  const [last = ''] = list.splice(-1);
  try {
    await expect(restoreFile(testPorts({ dir: tempDir() }), file, null)).rejects.toMatchObject({ code: 'store-newer' });
  } finally {
    list.push(last);
  }
  await bench.core.close();
});

test('the newest one in the data folder is what the screen of data that does not open offers', async () => {
  const { bench } = await withBackup();
  await bench.ask('backup.create', {});
  await checked(bench, budi);
  await bench.core.close();
  const { dataDir } = bench.ports;
  writeFileSync(join(dataDir, 'sambung.db'), 'not a database at all, by no means');
  restoreBackup(dataDir, 0);
  const next = await coreBench({ ports: { dir: dataDir } });
  expect(await namesOf(next)).toEqual(['Siti Uji']);
  expect((await next.ask('system.info', {})).older).toMatchObject({ calls: 1 });
});

test('counts what is missing by the time of each answer, practice without rupiah', async () => {
  const store = await openStore(testPorts({ dir: tempDir() }));
  insertAccount(store);
  store
    .prepare(
      `INSERT INTO lists (id, kind, name, connection_id, ec_consent, created_at) VALUES (1, 'file', 'x', 7, 0, 0)`,
    )
    .run([]);
  const attempt = store.prepare<[number, string, string, number]>(
    `INSERT INTO attempts (list_id, connection_id, number, started_at, finished_at, outcome, charge, price) VALUES (1, 7, 1, 0, ?, ?, ?, ?)`,
  );
  attempt.run([100, 'answered', 'charged', 1_500]);
  attempt.run([300, 'answered', 'charged', 1_500]);
  attempt.run([300, 'no-record', 'free', 1_500]);
  attempt.run([300, 'busy', 'free', 1_500]);
  attempt.run([300, 'in-doubt', 'unknown', 1_500]);
  const missing = createMissing(store);
  expect(await missing(200)).toEqual({ missingAnswers: 2, missingRupiah: 1_500 });
  expect(await missing(null)).toEqual({ missingAnswers: 3, missingRupiah: 3_000 });
  store.close();
});
