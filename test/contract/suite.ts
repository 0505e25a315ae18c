/**
 * The contract's behaviours, as sentences, run over each of the three transports. Whatever is only true of one transport
 * is in test/hosts or test/security; here is what the window may rely on wherever it runs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type AnyEvent, events } from '../../src-main/contract/events.ts';
import { type CallName, type CoreClient, calls, type OutputOf } from '../../src-main/contract/index.ts';
import { type Ask, importFile, previewFile } from '../fakes/import-file.ts';
import { tempDir } from '../fakes/ports.ts';

export type Opened = {
  readonly client: CoreClient;
  readonly host: 'electron' | 'web' | 'cli';
  /** Where the native save dialog will point, on a host that has one. */
  willSaveTo?: (path: string) => void;
  close(): Promise<void>;
};

const secret = 'kunci-rahasia-7f3a9c';
const account = {
  name: 'Cabang Bandung',
  baseUrl: 'https://provider.example',
  partnerCode: 'BDG01',
  partnerKey: secret,
};

/** Every query that needs to be told nothing. */
const plainQueries = [
  'system.info',
  'settings.get',
  'branch.get',
  'updates.status',
  'connections.list',
  'practice.get',
  'lists.page',
  'lists.groups',
  'mappings.list',
  'historyViews.list',
  'reportTemplates.list',
  'queue.status',
  'history.page',
  'history.facets',
  'charges.page',
  'charges.invoices',
  'reports.page',
  'reports.holidays',
  'outcomes.promisesDue',
  'privacy.duePurge',
  'accessLog.page',
  'accessLog.verify',
  'privacy.restricted',
  'keyring.status',
  'recoveryKey.status',
  'backup.list',
  'lock.status',
  'diagnostics.read',
] as const satisfies readonly CallName[];

export function contractSuite(transport: string, open: () => Promise<Opened>): void {
  async function opened(): Promise<CoreClient> {
    const { client, close } = await open();
    onTestFinished(close);
    return client;
  }

  function heard(client: CoreClient): { told: AnyEvent[]; stop(): void } {
    const told: AnyEvent[] = [];
    const stop = client.subscribe((event) => void told.push(event));
    return { told, stop };
  }

  async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
    const settled = await result;
    if (!settled.ok) throw new Error(JSON.stringify(settled.error));
    return settled.value;
  }
  const asking =
    (client: CoreClient): Ask =>
    (name, input) =>
      value(client.call(name, input));

  describe(`over ${transport}`, () => {
    test('says which program it is and that it owns its data', async () => {
      const { client, host, close } = await open();
      onTestFinished(close);
      expect(await value(client.call('system.info', {}))).toMatchObject({
        host,
        role: 'owner',
        keyring: { kind: 'key-file', weak: true },
      });
    });

    test('answers every plain query in the shape that was promised', async () => {
      const client = await opened();
      for (const name of plainQueries) {
        const answer = await value(client.call(name, {}));
        // Strict about what is there: `parse` would drop unknown fields silently, so both must be equal.
        expect(calls[name].output.parse(answer), name).toEqual(answer);
      }
    });

    test('fills in defaults, so that the practice connection is there from the start', async () => {
      const client = await opened();
      const { connections } = await value(client.call('connections.list', {}));
      expect(connections).toEqual([expect.objectContaining({ kind: 'practice' })]);
    });

    test('keeps what was set, and tells every subscriber of it', async () => {
      const client = await opened();
      const first = heard(client);
      const second = heard(client);
      await vi.waitFor(async () => {
        // A subscription over a wire takes a moment to be there.
        await value(client.call('settings.set', { theme: 'dark' }));
        expect(first.told.some(({ name }) => name === 'settings.changed')).toBe(true);
      });
      expect(await value(client.call('settings.get', {}))).toMatchObject({ theme: 'dark' });
      const told = second.told.find(({ name }) => name === 'settings.changed');
      expect(events['settings.changed'].parse(told?.payload)).toMatchObject({ theme: 'dark' });
    });

    test('tells nothing more to who stopped listening', async () => {
      const client = await opened();
      const first = heard(client);
      const second = heard(client);
      await vi.waitFor(async () => {
        await value(client.call('settings.set', { theme: 'dark' }));
        expect(first.told.length).toBeGreaterThan(0);
      });
      first.stop();
      const before = first.told.length;
      const known = second.told.length;
      await value(client.call('settings.set', { theme: 'light' }));
      await vi.waitFor(() => expect(second.told.length).toBeGreaterThan(known));
      expect(first.told).toHaveLength(before);
    });

    test('tells events in the order they happened', async () => {
      const client = await opened();
      const { told } = heard(client);
      await vi.waitFor(async () => {
        await value(client.call('settings.set', { theme: 'system' }));
        expect(told.length).toBeGreaterThan(0);
      });
      for (const language of ['id', 'en', 'id', 'system', 'en'] as const) {
        await value(client.call('settings.set', { language }));
      }
      await vi.waitFor(() => {
        const languages = told.flatMap((event) => (event.name === 'settings.changed' ? [event.payload.language] : []));
        expect(languages.slice(-5)).toEqual(['id', 'en', 'id', 'system', 'en']);
      });
    });

    test('answers many calls at once, each with its own answer', async () => {
      const client = await opened();
      const inspected = await Promise.all(
        Array.from({ length: 30 }, (_, n) =>
          value(client.call('people.inspect', { nik: '3273014507900001', phone: `0812345678${10 + n}` })),
        ),
      );
      inspected.forEach(({ person }, n) => void expect(person?.phone).toBe(`0812345678${10 + n}`));
    });

    test('carries names and nulls unharmed', async () => {
      const client = await opened();
      const name = 'Siti Nurhaliza 王 🏠 "d\'Arc" <b>\u2028';
      const { person } = await value(
        client.call('people.inspect', { nik: '3273014507900001', phone: '081234567890', name }),
      );
      expect(person).toMatchObject({ ecNik: null, ecName: null });
      expect(person?.name).toContain('王 🏠');
    });

    test('an unknown call is an error in the envelope', async () => {
      const client = await opened();
      for (const name of ['no.such.call', 'constructor', '__proto__', '']) {
        expect(await client.call(name as CallName, {} as never)).toMatchObject({
          ok: false,
          error: { code: 'not-found' },
        });
      }
    });

    test('a wrong input names its fields and does nothing', async () => {
      const client = await opened();
      const result = await client.call('connections.create', { ...account, name: '', partnerKey: 7 as never });
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
      const paths = result.ok ? [] : result.error.fields?.map(({ path }) => path);
      expect(paths).toEqual(expect.arrayContaining(['name', 'partnerKey']));
      const { connections } = await value(client.call('connections.list', {}));
      expect(connections).toHaveLength(1);
    });

    test('an input that is missing altogether is an error in the envelope', async () => {
      const client = await opened();
      expect(await client.call('history.get', undefined as never)).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
    });

    test('an expected error crosses as its code and never as an exception', async () => {
      const client = await opened();
      expect(await client.call('connections.create', { ...account, baseUrl: 'http://provider.example' })).toMatchObject(
        {
          ok: false,
          error: { code: 'connection-url-not-https', message: expect.any(String) },
        },
      );
      expect(await client.call('history.get', { lookupId: 99 })).toMatchObject({
        ok: false,
        error: { code: 'not-found' },
      });
      for (const call of ['people.get', 'people.lookups'] as const) {
        expect(await client.call(call, { whom: { nik: '3273014507900001' } })).toMatchObject({
          ok: false,
          error: { code: 'not-found' },
        });
      }
      expect(await client.call('people.check', { nik: '1', phone: '2', connectionId: 1 })).toMatchObject({
        ok: false,
        error: { code: 'person-invalid', fields: expect.any(Array) },
      });
      expect(await client.call('files.read', { fileId: 'unknown', offset: 0 })).toMatchObject({
        ok: false,
        error: { code: 'file-unknown' },
      });
    });

    test('a key goes in and never comes out: in no answer, no event, no error', async () => {
      const client = await opened();
      const { told } = heard(client);
      const created = await client.call('connections.create', account);
      const again = await client.call('connections.create', account);
      expect(again).toMatchObject({ ok: false, error: { code: 'connection-name-taken' } });
      const answers = [created, again];
      for (const name of plainQueries) answers.push((await client.call(name, {})) as never);
      await vi.waitFor(async () => {
        await client.call('connections.update', { id: created.ok ? created.value.id : 0, partnerKey: `${secret}-2` });
        expect(told.some(({ name }) => name === 'connections.changed')).toBe(true);
      });
      expect(JSON.stringify([answers, told])).not.toContain(secret);
    });

    test('a recovery key is made, checked by a part of it and whole, and is in no later answer and no event', async () => {
      const client = await opened();
      const { told } = heard(client);
      const made = await value(client.call('recoveryKey.make', {}));
      expect(calls['recoveryKey.make'].output.parse(made)).toEqual(made);
      const groups = made.key.split('-');
      const typed = (group: number) => groups[group - 1] ?? '';
      const status = await value(client.call('recoveryKey.status', {}));
      const unchecked = { fingerprint: made.fingerprint, madeAt: made.madeAt, checkedAt: null };
      expect(status).toEqual({ made: unchecked, before: [] });

      const [first = 0, second = 0] = made.ask;
      const swapped = await client.call('recoveryKey.checkPart', {
        parts: [
          { group: first, typed: typed(second) },
          { group: second, typed: typed(first) },
        ],
      });
      expect(swapped).toMatchObject({ ok: false, error: { code: 'recovery-key-mistyped', details: { group: first } } });
      const parts = made.ask.map((group) => ({ group, typed: typed(group).toLowerCase() }));
      const byPart = await value(client.call('recoveryKey.checkPart', { parts }));
      expect(calls['recoveryKey.checkPart'].output.parse(byPart)).toEqual(byPart);
      expect(byPart.made?.checkedAt).toEqual(expect.any(Number));

      const anew = await value(client.call('recoveryKey.make', {}));
      const ofBefore = anew.ask.map((group) => ({ group, typed: typed(group) }));
      const partOfBefore = await client.call('recoveryKey.checkPart', { parts: ofBefore });
      expect(partOfBefore).toMatchObject({ ok: false, error: { code: 'recovery-key-mistyped' } });
      const both = await value(client.call('recoveryKey.check', { typed: made.key }));
      expect(both).toMatchObject({ made: { checkedAt: null }, fingerprint: made.fingerprint });
      expect(both.before).toMatchObject([{ fingerprint: made.fingerprint }]);
      const whole = await value(client.call('recoveryKey.check', { typed: ` ${anew.key.replaceAll('-', ' ')} ` }));
      expect(calls['recoveryKey.check'].output.parse(whole)).toEqual(whole);
      expect(whole).toMatchObject({
        made: { fingerprint: anew.fingerprint, checkedAt: expect.any(Number) },
        before: [],
      });
      const before = await client.call('recoveryKey.check', { typed: made.key });
      expect(before).toMatchObject({ ok: false, error: { code: 'recovery-key-wrong' } });
      const unseen = await value(client.call('recoveryKey.make', {}));
      const dropped = await value(client.call('recoveryKey.drop', {}));
      expect(dropped).toEqual({ made: whole.made, before: [] });
      const again = await client.call('recoveryKey.drop', {});
      expect(again).toMatchObject({ ok: false, error: { code: 'not-found' } });

      const answers = [status, swapped, byPart, partOfBefore, both, before, whole, dropped, again];
      for (const name of plainQueries) answers.push((await client.call(name, {})) as never);
      const shown = JSON.stringify([answers, told]);
      for (const group of [...groups, ...anew.key.split('-'), ...unseen.key.split('-')])
        expect(shown).not.toContain(group);
    });

    test('the data is sealed anew by a keyring that is here, and by no other', async () => {
      const client = await opened();
      const { told } = heard(client);
      const status = await value(client.call('keyring.status', {}));
      expect(status).toEqual({ keyring: 'key-file', weak: true, available: ['key-file'], silent: [] });
      const absent = await client.call('keyring.change', { kind: 'os-keyring' });
      expect(absent).toMatchObject({ ok: false, error: { code: 'keyring-unavailable' } });
      await vi.waitFor(async () => {
        // A subscription over a wire takes a moment to be there.
        expect(await value(client.call('keyring.change', { kind: 'key-file' }))).toEqual(status);
        expect(told.some(({ name }) => name === 'system.changed')).toBe(true);
      });
    });

    test('a file goes up in pieces of a mebibyte', async () => {
      const client = await opened();
      const piece = Buffer.alloc(1024 * 1024, 'nik;hp\n').toString('base64');
      const { fileId } = await value(client.call('files.begin', { name: 'daftar.csv', bytes: 2 * 1024 * 1024 }));
      expect(await value(client.call('files.append', { fileId, base64: piece }))).toEqual({ receivedBytes: 1048576 });
      expect(await value(client.call('files.append', { fileId, base64: piece }))).toEqual({ receivedBytes: 2097152 });
      expect(await client.call('files.append', { fileId, base64: 'AAAA' })).toMatchObject({
        ok: false,
        error: { code: 'file-too-large' },
      });
      await value(client.call('files.release', { fileId }));
    });

    test('a list goes in and a report comes out', async () => {
      const { client, willSaveTo, close } = await open();
      onTestFinished(close);
      const { told } = heard(client);
      const csv = Buffer.from(
        'NIK;No HP;Nama\n3273014507900001;081234567890;Siti\n3273014507900002;081234567891;Budi\n',
      );
      const { fileId } = await value(client.call('files.begin', { name: 'nasabah.csv', bytes: csv.length }));
      await value(client.call('files.append', { fileId, base64: csv.toString('base64') }));
      expect(await previewFile(asking(client), { fileId })).toMatchObject({ rows: 2, accepted: 2 });
      const { connections } = await value(client.call('connections.list', {}));
      const { list } = await importFile(asking(client), {
        fileId,
        connectionId: connections[0]?.id ?? 0,
        startNow: true,
      });
      await vi.waitFor(
        async () => {
          const { finishedAt } = await value(client.call('lists.get', { listId: list.id }));
          expect(finishedAt).not.toBeNull();
        },
        { timeout: 15_000, interval: 100 },
      );
      expect(told.some((event) => event.name === 'lists.changed' && event.payload.id === list.id)).toBe(true);

      const path = join(tempDir(), 'laporan.xlsx');
      willSaveTo?.(path);
      const { file } = await value(client.call('files.chooseSave', { kind: 'report', suggestedName: 'laporan.xlsx' }));
      const target = file?.fileId ?? '';
      const report = { listId: list.id, fileId: target, language: 'id' as const };
      expect(await value(client.call('reports.create', report))).toMatchObject({ rows: 2, fileName: 'laporan.xlsx' });
      expect(file?.download).toBe(willSaveTo === undefined);
      const bytes = file?.download ? await fetched(client, target) : readFileSync(path);
      expect(bytes.toString('latin1', 0, 2), 'an .xlsx is a zip').toBe('PK');
      expect(bytes.length).toBeGreaterThan(2_000);
    });

    test('a list says what it may cost, the same list once more costs nothing, and the ledger comes out', async () => {
      const { client, willSaveTo, close } = await open();
      onTestFinished(close);
      const { connections } = await value(client.call('connections.list', {}));
      const connectionId = connections[0]?.id ?? 0;
      await value(client.call('connections.update', { id: connectionId, settings: { pricePerCall: 1000 } }));
      // Answered and charged, whoever asks: row 0 of the simulated provider's table.
      const csv = Buffer.from('NIK;No HP;Nama\n3273014507900001;081211779900;Siti\n');
      const waiting = async () => {
        const { fileId } = await value(client.call('files.begin', { name: 'nasabah.csv', bytes: csv.length }));
        await value(client.call('files.append', { fileId, base64: csv.toString('base64') }));
        return (await importFile(asking(client), { fileId, connectionId })).list.id;
      };
      const finished = (listId: number) =>
        vi.waitFor(async () => expect((await value(client.call('lists.get', { listId }))).finishedAt).not.toBeNull(), {
          timeout: 15_000,
          interval: 100,
        });
      const first = await waiting();
      const forecast = await value(client.call('lists.forecast', { listId: first }));
      expect(calls['lists.forecast'].output.parse(forecast)).toEqual(forecast);
      expect(forecast).toMatchObject({ waiting: 1, calls: 1, rupiah: 1000, reused: 0, dailyCap: null });
      await value(client.call('lists.start', { listId: first }));
      await finished(first);

      const second = await waiting();
      expect(await value(client.call('lists.forecast', { listId: second }))).toMatchObject({ calls: 0, reused: 1 });
      expect(await value(client.call('lists.forecast', { listId: second, askAgain: true }))).toMatchObject({
        calls: 1,
      });
      await value(client.call('lists.start', { listId: second }));
      await finished(second);
      const { rows } = await value(client.call('lists.rows', { listId: second }));
      expect(rows).toMatchObject([{ state: 'reused', sharedFrom: { listId: first } }]);
      const again = { scope: { listId: second }, order: 'ask-again' as const };
      expect(await value(client.call('queue.forecast', again))).toEqual({
        lookups: 1,
        paidTwice: 0,
        rupiah: 0,
        rupiahTwice: 0,
        // Nothing is paid for what practice makes up, whatever price it was given.
        practice: 1,
        withoutPrice: 0,
      });

      const renamed = [{ column: 'Alamat', heading: 'NIK' }];
      expect(await value(client.call('reports.takenHeading', { columns: ['Alamat'], renamed }))).toEqual({
        heading: 'NIK',
      });
      const totals = await value(client.call('charges.totals', { by: 'list' }));
      expect(calls['charges.totals'].output.parse(totals)).toEqual(totals);
      expect(totals).toMatchObject({ all: { charged: 1, rupiah: 1000 }, groups: [{ id: first, charged: 1 }] });
      const year = { from: '2026-01-01', to: '2026-12-31' };
      const summary = await value(
        client.call('reports.summary', { listIds: [first], period: year, compare: year, step: 'month' }),
      );
      expect(calls['reports.summary'].output.parse(summary)).toEqual(summary);
      expect(summary.period.steps).toHaveLength(12);
      expect(await value(client.call('reports.stopCounting', {}))).toEqual({});
      const path = join(tempDir(), 'buku.csv');
      willSaveTo?.(path);
      const { file } = await value(client.call('files.chooseSave', { kind: 'report', suggestedName: 'buku.csv' }));
      const order = { fileId: file?.fileId ?? '', format: 'csv' as const, language: 'id' as const };
      expect(await value(client.call('charges.export', order))).toMatchObject({ rows: 1 });
      const text = (file?.download ? await fetched(client, order.fileId) : readFileSync(path)).toString();
      const { entries } = await value(client.call('charges.page', {}));
      expect(text).toContain(entries[0]?.sequenceId ?? 'no sequence id');
    });

    async function openedDraft(client: CoreClient, lines: readonly string[]) {
      const csv = Buffer.from(lines.join('\n'));
      const { fileId } = await value(client.call('files.begin', { name: 'nasabah.csv', bytes: csv.length }));
      await value(client.call('files.append', { fileId, base64: csv.toString('base64') }));
      return value(client.call('drafts.open', { fileId }));
    }

    test('a file is opened, shown by pages, repaired, taken back and imported', async () => {
      const client = await opened();
      const lines = Array.from(
        { length: 40 },
        (_, n) => `32730145079000${10 + n};08123456${10 + n}${10 + n};Orang ${n}`,
      );
      lines[7] = '3273014507900017;O81234561717;Orang 7';
      const draft = await openedDraft(client, ['NIK;No HP;Nama', ...lines]);
      expect(calls['drafts.open'].output.parse(draft)).toEqual(draft);
      expect(draft).toMatchObject({ sourceName: 'nasabah.csv', counts: { rows: 40, accepted: 39, rejected: 1 } });
      const { draftId } = draft;

      const page = await value(client.call('drafts.rows', { draftId, offset: 30, limit: 25 }));
      expect(calls['drafts.rows'].output.parse(page)).toEqual(page);
      expect([page.total, page.rows.map(({ row }) => row)]).toEqual([40, Array.from({ length: 10 }, (_, n) => 32 + n)]);
      const wrong = await value(client.call('drafts.rows', { draftId, filter: { show: 'errors' } }));
      expect(wrong).toMatchObject({
        total: 1,
        rows: [{ row: 9, cells: ['3273014507900017', 'O81234561717', 'Orang 7'] }],
      });

      const order = { kind: 'edit' as const, cells: [{ row: 9, column: 2, text: '081234561717' }] };
      const applied = await value(client.call('drafts.apply', { draftId, order }));
      expect(calls['drafts.apply'].output.parse(applied)).toEqual(applied);
      expect(applied).toMatchObject({ changed: 1, draft: { canUndo: true, counts: { accepted: 40, edited: 1 } } });
      expect(await value(client.call('drafts.undo', { draftId }))).toMatchObject({
        draft: { counts: { accepted: 39 } },
      });
      expect(await value(client.call('drafts.redo', { draftId }))).toMatchObject({
        draft: { counts: { accepted: 40 } },
      });

      const { connections } = await value(client.call('connections.list', {}));
      const imported = {
        draftId,
        name: 'Nasabah',
        connectionId: connections[0]?.id ?? 0,
        purpose: 'collection' as const,
      };
      const { list } = await value(client.call('drafts.import', imported));
      expect(list).toMatchObject({
        name: 'Nasabah',
        accepted: 40,
        rejected: 0,
        startedAt: null,
        purpose: 'collection',
      });
      expect(await client.call('drafts.get', { draftId })).toMatchObject({
        ok: false,
        error: { code: 'draft-unknown' },
      });
    });

    test('a file that is opened again has its repairs, until they are forgotten', async () => {
      const client = await opened();
      const lines = ['NIK;No HP;Nama', '327301;081234567890;Siti'];
      const first = await openedDraft(client, lines);
      const order = { kind: 'edit' as const, cells: [{ row: 2, column: 1, text: '3273014507900001' }] };
      await value(client.call('drafts.apply', { draftId: first.draftId, order }));
      const again = await openedDraft(client, lines);
      expect(again).toMatchObject({ restored: 1, counts: { accepted: 1 } });
      await value(client.call('drafts.close', { draftId: again.draftId, forgetRepairs: true }));
      expect(await openedDraft(client, lines)).toMatchObject({ restored: 0, counts: { accepted: 0 } });
    });

    async function fetched(client: CoreClient, fileId: string): Promise<Buffer> {
      const pieces: Buffer[] = [];
      for (let offset: number | null = 0; offset !== null; ) {
        const piece: OutputOf<'files.read'> = await value(client.call('files.read', { fileId, offset }));
        pieces.push(Buffer.from(piece.base64, 'base64'));
        offset = piece.nextOffset;
      }
      return Buffer.concat(pieces);
    }

    test('a person is checked with the practice connection and the answer is told', async () => {
      const client = await opened();
      const { told } = heard(client);
      const { connections } = await value(client.call('connections.list', {}));
      const connectionId = connections[0]?.id ?? 0;
      const item = await value(
        client.call('people.check', { nik: '3273014507900001', phone: '081234567890', connectionId }),
      );
      await vi.waitFor(
        async () => {
          const detail = await value(client.call('history.get', { lookupId: item.lookupId }));
          expect(['answered', 'no_record']).toContain(detail.state);
          expect(detail.attemptLog).toHaveLength(1);
        },
        { timeout: 15_000, interval: 100 },
      );
      const page = await value(client.call('people.get', { whom: { phone: '+62 812-3456-7890' } }));
      expect(page).toMatchObject({ lookupId: item.lookupId, numbers: [{ phone: '081234567890', practice: true }] });
      const { items } = await value(client.call('people.lookups', { whom: { lookupId: item.lookupId } }));
      expect(items.map(({ lookupId }) => lookupId)).toEqual([item.lookupId]);
      await vi.waitFor(() => {
        const changed = told.flatMap((event) => (event.name === 'lookups.changed' ? event.payload.lookupIds : []));
        expect(changed).toContain(item.lookupId);
      });
    });
  });
}
