import { beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../../src-main/contract/errors.ts';
import type { CallName, CoreClient, InputOf, OutputOf } from '../../../src-main/contract/index.ts';
import type { Preview } from '../../../src-main/contract/lists.ts';
import { createImportStore, type ImportStore, listName } from '../../../src-renderer/features/lists/import-store.ts';

type Asked = { name: CallName; input: unknown; answer: (result: Result<unknown>) => void };

/** A core whose answers the test gives one by one; `files.*` and `lists.cancelReading` answer at once. */
function fakeCore() {
  const asked: Asked[] = [];
  const client: CoreClient = {
    call<N extends CallName>(name: N, input: InputOf<N>) {
      return new Promise<Result<OutputOf<N>>>((resolve) => {
        const answer = (result: Result<unknown>) => resolve(result as Result<OutputOf<N>>);
        asked.push({ name, input, answer });
        if (name === 'files.begin') answer({ ok: true, value: { fileId: 'f1' } });
        else if (name === 'files.append') answer({ ok: true, value: { receivedBytes: 4 } });
        else if (name === 'files.release' || name === 'lists.cancelReading') answer({ ok: true, value: {} });
      });
    },
    subscribe: () => () => {},
  };
  const last = (name: CallName) => {
    const found = asked.filter((one) => one.name === name).at(-1);
    if (found === undefined) throw new Error(`${name} was not called`);
    return found;
  };
  return { client, asked, last };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function preview(change: Partial<Preview> = {}): Preview {
  return {
    sheets: ['Sheet1'],
    file: { sheet: 'Sheet1', headerRow: 1, columns: { nik: 1, phone: 2 }, encoding: null, delimiter: null },
    layout: {
      titleRows: 0,
      headerRows: 1,
      mergedHeadings: false,
      blankRows: 0,
      hiddenRows: 0,
      hiddenColumns: [],
      totalsRows: [],
      repeatedHeadings: [],
    },
    columns: [],
    missing: [],
    rows: 3,
    accepted: 3,
    rejected: 0,
    duplicates: 0,
    problemCounts: [],
    problems: [],
    samples: [],
    ...change,
  };
}

const file = () => new File(['nik,hp'], 'Nasabah Maret.csv');

describe('an import under way', () => {
  let core: ReturnType<typeof fakeCore>;
  let store: ImportStore;
  beforeEach(() => {
    core = fakeCore();
    store = createImportStore(core.client);
  });

  async function readIn() {
    void store.getState().takeFile(file());
    await expect.poll(() => core.asked.some((one) => one.name === 'lists.preview')).toBe(true);
    core.last('lists.preview').answer({ ok: true, value: preview() });
    await settle();
  }

  it('uploads, reads, and shows what was understood, named after the file', async () => {
    await readIn();
    expect(store.getState()).toMatchObject({ step: 'review', name: 'Nasabah Maret', error: null });
  });

  it('goes back to choosing with the error and the name of the file that could not be read', async () => {
    void store.getState().takeFile(file());
    await expect.poll(() => core.asked.some((one) => one.name === 'lists.preview')).toBe(true);
    core.last('lists.preview').answer({ ok: false, error: { code: 'file-encrypted', message: '' } });
    await settle();
    expect(store.getState()).toMatchObject({
      step: 'choose',
      file: { name: 'Nasabah Maret.csv', fileId: null },
      error: { code: 'file-encrypted' },
    });
    expect(core.asked.some((one) => one.name === 'files.release')).toBe(true);
  });

  it('ignores what a called-off reading brings back late', async () => {
    void store.getState().takeFile(file());
    await expect.poll(() => core.asked.some((one) => one.name === 'lists.preview')).toBe(true);
    await store.getState().reset();
    core.last('lists.preview').answer({ ok: true, value: preview() });
    await settle();
    expect(store.getState().step).toBe('choose');
    expect(core.asked.some((one) => one.name === 'lists.cancelReading')).toBe(true);
  });

  it('lets the newest correction win when two are read at once', async () => {
    await readIn();
    void store.getState().reread({ acceptNikLength: true });
    await settle();
    const earlier = core.last('lists.preview');
    void store.getState().reread({ ecConsent: true });
    await settle();
    const later = core.last('lists.preview');
    expect(later.input).toMatchObject({ read: { acceptNikLength: true, ecConsent: true } });
    later.answer({ ok: true, value: preview({ accepted: 2, rejected: 1 }) });
    earlier.answer({ ok: true, value: preview({ accepted: 1, rejected: 2 }) });
    await settle();
    expect(store.getState()).toMatchObject({ rereading: false, preview: { accepted: 2 } });
  });

  it('keeps the former preview beside the error of a correction', async () => {
    await readIn();
    void store.getState().assign(3, 'name');
    await settle();
    expect(core.last('lists.preview').input).toMatchObject({ read: { columns: { nik: 1, phone: 2, name: 3 } } });
    core.last('lists.preview').answer({ ok: false, error: { code: 'no-data-rows', message: '' } });
    await settle();
    expect(store.getState()).toMatchObject({
      step: 'review',
      preview: { accepted: 3 },
      error: { code: 'no-data-rows' },
    });
  });

  it('keeps a column that was taken for something to itself once it is only kept, and guesses nothing beside it', async () => {
    void store.getState().takeFile(file());
    await expect.poll(() => core.asked.some((one) => one.name === 'lists.preview')).toBe(true);
    expect(core.last('lists.preview').input).toMatchObject({ read: { guessColumns: true } });
    const guessed = { ...preview().file, columns: { nik: 1, phone: 2, ecPhone: 3 } };
    core.last('lists.preview').answer({ ok: true, value: preview({ file: guessed }) });
    await settle();
    void store.getState().assign(3, null);
    await settle();
    const columns = { nik: 1, phone: 2 };
    expect(core.last('lists.preview').input).toMatchObject({ read: { columns, guessColumns: false } });
    core.last('lists.preview').answer({ ok: true, value: preview() });
    await settle();
    expect(store.getState().choices.columns).toEqual(columns);
    void store.getState().store(7);
    await settle();
    expect(core.last('lists.import').input).toMatchObject({ read: { columns, guessColumns: false } });
  });

  it('holds on to the sheet whose columns were chosen, and guesses anew in another', async () => {
    await readIn();
    void store.getState().assign(3, 'name');
    await settle();
    expect(core.last('lists.preview').input).toMatchObject({ read: { sheet: 'Sheet1' } });
    void store.getState().reread({ sheet: 'Lain', headerRow: undefined, columns: undefined });
    await settle();
    expect(core.last('lists.preview').input).toMatchObject({ read: { sheet: 'Lain', guessColumns: true } });
  });

  it('shows the columns also while NIK or phone is missing, and reads with what was pointed out', async () => {
    void store.getState().takeFile(file());
    await expect.poll(() => core.asked.some((one) => one.name === 'lists.preview')).toBe(true);
    expect(core.last('lists.preview').input).toMatchObject({ allowMissing: true });
    const nothingKnown = { ...preview().file, columns: {} };
    const missing: Preview['missing'] = ['nik', 'phone'];
    core.last('lists.preview').answer({ ok: true, value: preview({ file: nothingKnown, missing, accepted: 0 }) });
    await settle();
    expect(store.getState()).toMatchObject({ step: 'review', error: null, preview: { missing } });
    void store.getState().assign(4, 'nik');
    await settle();
    expect(core.last('lists.preview').input).toMatchObject({ read: { columns: { nik: 4 } }, allowMissing: true });
  });

  it('keeps chosen columns under another heading row, and no longer says they were guessed from the former one', async () => {
    await readIn();
    void store.getState().assign(3, 'name');
    await settle();
    core.last('lists.preview').answer({ ok: true, value: preview() });
    await settle();
    store.setState({
      guesses: [{ column: 1, heading: 'NIK', samples: [], field: 'nik', guessedBy: 'heading', hidden: false, fits: 1 }],
    });
    void store.getState().reread({ headerRow: 2 });
    await settle();
    const columns = { nik: 1, phone: 2, name: 3 };
    expect(core.last('lists.preview').input).toMatchObject({ read: { headerRow: 2, columns, guessColumns: false } });
    expect(store.getState().guesses).toEqual([]);
  });

  it('remembers the heading row that was guessed, for whoever chose none and thinks better of it', async () => {
    await readIn();
    void store.getState().reread({ headerRow: null });
    await settle();
    expect(core.last('lists.preview').input).toMatchObject({ read: { headerRow: null, guessColumns: true } });
    core.last('lists.preview').answer({ ok: true, value: preview({ file: { ...preview().file, headerRow: null } }) });
    await settle();
    expect(store.getState()).toMatchObject({ guessedHeaderRow: 1, preview: { file: { headerRow: null } } });
  });

  it('stores what was reviewed without starting it, and is ready for the next file', async () => {
    await readIn();
    store.getState().goTo('confirm');
    const stored = store.getState().store(7);
    await settle();
    expect(core.last('lists.import').input).toMatchObject({ fileId: 'f1', connectionId: 7, startNow: false });
    core.last('lists.import').answer({ ok: true, value: { list: { id: 12 }, file: {}, problems: [] } });
    expect(await stored).toMatchObject({ id: 12 });
    expect(store.getState()).toMatchObject({ step: 'choose', file: null });
  });

  it('waits for the answer when storing is called off, because it may have been too late', async () => {
    await readIn();
    const stored = store.getState().store(7);
    await settle();
    await store.getState().reset();
    expect(store.getState().step).toBe('importing');
    core.last('lists.import').answer({ ok: false, error: { code: 'import-cancelled', message: '' } });
    expect(await stored).toBeNull();
    expect(store.getState()).toMatchObject({ step: 'confirm', error: null });
  });
});

describe('the name of a list', () => {
  it('is the file without its ending', () => {
    expect(listName('Nasabah 31.03.xlsx')).toBe('Nasabah 31.03');
    expect(listName('tanpa akhiran')).toBe('tanpa akhiran');
  });
});
