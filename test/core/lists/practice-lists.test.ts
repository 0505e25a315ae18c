/** The lists that come with the program: made by their script, of invented people, and a good first day. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { verdictKinds } from '../../../src-main/contract/answer.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { importFile } from '../../fakes/import-file.ts';
import { tempDir } from '../../fakes/ports.ts';
import { makePracticeLists } from '../../fixtures/make-practice-lists.ts';
import { readBytes } from '../spreadsheet/read/read-bytes.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
const lists = ['practice/nasabah-contoh.xlsx', 'practice/kecil.csv'];

describe('the practice lists', () => {
  test('are what their script makes', async () => {
    const made = tempDir();
    makePracticeLists(made);
    expect(readdirSync(join(made, 'practice')).sort()).toEqual(readdirSync(join(resources, 'practice')).sort());
    for (const name of lists) {
      const [now, before] = await Promise.all(
        [made, resources].map((folder) => readBytes(readFileSync(join(folder, name)), { ecConsent: true })),
      );
      expect(now?.rows, name).toEqual(before?.rows);
    }
  });

  test.each(lists)('%s names nobody real: regency 00 and district 00 exist nowhere', async (name) => {
    const { rows } = await readBytes(readFileSync(join(resources, name)), { ecConsent: true });
    for (const row of rows) if (row.person) expect(row.person.nik).toMatch(/^\d\d0000/);
  });

  test('the long one has one of each problem, and its total is no person', async () => {
    const { summary, headings } = await readBytes(readFileSync(join(resources, 'practice/nasabah-contoh.xlsx')), {
      ecConsent: true,
    });
    expect(headings.row).toBe(4);
    expect(summary).toMatchObject({ rows: 120, accepted: 108, rejected: 12, duplicates: 1 });
    expect(summary.problemCounts.map(({ code }) => code).sort()).toEqual([
      ...['cell-error', 'ec-nik-invalid', 'ec-phone-invalid', 'ec-same-phone', 'name-missing', 'nik-chars'],
      ...['nik-cleaned', 'nik-date-impossible', 'nik-length', 'nik-missing', 'nik-numeric-cell'],
      ...['nik-precision-lost', 'nik-region-unknown', 'nik-scientific', 'phone-chars', 'phone-cleaned'],
      ...['phone-invalid', 'phone-landline', 'phone-missing', 'phone-multiple', 'phone-scientific'],
      ...['phone-zero-restored', 'same-nik-other-phone', 'same-phone-other-person', 'twin'],
    ]);
  });

  test('the long one shows every verdict, and every row ends without anybody helping', async () => {
    const bench = await coreBench();
    const { id } = await bench.practice();
    await bench.ask('connections.update', { id, settings: { ratePerSecond: 1000, retryBaseMs: 20, retryMaxMs: 50 } });
    const fileId = await bench.uploadFile(join(resources, 'practice/nasabah-contoh.xlsx'));
    const read = { ecConsent: true };
    const { list } = await importFile(bench.ask, { fileId, connectionId: id, startNow: true, read });
    const done = await bench.finished(list.id);
    const { answered, no_record, refused, reused } = done.states;
    expect(answered + no_record + refused + reused).toBe(108);
    expect([no_record > 0, refused, reused]).toEqual([true, 2, 1]);
    expect(done.charges.unknown).toBe(0);
    const { rows } = await bench.ask('lists.rows', { listId: list.id, limit: 200 });
    expect(new Set(rows.map((row) => row.verdict.kind))).toEqual(new Set(verdictKinds));
    expect((await bench.ask('queue.status', {})).state).toBe('running');
  });
});
