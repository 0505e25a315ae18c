/** A year whose holidays nobody knows: the window says so, the sheet says so, and a file in the data folder is all it takes. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { read } from 'xlsx';
import { emptyDraft, orderOf, yearsWithoutHolidays } from '../../../../src-renderer/parts/report/field/field-draft.ts';
import { makeFieldReport } from '../../../../src-renderer/parts/report/use-make-report.ts';
import { realClock } from '../../../fakes/clock.ts';
import { importFile } from '../../../fakes/import-file.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { windowCore } from '../../../fakes/window-core.ts';

const csv = ['NIK;Nama;No HP', '3374010101900015;Budi Contoh;081200779903'].join('\n');

it('is said until there is a file for it, without a new release of the program', async () => {
  // A Monday.
  const now = Date.parse('2027-02-01T10:00:00+07:00');
  const out = join(tempDir(), 'kunjungan.xlsx');
  const core = await windowCore({
    drain: false,
    ports: {
      dir: tempDir(),
      clock: { ...realClock(), now: () => now },
      dialogs: { open: async () => null, save: async () => out },
    },
  });
  const fileId = await core.upload('nasabah.csv', Buffer.from(csv));
  const connectionId = (await core.practice()).id;
  const { list } = await importFile(core.ask, { fileId, name: 'Nasabah', connectionId, startNow: false });
  const order = orderOf(emptyDraft([list.id], 'masked', 'id'), []);
  const sheets = async () => {
    const made = await makeFieldReport(core.transport, { order, title: 'x', practice: true }, new Date(now));
    if (!made.ok) throw new Error(made.error.code);
    const { Petunjuk, Kunjungan } = read(readFileSync(out)).Sheets;
    rmSync(out);
    return JSON.stringify(Petunjuk) + JSON.stringify(Kunjungan);
  };
  const unknown = async () => yearsWithoutHolidays(await core.ask('reports.holidays', {}), now);

  expect(await unknown()).toEqual([2027]);
  const before = await sheets();
  expect(before).toContain('libur nasional 2027 belum diketahui');
  expect(before).toContain('Hari ini (2027-02-01)');

  const file = { source: 'SKB rekaan', '2027': ['2027-02-01', '2027-02-02'] };
  writeFileSync(join(core.ports.dataDir, 'holidays.json'), JSON.stringify(file));
  expect(await unknown()).toEqual([]);
  const after = await sheets();
  expect(after).not.toContain('belum diketahui');
  expect(after).toContain('SKB rekaan');
  // Two holidays: the next day on which somebody may be contacted is the third.
  expect(after).toContain('2027-02-03');
}, 30_000);
