/** What the crash suite's power cut may take away: what nobody acknowledged, but never what a checkpoint has copied already. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { cutPower } from './power-cut.ts';
import { seeded } from './random.ts';

/**
 * A folder as a kill leaves it: of 2,000 rows 40 were changed by the last commit, which nobody acknowledged. `copied`: its
 * checkpoint had been at work.
 */
function killedBeforeItWasSaid({ copied }: { copied: boolean }): { dataDir: string; marksFile: string } {
  const base = mkdtempSync(join(tmpdir(), 'sambung-power-'));
  const dataDir = join(base, 'killed');
  const marksFile = join(base, 'acknowledged');
  mkdirSync(dataDir);
  const db = new Database(join(base, 'sambung.db'));
  onTestFinished(() => {
    db.close();
    rmSync(base, { recursive: true, force: true });
  });
  for (const source of ['journal_mode = WAL', 'synchronous = FULL', 'wal_autocheckpoint = 0']) db.pragma(source);
  db.exec(`CREATE TABLE lookups (id INTEGER PRIMARY KEY, state TEXT, answer TEXT); CREATE INDEX states ON lookups (state);
    WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n LIMIT 2000)
    INSERT INTO lookups SELECT id, 'queued', hex(randomblob(100)) FROM n`);
  // The log begins anew: with the index's pages, and without those of most rows.
  db.pragma('wal_checkpoint(RESTART)');
  db.exec(`UPDATE lookups SET state = 'sending' WHERE id = 1`);
  // As store-witness.ts does after a commit.
  const index = readFileSync(join(base, 'sambung.db-shm'));
  const acknowledged = Buffer.alloc(12);
  index.copy(acknowledged, 0, 32, 40);
  acknowledged.writeUInt32LE(index.readUInt32LE(16), 8);
  writeFileSync(marksFile, acknowledged);
  db.exec(`UPDATE lookups SET state = 'reused' WHERE id % 50 = 0`);
  if (copied) db.pragma('wal_checkpoint(PASSIVE)');
  for (const end of ['', '-wal', '-shm'])
    copyFileSync(join(base, `sambung.db${end}`), join(dataDir, `sambung.db${end}`));
  return { dataDir, marksFile };
}

function found(dataDir: string): { reused: unknown; integrity: unknown } {
  const db = new Database(join(dataDir, 'sambung.db'));
  try {
    const { reused } = db
      .prepare(`SELECT count(*) AS reused FROM lookups NOT INDEXED WHERE state = 'reused'`)
      .get() as {
      reused: number;
    };
    return { reused, integrity: db.pragma('integrity_check', { simple: true }) };
  } finally {
    db.close();
  }
}

it('takes back a commit that nobody acknowledged, whole', () => {
  const { dataDir, marksFile } = killedBeforeItWasSaid({ copied: false });
  expect(cutPower(dataDir, marksFile, seeded(1))).toBe('unfinished transaction cut');
  expect(found(dataDir)).toEqual({ reused: 0, integrity: 'ok' });
});

it('leaves one whose checkpoint has copied it into the main file: the log was flushed before that', () => {
  const { dataDir, marksFile } = killedBeforeItWasSaid({ copied: true });
  expect(cutPower(dataDir, marksFile, seeded(1))).toBe('rubbish behind the end');
  expect(found(dataDir)).toEqual({ reused: 40, integrity: 'ok' });
});
