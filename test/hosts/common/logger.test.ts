/** The log: what is allowed and nothing else, bounded in size and age, private, and never a reason to fail. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLogger } from '../../../src-main/hosts/common/logger.ts';
import { redactError, redactFacts, redactText } from '../../../src-main/hosts/common/redaction.ts';
import { tempDir } from '../../fakes/ports.ts';

const about = { host: 'test', version: '1.2.3' };
/** Of this machine's own there is none to be written into. */
const logger = (dir: string, limits = {}, more: { now?: () => number; state?: string } = {}) =>
  createLogger(dir, about, limits, { env: { SAMBUNG_STATE_DIR: more.state ?? tempDir() }, ...more });
const text = (...path: string[]) => readFileSync(join(...path), 'utf8');

describe('of a message stay', () => {
  test.each([
    [
      'the words of Node, V8 and SQLite',
      'Cannot read properties of undefined (reading 0)',
      'Cannot read properties of undefined (reading 0)',
    ],
    ['codes', 'SQLITE_BUSY: database is locked, ENOSPC', 'SQLITE_BUSY: database is locked, ENOSPC'],
    ['short numbers', 'The process ended: 134.', 'The process ended: 134.'],
    ['no other word, in whatever case', 'no such person SITI siti Siti', 'no such person …'],
    ['no quoted word, even one that is known', `key "row" and 'table' not found`, 'key … and … not found'],
    ['no long number', 'value 3273014507900001 is invalid', 'value # is invalid'],
    ['no number in groups', 'value 0812 345 678 90 is invalid', 'value # is invalid'],
    ['no number by digits', 'value 0 8 1 2 3 4 5 is invalid', 'value # is invalid'],
    ['no address', 'open /home/siti/Daftar.xlsx failed', 'open … failed'],
    ['no mail', 'to siti@example.id failed', 'to … failed'],
    ['no other script', 'value Сити ｓｉｔｉ is invalid', 'value … is invalid'],
  ])('%s', (_, said, kept) => {
    expect(redactText(said)).toBe(kept);
  });
});

test('of facts stay known names with numbers and codes', () => {
  const facts = { lookup: 42, code: 'store-locked', call: 'queue.pause', bytes: 1_300_000_000, sameData: true };
  expect(redactFacts(facts)).toEqual(facts);
  expect(redactFacts({ lookup: 3273014507900001, code: 'Siti', version: '081234567890' })).toEqual({
    lookup: '#',
    code: '…',
    version: '#',
  });
  expect(redactFacts({ nik: 1, phone: 'a' } as never), 'a name that is not known').toEqual({});
});

describe('of an error', () => {
  test('stay its kind, its code and where in the program it happened, innermost first', () => {
    const error = Object.assign(new TypeError('of Siti Rahayu'), { code: 'ENOENT' });
    const kept = redactError(error);
    expect(kept).toMatchObject({ kind: 'TypeError', code: 'ENOENT', message: 'of …' });
    expect(kept.at[0]).toMatch(/^test\/hosts\/common\/logger\.test\.ts:\d+:\d+$/);
    expect(kept.at.join(), 'nowhere on this machine').not.toContain(process.cwd());
  });
  test('no line of its message passes for a place', () => {
    const error = new Error(
      `failed\n    at Siti Rahayu (${process.cwd()}/src-main/siti.ts:1:2)\n    at siti (node:siti:1:1)`,
    );
    expect(JSON.stringify(redactError(error))).not.toMatch(/siti/i);
  });
  test('causes are told the same way, and not without end', () => {
    const error = new Error('failed', { cause: new Error('for Siti', { cause: 'Siti' }) });
    expect(redactError(error)).toMatchObject({ cause: { message: 'for …', cause: { kind: 'string', message: '…' } } });
    error.cause = error;
    expect(JSON.stringify(redactError(error)).length).toBeLessThan(20_000);
  });
  test('a kind of its own invention is none', () => {
    const error = new Error('failed');
    error.name = 'SitiError';
    expect(redactError(error).kind).toBe('Error');
  });
});

test('a line has a time, a level, a code, the version, the host and the process', () => {
  const dir = tempDir();
  const log = logger(dir, {}, { now: () => Date.UTC(2026, 10, 30) });
  log.warn('launch-refused', { code: 'store-locked' });
  log.error('call-failed', new Error('database is locked'), { call: 'queue.pause' });
  log.close();
  const [first, second] = text(dir, 'logs', 'sambung.log')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(first).toEqual({
    ...{ time: '2026-11-30T00:00:00.000Z', level: 'warn', event: 'launch-refused', version: '1.2.3', host: 'test' },
    ...{ pid: process.pid, code: 'store-locked' },
  });
  expect(second).toMatchObject({ level: 'error', call: 'queue.pause', error: { message: 'database is locked' } });
});

test.runIf(process.platform !== 'win32')('the log is readable by its owner alone', () => {
  const dir = tempDir();
  logger(dir).info('started');
  expect(statSync(join(dir, 'logs')).mode & 0o777).toBe(0o700);
  expect(statSync(join(dir, 'logs', 'sambung.log')).mode & 0o777).toBe(0o600);
});

describe('the log never grows beyond its bound', () => {
  test('in size, also where several copies of the program write into it', () => {
    const dir = tempDir();
    const copies = [1, 2, 3].map(() => logger(dir, { bytes: 2_000, kept: 2 }));
    for (let n = 0; n < 200; n += 1) copies[n % 3]?.info('purged', { lookups: n });
    for (const copy of copies) copy.close();
    const names = readdirSync(join(dir, 'logs')).sort();
    expect(names).toEqual(['sambung.log', 'sambung.log.1', 'sambung.log.2']);
    for (const name of names) expect(statSync(join(dir, 'logs', name)).size).toBeLessThanOrEqual(2_000);
    expect(text(dir, 'logs', 'sambung.log')).toContain('"lookups":199');
  });
  test('in age: a file is begun anew, and old ones go', () => {
    const dir = tempDir();
    const logs = join(dir, 'logs');
    const day = 86_400_000;
    let at = Date.now();
    const log = logger(dir, { fileMs: 7 * day, keptMs: 30 * day }, { now: () => at });
    log.info('purged', { lookups: 1 });
    at += 8 * day;
    log.info('purged', { lookups: 2 });
    expect(text(logs, 'sambung.log')).not.toContain('"lookups":1,');
    expect(text(logs, 'sambung.log.1')).toContain('"lookups":1');
    utimesSync(join(logs, 'sambung.log.1'), at / 1000 - 31 * 86_400, at / 1000 - 31 * 86_400);
    at += 8 * day;
    log.info('purged', { lookups: 3 });
    log.close();
    expect(text(logs, 'sambung.log.1')).toContain('"lookups":2');
    expect(readdirSync(logs).sort()).toEqual(['sambung.log', 'sambung.log.1']);
  });
});

describe('where the data folder takes no log', () => {
  test('the system’s place does', () => {
    const dir = tempDir();
    const state = tempDir();
    writeFileSync(join(dir, 'logs'), 'a file where the folder should be');
    const log = logger(dir, {}, { state });
    log.error('launch-failed', new Error('failed'));
    expect(text(state, 'logs', 'sambung.log')).toContain('launch-failed');
    rmSync(join(dir, 'logs'));
    mkdirSync(join(dir, 'logs'));
    log.info('started');
    expect(text(dir, 'logs', 'sambung.log')).toContain('started');
  });
  test('and where nothing does, that is no reason to fail', () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'logs'), '');
    const log = logger(dir, {}, { state: join(dir, 'logs') });
    expect(() => log.info('started')).not.toThrow();
  });
});
