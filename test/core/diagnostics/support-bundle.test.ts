/**
 * A person and keys are planted wherever they can come in, in every spelling, and things are made to fail: then the support bundle, the log
 * and every byte on disk are searched for them. Invented people.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readLines } from '../../../src-main/core/diagnostics/log-lines.ts';
import { logFolder, logsOnDisk } from '../../../src-main/hosts/common/log-file.ts';
import { createLogger } from '../../../src-main/hosts/common/logger.ts';
import { tempDir } from '../../fakes/ports.ts';
import { privacyBench } from '../privacy/privacy-bench.ts';

const person = {
  name: 'Siti Nurhaliza Contoh',
  nik: '3201010101900016',
  phone: '081298760001',
  address: 'Jalan Kenanga Blok C-17',
  mail: 'siti.nurhaliza@contoh.example',
};
const partnerKey = 'K7-rahasia-mitra-9f2c41d8';
const recoveryKey = 'ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789-ABCDE-FGHJK';
const values = [...Object.values(person), partnerKey, recoveryKey];

/** Twenty and more ways in which one text may stand somewhere. */
function spellings(text: string): string[] {
  const digits = text.replace(/\D/g, '');
  const local = digits.replace(/^0/, '');
  const grouped = (by: string) => digits.match(/.{1,4}/g)?.join(by) ?? '';
  const numbers =
    digits.length < 10
      ? []
      : [digits, `+62${local}`, `62${local}`, `0062${local}`, ...[' ', '-', '.', ', '].map(grouped)];
  const bytes = Buffer.from(text);
  const written = [
    ...[text, text.toUpperCase(), text.toLowerCase(), text.replaceAll(' ', ''), text.replaceAll(/[ -]/g, '_')],
    ...[text.replaceAll('-', ''), text.replaceAll(' ', '  '), [...text].reverse().join(''), [...text].join(' ')],
    ...[encodeURIComponent(text), encodeURIComponent(encodeURIComponent(text)), text.replaceAll(' ', '+')],
    ...[JSON.stringify(text), [...text].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
    ...[
      bytes.toString('base64').replace(/=+$/, ''),
      bytes.toString('base64url'),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
    ],
    ...[
      Buffer.from(text, 'utf16le').toString('latin1'),
      Buffer.from(text, 'utf16le').toString('base64').replace(/=+$/, ''),
    ],
    ...['.', '/', '_', '\n'].map((by) => [...text].join(by)),
    ...[
      [...text].map((one) => `\\x${one.charCodeAt(0).toString(16)}`).join(''),
      [...text].map((one) => one.charCodeAt(0)).join(' '),
    ],
    ...[text.replaceAll(' ', '\u00a0'), [...text].join('\u200b'), text.replaceAll(' ', '\t')],
    ...[[...text].map((one) => `&#${one.charCodeAt(0)};`).join(''), `<${text}>`, `"${text}"`],
  ];
  return [...new Set([...written, ...numbers])];
}
const planted = values.flatMap(spellings);

function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile());
}

function expectNothingOf(text: Buffer, where: string): void {
  for (const one of planted) expect(text.includes(Buffer.from(one)), `${one} in ${where}`).toBe(false);
}

async function troubled() {
  const dir = tempDir();
  const state = tempDir();
  const env = { SAMBUNG_STATE_DIR: state };
  const logger = createLogger(dir, { host: 'web', version: '1.2.3' }, {}, { env });
  const bench = await privacyBench({
    dir,
    ports: { logger, logs: logsOnDisk(dir, env), stateDir: state, version: '1.2.3' },
  });
  return { dir, state, env, logger, bench };
}

test('nothing of a person or a key is in the bundle, in the log or in a byte on disk, however it is spelled', async () => {
  const { dir, state, logger, bench } = await troubled();
  expect(planted.length / values.length, 'in twenty spellings').toBeGreaterThan(20);

  // In lists, kept columns, names of files, lists, connections and views, and in the answers of the provider.
  bench.provider.reply = ({ body }) => ({
    status: 500,
    body: { code: 500, message: `gagal untuk ${person.name} ${JSON.stringify(body)}` },
  });
  const rows = [
    `${person.nik};${person.phone};${person.name};${person.address}`,
    `x${person.nik};${person.name};${person.phone};`,
  ];
  const { list } = await bench
    .list(rows, { startNow: false, heading: 'NIK;No HP;Nama;Alamat', keptColumns: [3] })
    .then((made) => ({ list: made }));
  await bench.ask('lists.rename', { listId: list.id, name: `Daftar ${person.name}` });
  await bench.ask('connections.update', {
    id: bench.connection.id,
    partnerKey,
    name: `Akun ${person.name}`,
    proxy: 'http://siti.nurhaliza@127.0.0.1:9',
  });
  await bench.ask('lists.start', { listId: list.id });
  await bench.ask('history.page', { search: person.nik });
  const broken = await bench.upload(`Daftar ${person.name}.xlsx`, Buffer.from(`PK${person.name}${person.nik}`));
  await bench.core.call('drafts.open', { fileId: broken });
  await expect.poll(async () => (await bench.ask('queue.status', {})).state, { timeout: 10_000 }).toBe('offline');

  // In what is thrown and written down, by every door of the log.
  for (const one of planted) {
    const error = Object.assign(new Error(`cannot read ${one} of row`, { cause: `for ${one}` }), {
      code: one,
      path: `/home/${one}/x`,
      input: one,
    });
    error.name = one;
    logger.error('call-failed', error, { call: one, lookup: 1, name: one } as never);
    logger.warn('launch-refused', { code: one, [one]: one } as never);
    logger.error('unhandled', one);
  }
  logger.error(
    'uncaught',
    Object.assign(new Error('failed'), {
      stack: `Error: failed\n    at ${person.name} (/home/siti.nurhaliza/x.ts:1:2)`,
    }),
  );

  // What a program of before left in the log: its lines had another shape.
  mkdirSync(logFolder(dir), { recursive: true });
  const before = join(logFolder(dir), 'sambung.log.1');
  writeFileSync(
    before,
    `${JSON.stringify({ level: 50, time: '2026-11-01T00:00:00.000Z', event: 'call-failed', error: { message: person.name } })}\n`,
  );

  const { bundleId, files } = await bench.ask('diagnostics.bundle', {});
  const place = join(tempDir(), 'bantuan.zip');
  await bench.ask('diagnostics.saveBundle', { bundleId, fileId: place });
  writeFileSync(before, '');

  const saved = unzipSync(readFileSync(place));
  expect(
    Object.entries(saved).map(([name, bytes]) => ({ name, text: strFromU8(bytes) })),
    'what was shown',
  ).toEqual(files);
  for (const { name, text } of files) expectNothingOf(Buffer.from(text), name);
  expectNothingOf(readFileSync(place), 'the zip');
  expect(readLines(files.at(-1)?.text ?? '').length, 'the log is in it').toBeGreaterThan(100);
  const text = files.map((file) => file.text).join();
  for (const word of ['Nurhaliza', 'nurhaliza', 'Kenanga', 'rahasia', '9876', '127.0.0.1', dir])
    expect(text).not.toContain(word);

  await bench.core.close();
  logger.close();
  for (const path of [...filesIn(dir), ...filesIn(state)]) expectNothingOf(readFileSync(path), path);
}, 60_000);

test('a bundle is saved as it was shown, or not at all', async () => {
  const { bench } = await troubled();
  const first = await bench.ask('diagnostics.bundle', {});
  await bench.ask('diagnostics.bundle', {});
  const place = join(tempDir(), 'bantuan.zip');
  const late = await bench.core.call('diagnostics.saveBundle', { bundleId: first.bundleId, fileId: place });
  expect(late).toMatchObject({ ok: false, error: { code: 'not-found' } });
  await bench.core.close();
});

test('what is told of how the program does: versions, sizes, lanes with their way, and troubles once each', async () => {
  const { dir, logger, bench } = await troubled();
  for (let n = 0; n < 3; n += 1) logger.warn('launch-refused', { code: 'store-locked' });
  logger.error('backup-not-made', Object.assign(new Error('failed'), { code: 'ENOSPC' }));
  await bench.ask('connections.update', { id: bench.connection.id, proxy: 'http://siti@proxy.kantor.example:8080' });
  const found = await bench.ask('diagnostics.read', {});
  expect(found.data).toMatchObject({
    role: 'owner',
    keyring: 'key-file',
    weakKeyring: true,
    backups: 0,
    newestBackupAt: null,
  });
  expect(found.data.databaseBytes).toBe(statSync(join(dir, 'sambung.db')).size);
  expect(found.data.logBytes).toBeGreaterThan(0);
  expect(found.program).toMatchObject({ version: '1.2.3', node: process.versions.node, electron: null });
  expect(found.program.sqlite).toMatch(/^3\./);
  expect(found.lanes.find(({ connectionId }) => connectionId === bench.connection.id)).toMatchObject({
    ...{ kind: 'account', wayBy: 'connection', way: 'proxy', proxy: 'proxy.kantor.example:8080', proxySealed: false },
  });
  expect(found.troubles).toMatchObject([
    { event: 'backup-not-made', code: 'ENOSPC', times: 1 },
    { event: 'launch-refused', code: 'store-locked', times: 3 },
  ]);
  await bench.core.close();
});

test('how late the program is, is measured while somebody looks, and no longer', async () => {
  const due: (() => void)[] = [];
  const { createEventLoopWatch } = await import('../../../src-main/core/diagnostics/event-loop.ts');
  const watch = createEventLoopWatch({
    after(_, run) {
      due.push(run);
      return () => {};
    },
  });
  expect(watch.measures()).toBe(false);
  expect(watch.read(), 'it begins now').toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 60));
  const until = performance.now() + 120;
  while (performance.now() < until);
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(watch.read()?.most).toBeGreaterThan(80);
  due.at(-1)?.();
  expect(watch.measures()).toBe(false);
});
