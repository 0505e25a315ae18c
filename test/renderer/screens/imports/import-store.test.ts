import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import type { Result } from '../../../../src-main/contract/errors.ts';
import type { CallName, CoreClient, InputOf, OutputOf } from '../../../../src-main/contract/index.ts';
import type { SourceColumn } from '../../../../src-main/contract/lists.ts';
import { useLastMend } from '../../../../src-renderer/parts/list/last-mend.ts';
import { listName } from '../../../../src-renderer/screens/imports/file-queue.ts';
import { createDraftStore, type DraftStore } from '../../../../src-renderer/screens/imports/grid/draft-store.ts';
import { createImportStore, type ImportStore } from '../../../../src-renderer/screens/imports/import-store.ts';
import { fakeDraft } from '../../../fakes/views.ts';

type Asked = { name: CallName; input: unknown; answer: (result: Result<unknown>) => void };

/** A core whose answers the test gives one by one; what only lets something go answers at once. */
function fakeCore() {
  const asked: Asked[] = [];
  let files = 0;
  const client: CoreClient = {
    call<N extends CallName>(name: N, input: InputOf<N>) {
      return new Promise<Result<OutputOf<N>>>((resolve) => {
        const answer = (result: Result<unknown>) => resolve(result as Result<OutputOf<N>>);
        asked.push({ name, input, answer });
        if (name === 'files.begin') {
          files += 1;
          answer({ ok: true, value: { fileId: `f${files}` } });
        } else if (name === 'files.append') answer({ ok: true, value: { receivedBytes: 4 } });
        else if (name === 'files.release' || name === 'lists.cancelReading' || name === 'drafts.close') {
          answer({ ok: true, value: {} });
        }
      });
    },
    subscribe: () => () => {},
  };
  const all = (name: CallName) => asked.filter((one) => one.name === name);
  const last = (name: CallName) => {
    const found = all(name).at(-1);
    if (found === undefined) throw new Error(`${name} was not called`);
    return found;
  };
  return { client, asked, all, last };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const ok = (value: unknown) => ({ ok: true, value }) as Result<unknown>;
const failed = (code: string) => ({ ok: false, error: { code, message: '' } }) as Result<unknown>;
const file = (name = 'Nasabah Maret.csv') => new File(['nik,hp'], name);

const guessed: SourceColumn[] = [
  { column: 1, heading: 'NIK', samples: [], hidden: false, field: 'nik', guessedBy: 'heading', fits: 1 },
  { column: 2, heading: 'HP', samples: [], hidden: false, field: 'phone', guessedBy: 'values', fits: 1 },
];

let core: ReturnType<typeof fakeCore>;
let drafts: DraftStore;
let store: ImportStore;
beforeEach(() => {
  core = fakeCore();
  drafts = createDraftStore(core.client);
  store = createImportStore(core.client, drafts);
});

async function asked(name: CallName, times = 1) {
  await expect.poll(() => core.all(name).length).toBe(times);
}

async function opened(change: Partial<Draft> = {}) {
  void store.getState().takeFiles([file()]);
  await asked('drafts.open');
  core.last('drafts.open').answer(ok(fakeDraft({ columns: guessed, ...change })));
  await settle();
}

async function chosen(answer: Result<unknown>) {
  core.last('drafts.choose').answer(answer);
  await settle();
}

describe('an import under way', () => {
  it('uploads, reads, and shows what was understood, named after the file', async () => {
    await opened();
    expect(store.getState()).toMatchObject({ step: 'columns', name: 'Nasabah Maret', error: null, guesses: guessed });
    expect(drafts.getState().draft).toMatchObject({ draftId: 'd1' });
  });

  it('goes back to choosing with the error and the name of the file that could not be read', async () => {
    void store.getState().takeFiles([file()]);
    await asked('drafts.open');
    core.last('drafts.open').answer(failed('file-encrypted'));
    await settle();
    expect(store.getState()).toMatchObject({
      step: 'choose',
      file: { name: 'Nasabah Maret.csv', fileId: null },
      error: { code: 'file-encrypted' },
    });
    expect(core.last('files.release').input).toEqual({ fileId: 'f1' });
  });

  it('says so when the file was moved, or is held by another program', async () => {
    const moved = {
      name: 'pindah.csv',
      size: 4,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
    };
    await store.getState().takeFiles([moved as unknown as File]);
    expect(store.getState()).toMatchObject({ step: 'choose', error: { code: 'file-not-readable' } });
    expect(core.all('drafts.open')).toEqual([]);
  });

  it('says of a file past what can be taken that it is too large, before any of it is sent', async () => {
    const huge = { name: 'besar.csv', size: 600 * 1024 * 1024, slice: () => new Blob() };
    await store.getState().takeFiles([huge as unknown as File]);
    expect(store.getState()).toMatchObject({ step: 'choose', error: { code: 'file-too-large' } });
    expect(core.all('files.begin')).toEqual([]);
  });

  it('opens nothing that waits when a dialog is closed without choosing', async () => {
    void store.getState().takeFiles([file('rusak.xlsx'), file('baik.csv')]);
    await asked('drafts.open');
    core.last('drafts.open').answer(failed('file-corrupt'));
    await settle();
    await store.getState().takeFiles([]);
    const closing = store.getState().chooseFiles();
    core.last('files.chooseSeveral').answer(ok({ files: [] }));
    await closing;
    expect(store.getState()).toMatchObject({ step: 'choose', error: { code: 'file-corrupt' } });
  });

  it('stops a reading that is called off, and lets go of what it brings back late', async () => {
    void store.getState().takeFiles([file()]);
    await asked('drafts.open');
    await store.getState().putAway();
    expect(core.last('lists.cancelReading').input).toEqual({ fileId: 'f1' });
    core.last('drafts.open').answer(ok(fakeDraft()));
    await settle();
    expect(store.getState()).toMatchObject({ step: 'choose', file: null });
    expect(drafts.getState().draft).toBeNull();
    expect(core.last('drafts.close').input).toEqual({ draftId: 'd1' });
  });

  it('reads corrections made at once together, and shows the newest', async () => {
    await opened();
    void store.getState().choose({ acceptNikLength: true });
    await settle();
    void store.getState().choose({ ecConsent: true });
    await settle();
    await chosen(ok(fakeDraft({ counts: { ...fakeDraft().counts, accepted: 1 } })));
    expect(store.getState().wished).not.toBeNull();
    expect(core.last('drafts.choose').input).toMatchObject({ read: { acceptNikLength: true, ecConsent: true } });
    await chosen(ok(fakeDraft({ counts: { ...fakeDraft().counts, accepted: 2 } })));
    expect(store.getState().wished).toBeNull();
    expect(drafts.getState().draft).toMatchObject({ counts: { accepted: 2 } });
  });

  it('keeps the former draft beside the error of a correction', async () => {
    await opened();
    void store.getState().assign(3, 'name');
    await settle();
    expect(core.last('drafts.choose').input).toMatchObject({ read: { columns: { nik: 1, phone: 2, name: 3 } } });
    await chosen(failed('no-data-rows'));
    expect(store.getState()).toMatchObject({ step: 'columns', error: { code: 'no-data-rows' }, wished: null });
    expect(drafts.getState().draft).toMatchObject({ counts: { accepted: 3 } });
  });

  it('keeps a column that was taken for something to itself once it is only kept, and guesses nothing beside it', async () => {
    await opened({ file: { ...fakeDraft().file, columns: { nik: 1, phone: 2, ecPhone: 3 } } });
    void store.getState().assign(3, null);
    await settle();
    expect(core.last('drafts.choose').input).toMatchObject({
      read: { columns: { nik: 1, phone: 2 }, guessColumns: false },
    });
  });

  it('chooses beside what a saved mapping named, without the mapping taking the column back', async () => {
    const choices = { ...fakeDraft().choices, columnHeadings: { nik: 'NIK', name: 'Nama' } };
    await opened({ choices, file: { ...fakeDraft().file, columns: { nik: 1, name: 3 } } });
    void store.getState().assign(3, null);
    await settle();
    const { read } = core.last('drafts.choose').input as InputOf<'drafts.choose'>;
    expect(read.columns).toEqual({ nik: 1 });
    expect(read.columnHeadings).toBeUndefined();
  });

  it('holds on to the sheet whose columns were chosen, and guesses anew in another', async () => {
    await opened();
    void store.getState().assign(3, 'name');
    await settle();
    expect(core.last('drafts.choose').input).toMatchObject({ read: { sheet: 'Sheet1' } });
    const columns = { nik: 1, phone: 2, name: 3 };
    await chosen(ok(fakeDraft({ choices: { ...fakeDraft().choices, columns, headerRow: 4, guessColumns: false } })));
    void store.getState().chooseSheet('Lain');
    await settle();
    const { read } = core.last('drafts.choose').input as InputOf<'drafts.choose'>;
    expect(read).toMatchObject({ sheet: 'Lain', guessColumns: true });
    expect(read.columns).toBeUndefined();
    expect(read.headerRow).toBeUndefined();
  });

  it('keeps to what a mapping brought while other things are chosen, and guesses anew under another heading row', async () => {
    const columnHeadings = { nik: 'KTP', phone: 'HP' };
    await opened({ choices: { ...fakeDraft().choices, columnHeadings, guessColumns: false } });
    void store.getState().choose({ ecConsent: true });
    await settle();
    expect(core.last('drafts.choose').input).toMatchObject({
      read: { ecConsent: true, columnHeadings, guessColumns: false },
    });
    const choices = { ...fakeDraft().choices, columnHeadings, guessColumns: false, ecConsent: true };
    await chosen(ok(fakeDraft({ choices })));
    void store.getState().choose({ headerRow: 2 });
    await settle();
    const { read } = core.last('drafts.choose').input as InputOf<'drafts.choose'>;
    expect(read).toMatchObject({ ecConsent: true, headerRow: 2, guessColumns: true });
    expect(read.columnHeadings).toBeUndefined();
  });

  it('knows why a column was guessed also after another was chosen', async () => {
    await opened();
    void store.getState().assign(3, 'name');
    await settle();
    const columns = guessed.map((one) => ({ ...one, guessedBy: 'chosen' as const }));
    const choices = { ...fakeDraft().choices, columns: { nik: 1, phone: 2, name: 3 } };
    await chosen(ok(fakeDraft({ columns, choices })));
    expect(store.getState().guesses).toEqual(guessed);
  });

  it('keeps chosen columns under another heading row, and no longer says they were guessed from the former one', async () => {
    const columns = { nik: 1, phone: 2, name: 3 };
    await opened({ choices: { ...fakeDraft().choices, columns } });
    void store.getState().choose({ headerRow: 2 });
    await settle();
    expect(core.last('drafts.choose').input).toMatchObject({ read: { headerRow: 2, columns, guessColumns: false } });
    expect(store.getState().guesses).toEqual([]);
  });

  it('remembers the heading row that was guessed, for whoever chose none and thinks better of it', async () => {
    await opened();
    void store.getState().choose({ headerRow: null });
    await settle();
    const choices = { ...fakeDraft().choices, headerRow: null };
    await chosen(ok(fakeDraft({ choices, file: { ...fakeDraft().file, headerRow: null } })));
    expect(store.getState()).toMatchObject({ guessedHeaderRow: 1 });
  });

  it('takes the columns of a saved mapping, with their reasons', async () => {
    await opened();
    const used = store.getState().takeMapping(4);
    await settle();
    expect(core.last('mappings.use').input).toEqual({ draftId: 'd1', mappingId: 4 });
    const named = guessed.map((one) => ({ ...one, guessedBy: 'named' as const }));
    core.last('mappings.use').answer(ok(fakeDraft({ columns: named, mapping: { mappingId: 4, name: 'Inti' } })));
    await used;
    expect(drafts.getState().draft).toMatchObject({ mapping: { name: 'Inti' } });
    expect(store.getState().guesses).toEqual(named);
  });

  it('starts the same file afresh without the repairs of last time', async () => {
    await opened({ restored: 4 });
    void store.getState().startAfresh();
    await asked('drafts.open', 2);
    expect(core.last('drafts.close').input).toEqual({ draftId: 'd1', forgetRepairs: true });
    expect(core.last('drafts.open').input).toEqual({ fileId: 'f1' });
    expect(core.all('files.release')).toEqual([]);
  });

  it('opens the same file again when its draft was closed elsewhere', async () => {
    await opened();
    store.getState().goTo('confirm');
    void store.getState().store(7);
    await settle();
    core.last('drafts.import').answer(failed('draft-unknown'));
    await settle();
    expect(store.getState()).toMatchObject({ step: 'confirm', error: { code: 'draft-unknown' } });
    void store.getState().reopen();
    await asked('drafts.open', 2);
    core.last('drafts.open').answer(ok(fakeDraft({ draftId: 'd2', restored: 2 })));
    await settle();
    expect(store.getState()).toMatchObject({ step: 'columns', error: null });
    expect(drafts.getState().draft).toMatchObject({ draftId: 'd2' });
  });

  it('stores what was checked without starting it, and is ready for the next file', async () => {
    await opened();
    store.getState().goTo('confirm');
    store.getState().edit({ name: 'Cabang Melati', purpose: 'collection', legalBasis: 'contract' });
    const stored = store.getState().store(7);
    await settle();
    expect(core.last('drafts.import').input).toEqual({
      draftId: 'd1',
      name: 'Cabang Melati',
      connectionId: 7,
      purpose: 'collection',
      legalBasis: 'contract',
    });
    core.last('drafts.import').answer(ok({ list: { id: 12 } }));
    expect(await stored).toMatchObject({ id: 12 });
    expect(store.getState()).toMatchObject({
      step: 'choose',
      file: null,
      purpose: 'collection',
      legalBasis: 'contract',
    });
    expect(drafts.getState().draft).toBeNull();
    expect(core.last('files.release').input).toEqual({ fileId: 'f1' });
  });

  it('waits for the answer when storing is called off, because it may have been too late', async () => {
    await opened();
    store.getState().goTo('confirm');
    const stored = store.getState().store(7);
    await settle();
    await store.getState().putAway();
    expect(store.getState().step).toBe('importing');
    core.last('drafts.import').answer(failed('import-cancelled'));
    expect(await stored).toBeNull();
    expect(store.getState()).toMatchObject({ step: 'confirm', error: null });
  });
});

describe('a mended file', () => {
  const mends = { listId: 3, listName: 'Sidoarjo', rows: 12 };

  it('goes into the list its rows were left out of, unless somebody says otherwise', async () => {
    await opened({ mends });
    expect(store.getState().target).toBe('mend');
    const mending = store.getState().mend();
    await settle();
    expect(core.last('drafts.mend').input).toEqual({ draftId: 'd1' });
    const result = { list: { id: 3 }, mended: 10, stillRejected: 2, ignored: 0 };
    core.last('drafts.mend').answer(ok(result));
    expect(await mending).toMatchObject({ mended: 10 });
    expect(store.getState().step).toBe('choose');
    expect(useLastMend.getState().result).toEqual(result);
  });

  it('says that rows stay in the list when mending was called off, and counts anew what is left', async () => {
    await opened({ mends });
    store.getState().goTo('confirm');
    const mending = store.getState().mend();
    await settle();
    await store.getState().putAway();
    core.last('drafts.mend').answer(failed('import-cancelled'));
    await settle();
    core.last('drafts.get').answer(ok(fakeDraft({ mends: { ...mends, rows: 5 } })));
    expect(await mending).toBeNull();
    expect(store.getState()).toMatchObject({ step: 'confirm', error: null, calledOff: true });
    expect(drafts.getState().draft?.mends?.rows).toBe(5);
    store.getState().goTo('confirm');
    expect(store.getState().calledOff).toBe(false);
  });

  it('any other file becomes a list of its own', async () => {
    await opened();
    expect(store.getState().target).toBe('new-list');
  });
});

describe('several files', () => {
  it('wait in a line and open one after the other, once the one before is stored or put away', async () => {
    void store.getState().takeFiles([file('a.csv'), file('b.csv'), file('c.csv')]);
    await asked('drafts.open');
    core.last('drafts.open').answer(ok(fakeDraft()));
    await settle();
    expect(store.getState().waiting.map((one) => one.name)).toEqual(['b.csv', 'c.csv']);
    const stored = store.getState().store(7);
    await settle();
    core.last('drafts.import').answer(ok({ list: { id: 12 } }));
    await stored;
    await asked('drafts.open', 2);
    expect(store.getState()).toMatchObject({ step: 'reading', file: { name: 'b.csv' } });
    core.last('drafts.open').answer(ok(fakeDraft({ draftId: 'd2', fileId: 'f2' })));
    await settle();
    void store.getState().putAway();
    await asked('drafts.open', 3);
    expect(store.getState()).toMatchObject({ file: { name: 'c.csv' }, waiting: [] });
  });

  it('join the line while an import is under way, and none is lost', async () => {
    await opened();
    await store.getState().takeFiles([file('nanti.csv')]);
    expect(store.getState()).toMatchObject({ step: 'columns', file: { name: 'Nasabah Maret.csv' } });
    await store.getState().takeFiles([file('lagi.csv')]);
    expect(store.getState().waiting.map((one) => one.name)).toEqual(['nanti.csv', 'lagi.csv']);
  });

  it('can each be taken out of the line', async () => {
    await opened();
    await store.getState().takeFiles([file('b.csv'), file('c.csv')]);
    const [first] = store.getState().waiting;
    await store.getState().dropWaiting(first?.key ?? 0);
    expect(store.getState().waiting.map((one) => one.name)).toEqual(['c.csv']);
  });

  it('do not push away the sentence about one that could not be read', async () => {
    void store.getState().takeFiles([file('rusak.xlsx'), file('baik.csv')]);
    await asked('drafts.open');
    core.last('drafts.open').answer(failed('file-corrupt'));
    await settle();
    expect(store.getState()).toMatchObject({ step: 'choose', error: { code: 'file-corrupt' } });
    expect(store.getState().waiting.map((one) => one.name)).toEqual(['baik.csv']);
    void store.getState().openNext();
    await asked('drafts.open', 2);
    expect(store.getState()).toMatchObject({ file: { name: 'baik.csv' }, error: null });
  });

  it('chosen in the native dialog are let go in the core when they are taken out of the line', async () => {
    await opened();
    const choosing = store.getState().chooseFiles();
    const files = [
      { fileId: 'n9', name: 'd.xlsx', bytes: 5 },
      { fileId: 'n10', name: 'e.xlsx', bytes: 5 },
    ];
    core.last('files.chooseSeveral').answer(ok({ files }));
    await choosing;
    const [waiting, other] = store.getState().waiting;
    expect([waiting?.name, other?.name]).toEqual(['d.xlsx', 'e.xlsx']);
    await store.getState().dropWaiting(waiting?.key ?? 0);
    expect(core.last('files.release').input).toEqual({ fileId: 'n9' });
  });
});

describe('the name of a list', () => {
  it('is the file without its ending', () => {
    expect(listName('Nasabah 31.03.xlsx')).toBe('Nasabah 31.03');
    expect(listName('tanpa akhiran')).toBe('tanpa akhiran');
  });
});
