/** A column that another program rounded is other people's numbers: its list is not taken before somebody has seen that. */
import { describe, expect, test } from 'vitest';
import { chanceOfAtLeast, isRounded } from '../../../../src-main/core/imports/columns/rounded-columns.ts';
import { workbookOf } from '../../../fixtures/workbooks.ts';
import { listsBench, nothingStored } from '../../lists/lists-bench.ts';

const line = (index: number, serial: number, phone = 10_000_001 + index * 7): string =>
  `317400150590${String(serial).padStart(4, '0')},0812${phone},Orang ${index}`;
const csv = (lines: readonly string[]): string => ['NIK,No HP,Nama', ...lines].join('\n');
const rounded = csv(Array.from({ length: 20 }, (_, index) => line(index, 10 + index * 10)));
const roundedPhones = csv(
  Array.from({ length: 20 }, (_, index) => line(index, index * 10 + 1, 10_000_010 + index * 10)),
);

describe('a column', () => {
  test('was rounded where chance gives it less than one time in a million, one number in ten ending in 0', () => {
    // The chance that all of n end in 0 is one in ten to the n; of six it is one in a million, and not less.
    expect([6, 7, 20].map((numbers) => isRounded(numbers, numbers))).toEqual([false, true, true]);
    expect(chanceOfAtLeast(2, 3)).toBeCloseTo(0.028, 10);
    expect(chanceOfAtLeast(0, 5)).toBe(1);
    // As every table of the binomial distribution has it, for 100 and 1,000 of them.
    expect([27, 28].map((zeros) => isRounded(100, zeros))).toEqual([false, true]);
    expect([148, 149].map((zeros) => isRounded(1_000, zeros))).toEqual([false, true]);
    expect([0, 1, 2].map((numbers) => isRounded(numbers, numbers))).toEqual([false, false, false]);
    expect([isRounded(500_000, 50_000), isRounded(500_000, 52_000), isRounded(500_000, 500_000)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('a list with such a column', { timeout: 60_000 }, () => {
  test.each([
    ['nik', 'nik-column-rounded', 'acceptNikRounded', 'acceptPhoneRounded', rounded],
    ['phone', 'phone-column-rounded', 'acceptPhoneRounded', 'acceptNikRounded', roundedPhones],
  ] as const)(
    'of %s is refused whole until it is accepted by its own choice',
    async (field, code, accept, other, text) => {
      const bench = await listsBench();
      const fileId = bench.file('daftar.csv', text);
      const found = { field, code, numbers: 20, endInZero: 20, accepted: false };
      expect(await bench.preview({ fileId })).toMatchObject({
        accepted: 20,
        roundedColumns: [found],
        problems: [{ row: 1, field, code, severity: 'error' }],
        problemCounts: [{ code, severity: 'error', count: 1 }],
      });
      for (const read of [{}, { [other]: true }]) {
        await expect(bench.import({ fileId, read })).rejects.toMatchObject({
          code,
          details: { field, numbers: 20, endInZero: 20 },
        });
      }
      expect(bench.stored()).toEqual(nothingStored);
      const { list, problems } = await bench.import({ fileId, read: { [accept]: true } });
      expect([list.accepted, problems]).toEqual([20, [{ row: 1, field, code, severity: 'warning' }]]);
    },
  );

  test('is told before the rows’ problems, and once however few problems are wanted', async () => {
    const bench = await listsBench();
    const fileId = bench.file('daftar.csv', `${rounded}\n310000,0812000,X`);
    const { problems } = await bench.preview({ fileId, problemLimit: 2 });
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [1, 'nik-column-rounded'],
      [22, 'nik-length'],
    ]);
    expect((await bench.preview({ fileId, problemLimit: 0 })).problems).toEqual([]);
  });

  test('is found in every type of cell and spelling: numbers, groups, an apostrophe, a workbook', async () => {
    const bench = await listsBench();
    const rows = Array.from({ length: 20 }, (_, index) =>
      line(index, 10 + index * 10, 10_000_010 + index * 10).split(','),
    );
    const spelled = (nik: string, index: number) =>
      [nik, `'${nik}`, `${nik.slice(0, 4)} ${nik.slice(4)}`][index % 3] ?? nik;
    const table = [
      ['NIK', 'No HP', 'Nama'],
      ...rows.map(([nik = '', phone = '', name = ''], index) => [spelled(nik, index), Number(phone), name]),
    ];
    const fileId = bench.file('campur.xlsx', workbookOf({ Data: table }, 'xlsx'));
    const found = { numbers: 20, endInZero: 20, accepted: false };
    expect((await bench.preview({ fileId })).roundedColumns).toEqual([
      { field: 'nik', code: 'nik-column-rounded', ...found },
      { field: 'phone', code: 'phone-column-rounded', ...found },
    ]);
    // Either by itself still stands in the way.
    await expect(bench.import({ fileId, read: { acceptNikRounded: true } })).rejects.toMatchObject({
      code: 'phone-column-rounded',
    });
    expect(bench.stored()).toEqual(nothingStored);
  });

  test('counts a number once, in however many rows it stands', async () => {
    const bench = await listsBench();
    const often = Array.from({ length: 30 }, () => line(1, 10, 10_000_010));
    const fileId = bench.file('sama.csv', csv([...often, ...Array.from({ length: 5 }, (_, index) => line(index, 11))]));
    expect(await bench.preview({ fileId })).toMatchObject({ rows: 35, roundedColumns: [] });
  });

  test('counts the numbers of rows that are left out for another reason', async () => {
    const bench = await listsBench();
    const broken = Array.from({ length: 20 }, (_, index) => `12,0812${10_000_010 + index * 10},Orang ${index}`);
    const fileId = bench.file('rusak.csv', csv([...broken, line(50, 11)]));
    expect(await bench.preview({ fileId })).toMatchObject({
      accepted: 1,
      roundedColumns: [{ field: 'phone', numbers: 21, endInZero: 20 }],
    });
  });

  test('counts a contact’s column only where the contacts consented', async () => {
    const bench = await listsBench();
    const lines = Array.from(
      { length: 20 },
      (_, index) => `${line(index, index * 10 + 1)},${`31740055059${String(10 + index * 10).padStart(5, '0')}`}`,
    );
    const fileId = bench.file('kontak.csv', ['NIK,No HP,Nama,NIK Penjamin', ...lines].join('\n'));
    expect((await bench.preview({ fileId })).roundedColumns).toEqual([]);
    expect((await bench.preview({ fileId, read: { ecConsent: true } })).roundedColumns).toEqual([
      { field: 'ecNik', code: 'nik-column-rounded', numbers: 20, endInZero: 20, accepted: false },
    ]);
    await expect(bench.import({ fileId, read: { ecConsent: true } })).rejects.toMatchObject({
      code: 'nik-column-rounded',
    });
    const phones = Array.from(
      { length: 20 },
      (_, index) => `${line(index, index * 10 + 1)},0857${10_000_010 + index * 10}`,
    );
    const ofPhones = bench.file('hp.csv', ['NIK,No HP,Nama,HP Kontak Darurat', ...phones].join('\n'));
    expect((await bench.preview({ fileId: ofPhones })).roundedColumns).toEqual([]);
    expect((await bench.preview({ fileId: ofPhones, read: { ecConsent: true } })).roundedColumns).toEqual([
      { field: 'ecPhone', code: 'phone-column-rounded', numbers: 20, endInZero: 20, accepted: false },
    ]);
  });
});
