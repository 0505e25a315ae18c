/** The one open draft: what is done to it, in which order, and what ends it. */
import { describe, expect, test } from 'vitest';
import type { Worker } from '../../../../src-main/core/kernel/ports.ts';
import { startProcess } from '../../../../src-main/hosts/common/worker.ts';
import { builtProgram } from '../../../fakes/built-programs.ts';
import { settle } from '../../../fakes/clock.ts';
import { until } from '../../../fakes/queue-bench.ts';
import { startWarmWorker } from '../../../fakes/warm-workers.ts';
import { draftsBench, nik, person, phone } from './drafts-bench.ts';

const headings = 'NIK,No HP,Nama,Cabang';
const lines = [
  headings,
  person(1, ['Depok']),
  `${nik(2)},08O200000002,Orang 2,Depok`,
  person(3, ['Bogor']),
  `310000,${phone(4)},Orang 4,Bogor`,
];

describe('an open draft', { timeout: 60_000 }, () => {
  test('is read whole, shown page by page, repaired and imported', async () => {
    const bench = await draftsBench();
    const draft = await bench.open('nasabah.csv', lines);
    expect(draft).toMatchObject({
      sourceName: 'nasabah.csv',
      counts: { rows: 4, accepted: 2, rejected: 2, edited: 0 },
      missing: [],
      mapping: null,
      restored: 0,
      mends: null,
      canUndo: false,
    });
    const { draftId } = draft;
    const shown = await bench.ask('drafts.rows', { draftId, filter: { show: 'errors' }, limit: 10 });
    expect(shown).toMatchObject({ total: 2, rows: [{ row: 3 }, { row: 5 }] });

    expect(await bench.edit(draft, 3, 2, phone(2))).toMatchObject({ changed: 1, draft: { counts: { accepted: 3 } } });
    expect(await bench.edit(draft, 5, 1, nik(4))).toMatchObject({ changed: 1, draft: { counts: { accepted: 4 } } });
    const undone = await bench.ask('drafts.undo', { draftId });
    expect(undone).toMatchObject({ changed: 1, draft: { counts: { accepted: 3 }, canRedo: true } });
    expect(await bench.ask('drafts.redo', { draftId })).toMatchObject({
      draft: { counts: { accepted: 4 }, canRedo: false },
    });

    const list = await bench.importDraft(draft, 'Depok dan Bogor');
    expect(list).toMatchObject({
      name: 'Depok dan Bogor',
      sourceName: 'nasabah.csv',
      rows: 4,
      accepted: 4,
      rejected: 0,
    });
    expect(list.startedAt).toBeNull();
    const rows = await bench.rows(list.id);
    expect(rows.map(({ row, person: { nik, phone } }) => [row, nik, phone])).toEqual(
      [1, 2, 3, 4].map((index) => [index + 1, nik(index), phone(index)]),
    );
    expect(bench.told.some((event) => event.name === 'lists.changed' && event.payload.id === list.id)).toBe(true);
    expect(await bench.refusal('drafts.get', { draftId })).toBe('draft-unknown');
  });

  test('is closed by the next one that is opened', async () => {
    let alive = 0;
    const bench = await draftsBench({
      startWorker(program, limits) {
        const worker = startWarmWorker(program, limits);
        alive += 1;
        return {
          ...worker,
          onExit: (listener) =>
            worker.onExit((code) => {
              alive -= 1;
              listener(code);
            }),
        };
      },
    });
    const first = await bench.open('satu.csv', lines);
    const second = await bench.open('dua.csv', lines.slice(0, 3));
    expect(second.draftId).not.toBe(first.draftId);
    expect(await bench.refusal('drafts.rows', { draftId: first.draftId })).toBe('draft-unknown');
    expect(await bench.ask('drafts.get', { draftId: second.draftId })).toEqual(second);
    await until(() => alive === 1);
    await bench.ask('drafts.close', { draftId: second.draftId });
    await until(() => alive === 0);
    expect(await bench.refusal('drafts.close', { draftId: second.draftId })).toBe('draft-unknown');
  });

  test('does what is asked of it one after the other, whoever asks', async () => {
    const bench = await draftsBench();
    const draft = await bench.open('nasabah.csv', lines);
    const { draftId } = draft;
    const texts = Array.from({ length: 12 }, (_, n) => `Cabang ${n}`);
    const asked = texts.map((text) => bench.edit(draft, 2, 4, text));
    const undone = bench.ask('drafts.undo', { draftId });
    const shown = bench.ask('drafts.rows', { draftId, limit: 1 });
    expect((await Promise.all(asked)).map(({ changed }) => changed)).toEqual(texts.map(() => 1));
    await undone;
    expect((await shown).rows[0]?.cells[3]).toBe('Cabang 10');
  });

  test('is gone when its process dies, and nothing else is', async () => {
    const workers: Worker[] = [];
    const bench = await draftsBench({
      startWorker(program, limits) {
        // A process of its own: a kept one outlives the conversation.
        const worker = startProcess(builtProgram(program) ?? '', limits);
        workers.push(worker);
        return worker;
      },
    });
    let code = '';
    const draft = await bench.open('nasabah.csv', lines);
    await bench.edit(draft, 3, 2, phone(2));
    workers.at(-1)?.kill();
    await until(
      () => code === 'draft-unknown',
      () => code,
      15_000,
      async () => {
        code = await bench.refusal('drafts.get', { draftId: draft.draftId });
      },
    );
    const again = await bench.open('nasabah.csv', lines);
    expect(again).toMatchObject({ restored: 1, counts: { accepted: 3 } });
  });
  test('is not opened when its reading is called off, and can be opened after that', async () => {
    const bench = await draftsBench();
    const fileId = await bench.upload('nasabah.csv', Buffer.from(lines.join('\n')));
    const opening = bench.core.call('drafts.open', { fileId });
    await bench.ask('lists.cancelReading', { fileId });
    expect(await opening).toMatchObject({ ok: false, error: { code: 'import-cancelled' } });
    expect(await bench.ask('drafts.open', { fileId })).toMatchObject({ counts: { rows: 4 } });
  });

  test('calls off one that is still being opened', async () => {
    const bench = await draftsBench();
    const fileId = await bench.upload('satu.csv', Buffer.from(lines.join('\n')));
    const first = bench.core.call('drafts.open', { fileId });
    const second = await bench.open('dua.csv', lines.slice(0, 3));
    expect(await first).toMatchObject({ ok: false, error: { code: 'import-cancelled' } });
    expect(await bench.ask('drafts.get', { draftId: second.draftId })).toMatchObject({ sourceName: 'dua.csv' });
  });

  test('tells how far it is read', async () => {
    const bench = await draftsBench();
    const { fileId } = await bench.open('nasabah.csv', lines);
    expect(bench.told).toContainEqual({
      name: 'imports.progress',
      payload: { fileId, phase: 'reading', done: 0, total: null },
    });
  });

  test('stays open with its repairs where the file cannot be read with the choices made', async () => {
    const bench = await draftsBench();
    const draft = await bench.open('nasabah.csv', lines);
    const { draftId } = draft;
    await bench.edit(draft, 3, 2, phone(2));
    expect(await bench.refusal('drafts.choose', { draftId, read: { columnHeadings: { nik: 'Tidak ada' } } })).toBe(
      'column-unknown',
    );
    expect(await bench.ask('drafts.get', { draftId })).toMatchObject({ counts: { accepted: 3 }, canUndo: true });
  });

  test('is not imported while a column is missing, and stays open', async () => {
    const bench = await draftsBench();
    const draft = await bench.open('nasabah.csv', lines);
    const { draftId } = draft;
    const read = { columns: { nik: 1 }, guessColumns: false };
    expect(await bench.ask('drafts.choose', { draftId, read })).toMatchObject({ missing: ['phone'] });
    const order = { draftId, name: 'Belum', connectionId: bench.connectionId };
    expect(await bench.refusal('drafts.import', order)).toBe('no-usable-column');
    expect(await bench.refusal('drafts.import', { ...order, connectionId: 999 })).toBe('connection-unknown');
    await bench.ask('drafts.choose', { draftId, read: { columns: { nik: 1, phone: 2 } } });
    expect(await bench.importDraft(draft)).toMatchObject({ accepted: 2, rejected: 2 });
  });

  test('stays open and usable when its import is called off, and nothing of the list is there', async () => {
    const bench = await draftsBench();
    // So many that storing is told of before it is over, however fast.
    const many = [headings, ...Array.from({ length: 40_000 }, (_, index) => person(index, ['Depok']))];
    const draft = await bench.open('banyak.csv', many);
    const { draftId, fileId } = draft;
    await bench.edit(draft, 2, 4, 'Bogor');
    const importing = bench.core.call('drafts.import', { draftId, name: 'Batal', connectionId: bench.connectionId });
    await until(
      () =>
        bench.told.some(
          ({ name, payload }) => name === 'imports.progress' && 'phase' in payload && payload.phase === 'storing',
        ),
      () => bench.told.length,
    );
    await bench.ask('lists.cancelReading', { fileId });
    expect(await importing).toMatchObject({ ok: false, error: { code: 'import-cancelled' } });
    expect((await bench.ask('lists.page', {})).lists).toEqual([]);
    expect(await bench.ask('drafts.get', { draftId })).toMatchObject({
      counts: { rows: 40_000, edited: 1 },
      canUndo: true,
    });
    expect(await bench.importDraft(draft)).toMatchObject({ rows: 40_000 });
  });

  test('ends with the program, in the middle of whatever it does', async () => {
    const bench = await draftsBench();
    const many = [headings, ...Array.from({ length: 4_000 }, (_, index) => person(index, ['Depok']))];
    const { draftId } = await bench.open('banyak.csv', many);
    const order = { kind: 'fill' as const, selection: { filter: { show: 'all' as const } }, column: 4, text: 'Bogor' };
    const underWay = bench.core.call('drafts.apply', { draftId, order });
    const waiting = bench.core.call('drafts.get', { draftId });
    await settle();
    await bench.core.close();
    expect(await underWay).toMatchObject({ ok: false, error: { code: 'closing' } });
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'closing' } });
    expect(bench.ports.logged.filter((line) => line.includes('"error"'))).toEqual([]);
  });

  test('carries what the contacts consented to, and what the list is for, into the list', async () => {
    const bench = await draftsBench();
    const withContact = ['NIK,No HP,Nama,HP Kontak Darurat', person(1, [phone(9)])];
    const draft = await bench.open('kontak.csv', withContact);
    await bench.ask('drafts.choose', { draftId: draft.draftId, read: { ecConsent: true } });
    const { list } = await bench.ask('drafts.import', {
      draftId: draft.draftId,
      name: 'Kontak',
      connectionId: bench.connectionId,
      purpose: 'reach-active',
      legalBasis: 'contract',
    });
    expect(list).toMatchObject({ ecConsent: true, purpose: 'reach-active', legalBasis: 'contract' });
    expect((await bench.rows(list.id))[0]?.person.ecPhone).toBe(phone(9));
  });
});
