/** The ledger as a file: what is looked at is written, fetched where there is no save dialog, and let go. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportLedger } from '../../../../../src-renderer/screens/charges/ledger/export-ledger.ts';
import { tempDir } from '../../../../fakes/ports.ts';
import { pricedWindow, reply } from '../../../../fakes/priced-window.ts';
import { windowCore } from '../../../../fakes/window-core.ts';

const day = new Date(2026, 10, 5);
const order = { charges: ['unknown' as const], format: 'csv' as const, language: 'id' as const };

test('the filter goes along, the name has the day, every piece is offered and the file is let go', async () => {
  const core = await pricedWindow();
  const { listId } = await core.check([reply.answered, reply.cutAfterCharge]);
  // A ledger of more than one piece is longer than a test: this one comes in two.
  core.instead('files.read', async ({ offset = 0 }, ask) => {
    const whole = await ask();
    if (!whole.ok) return whole;
    const bytes = Buffer.from(whole.value.base64, 'base64');
    const half = offset === 0 ? bytes.subarray(0, 40) : bytes.subarray(39);
    return { ok: true, value: { base64: half.toString('base64'), nextOffset: offset === 0 ? 1 : null } };
  });
  const offered: { name: string; pieces: number; text: string }[] = [];
  const written = await exportLedger(core.transport, 'Buku biaya', { ...order, listId }, day, (name, pieces) => {
    offered.push({ name, pieces: pieces.length, text: Buffer.concat(pieces).toString() });
  });
  expect(written).toEqual({ ok: true, value: { rows: 1, fileName: 'Buku biaya 2026-11-05.csv', savedId: null } });
  const { fileId, ...asked } = core.lastOf('charges.export');
  expect(asked).toEqual({ ...order, listId });
  expect(offered).toMatchObject([{ name: 'Buku biaya 2026-11-05.csv', pieces: 2 }]);
  expect(offered[0]?.text).toContain('Belum pasti');
  expect(offered[0]?.text).not.toContain('Berbayar,');
  expect(core.askedNames().at(-1)).toBe('files.release');
  expect(core.lastOf('files.release')).toEqual({ fileId });
});

test('nothing is written when the dialog is closed', async () => {
  const core = await windowCore({
    drain: false,
    ports: { dialogs: { open: async () => null, save: async () => null } },
  });
  expect(await exportLedger(core.transport, 'x', order, day)).toEqual({ ok: true, value: null });
  expect(core.asked).toHaveLength(1);
});

test('what could not be written is not offered, and is let go', async () => {
  const path = join(tempDir(), 'tidak', 'ada', 'x.csv');
  const core = await windowCore({
    drain: false,
    ports: { dialogs: { open: async () => null, save: async () => path } },
  });
  const written = await exportLedger(core.transport, 'x', order, day, () => {
    throw new Error('offered');
  });
  expect(written).toMatchObject({ ok: false, error: { code: 'file-not-writable' } });
  expect(core.askedNames().at(-1)).toBe('files.release');
});
