import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../../src-main/contract/drafts.ts';
import type { CallName } from '../../../../../src-main/contract/index.ts';
import { createDraftStore, withChoice } from '../../../../../src-renderer/screens/imports/draft/draft-store.ts';
import { oneCell } from '../../../../../src-renderer/screens/imports/draft/grid-selection.ts';
import { held, windowCore } from '../../../../fakes/window-core.ts';

/** The letter O where a zero belongs keeps the first row out; one press repairs it. */
const csv =
  'NIK;No HP;Nama\n32O1010101900011;081230000011;Sari\n3201010101900012;081230000012;Adi\n3201010101900013;081230000013;Budi\n';
const right = '3201010101900011';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const edit = (text: string, row = 2) => ({ kind: 'edit' as const, cells: [{ row, column: 1, text }] });

/** A draft of that file in the core, and the window's store of it. */
async function opened(save: (() => Promise<string | null>) | null = null) {
  const core = await windowCore({
    drain: false,
    ports: { dialogs: save === null ? null : { open: async () => null, save } },
  });
  const fileId = await core.upload('nasabah.csv', Buffer.from(csv));
  const draft = await core.ask('drafts.open', { fileId });
  const store = createDraftStore(core.transport);
  store.getState().adopt(draft);
  return {
    ...core,
    fileId,
    draft,
    store,
    /** That call goes to the core only when the test lets it. */
    gate(name: CallName) {
      const turn = held<null>();
      core.instead(name, async (_, ask) => {
        await turn.answer();
        return ask();
      });
      return () => turn.give(null);
    },
  };
}

describe('the draft of the window', () => {
  it('starts with the rows that are kept out, else with what is flagged, else with all', async () => {
    const { store, draft } = await opened();
    expect(store.getState().filter).toEqual({ show: 'errors', codes: [], search: '' });
    const flagged: Draft['problemCounts'] = [{ code: 'name-missing', severity: 'warning', count: 4, repairs: 0 }];
    store.getState().adopt({ ...draft, draftId: 'd2', problemCounts: flagged });
    expect(store.getState().filter.show).toBe('warnings');
    store.getState().adopt({ ...draft, draftId: 'd3', problemCounts: [] });
    expect(store.getState().filter.show).toBe('all');
    // The same draft come back changed keeps it.
    store.getState().setFilter({ show: 'edited' });
    store.getState().adopt({ ...draft, draftId: 'd3', restored: 3 });
    expect(store.getState()).toMatchObject({ draft: { restored: 3 }, filter: { show: 'edited' } });
  });

  it('does one order after the other, in the order they were given', async () => {
    const { store, gate, askedNames } = await opened();
    const letApply = gate('drafts.apply');
    const letUndo = gate('drafts.undo');
    const first = store.getState().apply(edit(right));
    const second = store.getState().undo();
    await settle();
    expect(askedNames()).toEqual(['drafts.apply']);
    letApply();
    expect(await first).toBe(1);
    expect(store.getState()).toMatchObject({
      draft: { canUndo: true, counts: { accepted: 3, rejected: 0 } },
      lastChange: { what: 'edit', changed: 1 },
    });
    await expect.poll(askedNames).toEqual(['drafts.apply', 'drafts.undo']);
    expect(store.getState().busy).toBe('changing');
    letUndo();
    expect(await second).toBe(1);
    expect(store.getState()).toMatchObject({
      busy: null,
      lastChange: { what: 'undo' },
      draft: { canRedo: true, counts: { rejected: 1 } },
    });
  });

  it('says that rows are others now, and leaves them where they are until the filter looks anew', async () => {
    const { store } = await opened();
    const { version, view } = store.getState();
    store.getState().select(oneCell({ at: 4, column: 1 }));
    await store.getState().apply(edit(right));
    expect(store.getState()).toMatchObject({ version: version + 1, view, selection: { head: { at: 4 } } });
    store.getState().refreshView();
    expect(store.getState()).toMatchObject({ view: view + 1, selection: null });
  });

  it('keeps the draft beside the error of an order, and goes on with the next', async () => {
    const { store, draft, instead } = await opened();
    let tries = 0;
    instead('drafts.apply', async (_, ask) => {
      tries += 1;
      return tries === 1 ? { ok: false, error: { code: 'disk-full', message: '' } } : ask();
    });
    const failed = store.getState().apply(edit(right));
    const next = store.getState().apply(edit(right));
    expect(await failed).toBeNull();
    expect(store.getState()).toMatchObject({ draft: { draftId: draft.draftId }, error: { code: 'disk-full' } });
    expect(await next).toBe(1);
    expect(store.getState()).toMatchObject({ error: { code: 'disk-full' }, lastChange: { changed: 1 } });
    void store.getState().undo();
    expect(store.getState().error).toBeNull();
  });

  it('shows nothing of an order whose draft was let go before its answer', async () => {
    const { store, gate, askedNames } = await opened();
    const letApply = gate('drafts.apply');
    const late = store.getState().apply(edit(right));
    const waiting = store.getState().apply(edit('2'));
    await settle();
    store.getState().forget();
    letApply();
    expect(await late).toBeNull();
    expect(await waiting).toBeNull();
    expect(store.getState()).toMatchObject({ draft: null, busy: null, error: null, lastChange: null });
    expect(askedNames()).toEqual(['drafts.apply']);
  });

  it('does nothing to another file that took the place of the one an order waited for', async () => {
    const { store, draft, gate, askedNames } = await opened();
    const letApply = gate('drafts.apply');
    const first = store.getState().apply(edit(right));
    const waiting = store.getState().undo();
    await settle();
    store.getState().adopt({ ...draft, draftId: 'd2' });
    letApply();
    expect([await first, await waiting]).toEqual([null, null]);
    expect(askedNames()).toEqual(['drafts.apply']);
    expect(store.getState()).toMatchObject({ draft: { draftId: 'd2' }, lastChange: null });
  });

  it('looks anew after an order for rows of another filter than the one on screen', async () => {
    const { store } = await opened();
    const { view } = store.getState();
    const filter = { show: 'problems' as const, codes: ['nik-chars' as const], search: '' };
    const repair = { kind: 'repair' as const, selection: { filter }, code: 'nik-chars' as const };
    expect(await store.getState().apply(repair)).toBe(1);
    expect(store.getState().view).toBe(view + 1);
    await store.getState().undo();
    store.getState().setFilter(filter);
    const shown = store.getState().view;
    expect(await store.getState().apply(repair)).toBe(1);
    expect(store.getState().view).toBe(shown);
  });

  it('does only the newest of several choices that wait', async () => {
    const { store, draft, askedNames, lastOf } = await opened();
    const choose = store.getState().choose;
    const results = await Promise.all([
      choose(withChoice(draft, { acceptNikLength: true })),
      choose(withChoice(draft, { ecConsent: true })),
      choose(withChoice(draft, { acceptNikLength: true, ecConsent: true })),
    ]);
    expect(results).toMatchObject([null, null, { draftId: draft.draftId }]);
    expect(askedNames()).toEqual(['drafts.choose']);
    expect(lastOf('drafts.choose')).toMatchObject({ read: { acceptNikLength: true, ecConsent: true } });
  });

  it('opens the same file again after the draft was closed meanwhile, with its repairs', async () => {
    const { store, draft, fileId, ask, lastOf } = await opened();
    await store.getState().apply(edit(right));
    await ask('drafts.close', { draftId: draft.draftId });
    expect(await store.getState().apply(edit('2', 3))).toBeNull();
    expect(store.getState().error?.code).toBe('draft-unknown');
    await store.getState().reopen();
    expect(lastOf('drafts.open')).toEqual({ fileId });
    expect(store.getState()).toMatchObject({ draft: { restored: 1 }, error: null, busy: null });
    expect(store.getState().draft?.draftId).not.toBe(draft.draftId);
  });
});

describe('saving the problems', () => {
  it('asks where to, writes, fetches what the browser must save, and lets the file go', async () => {
    const { store, draft, askedNames, lastOf } = await opened();
    const offered: { name: string; starts: string }[] = [];
    const saved = await store.getState().saveProblems({
      severities: ['error', 'warning'],
      language: 'id',
      title: 'Masalah nasabah',
      offer: (name, pieces) => offered.push({ name, starts: String.fromCharCode(...(pieces[0]?.slice(0, 2) ?? [])) }),
    });
    expect(saved).toMatchObject({ rows: 1, fileName: expect.stringMatching(/^Masalah nasabah.*\.xlsx$/) });
    expect(offered).toEqual([{ name: saved?.fileName, starts: 'PK' }]);
    expect(askedNames()).toEqual(['files.chooseSave', 'drafts.saveProblems', 'files.read', 'files.release']);
    const { fileId } = lastOf('files.release');
    expect(lastOf('drafts.saveProblems')).toEqual({
      draftId: draft.draftId,
      fileId,
      severities: ['error', 'warning'],
      language: 'id',
    });
  });

  it('does nothing when the dialog was closed without choosing', async () => {
    const { store, askedNames } = await opened(async () => null);
    const saved = await store.getState().saveProblems({ severities: ['error'], language: 'id', title: 'x' });
    expect(saved).toEqual({ rows: 0, fileName: null, savedId: null });
    expect(askedNames()).toEqual(['files.chooseSave']);
  });
});
