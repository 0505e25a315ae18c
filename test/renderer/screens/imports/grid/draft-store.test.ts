import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../../../../src-main/contract/drafts.ts';
import type { Result } from '../../../../../src-main/contract/errors.ts';
import type { CallName, CoreClient, InputOf, OutputOf } from '../../../../../src-main/contract/index.ts';
import {
  createDraftStore,
  type DraftStore,
  withChoice,
} from '../../../../../src-renderer/screens/imports/grid/draft-store.ts';
import { oneCell } from '../../../../../src-renderer/screens/imports/grid/grid-selection.ts';
import { fakeDraft } from '../../../../fakes/views.ts';

type Asked = { name: CallName; input: unknown; answer: (result: Result<unknown>) => void };

/** A core whose answers the test gives one by one. */
function fakeCore() {
  const asked: Asked[] = [];
  const client: CoreClient = {
    call<N extends CallName>(name: N, input: InputOf<N>) {
      return new Promise<Result<OutputOf<N>>>((resolve) => {
        asked.push({ name, input, answer: (result) => resolve(result as Result<OutputOf<N>>) });
      });
    },
    subscribe: () => () => {},
  };
  return { client, asked };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function draft(change: Partial<Draft> = {}): Draft {
  return fakeDraft({
    counts: { rows: 3, accepted: 2, rejected: 1, skipped: 0, duplicates: 0, edited: 0 },
    problemCounts: [{ code: 'nik-chars', severity: 'error', count: 1, repairs: 1 }],
    ...change,
  });
}

const edit = (text: string) => ({ kind: 'edit' as const, cells: [{ row: 2, column: 1, text }] });

describe('the draft of the window', () => {
  let core: ReturnType<typeof fakeCore>;
  let store: DraftStore;
  beforeEach(() => {
    core = fakeCore();
    store = createDraftStore(core.client);
    store.getState().adopt(draft());
  });

  it('starts with the rows that are kept out, else with what is flagged, else with all', () => {
    expect(store.getState().filter).toEqual({ show: 'errors', codes: [], search: '' });
    const flagged = [{ code: 'name-missing' as const, severity: 'warning' as const, count: 4, repairs: 0 }];
    store.getState().adopt(draft({ draftId: 'd2', problemCounts: flagged }));
    expect(store.getState().filter.show).toBe('warnings');
    store.getState().adopt(draft({ draftId: 'd3', problemCounts: [] }));
    expect(store.getState().filter.show).toBe('all');
  });

  it('keeps the filter when the same draft comes back changed', () => {
    store.getState().setFilter({ show: 'edited' });
    store.getState().adopt(draft({ restored: 3 }));
    expect(store.getState()).toMatchObject({ draft: { restored: 3 }, filter: { show: 'edited' } });
  });

  it('does one order after the other, in the order they were given', async () => {
    const first = store.getState().apply(edit('1'));
    const second = store.getState().undo();
    await settle();
    expect(core.asked.map((one) => one.name)).toEqual(['drafts.apply']);
    core.asked[0]?.answer({ ok: true, value: { draft: draft({ canUndo: true }), changed: 2 } });
    expect(await first).toBe(2);
    expect(store.getState()).toMatchObject({ draft: { canUndo: true }, lastChange: { what: 'edit', changed: 2 } });
    await settle();
    expect(core.asked.map((one) => one.name)).toEqual(['drafts.apply', 'drafts.undo']);
    expect(store.getState().busy).toBe('changing');
    core.asked[1]?.answer({ ok: true, value: { draft: draft({ canRedo: true }), changed: 2 } });
    expect(await second).toBe(2);
    expect(store.getState()).toMatchObject({ busy: null, lastChange: { what: 'undo' }, draft: { canRedo: true } });
  });

  it('says that rows are others now, and leaves them where they are until the filter looks anew', async () => {
    const { version, view } = store.getState();
    store.getState().select(oneCell({ at: 4, column: 1 }));
    const applied = store.getState().apply(edit('1'));
    await settle();
    core.asked[0]?.answer({ ok: true, value: { draft: draft(), changed: 1 } });
    await applied;
    expect(store.getState()).toMatchObject({ version: version + 1, view, selection: { head: { at: 4 } } });
    store.getState().lookAnew();
    expect(store.getState()).toMatchObject({ view: view + 1, selection: null });
  });

  it('keeps the draft beside the error of an order, and goes on with the next', async () => {
    const failed = store.getState().apply(edit('1'));
    const next = store.getState().apply(edit('2'));
    await settle();
    core.asked[0]?.answer({ ok: false, error: { code: 'disk-full', message: '' } });
    expect(await failed).toBeNull();
    expect(store.getState()).toMatchObject({ draft: { draftId: 'd1' }, error: { code: 'disk-full' } });
    await settle();
    core.asked[1]?.answer({ ok: true, value: { draft: draft(), changed: 1 } });
    expect(await next).toBe(1);
    expect(store.getState()).toMatchObject({ error: { code: 'disk-full' }, lastChange: { changed: 1 } });
    void store.getState().undo();
    expect(store.getState().error).toBeNull();
  });

  it('shows nothing of an order whose draft was let go before its answer', async () => {
    const late = store.getState().apply(edit('1'));
    const waiting = store.getState().apply(edit('2'));
    await settle();
    store.getState().forget();
    core.asked[0]?.answer({ ok: true, value: { draft: draft(), changed: 1 } });
    expect(await late).toBeNull();
    expect(await waiting).toBeNull();
    expect(store.getState()).toMatchObject({ draft: null, busy: null, error: null, lastChange: null });
    expect(core.asked).toHaveLength(1);
  });

  it('does nothing to another file that took the place of the one an order waited for', async () => {
    const first = store.getState().apply(edit('1'));
    const waiting = store.getState().undo();
    await settle();
    store.getState().adopt(draft({ draftId: 'd2' }));
    core.asked[0]?.answer({ ok: true, value: { draft: draft(), changed: 1 } });
    expect([await first, await waiting]).toEqual([null, null]);
    expect(core.asked).toHaveLength(1);
    expect(store.getState()).toMatchObject({ draft: { draftId: 'd2' }, lastChange: null });
  });

  it('looks anew after an order for rows of another filter than the one on screen', async () => {
    const { view } = store.getState();
    const filter = { show: 'problems' as const, codes: ['nik-chars' as const], search: '' };
    const repaired = store.getState().apply({ kind: 'repair', selection: { filter }, code: 'nik-chars' });
    await settle();
    core.asked[0]?.answer({ ok: true, value: { draft: draft(), changed: 5 } });
    await repaired;
    expect(store.getState().view).toBe(view + 1);
    store.getState().setFilter(filter);
    const again = store.getState().apply({ kind: 'repair', selection: { filter }, code: 'nik-chars' });
    await settle();
    core.asked[1]?.answer({ ok: true, value: { draft: draft(), changed: 5 } });
    await again;
    expect(store.getState().view).toBe(view + 2);
  });

  it('does only the newest of several choices that wait', async () => {
    const first = store.getState().choose(withChoice(draft(), { acceptNikLength: true }));
    const second = store.getState().choose(withChoice(draft(), { ecConsent: true }));
    const third = store.getState().choose(withChoice(draft(), { acceptNikLength: true, ecConsent: true }));
    await settle();
    core.asked[0]?.answer({ ok: true, value: draft() });
    expect([await first, await second]).toEqual([null, null]);
    await settle();
    expect(core.asked).toHaveLength(1);
    expect(core.asked[0]?.input).toMatchObject({ read: { acceptNikLength: true, ecConsent: true } });
    expect(await third).toMatchObject({ draftId: 'd1' });
  });

  it('opens the same file again after the draft was closed meanwhile', async () => {
    const failed = store.getState().apply(edit('1'));
    await settle();
    core.asked[0]?.answer({ ok: false, error: { code: 'draft-unknown', message: '' } });
    await failed;
    expect(store.getState().error?.code).toBe('draft-unknown');
    const opened = store.getState().reopen();
    await settle();
    expect(core.asked.at(-1)).toMatchObject({ name: 'drafts.open', input: { fileId: 'f1' } });
    core.asked.at(-1)?.answer({ ok: true, value: draft({ draftId: 'd9', restored: 7 }) });
    await opened;
    expect(store.getState()).toMatchObject({ draft: { draftId: 'd9', restored: 7 }, error: null, busy: null });
  });
});

describe('saving the problems', () => {
  it('asks where to, writes, fetches what the browser must save, and lets the file go', async () => {
    const core = fakeCore();
    const store = createDraftStore(core.client);
    store.getState().adopt(draft());
    const offered: string[] = [];
    const saved = store.getState().saveProblems({
      severities: ['error', 'warning'],
      language: 'id',
      title: 'Masalah nasabah',
      offer: (name, pieces) => offered.push(`${name} ${pieces.map((piece) => piece.length).join()}`),
    });
    const answers: Record<string, Result<unknown>> = {
      'files.chooseSave': { ok: true, value: { file: { fileId: 's1', name: 'Masalah.xlsx', download: true } } },
      'drafts.saveProblems': { ok: true, value: { rows: 1, fileName: 'Masalah.xlsx' } },
      'files.read': { ok: true, value: { base64: btoa('abc'), nextOffset: null } },
      'files.release': { ok: true, value: {} },
    };
    for (const name of Object.keys(answers)) {
      await expect.poll(() => core.asked.at(-1)?.name).toBe(name);
      core.asked.at(-1)?.answer(answers[name] as Result<unknown>);
    }
    expect(await saved).toEqual({ rows: 1, fileName: 'Masalah.xlsx' });
    expect(offered).toEqual(['Masalah.xlsx 3']);
    expect(core.asked[1]?.input).toEqual({
      draftId: 'd1',
      fileId: 's1',
      severities: ['error', 'warning'],
      language: 'id',
    });
  });

  it('does nothing when the dialog was closed without choosing', async () => {
    const core = fakeCore();
    const store = createDraftStore(core.client);
    store.getState().adopt(draft());
    const saved = store.getState().saveProblems({ severities: ['error'], language: 'id', title: 'x' });
    await settle();
    core.asked[0]?.answer({ ok: true, value: { file: null } });
    expect(await saved).toEqual({ rows: 0, fileName: null });
    expect(core.asked).toHaveLength(1);
  });
});
