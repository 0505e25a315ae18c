import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../../../src-renderer/parts/report/use-make-report.ts';
import { waitingPeople } from '../../../fakes/looking.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { windowCore } from '../../../fakes/window-core.ts';

const day = new Date(2026, 2, 5);
const order = {
  listId: 3,
  listName: 'Nasabah Maret',
  practice: false,
  format: 'xlsx',
  language: 'id',
  password: null,
} as const;

/** `path`: what the person chooses in the host's dialog; undefined: the host has none. */
const window = (path?: string | null) =>
  windowCore({
    drain: false,
    ports: { dialogs: path === undefined ? null : { open: async () => null, save: async () => path } },
  });

describe('making a report', () => {
  it('fetches it piece by piece where the host has no save dialog', async () => {
    const core = await window();
    const { listId } = await waitingPeople(core, 2);
    const offered: { name: string; starts: string }[] = [];
    const made = await makeReport(core.transport, { ...order, listId }, day, (name, pieces) => {
      offered.push({ name, starts: String.fromCharCode(...(pieces[0]?.slice(0, 2) ?? [])) });
    });
    expect(made).toMatchObject({ ok: true, value: { listId, rows: 2, language: 'id' } });
    expect(offered).toEqual([{ name: 'Nasabah Maret 2026-03-05.xlsx', starts: 'PK' }]);
    expect(core.askedNames().at(-1)).toBe('files.release');
  });

  it('names a practice report as what it is, in the language of the report', async () => {
    const core = await window(null);
    await makeReport(core.transport, { ...order, practice: true }, day);
    await makeReport(core.transport, { ...order, practice: true, language: 'en', format: 'csv' }, day);
    await makeReport(core.transport, order, day);
    expect(core.asked.map(({ input }) => input)).toEqual([
      { kind: 'report', suggestedName: 'LATIHAN Nasabah Maret 2026-03-05.xlsx' },
      { kind: 'report', suggestedName: 'PRACTICE Nasabah Maret 2026-03-05.csv' },
      { kind: 'report', suggestedName: 'Nasabah Maret 2026-03-05.xlsx' },
    ]);
  });

  it('writes nothing when the dialog is closed', async () => {
    const core = await window(null);
    expect(await makeReport(core.transport, order, day)).toEqual({ ok: true, value: null });
    expect(core.askedNames()).toEqual(['files.chooseSave']);
  });

  it('offers nothing that could not be written', async () => {
    const core = await window(join(tempDir(), 'tidak', 'ada', 'a.xlsx'));
    const { listId } = await waitingPeople(core, 1);
    const made = await makeReport(core.transport, { ...order, listId }, day, () => {
      throw new Error('nothing to offer');
    });
    expect(made).toMatchObject({ ok: false, error: { code: 'file-not-writable' } });
    expect(core.askedNames()).not.toContain('files.read');
  });
});
