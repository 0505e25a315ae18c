import { describe, expect, it } from 'vitest';
import type { CallName, CoreClient } from '../../../../src-main/contract/index.ts';
import { makeReport } from '../../../../src-renderer/parts/report/make-report.ts';

const day = new Date(2026, 2, 5);
const order = { listId: 3, listName: 'Nasabah Maret', practice: false, format: 'xlsx', language: 'id' } as const;

function fakeCore(answers: Partial<Record<CallName, unknown[]>>) {
  const asked: CallName[] = [];
  const client = {
    call: async (name: CallName) => {
      asked.push(name);
      const value = answers[name]?.shift();
      return value === undefined ? { ok: false, error: { code: 'internal', message: name } } : { ok: true, value };
    },
    subscribe: () => () => {},
  } as CoreClient;
  return { client, asked };
}

describe('making a report', () => {
  it('fetches it piece by piece where the host has no save dialog', async () => {
    const { client, asked } = fakeCore({
      'files.chooseSave': [{ file: { fileId: 'f', name: 'Nasabah.xlsx', download: true } }],
      'reports.create': [{ reportId: 1 }],
      'files.read': [
        { base64: btoa('PK'), nextOffset: 2 },
        { base64: btoa('!'), nextOffset: null },
      ],
      'files.release': [{}],
    });
    const offered: [string, string][] = [];
    const made = await makeReport(client, order, day, (name, pieces) => {
      offered.push([name, pieces.map((piece) => String.fromCharCode(...piece)).join('|')]);
    });
    expect(made).toEqual({ ok: true, value: { reportId: 1 } });
    expect(offered).toEqual([['Nasabah.xlsx', 'PK|!']]);
    expect(asked.at(-1)).toBe('files.release');
  });

  it('names a practice report as what it is, in the language of the report', async () => {
    const suggested: unknown[] = [];
    const client = {
      call: async (_name: CallName, input: unknown) => {
        suggested.push((input as { suggestedName: string }).suggestedName);
        return { ok: true, value: { file: null } };
      },
      subscribe: () => () => {},
    } as CoreClient;
    await makeReport(client, { ...order, practice: true }, day);
    await makeReport(client, { ...order, practice: true, language: 'en', format: 'csv' }, day);
    await makeReport(client, order, day);
    expect(suggested).toEqual([
      'LATIHAN Nasabah Maret 2026-03-05.xlsx',
      'PRACTICE Nasabah Maret 2026-03-05.csv',
      'Nasabah Maret 2026-03-05.xlsx',
    ]);
  });

  it('writes nothing when the dialog is closed', async () => {
    const { client, asked } = fakeCore({ 'files.chooseSave': [{ file: null }] });
    expect(await makeReport(client, order, day)).toEqual({ ok: true, value: null });
    expect(asked).toEqual(['files.chooseSave']);
  });

  it('offers nothing that could not be written', async () => {
    const { client, asked } = fakeCore({
      'files.chooseSave': [{ file: { fileId: 'f', name: 'a.xlsx', download: true } }],
    });
    const made = await makeReport(client, order, day, () => {
      throw new Error('nothing to offer');
    });
    expect(made.ok).toBe(false);
    expect(asked).not.toContain('files.read');
  });
});
