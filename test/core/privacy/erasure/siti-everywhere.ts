/** A person who stands wherever somebody can stand, and what looks for her afterwards in every byte. Invented people. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { openVault } from '../../../../src-main/core/store/vault.ts';
import { keyFileKeyring } from '../../../../src-main/hosts/common/keyrings/key-file.ts';
import { importFile } from '../../../fakes/import-file.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { privacyBench } from '../privacy-bench.ts';

export const nik = '3201010101900016';
export const phone = '081298760001';
export const second = '081398760077';
export const name = 'Siti Nurhaliza Contoh';
/** Corrected to these. */
const mistaken = '081398760055';
const correctedName = 'Sitti Norhalisa Contoh';
export const budi = '3201010101910017;081298760002;Budi Contoh';
export const person = { nik };
const heading = 'NIK;No HP;Nama;Catatan';

/** All that may tell of her, in the ways in which people write it. */
export const traces = [
  ...[nik, phone, second, phone.slice(1), second.slice(1), `62${phone.slice(1)}`, '0812-9876-0001', '0812 9876 0001'],
  ...[name, name.toUpperCase(), name.toLowerCase(), 'Nurhaliza', 'NURHALIZA', 'nurhaliza', 'Siti  Nurhaliza'],
  ...[mistaken, correctedName, 'Norhalisa'],
];

function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((file) => join(dir, file))
    .filter((path) => statSync(path).isFile());
}

/** Every byte that the key opens: the file as SQLite writes it without a cipher, and each value of each table. */
async function openedBytes(dir: string): Promise<Buffer[]> {
  const remains = { store: true, any: true };
  const vault = await openVault(dir, [keyFileKeyring(dir)], remains, Date.now());
  const copy = join(tempDir(), 'copy.db');
  cpSync(join(dir, 'sambung.db'), copy);
  if (existsSync(join(dir, 'sambung.db-wal'))) cpSync(join(dir, 'sambung.db-wal'), `${copy}-wal`);
  const db = new Database(copy);
  db.pragma(`cipher = 'aegis'`);
  db.pragma(`key = "x'${Buffer.from(vault.storeKey).toString('hex')}'"`);
  // Page for page, free ones and what is left within them too: not written anew as VACUUM would.
  db.pragma('journal_mode = DELETE');
  db.pragma(`rekey = ''`);
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as { name: string }[];
  const values = tables.map(({ name: table }) =>
    Buffer.from(JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())),
  );
  db.close();
  return [readFileSync(copy), ...values];
}

export async function expectNothingLeft(dir: string): Promise<void> {
  const bytes = [...filesOf(dir).map((path) => readFileSync(path)), ...(await openedBytes(dir))];
  for (const trace of traces) {
    for (const one of bytes) expect(one.includes(trace), trace).toBe(false);
  }
}

export async function heldOf(dir: string): Promise<string[]> {
  const bytes = await openedBytes(dir);
  return traces.filter((trace) => bytes.some((one) => one.includes(trace)));
}

/** She stands wherever somebody can stand. */
export async function filled() {
  const dir = tempDir();
  const bench = await privacyBench({ dir });
  const asked = await bench.list(
    [`${nik};${phone};${name};Nasabah lama`, `${budi};Depan rumah Siti Nurhaliza Contoh`],
    {
      heading,
      keptColumns: [4],
    },
  );
  // Twice more: a number of hers that is another one, and a question that shares the answer.
  await bench.list([`${nik};${second};SITI NURHALIZA CONTOH`, `${nik};${phone};${name}`]);
  const [row] = await bench.rows(asked.id);
  await bench.ask('outcomes.record', { lookupId: row?.lookupId ?? 0, kind: 'reached', note: `Bertemu ${name}` });
  // As the contact of somebody else, and in rows that were left out.
  const contacts = `NIK;No HP;Nama;NIK Kontak Darurat;HP Kontak Darurat;Nama Kontak Darurat`;
  const bytes = Buffer.from(
    [
      contacts,
      `3201010101920018;081298760003;Ani Contoh;${nik};${phone};${name}`,
      `32010101019;0812-9876-0001;Siti Nurhaliza;;;`,
      `rusak;rusak;${name};;;`,
      `rusak;rusak;Orang Lain;;;`,
    ].join('\n'),
  );
  const fileId = await bench.upload(`daftar ${name}.csv`, bytes);
  const order = { fileId, connectionId: bench.connection.id, startNow: true };
  const { list } = await importFile(bench.ask, { ...order, read: { ecConsent: true } });
  await bench.finished(list.id);
  const out = join(tempDir(), `kunjungan ${name}.csv`);
  await bench.ask('reports.create', { kind: 'field', listIds: [asked.id], language: 'id', format: 'csv', fileId: out });
  await bench.ask('lists.rename', { listId: asked.id, name: 'Daftar siti nurhaliza contoh' });
  await bench.ask('lists.setGroup', { listId: asked.id, group: `Kelompok ${name}` });
  await bench.ask('historyViews.save', { name: `Cari ${name}`, filter: { search: name.toUpperCase() } });
  // What was wrong about her, and about somebody who was written down with her number.
  await bench.ask('privacy.correct', { nik, field: 'phone', before: phone, after: mistaken, reason: `Kata ${name}` });
  await bench.ask('privacy.correct', { nik, field: 'name', before: name, after: correctedName });
  const other = { nik: '3201010101910017', field: 'phone' } as const;
  await bench.ask('privacy.correct', { ...other, before: '081298760002', after: second });
  await bench.ask('privacy.correct', { ...other, before: second, after: '081298760099' });
  mkdirSync(join(dir, 'backups'), { recursive: true });
  writeFileSync(join(dir, 'backups', 'sambung-schema-1.db'), 'salinan');
  return { dir, bench, asked, contactList: list };
}
