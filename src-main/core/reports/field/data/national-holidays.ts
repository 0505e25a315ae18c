/**
 * National holidays, on which nobody may be contacted about a loan (POJK 22/2023 art. 62). Source: the project's
 * data/national-holidays.json, gathered from public sources and not an official register. A `holidays.json` of the same shape
 * replaces it whole (holidays.ts), so that a new year needs no new program.
 */
export const nationalHolidays = {
  source: 'SKB 3 Menteri, libur nasional 2026 (17 hari; cuti bersama tidak termasuk)',
  collected: '2026-11-30',
  '2026': [
    '2026-01-01',
    '2026-01-16',
    '2026-02-17',
    '2026-03-19',
    '2026-03-21',
    '2026-03-22',
    '2026-04-03',
    '2026-04-05',
    '2026-05-01',
    '2026-05-14',
    '2026-05-27',
    '2026-05-31',
    '2026-06-01',
    '2026-06-16',
    '2026-08-17',
    '2026-08-25',
    '2026-12-25',
  ],
} as const;
