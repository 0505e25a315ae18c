/** The ledger as a file: what is looked at is written, fetched where there is no save dialog, and let go. */
import { expect, test } from 'vitest';
import { exportLedger } from '../../../../src-renderer/screens/charges/export-ledger.ts';
import { createFakeCoreClient, type FakeAnswers, ok } from '../../../fakes/fake-core-client.ts';

const day = new Date(2026, 10, 5);
const order = { listId: 3, charges: ['unknown' as const], format: 'csv' as const, language: 'id' as const };

function core(change: FakeAnswers = {}) {
  return createFakeCoreClient({
    'files.chooseSave': ({ suggestedName }) => ok({ file: { fileId: 'f', name: suggestedName, download: true } }),
    'charges.export': () => ok({ rows: 2, fileName: 'Buku biaya 2026-11-05.csv' }),
    'files.read': ({ offset }) => ok({ base64: btoa(offset === 0 ? 'a' : 'b'), nextOffset: offset === 0 ? 1 : null }),
    'files.release': () => ok({}),
    ...change,
  });
}

test('the filter goes along, the name has the day, every piece is offered and the file is let go', async () => {
  const client = core();
  const offered: [string, number][] = [];
  const written = await exportLedger(client, 'Buku biaya', order, day, (name, pieces) => {
    offered.push([name, pieces.length]);
  });
  expect(written).toEqual({ ok: true, value: { rows: 2, fileName: 'Buku biaya 2026-11-05.csv' } });
  expect(client.calls[1]).toEqual({ name: 'charges.export', input: { ...order, fileId: 'f' } });
  expect(offered).toEqual([['Buku biaya 2026-11-05.csv', 2]]);
  expect(client.calls.at(-1)?.name).toBe('files.release');
});

test('nothing is written when the dialog is closed', async () => {
  const client = core({ 'files.chooseSave': () => ok({ file: null }) });
  expect(await exportLedger(client, 'x', order, day)).toEqual({ ok: true, value: null });
  expect(client.calls).toHaveLength(1);
});

test('what could not be written is not offered, and is let go', async () => {
  const error = { code: 'file-not-writable', message: '' } as const;
  const client = core({ 'charges.export': () => ({ ok: false, error }) });
  const written = await exportLedger(client, 'x', order, day, () => {
    throw new Error('offered');
  });
  expect(written).toEqual({ ok: false, error });
  expect(client.calls.at(-1)?.name).toBe('files.release');
});
