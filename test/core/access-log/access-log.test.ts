/** The access log: only added to, chained, and its end is known outside the database. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type AccessEntry, type AccessLog, createAccessLog } from '../../../src-main/core/access-log/access-log.ts';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

type Life = { store: Store; log: AccessLog };

async function live(dir: string, stateDir: string | null = null, operator?: () => string | null): Promise<Life> {
  const ports = { ...testPorts({ dir }), stateDir };
  const store = await openStore(ports);
  onTestFinished(() => store.close());
  return { store, log: createAccessLog({ store, ports, ...(operator && { operator }) }) };
}

const nik = '3374012903850015';
const reported: AccessEntry = {
  what: 'reported',
  people: 3,
  lists: [7],
  detail: { object: 'rows-report', format: 'xlsx' },
};
const revealed: AccessEntry = { what: 'revealed', people: 1, niks: [nik], detail: { scope: 'row' } };

/** So many entries, then the program ends. */
async function write(dir: string, entries: number, stateDir: string | null = null): Promise<void> {
  const { store, log } = await live(dir, stateDir);
  for (let n = 0; n < entries; n += 1) log.record(reported);
  store.close();
}

async function verified(dir: string, stateDir: string | null = null) {
  const { store, log } = await live(dir, stateDir);
  const found = await log.verify();
  store.close();
  return found;
}

/** As somebody does who has the key and a tool. */
async function tamper(dir: string, ...statements: string[]): Promise<void> {
  const { store } = await live(dir);
  const triggers = store
    .prepare<Record<string, never>, { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'access_log%'`,
    )
    .all({});
  for (const sql of [...triggers.map(({ name }) => `DROP TRIGGER ${name}`), ...statements]) store.prepare(sql).run({});
  store.close();
}

const kinds = (store: Store) =>
  store
    .prepare<Record<string, never>, { what: string }>('SELECT what FROM access_log ORDER BY seq')
    .all({})
    .map(({ what }) => what);

const copyOf = (dir: string, names: (name: string) => boolean = () => true): string => {
  const copy = tempDir();
  for (const name of readdirSync(dir)) if (names(name)) cpSync(join(dir, name), join(copy, name), { recursive: true });
  return copy;
};
const database = (name: string) => name.startsWith('sambung.db');

describe('an entry', () => {
  test('says who, what and of how many people, and names a person by a keyed digest alone', async () => {
    const { store, log } = await live(tempDir(), null, () => 'Ratna');
    log.record(revealed);
    const [entry] = store.prepare<Record<string, never>, Record<string, unknown>>('SELECT * FROM access_log').all({});
    expect(entry).toMatchObject({
      ...{ seq: 1, system_user: expect.stringMatching(/./), operator: 'Ratna', what: 'revealed', people: 1 },
      ...{ detail: '{"scope":"row"}', prev: '' },
    });
    const about = store.prepare<Record<string, never>, { about: string }>('SELECT about FROM access_log_about').all({});
    expect(about).toEqual([{ about: log.aboutOf({ nik }) }]);
    expect(JSON.stringify([entry, about])).not.toContain(nik);
  });

  test('is there with what it tells of, or not at all', async () => {
    const dir = tempDir();
    const { store, log } = await live(dir);
    log.record(reported);
    const before = readFileSync(join(dir, 'sambung.access-log'));
    expect(() =>
      store.transaction(() => {
        log.record(reported);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(kinds(store)).toEqual(['reported']);
    expect(readFileSync(join(dir, 'sambung.access-log'))).toEqual(before);
    expect(await log.verify()).toEqual({ entries: 1, intact: true, firstBroken: null, end: 'as-marked' });
  });

  test.each([
    `UPDATE access_log SET people = 0`,
    `DELETE FROM access_log WHERE seq = 2`,
    `REPLACE INTO access_log SELECT seq, at, 'orang lain', operator, what, people, detail, prev, hash FROM access_log WHERE seq = 1`,
    `INSERT INTO access_log SELECT 9, at, system_user, operator, what, people, detail, prev, hash FROM access_log WHERE seq = 1`,
    `UPDATE access_log_about SET about = 'list:8'`,
    `DELETE FROM access_log_about`,
    `INSERT INTO access_log_about VALUES (1, 'list:8')`,
  ])('cannot be changed: %s', async (sql) => {
    const dir = tempDir();
    await write(dir, 2);
    const { store } = await live(dir);
    expect(() => store.prepare(sql).run({})).toThrow('only added to');
  });

  test('of more people than are named bears its lists alone', async () => {
    const { store, log } = await live(tempDir());
    log.record({
      what: 'exported',
      people: 2_001,
      niks: Array.from({ length: 2_001 }, (_, n) => `${n}`),
      lists: [1, 2],
    });
    expect(store.prepare('SELECT about FROM access_log_about').all({})).toEqual([
      { about: 'list:1' },
      { about: 'list:2' },
    ]);
  });

  test('is not written by a second copy, which only reads', async () => {
    const dir = tempDir();
    const owner = await live(dir);
    const reader = await live(dir);
    reader.log.record(reported);
    expect(kinds(owner.store)).toEqual([]);
    owner.log.record(reported);
    expect(await reader.log.verify()).toMatchObject({ entries: 1, intact: true });
  });
});

describe('a search', () => {
  test('is written once per session, and a phone when the typing has ended', async () => {
    const dir = tempDir();
    const ports = testPorts({ dir });
    const waits: { run: () => void; on: boolean }[] = [];
    const after = (_ms: number, run: () => void) => {
      const wait = { run, on: true };
      waits.push(wait);
      return () => {
        wait.on = false;
      };
    };
    const store = await openStore(ports);
    onTestFinished(() => store.close());
    const log = createAccessLog({ store, ports: { ...ports, clock: { ...ports.clock, after } } });
    const typingEnds = () => {
      for (const wait of waits.splice(0)) if (wait.on) wait.run();
    };

    log.searched({ nik });
    log.searched({ nik });
    for (const phone of ['0812345678', '08123456789', '081234567890']) log.searched({ phone });
    expect(kinds(store)).toEqual(['searched']);
    typingEnds();
    log.searched({ phone: '081234567890' });
    typingEnds();
    log.searched({ phone: '085700001111' });
    log.close();
    expect(store.prepare('SELECT about FROM access_log_about ORDER BY seq').all({})).toEqual(
      [{ nik }, { phone: '081234567890' }, { phone: '085700001111' }].map((typed) => ({ about: log.aboutOf(typed) })),
    );
  });
});

describe('the check', () => {
  test.each<[string, number, ...string[]]>([
    ['an entry that was changed', 4, `UPDATE access_log SET people = 0 WHERE seq = 4`],
    ['another who', 4, `UPDATE access_log SET system_user = 'orang lain' WHERE seq = 4`],
    ['what it tells spoilt', 4, `UPDATE access_log SET what = 'gap', detail = 'x' WHERE seq = 4`],
    ['another moment', 4, `UPDATE access_log SET at = at + 1 WHERE seq = 4`],
    ['whom it was about', 4, `UPDATE access_log_about SET about = 'list:8' WHERE seq = 4`],
    ['what it was about taken away', 4, `DELETE FROM access_log_about WHERE seq = 4`],
    ['an entry that is gone', 4, `DELETE FROM access_log WHERE seq = 4`],
    ['the first that is gone', 1, `DELETE FROM access_log WHERE seq = 1`],
    [
      'a gap that was closed',
      4,
      `DELETE FROM access_log WHERE seq = 4`,
      `UPDATE access_log SET seq = seq - 1 WHERE seq > 4`,
    ],
    [
      'two that changed places',
      4,
      `UPDATE access_log SET seq = 99 WHERE seq = 4`,
      `UPDATE access_log SET seq = 4 WHERE seq = 5`,
      `UPDATE access_log SET seq = 5 WHERE seq = 99`,
    ],
  ])('finds %s', async (_what, seq, ...statements: string[]) => {
    const dir = tempDir();
    await write(dir, 8);
    await tamper(dir, `PRAGMA foreign_keys = OFF`, ...statements);
    expect(await verified(dir)).toMatchObject({ intact: false, firstBroken: seq });
  });

  test('finds an entry that a copy of this data had in the place of another', async () => {
    const dir = tempDir();
    await write(dir, 3);
    const copy = copyOf(dir);
    await write(dir, 5);
    await write(copy, 1);
    const other = await live(copy);
    const [{ at = 0, hash = '' } = {}] = other.store
      .prepare<Record<string, never>, { at: number; hash: string }>('SELECT at, hash FROM access_log WHERE seq = 4')
      .all({});
    other.store.close();
    // By itself it is as this store once wrote it.
    await tamper(dir, `UPDATE access_log SET at = ${at}, hash = '${hash}' WHERE seq = 4`);
    expect(await verified(dir)).toMatchObject({ intact: false, firstBroken: 5 });
  });

  const cut = ['DELETE FROM access_log_about WHERE seq > 5', 'DELETE FROM access_log WHERE seq > 5'];

  test('finds an end that was cut off, also when the log goes on', async () => {
    const dir = tempDir();
    await write(dir, 8);
    await tamper(dir, ...cut);
    expect(await verified(dir)).toEqual({ entries: 5, intact: false, firstBroken: 6, end: 'cut' });
    await write(dir, 5);
    const { store, log } = await live(dir);
    expect(kinds(store)).toEqual([...Array(5).fill('reported'), 'gap', ...Array(5).fill('reported')]);
    expect(await log.verify()).toEqual({ entries: 11, intact: false, firstBroken: 6, end: 'as-marked' });
  });

  test('finds the whole log gone', async () => {
    const dir = tempDir();
    await write(dir, 8);
    await tamper(dir, 'DELETE FROM access_log_about', 'DELETE FROM access_log');
    expect(await verified(dir)).toEqual({ entries: 0, intact: false, firstBroken: 1, end: 'cut' });
  });

  test('finds a cut end by the mark outside the folder where the one inside was taken back', async () => {
    const [dir, state] = [tempDir(), tempDir()];
    await write(dir, 5, state);
    const mark = readFileSync(join(dir, 'sambung.access-log'));
    await write(dir, 3, state);
    await tamper(dir, ...cut);
    writeFileSync(join(dir, 'sambung.access-log'), mark);
    expect(await verified(dir, state)).toMatchObject({ intact: false, firstBroken: 6, end: 'cut' });
  });

  test('believes no mark that somebody else wrote, and says that it does not know the end', async () => {
    const dir = tempDir();
    await write(dir, 8);
    const path = join(dir, 'sambung.access-log');
    writeFileSync(path, readFileSync(path, 'latin1').replace('0000000000000008', '0000000000000005'));
    await tamper(dir, ...cut);
    expect(await verified(dir)).toMatchObject({ intact: true, end: 'unknown' });
    await write(dir, 1);
    const { store, log } = await live(dir);
    expect(kinds(store).slice(-2)).toEqual(['gap', 'reported']);
    expect(await log.verify()).toMatchObject({ entries: 7, intact: true, end: 'unknown' });
  });

  test('finds nothing where the program was killed between an entry and its mark', async () => {
    const dir = tempDir();
    await write(dir, 3);
    const mark = readFileSync(join(dir, 'sambung.access-log'));
    await write(dir, 2);
    writeFileSync(join(dir, 'sambung.access-log'), mark);
    expect(await verified(dir)).toMatchObject({ entries: 5, intact: true, end: 'as-marked' });
    await write(dir, 1);
    expect(await verified(dir)).toMatchObject({ entries: 6, intact: true, end: 'as-marked' });
  });

  test('finds nothing where it was killed before the first mark', async () => {
    const dir = tempDir();
    await write(dir, 1);
    rmSync(join(dir, 'sambung.access-log'));
    await write(dir, 1);
    expect(await verified(dir)).toMatchObject({ entries: 2, intact: true, end: 'as-marked' });
  });

  test('tells an older copy as what it is, before and after somebody goes on with it', async () => {
    const dir = tempDir();
    await write(dir, 3);
    const old = copyOf(dir, database);
    await write(dir, 5);
    cpSync(old, dir, { recursive: true });
    await write(dir, 1);
    expect(await verified(dir)).toEqual({ entries: 4, intact: true, firstBroken: null, end: 'older' });

    const { store, log } = await live(dir);
    log.restored(2);
    store.acceptMissing();
    log.record(reported);
    expect(kinds(store)).toEqual(['reported', 'reported', 'reported', 'reported', 'restored', 'reported']);
    store.close();
    expect(await verified(dir)).toEqual({ entries: 6, intact: true, firstBroken: null, end: 'as-marked' });
  });

  test('lets others work in between, some hundred entries at a time', async () => {
    const ports = testPorts();
    const store = await openStore(ports);
    onTestFinished(() => store.close());
    let ms = 0;
    const monotonic = () => (ms += 6);
    const log = createAccessLog({ store, ports: { ...ports, clock: { ...ports.clock, monotonic } } });
    store.transaction(() => {
      for (let n = 0; n < 4_000; n += 1) log.record(reported);
    });
    let [turns, done] = [0, false];
    const others = (async () => {
      for (; !done; await setImmediate()) turns += 1;
    })();
    expect(await log.verify()).toMatchObject({ entries: 4_000, intact: true });
    done = true;
    await others;
    expect(turns).toBeGreaterThanOrEqual(10);
  });
});
