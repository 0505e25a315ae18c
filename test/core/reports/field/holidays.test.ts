/** Which national holidays are known: a file replaces those of the program, and one that cannot be used is said. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readHolidays } from '../../../../src-main/core/reports/field/holidays.ts';
import { tempDir } from '../../../fakes/ports.ts';

function folders(data: string | null, program: string | null = null) {
  const places = [
    { place: 'data-folder', folder: tempDir(), text: data },
    { place: 'program-folder', folder: tempDir(), text: program },
  ] as const;
  for (const { folder, text } of places) if (text !== null) writeFileSync(join(folder, 'holidays.json'), text);
  return places.map(({ place, folder }) => ({ place, folder }));
}

const of2027 = { source: 'SKB 3 Menteri 2027', collected: '2026-10-12', '2027': ['2027-01-01', '2027-08-17'] };

test('those of the program end with 2026, and say where they are from', () => {
  const holidays = readHolidays(folders(null));
  expect(holidays).toMatchObject({ place: 'built-in', years: [2026], problems: [] });
  expect(holidays.source).toContain('SKB 3 Menteri');
  expect([holidays.has('2026-12-25'), holidays.has('2026-12-26')]).toEqual([true, false]);
  expect([holidays.isKnown(2026), holidays.isKnown(2027)]).toEqual([true, false]);
});

test('a file in the data folder replaces them whole, before one beside the program', () => {
  const both = readHolidays(
    folders(JSON.stringify(of2027), JSON.stringify({ source: 'lain', '2028': ['2028-01-01'] })),
  );
  expect(both).toMatchObject({
    place: 'data-folder',
    collected: '2026-10-12',
    source: 'SKB 3 Menteri 2027',
    years: [2027],
  });
  expect([both.isKnown(2026), both.has('2027-08-17')]).toEqual([false, true]);
  const beside = readHolidays(folders(null, JSON.stringify(of2027)));
  expect(beside).toMatchObject({ place: 'program-folder', years: [2027], problems: [] });
});

describe('a file that cannot be used is told with the place in it, and the next one counts', () => {
  test.each([
    ['not-json', null, '{"2027": ['],
    ['not-valid', 'source', JSON.stringify({ '2027': ['2027-01-01'] })],
    ['not-valid', '2027', JSON.stringify({ source: 'x' })],
    ['not-valid', '2027', JSON.stringify({ source: 'x', '2027': [] })],
    ['not-valid', '2027', JSON.stringify({ source: 'x', '2027': 'tahun depan' })],
    ['not-valid', '2027[2]', JSON.stringify({ source: 'x', '2027': ['2027-01-01', '2027-02-30'] })],
    ['not-valid', '2027[1]', JSON.stringify({ source: 'x', '2027': ['2026-01-01'] })],
    ['not-valid', 'collected', JSON.stringify({ ...of2027, collected: 'kemarin' })],
    ['not-valid', null, '[]'],
    ['not-valid', null, ' '.repeat(1024 * 1024 + 1)],
  ])('%s at %s', (fault, at, text) => {
    const read = readHolidays(folders(text, JSON.stringify(of2027)));
    expect(read.problems).toEqual([{ place: 'data-folder', fault, at }]);
    expect(read.place).toBe('program-folder');
  });

  test('also one that cannot be read, and both of them', () => {
    const places = folders(null, 'x');
    mkdirSync(join(places[0]?.folder ?? '', 'holidays.json'));
    chmodSync(join(places[0]?.folder ?? '', 'holidays.json'), 0o700);
    expect(readHolidays(places)).toMatchObject({
      place: 'built-in',
      years: [2026],
      problems: [
        { place: 'data-folder', fault: 'not-readable' },
        { place: 'program-folder', fault: 'not-json' },
      ],
    });
  });
});
