import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read as readBook } from 'xlsx';
import type { Draft } from '../../../../../src-main/contract/drafts.ts';
import type { CallName } from '../../../../../src-main/contract/index.ts';
import { closeLastMend, useLastMend } from '../../../../../src-renderer/parts/list/last-mend.ts';
import { createDraftStore } from '../../../../../src-renderer/screens/imports/draft/draft-store.ts';
import { listName } from '../../../../../src-renderer/screens/imports/state/file-queue.ts';
import { createImportStore } from '../../../../../src-renderer/screens/imports/state/import-store.ts';
import { tempDir } from '../../../../fakes/ports.ts';
import { until } from '../../../../fakes/queue-bench.ts';
import { held, windowCore } from '../../../../fakes/window-core.ts';
import { workbookOf } from '../../../../fixtures/workbooks.ts';

const people = [
  ['3201010101900011', '081230000011', 'Sari'],
  ['3201010101900012', '081230000012', 'Adi'],
  ['320101010190013', '081230000013', 'Budi'],
];
const headings = ['NIK', 'No HP', 'Nama'];
const csvOf = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\n');
/** The last of three is kept out: its NIK lacks a digit. */
const threePeople = csvOf([headings, ...people]);
const file = (name = 'Nasabah Maret.csv', content: BlobPart = threePeople) => new File([content], name);
const corrupt = () => file('rusak.xlsx', 'PK\x03\x04 and nothing behind it');
const locked = () =>
  file('Nasabah Maret.xlsx', readFileSync(new URL('../../../../fixtures/lists/rahasia-agile.xlsx', import.meta.url)));

/** The window's import on a whole core. `chosen`: what the native dialog of files brings, one after the other. */
async function bench(chosen: string[][] | null = null) {
  const dialogs = chosen && {
    open: async () => null,
    openSeveral: async () => chosen.shift() ?? [],
    save: async () => null,
  };
  const core = await windowCore({ drain: false, ports: { dialogs } });
  const drafts = createDraftStore(core.transport);
  const store = createImportStore(core.transport, drafts);
  return {
    ...core,
    drafts,
    store,
    draft(): Draft {
      const { draft } = drafts.getState();
      if (draft === null) throw new Error('No draft is open.');
      return draft;
    },
    timesAsked: (name: CallName) => core.askedNames().filter((one) => one === name).length,
    /** That call goes to the core only when the test lets it. */
    gate(name: CallName) {
      const turn = held<null>();
      core.instead(name, async (_, ask) => {
        await turn.answer();
        return ask();
      });
      return { waiting: turn.waiting, letGo: () => turn.give(null) };
    },
  };
}

/** With that file read and its columns on screen. */
async function opened(content: BlobPart = threePeople, name = 'Nasabah Maret.csv') {
  const one = await bench();
  await one.store.getState().takeFiles([file(name, content)]);
  expect(one.store.getState()).toMatchObject({ step: 'columns', error: null });
  return one;
}

/** With rows mended that an earlier list left out. */
async function openedMended() {
  const one = await bench();
  const { id: connectionId } = await one.practice();
  const fileId = await one.upload('Sidoarjo.csv', Buffer.from(threePeople));
  const { draftId } = await one.ask('drafts.open', { fileId });
  const { list } = await one.ask('drafts.import', { draftId, name: 'Sidoarjo', connectionId });
  const { file: place } = await one.ask('files.chooseSave', { kind: 'report', suggestedName: 'masalah.xlsx' });
  if (place === null) throw new Error('There is no place for it.');
  await one.ask('lists.saveProblems', { listId: list.id, fileId: place.fileId, language: 'id' });
  const book = readBook(await one.download(place.fileId));
  const cells = Object.values(book.Sheets[book.SheetNames[0] ?? ''] ?? {}).map((cell) => String(cell?.v ?? ''));
  const mark = cells.find((text) => /^[2-9A-Z]{8,12}-\d+-[2-9A-Z]{3}$/.test(text)) ?? '';
  const mended = csvOf([
    [...headings, 'Baris Sambung'],
    ['3201010101900013', '081230000013', 'Budi', mark],
  ]);
  await one.store.getState().takeFiles([file('perbaikan.csv', mended)]);
  return { ...one, list };
}

describe('an import under way', () => {
  it('uploads, reads, and shows what was understood, named after the file', async () => {
    const { store, draft } = await opened();
    expect(store.getState()).toMatchObject({ step: 'columns', name: 'Nasabah Maret', error: null });
    expect(draft()).toMatchObject({
      sourceName: 'Nasabah Maret.csv',
      file: { columns: { nik: 1, phone: 2, name: 3 } },
    });
    expect(store.getState().guesses).toEqual(draft().columns);
    expect(store.getState().guesses.map(({ guessedBy }) => guessedBy)).toEqual(['heading', 'heading', 'heading']);
  });

  it('goes back to choosing with the error and the name of the file that could not be read', async () => {
    const { store, lastOf } = await bench();
    await store.getState().takeFiles([locked()]);
    expect(store.getState()).toMatchObject({
      step: 'choose',
      file: { name: 'Nasabah Maret.xlsx', fileId: null },
      error: { code: 'file-encrypted' },
    });
    expect(lastOf('files.release')).toEqual(lastOf('drafts.open'));
  });

  it('says so when the file was moved, or is held by another program', async () => {
    const { store, askedNames } = await bench();
    const moved = {
      name: 'pindah.csv',
      size: 4,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
    };
    await store.getState().takeFiles([moved as unknown as File]);
    expect(store.getState()).toMatchObject({ step: 'choose', error: { code: 'file-not-readable' } });
    expect(askedNames()).not.toContain('drafts.open');
  });

  it('says of a file past what can be taken that it is too large, before any of it is sent', async () => {
    const { store, askedNames } = await bench();
    const huge = { name: 'besar.csv', size: 600 * 1024 * 1024, slice: () => new Blob() };
    await store.getState().takeFiles([huge as unknown as File]);
    expect(store.getState()).toMatchObject({ step: 'choose', error: { code: 'file-too-large' } });
    expect(askedNames()).toEqual([]);
  });

  it('opens nothing that waits when a dialog is closed without choosing', async () => {
    const { store } = await bench([[]]);
    await store.getState().takeFiles([corrupt(), file('baik.csv')]);
    await store.getState().takeFiles([]);
    await store.getState().chooseFiles();
    expect(store.getState()).toMatchObject({ step: 'choose', error: { code: 'file-corrupt' } });
    expect(store.getState().waiting.map(({ name }) => name)).toEqual(['baik.csv']);
  });

  it('stops a reading that is called off, and lets go of what it brings back late', async () => {
    const { store, drafts, instead, lastOf, asked } = await bench();
    const turn = held<null>();
    const brought: string[] = [];
    instead('drafts.open', async (_, ask) => {
      const read = await ask();
      if (read.ok) brought.push(read.value.draftId);
      await turn.answer();
      return read;
    });
    const taking = store.getState().takeFiles([file()]);
    await until(() => turn.waiting() === 1);
    await store.getState().discard();
    expect(lastOf('lists.cancelReading')).toEqual(lastOf('drafts.open'));
    turn.give(null);
    await taking;
    expect(store.getState()).toMatchObject({ step: 'choose', file: null });
    expect(drafts.getState().draft).toBeNull();
    expect(asked.at(-1)).toEqual({ name: 'drafts.close', input: { draftId: brought[0] } });
  });

  it('reads corrections made at once together, and shows the newest', async () => {
    const { store, gate, lastOf, draft } = await opened();
    const choose = gate('drafts.choose');
    const first = store.getState().choose({ acceptNikLength: true });
    await until(() => choose.waiting() === 1);
    const second = store.getState().choose({ ecConsent: true });
    choose.letGo();
    await first;
    expect(store.getState().pendingChoices).not.toBeNull();
    await until(() => choose.waiting() === 1);
    expect(lastOf('drafts.choose')).toMatchObject({ read: { acceptNikLength: true, ecConsent: true } });
    choose.letGo();
    await second;
    expect(store.getState().pendingChoices).toBeNull();
    expect(draft()).toMatchObject({ counts: { accepted: 3 }, choices: { acceptNikLength: true, ecConsent: true } });
  });

  it('keeps the former draft beside the error of a correction', async () => {
    const { store, lastOf, draft } = await opened();
    await store.getState().assign(3, null);
    expect(lastOf('drafts.choose')).toMatchObject({ read: { columns: { nik: 1, phone: 2 } } });
    await store.getState().choose({ headerRow: 4 });
    expect(store.getState()).toMatchObject({ step: 'columns', error: { code: 'no-data-rows' }, pendingChoices: null });
    expect(draft()).toMatchObject({ counts: { accepted: 2 }, file: { headerRow: 1 } });
  });

  it('keeps a column that was taken for something to itself once it is only kept, and guesses nothing beside it', async () => {
    const { store, lastOf, draft } = await opened(
      'NIK,No HP,HP Kontak Darurat\n3201010101900011,081230000011,081230000099',
    );
    expect(draft().file.columns).toEqual({ nik: 1, phone: 2, ecPhone: 3 });
    await store.getState().assign(3, null);
    expect(lastOf('drafts.choose')).toMatchObject({ read: { columns: { nik: 1, phone: 2 }, guessColumns: false } });
    expect(draft().file.columns).toEqual({ nik: 1, phone: 2 });
  });

  it('chooses beside what a saved mapping named, without the mapping taking the column back', async () => {
    const { store, lastOf, draft } = await opened();
    await store.getState().choose({ columnHeadings: { nik: 'NIK', name: 'Nama' }, guessColumns: false });
    expect(draft().file.columns).toEqual({ nik: 1, name: 3 });
    await store.getState().assign(3, null);
    const { read } = lastOf('drafts.choose');
    expect(read?.columns).toEqual({ nik: 1 });
    expect(read?.columnHeadings).toBeUndefined();
    expect(draft().file.columns).toEqual({ nik: 1 });
  });

  it('holds on to the sheet whose columns were chosen, and guesses anew in another', async () => {
    const sheets = {
      Sheet1: [headings, ...people],
      Lain: [['Nama', 'No HP', 'NIK'], ...people.map((row) => [...row].reverse())],
    };
    const { store, lastOf, draft } = await opened(new Uint8Array(workbookOf(sheets)), 'dua.xlsx');
    await store.getState().choose({ headerRow: 1 });
    await store.getState().assign(3, null);
    expect(lastOf('drafts.choose')).toMatchObject({ read: { sheet: 'Sheet1', headerRow: 1 } });
    await store.getState().chooseSheet('Lain');
    const { read } = lastOf('drafts.choose');
    expect(read).toMatchObject({ sheet: 'Lain', guessColumns: true });
    expect(read?.columns).toBeUndefined();
    expect(read?.headerRow).toBeUndefined();
    expect(draft().file).toMatchObject({ sheet: 'Lain', columns: { nik: 3, phone: 2, name: 1 } });
  });

  it('keeps to what a mapping brought while other things are chosen, and guesses anew under another heading row', async () => {
    const columnHeadings = { nik: 'NIK', phone: 'No HP' };
    const { store, lastOf } = await opened(csvOf([headings, ...people, ['NIK', 'No HP', 'Nama'], ...people]));
    await store.getState().choose({ columnHeadings, guessColumns: false });
    await store.getState().choose({ ecConsent: true });
    expect(lastOf('drafts.choose')).toMatchObject({ read: { ecConsent: true, columnHeadings, guessColumns: false } });
    await store.getState().choose({ headerRow: 5 });
    const { read } = lastOf('drafts.choose');
    expect(read).toMatchObject({ ecConsent: true, headerRow: 5, guessColumns: true });
    expect(read?.columnHeadings).toBeUndefined();
  });

  it('knows why a column was guessed also after another was chosen', async () => {
    const { store, draft } = await opened();
    const guesses = draft().columns;
    await store.getState().assign(3, null);
    expect(draft().columns.map(({ guessedBy }) => guessedBy)).not.toContain('heading');
    expect(store.getState().guesses).toEqual(guesses);
  });

  it('keeps chosen columns under another heading row, and no longer says they were guessed from the former one', async () => {
    const { store, lastOf } = await opened();
    await store.getState().assign(3, null);
    await store.getState().choose({ headerRow: 2 });
    const columns = { nik: 1, phone: 2 };
    expect(lastOf('drafts.choose')).toMatchObject({ read: { headerRow: 2, columns, guessColumns: false } });
    expect(store.getState().guesses).toEqual([]);
  });

  it('remembers the heading row that was guessed, for whoever chose none and thinks better of it', async () => {
    const { store, draft } = await opened();
    await store.getState().choose({ headerRow: null });
    expect(draft().file.headerRow).toBeNull();
    expect(store.getState()).toMatchObject({ guessedHeaderRow: 1 });
  });

  it('takes the columns of a saved mapping, with their reasons', async () => {
    const { store, draft, ask, lastOf } = await opened();
    const { draftId } = draft();
    const { mappingId } = await ask('mappings.save', { draftId, name: 'Inti' });
    await store.getState().takeMapping(mappingId);
    expect(lastOf('mappings.use')).toEqual({ draftId, mappingId });
    expect(draft()).toMatchObject({ mapping: { name: 'Inti' } });
    expect(store.getState().guesses.map(({ guessedBy }) => guessedBy)).toEqual(['named', 'named', 'named']);
    expect(store.getState().guesses).toEqual(draft().columns);
  });

  it('starts the same file afresh without the repairs of last time', async () => {
    const { store, drafts, draft, lastOf, timesAsked } = await opened();
    await drafts.getState().apply({ kind: 'edit', cells: [{ row: 4, column: 1, text: '3201010101900013' }] });
    await store.getState().discard();
    await store.getState().takeFiles([file()]);
    expect(draft()).toMatchObject({ restored: 1, counts: { accepted: 3 } });
    const { draftId, fileId } = draft();
    const released = timesAsked('files.release');
    await store.getState().startAfresh();
    expect(lastOf('drafts.close')).toEqual({ draftId, forgetRepairs: true });
    expect(lastOf('drafts.open')).toEqual({ fileId });
    expect(timesAsked('files.release')).toBe(released);
    expect(draft()).toMatchObject({ restored: 0, counts: { accepted: 2 } });
  });

  it('opens the same file again when its draft was closed elsewhere', async () => {
    const { store, drafts, draft, ask, practice } = await opened();
    await drafts.getState().apply({ kind: 'edit', cells: [{ row: 4, column: 1, text: '3201010101900013' }] });
    const { draftId } = draft();
    await ask('drafts.close', { draftId });
    store.getState().goTo('confirm');
    await store.getState().store((await practice()).id);
    expect(store.getState()).toMatchObject({ step: 'confirm', error: { code: 'draft-unknown' } });
    await store.getState().reopen();
    expect(store.getState()).toMatchObject({ step: 'columns', error: null });
    expect(draft()).toMatchObject({ restored: 1, counts: { accepted: 3 } });
    expect(draft().draftId).not.toBe(draftId);
  });

  it('stores what was checked without starting it, and is ready for the next file', async () => {
    const { store, drafts, draft, practice, lastOf } = await opened();
    const { draftId, fileId } = draft();
    const { id: connectionId } = await practice();
    store.getState().goTo('confirm');
    store.getState().edit({ name: 'Cabang Melati', purpose: 'collection', legalBasis: 'contract' });
    const list = await store.getState().store(connectionId);
    expect(lastOf('drafts.import')).toEqual({
      draftId,
      name: 'Cabang Melati',
      connectionId,
      purpose: 'collection',
      legalBasis: 'contract',
    });
    expect(list).toMatchObject({ name: 'Cabang Melati', accepted: 2, startedAt: null });
    expect(store.getState()).toMatchObject({
      step: 'choose',
      file: null,
      purpose: 'collection',
      legalBasis: 'contract',
    });
    expect(drafts.getState().draft).toBeNull();
    expect(lastOf('files.release')).toEqual({ fileId });
  });

  it('waits for the answer when storing is called off, because it may have been too late', async () => {
    const { store, draft, gate, lastOf, practice } = await opened();
    const { fileId } = draft();
    const importing = gate('drafts.import');
    store.getState().goTo('confirm');
    const stored = store.getState().store((await practice()).id);
    await until(() => importing.waiting() === 1);
    await store.getState().discard();
    expect(lastOf('lists.cancelReading')).toEqual({ fileId });
    expect(store.getState().step).toBe('importing');
    importing.letGo();
    expect(await stored).toMatchObject({ accepted: 2 });
    expect(store.getState().step).toBe('choose');
  });

  it('is back at its last step, without an error, when storing was called off in time', async () => {
    const { store, instead, practice } = await opened();
    // Three rows are stored before anybody can call it off.
    instead('drafts.import', async () => ({ ok: false, error: { code: 'import-cancelled', message: '' } }));
    store.getState().goTo('confirm');
    expect(await store.getState().store((await practice()).id)).toBeNull();
    expect(store.getState()).toMatchObject({ step: 'confirm', error: null, cancelled: true });
  });
});

describe('a mended file', () => {
  it('goes into the list its rows were left out of, unless somebody says otherwise', async () => {
    const { store, draft, list, lastOf } = await openedMended();
    const { draftId, mends } = draft();
    expect(mends).toEqual({ listId: list.id, listName: 'Sidoarjo', rows: 1 });
    expect(store.getState().target).toBe('mend');
    const mended = await store.getState().mend();
    expect(lastOf('drafts.mend')).toEqual({ draftId });
    expect(mended).toMatchObject({ mended: 1, stillRejected: 0, list: { id: list.id, accepted: 3, rejected: 0 } });
    expect(store.getState().step).toBe('choose');
    expect(useLastMend.getState().result).toEqual(mended);
    // Told on the list's screen until somebody has read it.
    closeLastMend();
    expect(useLastMend.getState().result).toBeNull();
  });

  it('says that rows stay in the list when mending was called off, and counts anew what is left', async () => {
    const { store, draft, instead } = await openedMended();
    const mends = { listId: 1, listName: 'Sidoarjo', rows: 1 };
    expect(draft().mends).toEqual(mends);
    // One row goes in before anybody can call it off; of many, those that went in by then are no longer counted.
    instead('drafts.mend', async () => ({ ok: false, error: { code: 'import-cancelled', message: '' } }));
    instead('drafts.get', async (_, ask) => {
      const now = await ask();
      return now.ok ? { ok: true, value: { ...now.value, mends: { ...mends, rows: 0 } } } : now;
    });
    store.getState().goTo('confirm');
    expect(await store.getState().mend()).toBeNull();
    expect(store.getState()).toMatchObject({ step: 'confirm', error: null, cancelled: true });
    expect(draft().mends?.rows).toBe(0);
    store.getState().goTo('confirm');
    expect(store.getState().cancelled).toBe(false);
  });

  it('any other file becomes a list of its own', async () => {
    const { store } = await opened();
    expect(store.getState().target).toBe('new-list');
  });
});

describe('several files', () => {
  it('wait in a line and open one after the other, once the one before is stored or put away', async () => {
    const { store, practice } = await bench();
    await store.getState().takeFiles([file('a.csv'), file('b.csv'), file('c.csv')]);
    expect(store.getState().waiting.map((one) => one.name)).toEqual(['b.csv', 'c.csv']);
    await store.getState().store((await practice()).id);
    await until(
      () => store.getState().step === 'columns',
      () => store.getState().step,
    );
    expect(store.getState().file?.name).toBe('b.csv');
    await store.getState().discard();
    expect(store.getState()).toMatchObject({ step: 'columns', file: { name: 'c.csv' }, waiting: [] });
  });

  it('join the line while an import is under way, and none is lost', async () => {
    const { store } = await opened();
    await store.getState().takeFiles([file('nanti.csv')]);
    expect(store.getState()).toMatchObject({ step: 'columns', file: { name: 'Nasabah Maret.csv' } });
    await store.getState().takeFiles([file('lagi.csv')]);
    expect(store.getState().waiting.map((one) => one.name)).toEqual(['nanti.csv', 'lagi.csv']);
  });

  it('can each be taken out of the line', async () => {
    const { store } = await opened();
    await store.getState().takeFiles([file('b.csv'), file('c.csv')]);
    const [first] = store.getState().waiting;
    await store.getState().dropWaiting(first?.key ?? 0);
    expect(store.getState().waiting.map((one) => one.name)).toEqual(['c.csv']);
  });

  it('do not push away the sentence about one that could not be read', async () => {
    const { store } = await bench();
    await store.getState().takeFiles([corrupt(), file('baik.csv')]);
    expect(store.getState()).toMatchObject({ step: 'choose', error: { code: 'file-corrupt' } });
    expect(store.getState().waiting.map((one) => one.name)).toEqual(['baik.csv']);
    await store.getState().openNext();
    expect(store.getState()).toMatchObject({ step: 'columns', file: { name: 'baik.csv' }, error: null });
  });

  it('chosen in the native dialog are let go in the core when they are taken out of the line', async () => {
    const folder = tempDir();
    const paths = ['a.csv', 'd.csv', 'e.csv'].map((name) => join(folder, name));
    for (const path of paths) writeFileSync(path, threePeople);
    const { store, lastOf } = await bench([paths]);
    await store.getState().chooseFiles();
    expect(store.getState()).toMatchObject({ step: 'columns', file: { name: 'a.csv' } });
    const [waiting, other] = store.getState().waiting;
    expect([waiting?.name, other?.name]).toEqual(['d.csv', 'e.csv']);
    await store.getState().dropWaiting(waiting?.key ?? 0);
    expect(lastOf('files.release')).toEqual({ fileId: waiting?.source.kind === 'chosen' && waiting.source.fileId });
  });
});

describe('the name of a list', () => {
  it('is the file without its ending', () => {
    expect(listName('Nasabah 31.03.xlsx')).toBe('Nasabah 31.03');
    expect(listName('tanpa akhiran')).toBe('tanpa akhiran');
  });
});
