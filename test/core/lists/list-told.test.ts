/** What a list that is there, and not started, tells whoever looks: it waits for somebody. */
import { expect, test } from 'vitest';
import { attentionOf } from '../../../src-renderer/screens/home/attention.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { importFile } from '../../fakes/import-file.ts';
import { until } from '../../fakes/queue-bench.ts';
import { fakeSystem } from '../../fakes/views.ts';

const csv = Buffer.from('NIK;No HP\n3201010101900011;081230000011\n3201010101900012;081230000012\n');

async function bench() {
  const opened = await coreBench();
  const { id: connectionId } = await opened.practice();
  await opened.ask('connections.update', { id: connectionId, settings: { ratePerSecond: 100 } });
  const toldOfQueue = () =>
    opened.told.flatMap((event) => (event.name === 'queue.changed' ? [event.payload] : [])).at(-1);
  return { ...opened, connectionId, toldOfQueue };
}

test('an import that starts nothing is told to the queue: Home has nothing else to know that rows wait for a start', async () => {
  const { upload, ask, connectionId, toldOfQueue } = await bench();
  const fileId = await upload('daftar.csv', csv);
  await importFile(ask, { fileId, connectionId, startNow: false, read: {} });
  await until(() => toldOfQueue()?.states.queued === 2);
  const queue = toldOfQueue();
  if (!queue) throw new Error('Nothing was told.');
  expect(attentionOf({ queue, system: fakeSystem }, [])).toContainEqual({ kind: 'not-started', count: 2 });
});

test('what practice answered is counted apart from what is paid', async () => {
  const { upload, ask, connectionId, finished } = await bench();
  const fileId = await upload('daftar.csv', csv);
  const { list } = await importFile(ask, { fileId, connectionId, startNow: true, read: {} });
  const { charges, practiceAnswers } = await finished(list.id);
  expect(practiceAnswers).toBe(charges.charged);
  expect(practiceAnswers + charges.free).toBe(2);
});
