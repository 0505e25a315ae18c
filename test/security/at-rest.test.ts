/**
 * Nothing of a secret or a person lies in the clear in any file of the data directory: every byte is looked at, while the
 * program runs (with its write-ahead log) and after it was closed.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Core, createCore } from '../../src-main/core/core.ts';
import type { Keyring } from '../../src-main/core/kernel/ports.ts';
import { openStore } from '../../src-main/core/store/store.ts';
import { createNodePorts } from '../../src-main/hosts/common/node-ports.ts';
import { type Ask, importFile, previewFile } from '../fakes/import-file.ts';
import { tempDir } from '../fakes/ports.ts';
import { startWarmWorker } from '../fakes/warm-workers.ts';
import { invoiceCsv, sequenceId } from '../fixtures/invoices.ts';

const partnerKey = 'K7-rahasia-mitra-9f2c41d8';
const person = { nik: '3273014507900001', phone: '081234567890', name: 'Siti Nurhaliza Ramadhani' };

/** Every form in which a text could lie in a file. */
function forms(text: string | Buffer): Buffer[] {
  const bytes = Buffer.from(text);
  const asText = [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex'), bytes.toString('base64url')];
  return [bytes, Buffer.from(bytes.toString('utf8'), 'utf16le'), ...asText.map((form) => Buffer.from(form))];
}

function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile());
}

function expectNothingOf(secrets: readonly (string | Buffer)[], dir: string): void {
  const paths = filesIn(dir);
  expect(paths.length).toBeGreaterThan(2);
  for (const path of paths) {
    const bytes = readFileSync(path);
    for (const [n, secret] of secrets.entries()) {
      for (const form of forms(secret)) expect(bytes.includes(form), `secret ${n} in ${path}`).toBe(false);
    }
  }
}

/** Remembers what the core asked it to seal: those are the secrets. */
function watched(keyring: Keyring, sealed: Buffer[]): Keyring {
  return {
    ...keyring,
    seal(secret, label) {
      sealed.push(Buffer.from(secret));
      return keyring.seal(secret, label);
    },
  };
}

describe.each([
  ['key-file', {}],
  ['passphrase', { SAMBUNG_PASSPHRASE: 'hujan di bulan juni' }],
])('sealed by %s', (kind, env) => {
  test('no partner key, no store key, no passphrase and no person lies in the clear', async () => {
    const dataDir = tempDir();
    const node = createNodePorts({
      host: 'cli',
      env: { SAMBUNG_KEYRING: kind, SAMBUNG_STATE_DIR: tempDir(), ...env },
      dataDir,
      startWorker: startWarmWorker,
    });
    onTestFinished(node.close);
    const sealed: Buffer[] = [];
    const keyrings = node.ports.keyrings.map((keyring) => watched(keyring, sealed));
    const core = await createCore({ ...node.ports, keyrings });
    onTestFinished(core.close);

    const made = await core.call('connections.create', {
      name: 'Cabang',
      baseUrl: 'https://provider.invalid',
      partnerCode: 'BDG',
      partnerKey,
    });
    expect(made.ok).toBe(true);
    const { connections } = settled(await core.call('connections.list', {}));
    const practice = connections.find(({ kind: of }) => of === 'practice')?.id ?? 0;
    const { lookupId } = settled(await core.call('people.check', { ...person, connectionId: practice }));
    await vi.waitFor(
      async () => {
        const { state } = settled(await core.call('history.get', { lookupId }));
        expect(['answered', 'no_record']).toContain(state);
      },
      { timeout: 15_000, interval: 100 },
    );
    // An error that is written to the log, with the person in its input.
    await core.call('people.check', { ...person, connectionId: 999 });

    const secrets = [partnerKey, person.nik, person.phone, person.name, ...sealed];
    if ('SAMBUNG_PASSPHRASE' in env) secrets.push(env.SAMBUNG_PASSPHRASE);
    expect(sealed.length).toBeGreaterThan(0);
    expectNothingOf(secrets, dataDir);
    await core.close();
    expectNothingOf(secrets, dataDir);
  });
});

/** Until it is released, a file lies there as the window left it: as a kill at that moment would leave it, too. */
describe('what passes through the data folder on its way', () => {
  const rows = Array.from({ length: 40 }, (_, n) => ({ ...person, phone: `0812345678${10 + n}` }));
  const lines = ['NIK;No HP;Nama', ...rows.map(({ nik, phone, name }) => `${nik};${phone};${name}`)];
  const secrets = [person.nik, person.name, ...rows.map(({ phone }) => phone), 'NIK;No HP'];

  async function open() {
    const dataDir = tempDir();
    const node = createNodePorts({
      host: 'web',
      env: { SAMBUNG_KEYRING: 'key-file' },
      dataDir,
      startWorker: startWarmWorker,
    });
    onTestFinished(node.close);
    const core = await createCore(node.ports);
    onTestFinished(core.close);
    return { core, dataDir };
  }

  async function upload(core: Core, name: string, bytes: Buffer): Promise<string> {
    const { fileId } = settled(await core.call('files.begin', { name, bytes: bytes.length }));
    settled(await core.call('files.append', { fileId, base64: bytes.toString('base64') }));
    return fileId;
  }

  async function importAll(core: Core): Promise<number> {
    const fileId = await upload(core, 'nasabah.csv', Buffer.from(lines.join('\r\n')));
    const { connections } = settled(await core.call('connections.list', {}));
    const { list } = await importFile(asking(core), { fileId, name: 'Nasabah', connectionId: connections[0]?.id ?? 0 });
    expect(list.accepted).toBe(40);
    return list.id;
  }

  test('an uploaded list is unreadable, and is read all the same: shown, opened to repair, and imported', async () => {
    const { core, dataDir } = await open();
    const fileId = await upload(core, 'nasabah.csv', Buffer.from(lines.join('\r\n')));
    expectNothingOf(secrets, dataDir);
    expect((await previewFile(asking(core), { fileId })).rows).toBe(40);
    const draft = settled(await core.call('drafts.open', { fileId }));
    expect(draft.counts.rows).toBe(40);
    expectNothingOf(secrets, dataDir);
    await importAll(core);
    expectNothingOf(secrets, dataDir);
  });

  test.each([
    [
      'a report',
      'csv',
      (core: Core, fileId: string, listId: number) =>
        core.call('reports.create', { listId, fileId, format: 'csv', language: 'id' }),
    ],
    [
      'a workbook',
      'xlsx',
      (core: Core, fileId: string, listId: number) =>
        core.call('reports.create', { listId, fileId, format: 'xlsx', language: 'id' }),
    ],
    [
      'a ledger',
      'csv',
      (core: Core, fileId: string) => core.call('charges.export', { fileId, format: 'csv', language: 'id' }),
    ],
    ['a template', 'xlsx', (core: Core, fileId: string) => core.call('lists.saveTemplate', { fileId, language: 'id' })],
  ] as const)(
    '%s that waits to be fetched is unreadable, and is fetched as it was written',
    async (_, format, write) => {
      const { core, dataDir } = await open();
      const listId = await importAll(core);
      const { file } = settled(
        await core.call('files.chooseSave', { kind: 'report', suggestedName: `berkas.${format}` }),
      );
      const fileId = file?.fileId ?? '';
      settled(await write(core, fileId, listId));
      // A workbook is packed: what gives it away is how it begins.
      const begins = format === 'xlsx' ? 'PK\u0003\u0004' : '\uFEFF';
      expectNothingOf(secrets, dataDir);
      for (const path of filesIn(join(dataDir, 'temp'))) {
        expect(readFileSync(path).subarray(0, 4).toString('latin1').startsWith(begins.slice(0, 2))).toBe(false);
      }
      const { base64 } = settled(await core.call('files.read', { fileId, offset: 0 }));
      expect(Buffer.from(base64, 'base64').toString().startsWith(begins)).toBe(true);
    },
  );

  test('an invoice is read from where it lies sealed', async () => {
    const { core, dataDir } = await open();
    const fileId = await upload(core, 'tagihan.csv', invoiceCsv([{ sequenceId: sequenceId(1), amount: 1_500 }]));
    expectNothingOf([sequenceId(1), 'sequence_id,amount'], dataDir);
    const { connections } = settled(await core.call('connections.list', {}));
    const connectionId = connections[0]?.id ?? 0;
    expect(settled(await core.call('charges.importInvoice', { fileId, connectionId })).lines).toBe(1);
  });

  test('what a large sort needs beside is kept in memory, by who reads as by who owns', async () => {
    const { ports } = createNodePorts({ host: 'cli', env: { SAMBUNG_KEYRING: 'key-file' }, dataDir: tempDir() });
    const owner = await openStore(ports);
    onTestFinished(owner.close);
    const reader = await openStore(ports);
    onTestFinished(reader.close);
    expect([owner.role(), reader.role()]).toEqual(['owner', 'reader']);
    for (const store of [owner, reader]) expect(store.prepare('PRAGMA temp_store').get({})).toEqual({ temp_store: 2 });
  });
});

test.runIf(process.platform !== 'win32')('the folder and what opens the store are for their owner alone', async () => {
  const dataDir = join(tempDir(), 'sambung');
  const node = createNodePorts({
    host: 'cli',
    env: { SAMBUNG_KEYRING: 'key-file', SAMBUNG_STATE_DIR: tempDir() },
    dataDir,
  });
  onTestFinished(node.close);
  const core = await createCore(node.ports);
  onTestFinished(core.close);
  node.ports.logger.info('started');
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  for (const name of ['sambung.key', 'vault.json', 'logs/sambung.log']) {
    expect(statSync(join(dataDir, name)).mode & 0o777, name).toBe(0o600);
  }
});

const asking =
  (core: Core): Ask =>
  async (name, input) =>
    settled(await core.call(name, input));

function settled<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
