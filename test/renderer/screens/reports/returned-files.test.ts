/** Bringing many sheets back at once: as many as are known at once, and of more none, which is said. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mostKnownFiles } from '../../../../src-main/contract/files.ts';
import { chooseReturned, uploadReturned } from '../../../../src-renderer/screens/reports/returned-files.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { windowCore } from '../../../fakes/window-core.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `petugas-${index}.csv`);
const files = (count: number) => names(count).map((name) => new File(['Nama;Catatan\nAni;-\n'], name));

async function choosing(count: number) {
  const folder = join(tempDir(), 'kembali');
  mkdirSync(folder);
  const paths = names(count).map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, 'Nama;Catatan\nAni;-\n');
  const dialogs = { open: async () => null, openSeveral: async () => paths, save: async () => null };
  return windowCore({ drain: false, ports: { dialogs } });
}

describe('chosen in a dialog', () => {
  it('as many as may be are all known when they are read', async () => {
    const core = await choosing(mostKnownFiles);
    const { fileIds, tooMany, errors } = await chooseReturned(core.transport);
    expect([fileIds.length, tooMany, errors]).toEqual([mostKnownFiles, null, []]);
    const first = await core.ask('outcomes.import', { fileIds: fileIds.slice(0, 1), apply: false });
    expect(first.files).toMatchObject([{ name: 'petugas-0.csv', error: 'no-field-sheet' }]);
  });

  it('of one more none is taken, and none stays known', async () => {
    const core = await choosing(mostKnownFiles + 1);
    expect(await chooseReturned(core.transport)).toEqual({ fileIds: [], tooMany: mostKnownFiles + 1, errors: [] });
    expect(core.asked.filter(({ name }) => name === 'files.release')).toHaveLength(mostKnownFiles + 1);
  });
});

it('given to a window without dialogs: of too many none is sent', async () => {
  const core = await windowCore({ drain: false });
  expect((await uploadReturned(core.transport, files(2))).fileIds).toHaveLength(2);
  const before = core.askedNames().length;
  expect(await uploadReturned(core.transport, files(mostKnownFiles + 1))).toMatchObject({
    tooMany: mostKnownFiles + 1,
  });
  expect(core.askedNames()).toHaveLength(before);
});
