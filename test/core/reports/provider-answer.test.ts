/** What the provider said stands in the report in its own words, and a twin of a doubt says what it waits for. */
import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { coreBench } from '../../fakes/core-bench.ts';
import { importFile } from '../../fakes/import-file.ts';

/** The practice provider answers a phone that ends in 7799NN with row NN of its table. */
const csv = [
  'NIK;Nama;No HP',
  '3201010101900011;Budi Contoh;081112779900',
  '3201010101910012;Siti Contoh;081112779929',
  '3201010101920014;Dewi Contoh;081112779960',
  '3201010101910012;Siti Contoh;081112779929',
  '3201010101920014;Dewi Contoh;081112779960',
  'tidak ada;Salah Contoh;0812',
].join('\n');

describe('a report', () => {
  it('has the code and the words of the last attempt, for a twin its leader’s', async () => {
    const bench = await coreBench();
    const { list } = await importFile(bench.ask, {
      fileId: await bench.upload('nasabah.csv', Buffer.from(csv)),
      connectionId: (await bench.practice()).id,
      startNow: true,
      read: {},
    });
    await expect
      .poll(async () => (await bench.ask('lists.get', { listId: list.id })).states, { timeout: 8_000 })
      .toMatchObject({ answered: 1, refused: 2, in_doubt: 1, sending: 0 });
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'laporan.xlsx' });
    const fileId = file?.fileId ?? '';
    await bench.ask('reports.create', { listId: list.id, fileId, format: 'xlsx', language: 'id' });
    const people = read(await bench.download(fileId)).Sheets.Orang ?? {};
    const rows = utils.sheet_to_json<Record<string, string>>(people);
    const said = rows.map((row) => row['Jawaban penyedia']);
    expect(said).toEqual([
      expect.stringMatching(/^200\b/),
      expect.stringMatching(/^11340 \w/),
      'Sambungan terputus.',
      said[1],
      said[2],
      undefined,
    ]);
    expect(rows[4]).toMatchObject({
      Status: 'Menunggu',
      Alasan: 'Pertanyaan yang sama sudah terkirim, tetapi jawabannya hilang.',
      'Langkah berikutnya': 'LATIHAN: Tentukan: kirim lagi atau anggap selesai',
    });
  });
});
