/** Filled-in sheets that come back, through the whole core: what is stored, what is told, and that nothing is guessed. */
import { describe, expect, it } from 'vitest';
import { type CoreBench, coreBench } from '../../../fakes/core-bench.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { agileWorkbook } from '../../../fixtures/encrypted-workbooks.ts';
import { codesOf, fourPeople, sheetRows, workbook } from './returned-sheets.ts';

const today = '2026-12-02';
const clockAt = (day: string) => {
  const now = new Date(`${day}T10:00:00`).getTime();
  return {
    now: () => now,
    monotonic: () => performance.now(),
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
};

async function benchOn(day = today): Promise<CoreBench> {
  return coreBench({ ports: { clock: clockAt(day), dir: tempDir() } });
}

async function bringIn(
  bench: CoreBench,
  bytes: Buffer | Buffer[],
  more: { apply?: boolean; agent?: string; password?: string } = {},
) {
  const several = Array.isArray(bytes) ? bytes : [bytes];
  const fileIds = await Promise.all(several.map((one, index) => bench.upload(`petugas-${index + 1}.xlsx`, one)));
  return bench.ask('outcomes.import', { fileIds, apply: true, ...more });
}

const told = (result: Awaited<ReturnType<typeof bringIn>>) =>
  result.problems.map(({ row, code, column, text }) => [row, code, column, text]);

describe('a filled-in sheet', () => {
  it('is stored with person, agent and day, and shown with the lookup; what was left blank is counted alone', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const rows = sheetRows(
      lookups,
      [
        { outcome: 'Berhasil dihubungi', foundOn: '2/12/2026', agent: 'Joko', note: 'Di rumah.' },
        {
          outcome: 'Janji bayar',
          foundOn: new Date(2026, 11, 2),
          promiseDate: '5 Des 2026',
          promiseAmount: 'Rp 1.500.000',
        },
        { outcome: 'nomor  SALAH' },
      ],
      { codes: await codesOf(bench) },
    );
    const result = await bringIn(bench, workbook(rows), { agent: 'Tuti' });
    expect(result).toMatchObject({
      applied: true,
      outcomes: 3,
      blank: 1,
      unknown: 0,
      changed: 0,
      kinds: { reached: 1, promised: 1, 'wrong-number': 1 },
      problems: [],
      files: [{ name: 'petugas-1.xlsx', outcomes: 3, imported: false, error: null }],
    });
    const [first, second] = await Promise.all(
      lookups.map(({ lookupId }) => bench.ask('history.get', { lookupId }).then(({ outcomes }) => outcomes)),
    );
    expect(first).toMatchObject([
      { kind: 'reached', agent: 'Joko', foundOn: '2026-12-02', note: 'Di rumah.', phone: '081200779900', reportId: 1 },
    ]);
    expect(second).toMatchObject([
      {
        kind: 'promised',
        agent: 'Tuti',
        promiseDate: '2026-12-05',
        promiseAmount: 1_500_000,
        fileName: 'petugas-1.xlsx',
      },
    ]);
    expect(bench.told.filter(({ name }) => name === 'outcomes.changed')).toHaveLength(1);
  });

  it('that was made in English is read by a program in Indonesian, and the other way round', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const rows = sheetRows(
      lookups,
      [{ outcome: 'Promised to pay', promiseDate: '2026-12-05' }, { outcome: 'Menolak' }],
      {
        codes: await codesOf(bench),
        language: 'en',
      },
    );
    expect(await bringIn(bench, workbook(rows))).toMatchObject({ kinds: { promised: 1, refused: 1 }, problems: [] });
  });

  it('is read whatever became of it: sorted, rows deleted, columns added and moved, renamed, numbers for text', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const rows = sheetRows(
      lookups,
      [{ outcome: 'Menolak' }, { outcome: 'Lainnya', note: 'x' }, {}, { outcome: 'Pindah alamat', promiseDate: '' }],
      { codes: await codesOf(bench) },
    );
    const [title = [], headings = [], one = [], two = [], , four = []] = rows;
    const numbered = one.map((cell, index) => (index === 2 || index === 3 ? Number(cell) : cell));
    const moved = [title, headings, four, numbered, two].map((row, index) => {
      const [no, name, ...rest] = row;
      return [
        '',
        rest.at(-1) ?? null,
        name ?? null,
        index === 1 ? 'Kolom saya' : 'tambahan',
        ...rest.slice(0, -1),
        no ?? null,
      ];
    });
    const result = await bringIn(bench, workbook(moved));
    expect(result).toMatchObject({ outcomes: 3, changed: 0, unknown: 0, problems: [] });
  });

  it.each(['ods', 'biff8', 'csv'] as const)('comes back as %s too', async (bookType) => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const rows = sheetRows(lookups, [{ outcome: 'Janji bayar', promiseDate: '05/12/2026', promiseAmount: 750000 }], {
      codes: await codesOf(bench),
    });
    expect(await bringIn(bench, workbook(rows, bookType))).toMatchObject({ outcomes: 1, blank: 3, problems: [] });
  });
});

describe('a sheet with a password', () => {
  it('is read with it, told without it or with another, and never stored wrongly', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const rows = sheetRows(lookups, [{ outcome: 'Menolak' }], { codes: await codesOf(bench) });
    const bytes = agileWorkbook(workbook(rows), { password: 'melati 12' });
    for (const more of [{}, { password: 'melati 13' }])
      expect(await bringIn(bench, bytes, more)).toMatchObject({ outcomes: 0, files: [{ error: 'file-encrypted' }] });
    expect(await bringIn(bench, bytes, { password: 'melati 12' })).toMatchObject({
      outcomes: 1,
      files: [{ error: null }],
    });
  });
});

describe('what is told, and not stored', () => {
  it('a row that shows something else of the person, by what differs', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const rows = sheetRows(lookups, [{ outcome: 'Menolak' }, { outcome: 'Menolak' }], { codes: await codesOf(bench) });
    const changed = rows.map((row) => row.map((cell) => (cell === '081200779904' ? '081299990000' : cell)));
    const result = await bringIn(bench, workbook(changed));
    expect(result).toMatchObject({ outcomes: 1, changed: 1 });
    expect(result.problems).toMatchObject([
      {
        row: 4,
        code: 'row-changed',
        column: 'phone',
        text: '081299990000',
        expected: '081200779904',
        name: 'Siti Contoh',
        stored: false,
      },
    ]);
  });

  it('a row of another branch, one whose code is gone, and one whose code was changed', async () => {
    const [bench, branch] = [await benchOn(), await benchOn()];
    const lookups = await fourPeople(bench);
    const [ours, theirs] = [await codesOf(bench), await codesOf(branch)];
    const filled = [{ outcome: 'Menolak' }, { outcome: 'Menolak' }, { outcome: 'Menolak' }];
    const rows = sheetRows(lookups, filled, { codes: ours });
    const foreign = sheetRows(lookups, filled, { codes: theirs });
    const mixed = rows.map((row, index) => {
      if (index === 2) return foreign[index] ?? [];
      return index === 3 ? row.slice(0, -1) : row;
    });
    const result = await bringIn(bench, workbook(mixed));
    expect(result).toMatchObject({ outcomes: 1, unknown: 2, blank: 1 });
    expect(told(result)).toMatchObject([
      [3, 'row-unknown', 'rowCode', expect.stringMatching(/^SB/)],
      [4, 'code-missing', 'rowCode', null],
    ]);
  });

  it('what cannot be read for certain; the rest of that row waits, other rows do not', async () => {
    const clock = { ...clockAt(today) };
    const bench = await coreBench({ ports: { clock, dir: tempDir() } });
    const lookups = await fourPeople(bench);
    clock.now = clockAt('2026-12-04').now;
    const codes = await codesOf(bench);
    const result = await bringIn(bench, [
      workbook(
        sheetRows(
          lookups,
          [
            { outcome: 'ketemu' },
            { outcome: 'Janji bayar', promiseDate: 'besok', promiseAmount: '1,5' },
            { note: 'tidak ada orang' },
            { outcome: 'Berhasil dihubungi', promiseDate: '5/12/2026' },
          ],
          { codes },
        ),
      ),
      workbook(
        sheetRows(
          lookups,
          [
            { outcome: 'Menolak', foundOn: '5/12/2026' },
            { outcome: 'Janji bayar', foundOn: '4/12/2026', promiseDate: '3/12/2026' },
            { outcome: 'Janji bayar' },
          ],
          { codes },
        ),
      ),
    ]);
    expect(result).toMatchObject({ outcomes: 1, unread: 6, blank: 1 });
    expect(told(result)).toEqual([
      [3, 'outcome-unreadable', 'outcome', 'ketemu'],
      [4, 'date-unreadable', 'promiseDate', 'besok'],
      [4, 'amount-unreadable', 'promiseAmount', '1,5'],
      [5, 'outcome-missing', 'outcome', null],
      [6, 'promise-not-chosen', 'promiseDate', '5/12/2026'],
      [3, 'date-in-future', 'foundOn', '5/12/2026'],
      [4, 'promise-before-visit', 'promiseDate', '3/12/2026'],
      [5, 'promise-without-date', 'promiseDate', null],
    ]);
    expect(result.problems.map(({ stored }) => stored)).toEqual([...Array(7).fill(false), true]);
  });

  it('days that may be others: with the month first somewhere in the file, and before the person was in the list', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const codes = await codesOf(bench);
    const promises = (...days: string[]) =>
      workbook(
        sheetRows(
          lookups,
          days.map((promiseDate) => ({ outcome: 'Janji bayar', promiseDate })),
          { codes },
        ),
      );
    const mixed = await bringIn(bench, promises('1/2/2027', '12/25/2026', '3 Jan 2027', '20/12/2026'));
    expect(mixed).toMatchObject({ outcomes: 2, unread: 2 });
    expect(told(mixed)).toEqual([
      [3, 'date-order-uncertain', 'promiseDate', '1/2/2027'],
      [4, 'date-unreadable', 'promiseDate', '12/25/2026'],
    ]);
    const early = await bringIn(bench, promises('12/05/2026'));
    expect(told(early)).toEqual([[3, 'date-too-early', 'promiseDate', '12/05/2026']]);
  });

  it('a row that stands there twice, and a fill-in heading that does', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const codes = await codesOf(bench);
    const rows = sheetRows(lookups.slice(0, 1), [{ outcome: 'Menolak' }], { codes });
    const again = sheetRows(lookups.slice(0, 1), [{ outcome: 'Nomor salah' }], { codes }).at(-1) ?? [];
    const twice = await bringIn(bench, workbook([...rows, again]));
    expect(twice).toMatchObject({ outcomes: 0, unread: 2 });
    expect(told(twice).map(([row, code]) => [row, code])).toEqual([
      [3, 'row-twice'],
      [4, 'row-twice'],
    ]);
    const headed = await bringIn(bench, workbook(rows.map((row) => [...row, row[4] ?? null])));
    expect(headed).toMatchObject({ outcomes: 0 });
    expect(told(headed)).toEqual([[2, 'heading-twice', 'outcome', null]]);
  });

  it('a file that is no field sheet, is damaged or has a password holds up no other', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const good = workbook(sheetRows(lookups, [{ outcome: 'Menolak' }], { codes: await codesOf(bench) }));
    const result = await bringIn(bench, [
      workbook([['Nama', 'Hasil kunjungan']]),
      Buffer.from('PK\u0003\u0004x'),
      good,
    ]);
    expect(result.files.map(({ error, outcomes }) => [error, outcomes])).toEqual([
      ['no-field-sheet', 0],
      ['file-corrupt', 0],
      [null, 1],
    ]);
  });
});

describe('coming again', () => {
  it('the same file changes nothing, and says so; nor does the same row in another file', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const rows = sheetRows(lookups, [{ outcome: 'Menolak' }, { outcome: 'Pindah alamat' }], {
      codes: await codesOf(bench),
    });
    const bytes = workbook(rows);
    await bringIn(bench, bytes);
    expect(await bringIn(bench, bytes)).toMatchObject({ outcomes: 0, known: 2, files: [{ imported: true }] });
    const saved = workbook([...rows.slice(0, 2), ...rows.slice(2).reverse()]);
    expect(await bringIn(bench, saved)).toMatchObject({ outcomes: 0, known: 2, files: [{ imported: false }] });
    const { outcomes } = await bench.ask('history.get', { lookupId: lookups[0]?.lookupId ?? 0 });
    expect(outcomes).toHaveLength(1);
  });

  it('a later file about the same row takes its place; what stood before is kept, and the earlier file brings it not back', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const codes = await codesOf(bench);
    const file = (outcome: string) => workbook(sheetRows(lookups, [{ outcome }], { codes }));
    await bringIn(bench, file('Tidak menjawab'));
    await bringIn(bench, file('Menolak'));
    expect(await bringIn(bench, file('Tidak menjawab'))).toMatchObject({ outcomes: 0, known: 1 });
    const { outcomes } = await bench.ask('history.get', { lookupId: lookups[0]?.lookupId ?? 0 });
    expect(outcomes.map(({ kind, superseded }) => [kind, superseded])).toEqual([
      ['refused', false],
      ['not-answered', true],
    ]);
  });

  it('two files of one import that contradict each other are told, with the other’s name; the later one counts', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const codes = await codesOf(bench);
    const file = (outcome: string) => workbook(sheetRows(lookups, [{ outcome }, { outcome: 'Lainnya' }], { codes }));
    const files = [file('Menolak'), file('Pindah alamat')];
    for (const apply of [false, true]) {
      const result = await bringIn(bench, files, { apply });
      expect(result).toMatchObject({ outcomes: 3, known: 1 });
      expect(result.problems).toMatchObject([
        { file: 'petugas-2.xlsx', row: 3, code: 'row-in-other-file', text: 'petugas-1.xlsx', stored: true },
      ]);
    }
    const { outcomes } = await bench.ask('history.get', { lookupId: lookups[0]?.lookupId ?? 0 });
    expect(outcomes.map(({ kind, superseded }) => [kind, superseded])).toEqual([
      ['moved', false],
      ['refused', true],
    ]);
    // In an import of its own a later sheet is the agent's newer word, and no contradiction.
    expect((await bringIn(bench, file('Tidak menjawab'))).problems).toEqual([]);
  });

  it('the same words about the same person in the sheet of another report are news', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const codes = await codesOf(bench);
    const file = (reportId: number) =>
      workbook(sheetRows(lookups, [{ outcome: 'Tidak menjawab' }], { codes, reportId }));
    const result = await bringIn(bench, [file(1), file(2)]);
    expect(result).toMatchObject({ outcomes: 2, known: 0 });
  });

  it('a preview says the same and stores nothing', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const codes = await codesOf(bench);
    const files = [
      workbook(sheetRows(lookups, [{ outcome: 'Menolak' }], { codes })),
      workbook(sheetRows(lookups, [{ outcome: 'Menolak' }, { outcome: 'Nomor salah' }], { codes })),
    ];
    const { applied, ...before } = await bringIn(bench, files, { apply: false });
    expect(applied).toBe(false);
    expect((await bench.ask('history.get', { lookupId: lookups[0]?.lookupId ?? 0 })).outcomes).toEqual([]);
    const { applied: _, ...after } = await bringIn(bench, files);
    expect(before).toEqual(after);
    expect(after).toMatchObject({ outcomes: 2, known: 1 });
  });
});

describe('what an outcome means', () => {
  it('a number found wrong is another step, also where another list asks about it; a later word takes that back', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const [reachable] = lookups;
    expect(reachable?.verdict).toMatchObject({ kind: 'reachable', stepReason: 'number-linked' });
    const lookupId = reachable?.lookupId ?? 0;
    await bench.ask('outcomes.record', { lookupId, kind: 'wrong-number', foundOn: '2026-12-01' });
    const [elsewhere] = await fourPeople(bench, 'lain.csv');
    for (const item of [await bench.ask('history.get', { lookupId }), elsewhere])
      expect(item?.verdict).toMatchObject({
        kind: 'reachable',
        nextStep: 'find-another-number',
        stepReason: 'agent-found-wrong',
      });
    await bench.ask('outcomes.record', { lookupId, kind: 'reached', foundOn: '2026-12-02' });
    expect((await bench.ask('history.get', { lookupId })).verdict.stepReason).toBe('number-linked');
  });

  it('a person who died is contacted no more', async () => {
    const bench = await benchOn();
    const [first] = await fourPeople(bench);
    await bench.ask('outcomes.record', { lookupId: first?.lookupId ?? 0, kind: 'died' });
    expect((await bench.ask('history.get', { lookupId: first?.lookupId ?? 0 })).verdict).toMatchObject({
      kind: 'reachable',
      nextStep: 'nothing',
      stepReason: 'agent-found-died',
    });
  });

  it('a promise has its day alone, and no visit lies in the future', async () => {
    const bench = await benchOn();
    const [first] = await fourPeople(bench);
    const lookupId = first?.lookupId ?? 0;
    const refused = await bench.core.call('outcomes.record', { lookupId, kind: 'reached', promiseDate: today });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input', fields: [{ path: 'promiseDate' }] } });
    const early = await bench.core.call('outcomes.record', { lookupId, kind: 'reached', foundOn: '2026-12-03' });
    expect(early).toMatchObject({ ok: false, error: { fields: [{ path: 'foundOn' }] } });
  });
});

describe('promises that are due', () => {
  it('are those of today and before, newest day first, until a later word ends them', async () => {
    const bench = await benchOn();
    const lookups = await fourPeople(bench);
    const promise = (index: number, promiseDate: string, promiseAmount: number | null = null) =>
      bench.ask('outcomes.record', {
        lookupId: lookups[index]?.lookupId ?? 0,
        kind: 'promised',
        foundOn: '2026-11-20',
        promiseDate,
        promiseAmount,
      });
    await promise(0, '2026-11-25');
    await promise(1, today, 500_000);
    await promise(2, '2026-12-03');
    await promise(3, '2026-11-30');
    const due = await bench.ask('outcomes.promisesDue', { limit: 2 });
    expect(due).toMatchObject({ today, dueToday: 1, overdue: 2 });
    expect(due.promises.map(({ name, promiseDate, promiseAmount }) => [name, promiseDate, promiseAmount])).toEqual([
      ['Siti Contoh', today, 500_000],
      ["Rizal A'la Contoh", '2026-11-30', null],
    ]);
    const rest = await bench.ask('outcomes.promisesDue', { limit: 2, after: due.next });
    expect(rest).toMatchObject({ promises: [{ name: 'Budi Contoh' }], next: null });

    const record = (index: number, kind: 'not-answered' | 'refused' | 'reached', foundOn: string) =>
      bench.ask('outcomes.record', { lookupId: lookups[index]?.lookupId ?? 0, kind, foundOn });
    await record(3, 'not-answered', '2026-12-01');
    await record(1, 'reached', '2026-12-01');
    expect(await bench.ask('outcomes.promisesDue', {})).toMatchObject({ dueToday: 1, overdue: 2 });
    await record(3, 'reached', '2026-12-01');
    await record(1, 'refused', '2026-12-01');
    await promise(0, '2026-12-24');
    expect(await bench.ask('outcomes.promisesDue', {})).toMatchObject({ promises: [], dueToday: 0, overdue: 0 });
  });
});
