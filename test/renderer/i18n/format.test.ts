/** Numbers, money, durations as people write them. (Spaces of Intl may be narrow or no-break; they count as spaces.) */
import { expect, onTestFinished, test, vi } from 'vitest';
import { formats } from '../../../src-renderer/i18n/format.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');
const id = formats('id');
const en = formats('en');

test('rupiah has no decimals unless there are some', () => {
  expect(plain(id.rupiah(3_765_000))).toBe('Rp 3.765.000');
  expect(plain(id.rupiah(1250.5))).toBe('Rp 1.250,5');
});

test('a duration has its two largest units', () => {
  expect(id.duration(3725)).toBe('1 jam 2 menit');
  expect(en.duration(59)).toBe('59 s');
  expect(en.duration(0.2)).toBe('less than 1 s');
  expect(id.duration(90_061)).toBe('1 hari 1 jam');
});

test('a forecast is no finer than a minute and never nothing', () => {
  expect(id.estimate(3)).toBe('1 menit');
  expect(id.estimate(1718)).toBe('29 menit');
  expect(en.estimate(7200)).toBe('2 h');
  expect(en.estimate(7500)).toBe('2 h 5 min');
  expect(en.estimate(2 * 86_400 + 3600)).toBe('2 d 1 h');
});

test('a birth date is the same day in every time zone', () => {
  expect(plain(id.isoDate('1990-12-31'))).toBe('31 Desember 1990');
});

test('digits are grouped for reading aloud and stay complete', () => {
  expect(id.nik('3171014101900001')).toBe('3171 0141 0190 0001');
  expect(id.phone('081234567890')).toBe('0812 3456 7890');
  expect(id.nik('123')).toBe('123');
});

test('nothing is asked of Intl before something is written', () => {
  const made = vi.spyOn(Intl, 'NumberFormat');
  const dates = vi.spyOn(Intl, 'DateTimeFormat');
  onTestFinished(() => void vi.restoreAllMocks());
  const own = formats('id');
  expect(made).not.toHaveBeenCalled();
  expect(dates).not.toHaveBeenCalled();
  own.number(1);
  own.number(2);
  expect(made).toHaveBeenCalledTimes(1);
});

test('today shows the time alone', () => {
  const now = new Date(2026, 10, 3, 14, 5).getTime();
  expect(id.moment(now, now)).toBe('14.05');
  expect(plain(id.moment(new Date(2026, 10, 2, 14, 5).getTime(), now))).toBe('2 Nov 2026 14.05');
});
