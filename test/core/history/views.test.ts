/** Saved views of the history. */
import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src-main/contract/index.ts';
import { coreBench } from '../../fakes/core-bench.ts';

const view: InputOf<'historyViews.save'> = {
  name: '  Jakarta, belum pasti ',
  filter: { provinces: ['31', ''], verdicts: ['unknown'], from: '2026-11-01' },
  sort: 'name',
  columns: ['person', 'answered', 'verdict'],
};

describe('a saved view of the history', () => {
  it('is kept under its name, by whom and when, and is there after a start', async () => {
    const bench = await coreBench();
    const saved = await bench.ask('historyViews.save', view);
    expect(saved).toMatchObject({
      ...{ name: 'Jakarta, belum pasti', sort: 'name', columns: ['person', 'answered', 'verdict'] },
      ...{ createdAt: expect.any(Number), createdBy: expect.any(String) },
      filter: { provinces: ['31', ''], verdicts: ['unknown'], from: '2026-11-01', to: null, search: '', states: [] },
    });
    await bench.core.close();
    const again = await coreBench({ ports: { dataDir: bench.ports.dataDir } });
    expect((await again.ask('historyViews.list', {})).views).toEqual([saved]);
  });

  it('is asked for as it is', async () => {
    const bench = await coreBench();
    const { filter, sort } = await bench.ask('historyViews.save', view);
    expect(await bench.ask('history.page', { ...filter, sort })).toMatchObject({ items: [] });
  });

  it('is replaced by one of the same name in any case, and keeps its id', async () => {
    const bench = await coreBench();
    const first = await bench.ask('historyViews.save', { name: 'Bogor', filter: { search: 'siti' } });
    const second = await bench.ask('historyViews.save', { name: 'BOGOR', filter: {} });
    await bench.ask('historyViews.save', { name: 'Aceh', filter: {} });
    expect(second.viewId).toBe(first.viewId);
    expect((await bench.ask('historyViews.list', {})).views.map(({ name, filter }) => [name, filter.search])).toEqual([
      ['Aceh', ''],
      ['BOGOR', ''],
    ]);
  });

  it('is removed once', async () => {
    const bench = await coreBench();
    const { viewId } = await bench.ask('historyViews.save', view);
    await bench.ask('historyViews.remove', { viewId });
    expect((await bench.ask('historyViews.list', {})).views).toEqual([]);
    expect(await bench.core.call('historyViews.remove', { viewId })).toMatchObject({
      ok: false,
      error: { code: 'history-view-unknown' },
    });
  });

  it('stands in the access log as a setting, without what it looks for', async () => {
    const bench = await coreBench();
    await bench.ask('historyViews.save', { ...view, filter: { search: 'Siti Rekaan' } });
    const { entries } = await bench.ask('accessLog.page', {});
    expect(entries[0]).toMatchObject({ what: 'setting-changed', detail: { settings: ['history-view'] } });
    expect(JSON.stringify(entries)).not.toContain('Siti');
  });
});
