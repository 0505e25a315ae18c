/** Handing a file to the core: where it lies when the program's own window knows, else in pieces. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { uploadFile } from '../../../../src-renderer/core/files/upload.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { windowCore } from '../../../fakes/window-core.ts';

const text = 'No KTP;No HP\r\n3201010101900001;081234001000\r\n';
const held = () => new File([text], 'nasabah.csv');

function watch() {
  const sent: number[] = [];
  return { sent, onSent: (bytes: number) => void sent.push(bytes), isCancelled: () => false };
}

it('reads a dropped file where it lies, without a piece of it crossing', async () => {
  const path = join(tempDir(), 'nasabah.csv');
  writeFileSync(path, text);
  const namedFile = (fileId: string) => (fileId === 'given' ? { path, use: 'read' as const } : null);
  const core = await windowCore({ ports: { namedFile }, drain: false });
  const watched = watch();
  const handed = await uploadFile(core.transport, held(), watched, async (file) => ({
    ...{ fileId: 'given', name: file.name, bytes: file.size },
  }));
  expect(handed).toEqual({ ok: true, value: { fileId: 'given' } });
  expect(watched.sent).toEqual([text.length]);
  expect(core.askedNames()).toEqual([]);
  expect(await core.transport.call('drafts.open', { fileId: 'given' })).toMatchObject({
    ok: true,
    value: { sourceName: 'nasabah.csv', counts: { rows: 1 } },
  });
});

it('sends what has no place on this machine in pieces', async () => {
  const core = await windowCore({ drain: false });
  const watched = watch();
  const handed = await uploadFile(core.transport, held(), watched, async () => null);
  expect(handed).toMatchObject({ ok: true });
  expect(core.askedNames()).toEqual(['files.begin', 'files.append']);
  expect(watched.sent).toEqual([text.length]);
});

it('has nothing but pieces in a browser', async () => {
  const core = await windowCore({ drain: false });
  await uploadFile(core.transport, held(), watch());
  expect(core.askedNames()).toEqual(['files.begin', 'files.append']);
});
