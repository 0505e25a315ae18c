/** The disk fills while a report is written: the window says so, and nothing is left of it, neither a file nor a record. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Worker } from '../../../../src-main/core/kernel/ports.ts';
import { errorSentence } from '../../../../src-renderer/i18n/error-texts.ts';
import { emptyDraft, orderOf } from '../../../../src-renderer/parts/report/field/field-draft.ts';
import { makeFieldReport, makeReport } from '../../../../src-renderer/parts/report/use-make-report.ts';
import { importFile } from '../../../fakes/import-file.ts';
import { tempDir, testPorts } from '../../../fakes/ports.ts';
import { windowCore } from '../../../fakes/window-core.ts';

const csv = ['NIK;Nama;No HP;Petugas', '3374010101900015;Budi Contoh;081200779903;Agen B'].join('\n');

/** Everything is written, and at the end there was no room for it. */
function full(worker: Worker): Worker {
  const answered = (message: unknown) => (message as { kind?: string }).kind === 'answer';
  const failure = { kind: 'answer', answer: { code: 'disk-full', message: 'ENOSPC' } };
  return { ...worker, onMessage: (hear) => worker.onMessage((message) => hear(answered(message) ? failure : message)) };
}

it('says so in a sentence, and leaves what stood there as it stood', async () => {
  const folder = join(tempDir(), 'laporan');
  mkdirSync(folder);
  writeFileSync(join(folder, 'lama.xlsx'), 'lama');
  const { startWorker } = testPorts();
  const core = await windowCore({
    drain: false,
    ports: {
      startWorker: (program, limits) => {
        const worker = startWorker(program, limits);
        return program === 'writing-process' ? full(worker) : worker;
      },
      dialogs: {
        open: async () => null,
        save: async () => join(folder, 'lama.xlsx'),
        folder: async () => folder,
        mayReplace: async () => true,
      },
    },
  });
  const fileId = await core.upload('nasabah.csv', Buffer.from(csv));
  const connectionId = (await core.practice()).id;
  const { list } = await importFile(core.ask, { fileId, name: 'Nasabah', connectionId, startNow: false });
  const { columns } = await core.ask('reports.columns', { listIds: [list.id] });
  const draft = { ...emptyDraft([list.id], 'masked', 'id'), parted: true };
  const day = new Date(2026, 2, 5);
  const field = (order: ReturnType<typeof orderOf>) =>
    makeFieldReport(core.transport, { order, title: 'Kunjungan', practice: true }, day);
  const rows = {
    listId: list.id,
    listName: 'Nasabah',
    practice: true,
    format: 'xlsx',
    language: 'id',
    password: null,
  } as const;
  const tries = [
    () => field({ ...orderOf(draft, columns), container: 'file', by: null }),
    () => field(orderOf(draft, columns)),
    () => field(orderOf({ ...draft, inFolder: true }, columns)),
    () => makeReport(core.transport, rows, day),
  ];
  for (const attempt of tries) {
    const made = await attempt();
    if (made.ok) throw new Error('It was made.');
    expect(made.error.code).toBe('disk-full');
    expect(errorSentence(made.error)).toMatch(/^Disk penuh\. .+/);
    expect(readdirSync(folder)).toEqual(['lama.xlsx']);
    expect((await core.ask('reports.page', {})).reports).toEqual([]);
  }
}, 60_000);
