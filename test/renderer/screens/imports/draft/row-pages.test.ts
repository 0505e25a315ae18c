import { describe, expect, it } from 'vitest';
import type { DraftFilter, DraftRow } from '../../../../../src-main/contract/drafts.ts';
import type { CallError, Result } from '../../../../../src-main/contract/errors.ts';
import {
  createRowPages,
  pageRows,
  type RowsAsked,
} from '../../../../../src-renderer/screens/imports/draft/row-pages.ts';

const errors: DraftFilter = { show: 'errors', codes: [], search: '' };
const everything: DraftFilter = { show: 'all', codes: [], search: '' };

/** `total` rows, answered one by one; each row's only cell says which edition of the draft it is of. */
function fakeRows(total: number) {
  const asked: { asked: RowsAsked; answer: (edition?: string) => Promise<void>; fail: () => Promise<void> }[] = [];
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  const load = (one: RowsAsked) =>
    new Promise<Result<{ total: number; rows: DraftRow[] }>>((resolve) => {
      asked.push({
        asked: one,
        answer: (edition = 'first') => {
          const length = Math.max(0, Math.min(one.limit, total - one.offset));
          const rows = Array.from({ length }, (_, index) => row(one.offset + index, edition));
          resolve({ ok: true, value: { total, rows } });
          return settle();
        },
        fail: () => {
          const error: CallError = { code: 'reader-stopped', message: '' };
          resolve({ ok: false, error });
          return settle();
        },
      });
    });
  const offsets = () => asked.map((one) => one.asked.offset);
  return { load, asked, offsets };
}

function row(at: number, text: string): DraftRow {
  return { row: at + 2, status: 'rejected', cells: [text], edited: [], problems: [], twinOfRow: null };
}

describe('the rows of a draft, page by page', () => {
  it('looks anew with the first page, and asks for nothing else until it is there', async () => {
    const rows = fakeRows(1000);
    const pages = createRowPages(rows.load);
    pages.look(errors);
    pages.want(0, 30);
    expect(rows.asked.map((one) => one.asked)).toEqual([{ filter: errors, fresh: true, offset: 0, limit: pageRows }]);
    expect(pages.total()).toBeNull();
    await rows.asked[0]?.answer();
    expect(pages.total()).toBe(1000);
    expect(pages.rowAt(7)?.row).toBe(9);
    // The next page, before anybody has scrolled to it; and it does not look anew.
    expect(rows.asked.at(1)?.asked).toMatchObject({ fresh: false, offset: 100 });
  });

  it('asks for two pages at a time and never for what was scrolled past', async () => {
    const rows = fakeRows(100_000);
    const pages = createRowPages(rows.load);
    pages.look(everything);
    await rows.asked[0]?.answer();
    for (let at = 1000; at <= 90_000; at += 500) pages.want(at, at + 30);
    expect(rows.asked.length).toBeLessThanOrEqual(3);
    await rows.asked[1]?.answer();
    await rows.asked[2]?.answer();
    expect(rows.offsets().slice(3)).toEqual([90_000, 90_100]);
    await rows.asked[3]?.answer();
    expect(pages.rowAt(90_030)?.row).toBe(90_032);
  });

  it('reads ahead where the scrolling goes', async () => {
    const rows = fakeRows(100_000);
    const pages = createRowPages(rows.load);
    pages.look(everything);
    await rows.asked[0]?.answer();
    await rows.asked[1]?.answer();
    pages.want(70_000, 70_030);
    await rows.asked[2]?.answer();
    await rows.asked[3]?.answer();
    await rows.asked[4]?.answer();
    expect(rows.offsets().slice(2)).toEqual([70_000, 70_100, 69_900]);
    pages.want(60_000, 60_030);
    await rows.asked[5]?.answer();
    expect(rows.offsets().slice(5)).toEqual([60_000, 59_900, 60_100]);
  });

  it('shows rows that may have changed until the new ones are there, and forgets those out of view', async () => {
    const rows = fakeRows(1000);
    const pages = createRowPages(rows.load);
    pages.look(errors);
    await rows.asked[0]?.answer();
    await rows.asked[1]?.answer();
    pages.want(0, 30);
    pages.stale();
    expect(pages.rowAt(7)?.cells).toEqual(['first']);
    expect(pages.rowAt(150)).toBeUndefined();
    await rows.asked[2]?.answer('second');
    expect(rows.asked[2]?.asked).toMatchObject({ offset: 0, fresh: false });
    expect(pages.rowAt(7)?.cells).toEqual(['second']);
  });

  it('reads a page again that was on its way when the rows changed', async () => {
    const rows = fakeRows(100);
    const pages = createRowPages(rows.load);
    pages.look(errors);
    pages.stale();
    await rows.asked[0]?.answer('first');
    expect(pages.rowAt(0)?.cells).toEqual(['first']);
    await rows.asked[1]?.answer('second');
    expect(pages.rowAt(0)?.cells).toEqual(['second']);
    expect(rows.asked).toHaveLength(2);
  });

  it('drops what comes of an earlier filter', async () => {
    const rows = fakeRows(1000);
    const pages = createRowPages(rows.load);
    pages.look(errors);
    pages.look(everything);
    await rows.asked[0]?.answer('errors');
    expect(pages.rowAt(0)).toBeUndefined();
    await rows.asked[1]?.answer('all');
    expect(pages.rowAt(0)?.cells).toEqual(['all']);
    expect(rows.asked[1]?.asked).toMatchObject({ filter: everything, fresh: true });
  });

  it('keeps so many pages and no more, the ones used last', async () => {
    const rows = fakeRows(100_000);
    const pages = createRowPages(rows.load, 3);
    pages.look(everything);
    let answered = 0;
    for (let page = 0; page < 20; page += 1) {
      pages.want(page * pageRows, page * pageRows + 30);
      while (answered < rows.asked.length) {
        await rows.asked[answered]?.answer();
        answered += 1;
      }
    }
    const held = Array.from({ length: 30 }, (_, page) => pages.rowAt(page * pageRows) !== undefined);
    expect(held.filter(Boolean)).toHaveLength(3);
    expect(held[19]).toBe(true);
  });

  it('stops at an error, keeps what it has, and goes on when told to', async () => {
    const rows = fakeRows(1000);
    const pages = createRowPages(rows.load);
    pages.look(errors);
    await rows.asked[0]?.answer();
    await rows.asked[1]?.fail();
    expect(pages.error()?.code).toBe('reader-stopped');
    pages.want(500, 530);
    expect(rows.asked).toHaveLength(2);
    expect(pages.rowAt(0)).toBeDefined();
    pages.retry();
    expect(rows.offsets().slice(2)).toEqual([500, 600]);
    expect(pages.error()).toBeNull();
  });

  it('shows what was typed until its row was read again', async () => {
    const rows = fakeRows(10);
    const pages = createRowPages(rows.load);
    pages.look(errors);
    await rows.asked[0]?.answer();
    pages.overlay(5, 1, 'typed');
    expect(pages.rowAt(3)?.cells).toEqual(['typed']);
    pages.stale();
    await rows.asked[1]?.answer('checked');
    expect(pages.rowAt(3)?.cells).toEqual(['checked']);
  });

  it('collects a stretch from what it has and what it must ask for, in order', async () => {
    const rows = fakeRows(2000);
    const pages = createRowPages(rows.load);
    pages.look(everything);
    await rows.asked[0]?.answer();
    await rows.asked[1]?.answer();
    const collecting = pages.collect(150, 1249);
    await expect.poll(() => rows.asked.at(-1)?.asked.offset).toBe(200);
    await rows.asked.at(-1)?.answer();
    await expect.poll(() => rows.asked.at(-1)?.asked.offset).toBe(700);
    await rows.asked.at(-1)?.answer();
    await expect.poll(() => rows.asked.at(-1)?.asked).toMatchObject({ offset: 1200, limit: 50 });
    await rows.asked.at(-1)?.answer();
    const found = await collecting;
    expect(found?.map((one) => one.row)).toEqual(Array.from({ length: 1100 }, (_, index) => 152 + index));
  });
});
