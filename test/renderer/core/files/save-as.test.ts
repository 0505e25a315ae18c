import { describe, expect, it } from 'vitest';
import { saveAs } from '../../../../src-renderer/core/files/save-as.ts';
import { createFakeCoreClient, type FakeAnswers, ok } from '../../../fakes/fake-core-client.ts';

const chosen = (download: boolean): FakeAnswers => ({
  'files.chooseSave': () => ok({ file: { fileId: 'f', name: 'Templat.xlsx', download } }),
  'files.read': () => ok({ base64: btoa('PK'), nextOffset: null }),
  'files.release': () => ok({}),
});

async function save(answers: FakeAnswers, written = ok({ rows: 3 })) {
  const client = createFakeCoreClient(answers);
  const offered: string[] = [];
  const saved = await saveAs(
    client,
    'Templat.xlsx',
    async (fileId) => (fileId === 'f' ? written : ok({ rows: 0 })),
    (name) => offered.push(name),
  );
  return { saved, offered, asked: client.calls.map((one) => one.name) };
}

describe('saving a file', () => {
  it('fetches it where the host has no save dialog', async () => {
    const { saved, offered, asked } = await save(chosen(true));
    expect(saved).toEqual(ok({ rows: 3 }));
    expect(offered).toEqual(['Templat.xlsx']);
    expect(asked).toEqual(['files.chooseSave', 'files.read', 'files.release']);
  });

  it('leaves it where the person chose to have it', async () => {
    const { offered, asked } = await save(chosen(false));
    expect(offered).toEqual([]);
    expect(asked).toEqual(['files.chooseSave', 'files.release']);
  });

  it('writes nothing when the dialog is closed', async () => {
    const { saved, asked } = await save({ 'files.chooseSave': () => ok({ file: null }) });
    expect(saved).toEqual(ok(null));
    expect(asked).toEqual(['files.chooseSave']);
  });

  it('offers nothing that could not be written, and still lets the place go', async () => {
    const failure = { ok: false, error: { code: 'file-not-writable', message: '' } } as const;
    const { saved, offered, asked } = await save(chosen(true), failure as never);
    expect(saved).toEqual(failure);
    expect(offered).toEqual([]);
    expect(asked.at(-1)).toBe('files.release');
  });
});
