/** Mended rows go back to the list that left them out: it is one list again, and nothing is asked or paid for twice. */
import { describe, expect, test } from 'vitest';
import { read } from 'xlsx';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import type { List } from '../../../../src-main/contract/lists.ts';
import type { LookupState } from '../../../../src-main/contract/states.ts';
import { until } from '../../../fakes/queue-bench.ts';
import { freshSequence, type Reply, scriptedProvider, success } from '../../../fakes/scripted-provider.ts';
import { draftsBench, nik, person, phone } from '../draft/drafts-bench.ts';

const headings = 'NIK,No HP,Nama,Cabang';
/** Each time with a tracking id of its own. */
const answered: Reply = {
  get body() {
    return success();
  },
};
const refused: Reply = {
  get body() {
    return { code: 11340, message: 'no', sequence_id: freshSequence(), result: null };
  },
};
const broken: Reply = { status: 503, body: 'busy' };

/** Rows 3, 5 and 6 are left out. */
const lines = [
  headings,
  person(1, ['Depok']),
  `${nik(2)},08O200000002,Orang 2,Bogor`,
  person(3, ['Depok']),
  `310000,${phone(5)},Orang 5,Bekasi`,
  `,${phone(6)},Orang 6,Depok`,
];

/** As `phone`, of more people. */
function longPhone(index: number): string {
  return `08120${String(index).padStart(7, '0')}`;
}

function longNik(index: number): string {
  return `32010141019${String(index + 10_001).padStart(5, '0')}`;
}

async function mendBench(reply: (phone: string) => Reply = () => answered) {
  const provider = await scriptedProvider((request) => reply(request.body.phone_number ?? ''));
  const bench = await draftsBench();
  const { ask } = bench;
  /** `KEY-row` → the mark. */
  const known = new Map<string, string>();
  const { id: connectionId } = await ask('connections.create', {
    ...{ name: 'Akun', baseUrl: provider.baseUrl, partnerCode: 'mitra', partnerKey: 'kunci' },
    settings: {
      ratePerSecond: 1000,
      concurrency: 4,
      maxAttempts: 1,
      timeoutMs: 60_000,
      retryBaseMs: 5,
      retryMaxMs: 20,
    },
  });

  async function imported(rows: readonly string[], name = 'Daftar'): Promise<List> {
    const { draftId } = await bench.open(`${name}.csv`, rows);
    return (await ask('drafts.import', { draftId, name, connectionId })).list;
  }
  async function states(listId: number): Promise<Record<number, LookupState>> {
    return Object.fromEntries((await bench.rows(listId)).map(({ row, state }) => [row, state]));
  }

  return {
    ...bench,
    imported,
    states,
    asked: () => provider.requests.map(({ body }) => body.phone_number),
    start: (list: List, askAgain?: boolean) =>
      ask('lists.start', { listId: list.id, ...(askAgain !== undefined && { askAgain }) }),
    async becomes(list: List, row: number, state: LookupState): Promise<void> {
      let seen: Record<number, LookupState> = {};
      await until(
        () => seen[row] === state,
        () => seen,
        15_000,
        async () => {
          seen = await states(list.id);
        },
      );
    },
    async report(list: List): Promise<string> {
      const { file } = await ask('files.chooseSave', { kind: 'report', suggestedName: 'laporan.csv' });
      const fileId = file?.fileId ?? '';
      await ask('reports.create', { listId: list.id, fileId, format: 'csv', language: 'id' });
      return (await bench.download(fileId)).toString('utf8');
    },
    /** What its problems files are marked with; `mended` knows the whole marks then. */
    async keyOf(list: List): Promise<string> {
      const { file } = await ask('files.chooseSave', { kind: 'report', suggestedName: 'masalah.xlsx' });
      if (!file) throw new Error('There is no place for it.');
      await ask('lists.saveProblems', { listId: list.id, fileId: file.fileId, language: 'id' });
      const book = read(await bench.download(file.fileId));
      const cells = Object.values(book.Sheets[book.SheetNames[0] ?? ''] ?? {}).map((cell) => String(cell?.v ?? ''));
      const marks = cells.filter((text) => /^[2-9A-Z]{8,12}-\d+-[2-9A-Z]{3}$/.test(text));
      const key = marks[0]?.split('-')[0] ?? '';
      for (const mark of marks) known.set(mark.split('-').slice(0, 2).join('-'), mark);
      return key;
    },
    /** `rows`: row of the list → the line as it is now. */
    mended: (key: string, rows: readonly (readonly [number | string, string])[], top = headings): Promise<Draft> =>
      bench.open('perbaikan.csv', [
        `${top},Baris Sambung`,
        ...rows.map(([row, line]) => {
          const place = typeof row === 'number' ? `${key}-${row}` : row;
          return `${line},${known.get(place) ?? `${place}-222`}`;
        }),
      ]),
    mend: ({ draftId }: Draft) => ask('drafts.mend', { draftId }),
  };
}

/** A list of which row 3 is left out, beside an answered one that asked about the person of that number in other words. */
async function besideEarlier(bench: Awaited<ReturnType<typeof mendBench>>, number: number, word: string) {
  const first = await bench.imported([headings, `${nik(number)},${phone(number)},Orang ${word},Bogor`], 'Dulu');
  await bench.start(first);
  await bench.finished(first.id);
  const list = await bench.imported(lines.slice(0, 4));
  return { list, key: await bench.keyOf(list) };
}

describe('mended rows', { timeout: 60_000 }, () => {
  test('make the list complete: each is asked once, at its place in the list and in its report', async () => {
    const bench = await mendBench();
    const list = await bench.imported(lines);
    expect(list).toMatchObject({ rows: 5, accepted: 2, rejected: 3 });
    const key = await bench.keyOf(list);
    await bench.start(list);
    const before = await bench.finished(list.id);
    expect(before.finishedAt).not.toBeNull();

    const draft = await bench.mended(key, [
      [6, person(6, ['Depok'])],
      [3, person(2, ['Bogor'])],
      [5, person(5, ['Bekasi'])],
    ]);
    expect(draft.mends).toEqual({ listId: list.id, listName: 'Daftar', rows: 3 });
    const done = await bench.mend(draft);
    expect(done).toMatchObject({
      mended: 3,
      stillRejected: 0,
      ignored: 0,
      list: { rows: 5, accepted: 5, rejected: 0 },
    });
    expect(await bench.refusal('drafts.get', { draftId: draft.draftId })).toBe('draft-unknown');

    const after = await bench.finished(list.id);
    expect(after.states).toMatchObject({ answered: 5, queued: 0 });
    expect(after.finishedAt).toBeGreaterThanOrEqual(before.finishedAt ?? 0);
    expect(after.charges).toMatchObject({ charged: 5, unknown: 0 });
    expect(bench.asked().sort()).toEqual([1, 2, 3, 5, 6].map(phone));
    expect(await bench.rejected(list.id)).toEqual([]);
    const rows = await bench.rows(list.id);
    expect(rows.map(({ row, person }) => [row, person.phone])).toEqual(
      [1, 2, 3, 5, 6].map((n, i) => [i + 2, phone(n)]),
    );

    const report = await bench.report(list);
    const places = [1, 2, 3, 5, 6].map((n) => report.indexOf(`Orang ${n}`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(report).not.toContain('Baris Sambung');
    expect(report).not.toContain(key);
  });

  test.each([
    ['leave-out', 'cancelled', 3],
    ['reuse', 'reused', 3],
    ['ask', 'answered', 4],
  ] as const)(
    'about somebody asked before in other words are taken as the list says: %s',
    async (samePerson, state, calls) => {
      const bench = await mendBench();
      const { list, key } = await besideEarlier(bench, 2, 'Dua');
      await bench.ask('lists.start', { listId: list.id, samePerson });
      await bench.finished(list.id);
      await bench.mend(await bench.mended(key, [[3, person(2, ['Bogor'])]]));
      await bench.finished(list.id);
      expect(await bench.states(list.id)).toEqual({ 2: 'answered', 3: state, 4: 'answered' });
      expect(bench.asked()).toHaveLength(calls);
    },
  );

  test('are told of before they are sent, and what the operator says of them then is the list’s word', async () => {
    const bench = await mendBench();
    const { list, key } = await besideEarlier(bench, 2, 'Dua');
    const none = { earlier: 0, inList: 0, reusable: 0, rupiah: 0, oldestAt: null, newestAt: null };
    const waiting = await bench.mended(key, [[3, person(2, ['Bogor'])]]);
    // A list that was not started asks when it is.
    expect(await bench.ask('drafts.mendOthers', { draftId: waiting.draftId })).toEqual(none);
    await bench.start(list);
    await bench.finished(list.id);
    const draft = await bench.mended(key, [[3, person(2, ['Bogor'])]]);
    const others = await bench.ask('drafts.mendOthers', { draftId: draft.draftId });
    expect(others).toMatchObject({ earlier: 1, inList: 0, reusable: 1 });
    expect(others.oldestAt).not.toBeNull();
    await bench.ask('drafts.mend', { draftId: draft.draftId, samePerson: 'leave-out' });
    expect(await bench.states(list.id)).toMatchObject({ 3: 'cancelled' });
    expect((await bench.ask('lists.get', { listId: list.id })).samePerson).toBe('leave-out');
    expect(bench.asked()).toHaveLength(3);
  });

  test('leave nothing before the list’s word on other details is heard, though the queue goes on meanwhile', async () => {
    const bench = await mendBench();
    const count = 400;
    const before = Array.from({ length: count }, (_, n) => `${longNik(n)},${longPhone(n)},Nama Lama ${n},Bogor`);
    const first = await bench.imported([headings, ...before], 'Dulu');
    await bench.start(first);
    await bench.finished(first.id);
    const wrong = before.map((line, n) => line.replace(longPhone(n), '021').replace('Lama', 'Baru'));
    const list = await bench.imported([headings, person(1, ['Depok']), ...wrong]);
    const key = await bench.keyOf(list);
    await bench.ask('lists.start', { listId: list.id, samePerson: 'leave-out' });
    await bench.finished(list.id);
    const rows = before.map((line, n): [number, string] => [n + 3, line.replace('Lama', 'Baru')]);
    const draft = await bench.mended(key, rows);
    // Somebody looks again and again whether there is something to send.
    const looking = setInterval(() => void bench.ask('queue.tryNow', {}), 1);
    await bench.mend(draft);
    clearInterval(looking);
    const list2 = await bench.finished(list.id);
    expect(list2.states).toMatchObject({ answered: 1, cancelled: count });
    expect(bench.asked()).toHaveLength(count + 1);
  });

  test('leave out none that waited before: it is on its way again by the operator’s word', async () => {
    const bench = await mendBench();
    const { list, key } = await besideEarlier(bench, 1, 'Satu');
    await bench.ask('lists.start', { listId: list.id, samePerson: 'leave-out' });
    await bench.becomes(list, 2, 'cancelled');
    await bench.finished(list.id);
    await bench.ask('queue.pause', {});
    await bench.ask('queue.retry', { scope: { listId: list.id }, states: ['cancelled'] });
    await bench.mend(await bench.mended(key, [[3, person(2, ['Bogor'])]]));
    expect(await bench.states(list.id)).toMatchObject({ 2: 'queued', 3: 'queued' });
  });

  test('wait with their list where it was not started', async () => {
    const bench = await mendBench();
    const list = await bench.imported(lines);
    const done = await bench.mend(await bench.mended(await bench.keyOf(list), [[3, person(2, ['Bogor'])]]));
    expect(done).toMatchObject({
      mended: 1,
      list: { startedAt: null, accepted: 3, rejected: 2, states: { queued: 3 } },
    });
    expect(bench.asked()).toEqual([]);
    await bench.start(list);
    expect((await bench.finished(list.id)).states.answered).toBe(3);
  });

  test('with an error are left out as before, by their new cells and reasons, under the headings of the list', async () => {
    const bench = await mendBench();
    const list = await bench.imported(lines);
    const key = await bench.keyOf(list);
    const draft = await bench.mended(key, [[5, `Orang 5,${nik(5)},021-555,catatan`]], 'Nama,NIK,No HP,Keterangan');
    expect(await bench.mend(draft)).toMatchObject({ mended: 0, stillRejected: 1, ignored: 0, list: { rejected: 3 } });
    const row = (await bench.rejected(list.id)).find((rejected) => rejected.row === 5);
    expect(row?.cells.map(({ heading, text }) => [heading, text])).toEqual([
      ['NIK', nik(5)],
      ['No HP', '021-555'],
      ['Nama', 'Orang 5'],
      ['Cabang', 'Bekasi'],
    ]);
    expect(row?.problems.every((problem) => problem.row === 5)).toBe(true);
    expect(row?.problems.map(({ field }) => field)).toContain('phone');
  });

  test('keep the further columns of the list, and no others', async () => {
    const bench = await mendBench();
    const list = await bench.imported(lines);
    const key = await bench.keyOf(list);
    const draft = await bench.mended(key, [[3, `Orang 2,${nik(2)},${phone(2)},catatan`]], 'Nama,NIK,No HP,Keterangan');
    await bench.mend(draft);
    const report = await bench.report(list);
    expect(report.split('\n').find((line) => line.includes('Orang 2'))).toContain('Bogor');
    expect(report).not.toMatch(/catatan|Keterangan/);
  });

  test('that are in the list already, or name no row of it, are not touched', async () => {
    const bench = await mendBench();
    const list = await bench.imported(lines);
    const key = await bench.keyOf(list);
    const other = await bench.imported([...lines, person(7, ['Depok'])], 'Lain');
    const otherKey = await bench.keyOf(other);
    const draft = await bench.mended(key, [
      [2, person(9, ['Depok'])],
      [99, person(10, ['Depok'])],
      ['', person(11, ['Depok'])],
      [`${otherKey}-5`, person(12, ['Depok'])],
      [3, person(2, ['Bogor'])],
    ]);
    expect(draft.mends).toMatchObject({ listId: list.id });
    expect(await bench.mend(draft)).toMatchObject({ mended: 1, stillRejected: 0, ignored: 4 });
    expect(Object.keys(await bench.states(list.id))).toEqual(['2', '3', '4']);
    expect((await bench.rows(list.id))[0]?.person.nik).toBe(nik(1));
    expect(await bench.rejected(other.id)).toHaveLength(3);
  });

  test('that name the same row twice: the first that is accepted counts', async () => {
    const bench = await mendBench();
    const list = await bench.imported(lines);
    const key = await bench.keyOf(list);
    const draft = await bench.mended(key, [
      [3, `310000,${phone(2)},Orang 2,Bogor`],
      [3, person(2, ['Bogor'])],
      [3, person(8, ['Bogor'])],
      [5, `310001,${phone(5)},Pertama,Bekasi`],
      [5, `310002,${phone(5)},Kedua,Bekasi`],
    ]);
    expect(await bench.mend(draft)).toMatchObject({ mended: 1, stillRejected: 1, ignored: 3, list: { rejected: 2 } });
    expect((await bench.rows(list.id)).map(({ row, person }) => [row, person.nik])).toContainEqual([3, nik(2)]);
    const row = (await bench.rejected(list.id)).find((rejected) => rejected.row === 5);
    expect(row?.cells.map(({ text }) => text)).toContain('Pertama');
  });

  test('of no list here are refused, and can be imported as a new one', async () => {
    const bench = await mendBench();
    const draft = await bench.mended('ABCDEFGH', [[3, person(2, ['Bogor'])]]);
    expect(draft.mends).toBeNull();
    expect(await bench.refusal('drafts.mend', { draftId: draft.draftId })).toBe('draft-mends-nothing');
    expect(await bench.importDraft(draft)).toMatchObject({ accepted: 1 });
  });

  test('stay in the list when the mending is called off, the file stays open, and mending it again does the rest', async () => {
    const bench = await mendBench();
    const count = 6_000;
    const people = Array.from({ length: count }, (_, n) => n + 1);
    const list = await bench.imported([headings, ...people.map((n) => `310000,${longPhone(n)},Orang ${n},Depok`)]);
    const key = await bench.keyOf(list);
    const draft = await bench.mended(
      key,
      people.map((n): [number, string] => [n + 1, `${nik(n)},${longPhone(n)},Orang ${n},Depok`]),
    );
    let calledOff = false;
    bench.core.subscribe(({ name, payload }) => {
      if (calledOff || name !== 'imports.progress' || payload.phase !== 'storing') return;
      calledOff = true;
      void bench.core.call('lists.cancelReading', { fileId: draft.fileId });
    });
    expect(await bench.refusal('drafts.mend', { draftId: draft.draftId })).toBe('import-cancelled');
    const between = await bench.ask('lists.get', { listId: list.id });
    expect(between.accepted).toBeGreaterThan(0);
    expect(between.accepted).toBeLessThan(count);
    const told = () => bench.told.filter(({ name }) => name === 'lists.changed').at(-1)?.payload;
    const { accepted, rejected } = between;
    await until(() => JSON.stringify(told()).includes(`"accepted":${accepted},"rejected":${rejected}`), told);
    expect((await bench.ask('drafts.get', { draftId: draft.draftId })).mends?.rows).toBe(count - between.accepted);
    expect(await bench.mend(draft)).toMatchObject({
      mended: count - between.accepted,
      ignored: between.accepted,
      list: { accepted: count, rejected: 0 },
    });
  });

  test('keep of the contacts what their list was allowed, whatever the new file says', async () => {
    const bench = await mendBench();
    const top = 'NIK,No HP,Nama,HP Kontak Darurat';
    const file = [top, person(1, [phone(21)]), `310000,${phone(2)},Orang 2,${phone(22)}`];
    for (const ecConsent of [false, true]) {
      const { draftId } = await bench.open('kontak.csv', file);
      await bench.ask('drafts.choose', { draftId, read: { ecConsent } });
      const list = await bench.importDraft({ draftId });
      const draft = await bench.mended(await bench.keyOf(list), [[3, person(2, [phone(22)])]], top);
      await bench.ask('drafts.choose', { draftId: draft.draftId, read: { ecConsent: !ecConsent } });
      await bench.mend(draft);
      const row = (await bench.rows(list.id)).find((found) => found.row === 3);
      expect(row?.person.ecPhone).toBe(ecConsent ? phone(22) : null);
    }
  });
});

describe('a mended row that asks what the list has asked', { timeout: 60_000 }, () => {
  /** Row 3 is mended to the question of row 2, whose answer is `reply`. */
  async function withTwin(reply: Reply, state: LookupState) {
    const bench = await mendBench((asked) => (asked === phone(1) ? reply : answered));
    const list = await bench.imported(lines);
    const key = await bench.keyOf(list);
    await bench.start(list);
    await bench.becomes(list, 2, state);
    const mendIt = async () => bench.mend(await bench.mended(key, [[3, person(1, ['Bogor'])]]));
    return { bench, list, key, mendIt };
  }
  const times = (asked: (string | undefined)[], of: string) => asked.filter((one) => one === of).length;

  test('shares its answer, is a duplicate and says so', async () => {
    const { bench, list, mendIt } = await withTwin(answered, 'answered');
    expect(await mendIt()).toMatchObject({ mended: 1, list: { accepted: 3, rejected: 2, duplicates: 1 } });
    const done = await bench.finished(list.id);
    expect(done.states).toMatchObject({ answered: 2, reused: 1 });
    expect(times(bench.asked(), phone(1))).toBe(1);
    const [leader, twin] = await bench.rows(list.id);
    expect(twin).toMatchObject({ row: 3, state: 'reused', twinOf: leader?.lookupId, answer: leader?.answer });
  });

  test('waits where that is under way, and shares what comes', async () => {
    const late: Reply = { body: success(), delayMs: 2_000 };
    const bench = await mendBench((asked) => (asked === phone(1) ? late : answered));
    const list = await bench.imported(lines);
    const draft = await bench.mended(await bench.keyOf(list), [[3, person(1, ['Bogor'])]]);
    await bench.start(list);
    await bench.becomes(list, 2, 'sending');
    await bench.mend(draft);
    expect(await bench.states(list.id)).toMatchObject({ 2: 'sending', 3: 'queued' });
    expect((await bench.finished(list.id)).states).toMatchObject({ answered: 2, reused: 1 });
    expect(times(bench.asked(), phone(1))).toBe(1);
  });

  test('waits where that is in doubt, until somebody says what became of it', async () => {
    const { bench, list, mendIt } = await withTwin('cut', 'in_doubt');
    await mendIt();
    await bench.becomes(list, 3, 'queued');
    await bench.ask('queue.tryNow', {});
    expect(await bench.states(list.id)).toMatchObject({ 2: 'in_doubt', 3: 'queued' });
    expect(times(bench.asked(), phone(1))).toBe(1);
    await bench.ask('queue.resolve', { scope: { listId: list.id }, action: 'close' });
    expect((await bench.finished(list.id)).states).toMatchObject({ failed: 2 });
    expect(times(bench.asked(), phone(1))).toBe(1);
  });

  test.each([
    ['refused', refused],
    ['failed', broken],
  ] as const)('is %s as that was, without being asked', async (state, reply) => {
    const { bench, list, mendIt } = await withTwin(reply, state);
    await mendIt();
    expect(await bench.states(list.id)).toMatchObject({ 2: state, 3: state });
    expect(times(bench.asked(), phone(1))).toBe(1);
  });

  test('asks it where that was cancelled, and the cancelled one shares it when it is wanted again', async () => {
    const bench = await mendBench();
    const list = await bench.imported(lines);
    const key = await bench.keyOf(list);
    const [first] = await bench.rows(list.id);
    await bench.ask('queue.cancel', { scope: { lookupId: first?.lookupId ?? 0 } });
    await bench.start(list);
    await bench.finished(list.id);
    await bench.mend(await bench.mended(key, [[3, person(1, ['Bogor'])]]));
    await bench.becomes(list, 3, 'answered');
    expect((await bench.states(list.id))[2]).toBe('cancelled');
    await bench.ask('queue.retry', { scope: { listId: list.id }, states: ['cancelled'] });
    await bench.becomes(list, 2, 'reused');
    expect(times(bench.asked(), phone(1))).toBe(1);
  });

  test('is one question with another mended row', async () => {
    const { bench, list, key } = await withTwin(answered, 'answered');
    const draft = await bench.mended(key, [
      [3, person(8, ['Bogor'])],
      [5, person(8, ['Depok'])],
    ]);
    expect(await bench.mend(draft)).toMatchObject({ mended: 2, list: { duplicates: 1 } });
    expect((await bench.finished(list.id)).states).toMatchObject({ answered: 3, reused: 1 });
    expect(times(bench.asked(), phone(8))).toBe(1);
  });

  test('is answered from another list that paid for it, unless the list is to be asked again', async () => {
    const bench = await mendBench();
    const paid = await bench.imported([headings, person(2, ['Jakarta'])], 'Lama');
    await bench.start(paid);
    await bench.finished(paid.id);
    for (const askAgain of [false, true]) {
      const list = await bench.imported(lines.map((line) => (askAgain ? `${line} lagi` : line)));
      const key = await bench.keyOf(list);
      await bench.start(list, askAgain);
      await bench.finished(list.id);
      await bench.mend(await bench.mended(key, [[3, person(2, ['Bogor'])]]));
      await bench.finished(list.id);
      expect((await bench.states(list.id))[3]).toBe(askAgain ? 'answered' : 'reused');
      expect(times(bench.asked(), phone(2))).toBe(askAgain ? 2 : 1);
    }
  });
});
