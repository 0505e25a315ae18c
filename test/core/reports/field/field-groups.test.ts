/** The files a parted report would come in are those it comes in. Invented people. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDir } from '../../../fakes/ports.ts';
import { fieldBench, people } from './field-bench.ts';

const about = { format: 'csv', language: 'id' } as const;

it('are foretold as they are then made: names, order, people', async () => {
  const bench = await fieldBench();
  const list = await bench.list(people, { startNow: false });
  const foretold = await bench.ask('reports.groups', { ...about, listIds: [list.id, list.id], by: 'petugas' });
  const out = join(tempDir(), 'petugas.zip');
  const { report } = await bench.make({ ...about, listIds: [list.id], by: 'petugas', container: 'zip', fileId: out });
  expect(foretold.files).toEqual(
    report.files.map(({ name, group, people: count }) => ({ name, group, people: count })),
  );
  expect(foretold.files).toHaveLength(3);
}, 60_000);

it('are refused as the report is: by a column that is not there, and by one with a value for everybody', async () => {
  const bench = await fieldBench();
  const rows = Array.from({ length: 501 }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return `320101010190${number};Orang;08123456${number};;Agen ${index};;;;;`;
  });
  const list = await bench.list(rows, { startNow: false });
  const ask = (by: string, listIds = [list.id]) => bench.core.call('reports.groups', { ...about, listIds, by });
  expect(await ask('Petugas')).toMatchObject({ error: { code: 'report-too-many-files', details: { most: 500 } } });
  expect(await ask('Wilayah')).toMatchObject({ error: { code: 'column-unknown' } });
  expect(await ask('Alamat')).toMatchObject({ value: { files: [{ group: null, people: 501 }] } });
  expect(await ask('Petugas', [list.id + 9])).toMatchObject({ error: { code: 'not-found' } });
}, 60_000);
