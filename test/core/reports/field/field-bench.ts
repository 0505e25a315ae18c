/** A core with a list of invented people whose answers the practice provider orders by number, and its field reports read again. */
import { basename, join } from 'node:path';
import { read, utils } from 'xlsx';
import type { InputOf } from '../../../../src-main/contract/index.ts';
import type { List } from '../../../../src-main/contract/lists.ts';
import type { Ports } from '../../../../src-main/core/kernel/ports.ts';
import { type CoreBench, coreBench } from '../../../fakes/core-bench.ts';
import { importFile } from '../../../fakes/import-file.ts';
import { tempDir } from '../../../fakes/ports.ts';

export const headings =
  'NIK;Nama;No HP;Alamat;Petugas;Tunggakan;Jatuh tempo;NIK Kontak Darurat;HP Kontak Darurat;Kontak Darurat';

/** Numbers that end in 7799NN order row NN of the practice provider's script. */
export const people = [
  '3374010101900015;Budi Contoh;081200779903;Jl. Melati 1, Semarang;Agen B;1.500.000;2026-11-05;;;',
  '7371010101910012;Siti Contoh;081200779900;Jl. Mawar 2, Makassar;Agen A;250.000;2026-12-01;;;',
  '3201010101920013;Dewi Contoh;081200779904;;Agen A;75.000;2026-10-20;3201014101910013;081200779900;Ani Contoh',
  '3201010101930014;=Agus Contoh;081200779931;Sorong, Papua Barat Daya;;90.000;2026-09-01;;;',
  '3201010101940015;Rina Contoh;081200779905;Depok;Agen A;120.000;2026-11-11;;;',
];

export async function fieldBench(ports: Partial<Ports> & { dir?: string } = {}) {
  // A path that a terminal was given is its own id here.
  const bench = await coreBench({
    ports: {
      ...ports,
      namedFile: (fileId) => (fileId.startsWith('/') ? { path: fileId, use: 'write' } : null),
    },
  });
  return {
    ...bench,
    async list(rows: readonly string[] = people, order: Partial<Parameters<typeof importFile>[1]> = {}): Promise<List> {
      const fileId = await bench.upload('nasabah.csv', Buffer.from([headings, ...rows].join('\n')));
      const { list } = await importFile(bench.ask, {
        ...{ fileId, name: 'Nasabah Uji', connectionId: (await bench.practice()).id, startNow: true },
        read: { ecConsent: false },
        ...order,
      });
      return order.startNow === false ? list : bench.finished(list.id);
    },
    make: (order: FieldOrder) => make(bench, order),
  };
}

type FieldOrder = Partial<Extract<InputOf<'reports.create'>, { listIds: number[] }>> & { listIds: number[] };

/** Where nothing is said, to a file of its own. */
async function make(bench: CoreBench, order: FieldOrder) {
  const out = order.fileId ?? join(tempDir(), `lapangan.${order.format === 'csv' ? 'csv' : 'xlsx'}`);
  const report = await bench.ask('reports.create', { kind: 'field', language: 'id', ...order, fileId: out });
  return { report, out, name: basename(out) };
}

/** A sheet as rows of what a reader sees: the first are the headings. */
export function tableOf(bytes: Buffer, sheet: string): unknown[][] {
  const found = read(bytes, { dense: true }).Sheets[sheet];
  if (!found) throw new Error(`There is no sheet ${sheet}.`);
  return utils.sheet_to_json<unknown[]>(found, { header: 1, defval: null, raw: false });
}

export function column(table: readonly unknown[][], heading: string): unknown[] {
  const index = (table[0] ?? []).indexOf(heading);
  if (index < 0) throw new Error(`There is no column ${heading}: ${JSON.stringify(table[0])}`);
  return table.slice(1).map((line) => line[index]);
}
