/** The list's own columns: real dates and amounts where every cell agrees, text as it was typed everywhere else. */
import { describe, expect, test } from 'vitest';
import { createKeptColumns, keptCells, keptText } from '../../../../src-main/core/reports/field/kept-columns.ts';

function column(heading: string, ...texts: string[]) {
  const kept = createKeptColumns();
  for (const text of texts) kept.look([{ heading, text }]);
  const columns = kept.columns(null);
  return { kind: columns[0]?.kind, cells: texts.map((text) => keptCells(columns, [{ heading, text }])[0]) };
}

describe('a column', () => {
  test.each([
    ['Jatuh tempo', ['2026-11-05', '2026-12-31 00:00:00'], 'date', [{ date: '2026-11-05' }, { date: '2026-12-31' }]],
    ['Tgl Bayar', ['05/11/2026', '1-2-2026', ''], 'date', [{ date: '2026-11-05' }, { date: '2026-02-01' }, null]],
    ['Apa saja', ['2026-11-05'], 'date', [{ date: '2026-11-05' }]],
    // Which of the two is the month, only a heading that speaks of dates tells.
    ['Nomor seri', ['05/11/2026'], 'text', ['05/11/2026']],
    ['Jatuh tempo', ['2026-02-30'], 'text', ['2026-02-30']],
    ['Jatuh tempo', ['2026-11-05', 'akhir bulan'], 'text', ['2026-11-05', 'akhir bulan']],
    ['Tunggakan', ['1.500.000', 'Rp 250.000', '75000', '0'], 'rupiah', [1_500_000, 250_000, 75_000, 0]],
    ['Total Tagihan (Rp)', ['1,500,000', '1.500.000,00', 'Rp. 90.000,-'], 'rupiah', [1_500_000, 1_500_000, 90_000]],
    ['Tunggakan', ['1,5 juta'], 'text', ['1,5 juta']],
    ['Tunggakan', ['1.500.00'], 'text', ['1.500.00']],
    // Digits that are no amount: a leading zero, or nobody says that it is one.
    ['Tunggakan', ['075000'], 'text', ['075000']],
    ['No Kontrak', ['1500000'], 'text', ['1500000']],
    ['Hari tunggakan', ['12', '45'], 'number', [12, 45]],
    ['DPD', ['0', '120'], 'number', [0, 120]],
    ['DPD', ['012'], 'text', ['012']],
    ['Alamat', ['', ' '], 'text', [null, null]],
    ['Catatan', ['=1+1', '@cmd'], 'text', ['=1+1', '@cmd']],
  ])('%s of %j is %s', (heading, texts, kind, cells) => {
    expect(column(heading, ...texts)).toEqual({ kind, cells });
  });
});

test('of several lists is one, however its heading is spelt; the first spelling is shown', () => {
  const kept = createKeptColumns();
  kept.look([{ heading: 'Petugas', text: 'A' }]);
  kept.look([
    { heading: 'PETUGAS ', text: ' B  C' },
    { heading: 'Area', text: '1' },
  ]);
  expect(kept.columns(null).map(({ heading }) => heading)).toEqual(['Petugas', 'Area']);
  expect(keptText('petugas', [{ heading: 'PETUGAS ', text: ' B  C' }])).toBe('B C');
  expect(kept.columns(['area', 'petugas']).map(({ heading }) => heading)).toEqual(['Area', 'Petugas']);
  expect(() => kept.columns(['Cabang'])).toThrow(expect.objectContaining({ code: 'column-unknown' }));
});
