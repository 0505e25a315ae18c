import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveAs } from '../../../../src-renderer/core/files/save-as.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { windowCore } from '../../../fakes/window-core.ts';

/** `path`: what the person chooses in the host's dialog; undefined: the host has none. */
async function save(path?: string | null) {
  const dialogs = path === undefined ? null : { open: async () => null, save: async () => path };
  const core = await windowCore({ ports: { dialogs }, drain: false });
  const offered: { name: string; starts: string }[] = [];
  const saved = await saveAs(
    core.transport,
    { kind: 'template', name: 'Templat.xlsx' },
    (fileId) => core.transport.call('lists.saveTemplate', { fileId, language: 'id' }),
    (name, pieces) => offered.push({ name, starts: String.fromCharCode(...(pieces[0]?.slice(0, 2) ?? [])) }),
  );
  return { saved, offered, asked: core.askedNames() };
}

describe('saving a file', () => {
  it('fetches it where the host has no save dialog', async () => {
    const { saved, offered, asked } = await save();
    expect(saved).toMatchObject({ ok: true, value: { savedId: null } });
    expect(offered).toEqual([{ name: 'Templat.xlsx', starts: 'PK' }]);
    expect(asked).toEqual(['files.chooseSave', 'lists.saveTemplate', 'files.read', 'files.release']);
  });

  it('leaves it where the person chose to have it', async () => {
    const path = join(tempDir(), 'Punya saya.xlsx');
    const { saved, offered, asked } = await save(path);
    expect(offered).toEqual([]);
    // Not released: the window may be asked to open it.
    expect(asked).toEqual(['files.chooseSave', 'lists.saveTemplate']);
    expect(saved).toMatchObject({ ok: true, value: { fileName: 'Punya saya.xlsx', savedId: expect.any(String) } });
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  });

  it('writes nothing when the dialog is closed', async () => {
    const { saved, asked } = await save(null);
    expect(saved).toEqual({ ok: true, value: null });
    expect(asked).toEqual(['files.chooseSave']);
  });

  it('offers nothing that could not be written, and still lets the place go', async () => {
    const path = join(tempDir(), 'tidak', 'ada', 'a.xlsx');
    const { saved, offered, asked } = await save(path);
    expect(saved).toMatchObject({ ok: false, error: { code: 'file-not-writable' } });
    expect(offered).toEqual([]);
    expect(asked.at(-1)).toBe('files.release');
    expect(existsSync(path)).toBe(false);
  });
});
