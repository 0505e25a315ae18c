/** A name or a number is corrected, the old value beside it, and nothing is paid for twice by it. Invented people. */
import { cpSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { realClock } from '../../../fakes/clock.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { success } from '../../../fakes/scripted-provider.ts';
import { privacyBench, storeOf } from '../privacy-bench.ts';

const nik = '3201010101900016';
const phone = '081298760001';
const right = '081398760077';
const siti = `${nik};${phone};Siti Contoh`;
const budi = '3201010101910017;081298760002;Budi Contoh';
const toSita = { nik, field: 'name', before: 'SITI  contoh', after: ' Sita Contoh ' } as const;
const toRight = { nik, field: 'phone', before: phone, after: '+62 813-9876-0077' } as const;
type Bench = Awaited<ReturnType<typeof privacyBench>>;

const namesAsked = (bench: Bench) => bench.provider.requests.map(({ body }) => body.name);
const phonesAsked = (bench: Bench) => bench.provider.requests.map(({ body }) => body.phone_number);
const page = (bench: Bench) => bench.ask('people.get', { whom: { nik } });
const namesIn = async (bench: Bench, listId: number) => (await bench.rows(listId)).map(({ person }) => person.name);

test('a name is corrected in every row of that NIK that has the old one, and kept beside it', async () => {
  const bench = await privacyBench();
  const first = await bench.list([siti, budi, `${nik};${right};Orang Lain`]);
  const waiting = await bench.list([`${nik};${phone};siti contoh`], { startNow: false });
  expect(await bench.ask('privacy.correct', { ...toSita, reason: 'Sesuai KTP' })).toEqual({ lookups: 2, left: 0 });
  expect(await namesIn(bench, first.id)).toEqual(['Sita Contoh', 'Budi Contoh', 'Orang Lain']);
  expect(await namesIn(bench, waiting.id)).toEqual(['Sita Contoh']);
  const { corrections } = await page(bench);
  expect(corrections).toEqual([
    {
      ...{ field: 'name', before: toSita.before, after: 'Sita Contoh', reason: 'Sesuai KTP' },
      ...{ at: expect.any(Number), by: bench.ports.operator },
    },
  ]);
  const { entries } = await bench.ask('accessLog.page', { person: nik, kinds: ['corrected'] });
  expect(entries).toMatchObject([{ what: 'corrected', people: 1 }]);
});

test.each([
  ['waits already', async (bench: Bench) => bench.list([siti], { startNow: false })],
  ['is in a later file by the new name', null],
  ['is in a later file by the old name', null],
])('what was paid for is not paid for again: a question that %s', async (title, before) => {
  const bench = await privacyBench();
  await bench.list([siti]);
  const waits = await before?.(bench);
  await bench.ask('privacy.correct', toSita);
  if (waits) {
    await bench.ask('lists.start', { listId: waits.id });
    await bench.finished(waits.id);
  } else {
    const name = title.includes('new name') ? 'Sita Contoh' : 'Siti Contoh';
    const list = await bench.list([`${nik};${phone};${name}`], { startNow: false });
    expect(await bench.ask('lists.forecast', { listId: list.id })).toMatchObject({ calls: 0 });
    await bench.ask('lists.start', { listId: list.id });
    expect((await bench.finished(list.id)).states).toMatchObject({ reused: 1 });
  }
  expect(bench.provider.requests).toHaveLength(1);
});

test('corrected twice, and back again, it is one question by every one of its names', async () => {
  const bench = await privacyBench();
  await bench.list([siti]);
  const names = ['Siti Contoh', 'Sita Contoh', 'Sinta Contoh', 'Siti Contoh'];
  for (const [index, after] of names.slice(1).entries()) {
    const before = names[index] ?? '';
    expect(await bench.ask('privacy.correct', { nik, field: 'name', before, after })).toMatchObject({ lookups: 1 });
  }
  for (const name of names) await bench.list([`${nik};${phone};${name}`]);
  expect(namesAsked(bench)).toEqual(['Siti Contoh']);
});

test('a row that waits is asked by the new name, once for the two that were one', async () => {
  const bench = await privacyBench();
  const list = await bench.list([siti, siti, `${nik};${phone};Sita Contoh`], { startNow: false });
  await bench.ask('privacy.correct', toSita);
  await bench.ask('lists.start', { listId: list.id });
  await bench.finished(list.id);
  expect(namesAsked(bench)).toEqual(['Sita Contoh']);
});

test('what is under way is left as it is, and said; a row by the new name waits for its answer', async () => {
  const bench = await privacyBench();
  bench.provider.reply = () => ({ body: success(), delayMs: 1_500 });
  const list = await bench.list([siti], { startNow: false });
  await bench.ask('lists.start', { listId: list.id });
  await vi.waitFor(() => expect(bench.provider.requests).toHaveLength(1));
  expect(await bench.ask('privacy.correct', toSita)).toEqual({ lookups: 0, left: 1 });
  const later = await bench.list([`${nik};${phone};Sita Contoh`], { startNow: false });
  await bench.ask('lists.start', { listId: later.id });
  await bench.finished(list.id);
  await bench.finished(later.id);
  expect(bench.provider.requests).toHaveLength(1);
  expect(await namesIn(bench, list.id)).toEqual(['Siti Contoh']);
});

test('a number changes where it waits; an answer stays with the number that was asked, which says what it was corrected to', async () => {
  const bench = await privacyBench();
  const answered = await bench.list([siti]);
  const waiting = await bench.list([siti, siti], { startNow: false });
  expect(await bench.ask('privacy.correct', toRight)).toEqual({ lookups: 2, left: 0 });
  const phones = async (listId: number) => (await bench.rows(listId)).map(({ person }) => person.phone);
  expect(await phones(answered.id)).toEqual([phone]);
  expect(await phones(waiting.id)).toEqual([right, right]);
  expect((await page(bench)).numbers).toMatchObject([
    { phone, correctedTo: right },
    { phone: right, correctedTo: null },
  ]);
  await bench.ask('lists.start', { listId: waiting.id });
  await bench.finished(waiting.id);
  expect(phonesAsked(bench)).toEqual([phone, right]);
  const found = await bench.ask('history.page', { search: right });
  expect(found.items.map(({ person }) => person.phone)).toEqual([right, right]);

  // It was a slip: the old number is the right one after all.
  await bench.ask('privacy.correct', { nik, field: 'phone', before: right, after: phone });
  expect((await page(bench)).numbers.map((one) => [one.phone, one.correctedTo])).toEqual(
    expect.arrayContaining([
      [phone, null],
      [right, phone],
    ]),
  );
});

test('what is no name, no number, no change or nobody’s is refused, and nothing is written', async () => {
  const bench = await privacyBench();
  await bench.list([siti]);
  const refused = async (change: object) =>
    (await bench.core.call('privacy.correct', { ...toSita, ...change })) as object;
  const fault = (code: string) => ({ error: { code: 'person-invalid', fields: [{ path: 'after', code }] } });
  expect(await refused({ after: ' - ' })).toMatchObject(fault('name-missing'));
  expect(await refused({ after: 'a'.repeat(201) })).toMatchObject(fault('text-too-long'));
  expect(await refused({ ...toRight, after: '0274 555 123' })).toMatchObject(fault('phone-landline'));
  expect(await refused({ ...toRight, after: `${right} / 081298760009` })).toMatchObject(fault('phone-multiple'));
  expect(await refused({ before: 'Siti Contoh', after: 'Siti Contoh' })).toMatchObject({
    error: { code: 'invalid-input' },
  });
  expect(await refused({ before: 'Dewi' })).toMatchObject({ error: { code: 'not-found' } });
  expect(await refused({ nik: '3201010101910099' })).toMatchObject({ error: { code: 'not-found' } });
  expect((await page(bench)).corrections).toEqual([]);
});

test('goes with the last check of the person when days are over', async () => {
  const bench = await privacyBench();
  await bench.list([siti]);
  await bench.ask('privacy.correct', toSita);
  bench.pass(40);
  await bench.ask('privacy.purge', { olderThanDays: 30 });
  await bench.core.close();
  await storeOf(bench.dir, (all) => {
    expect(all('SELECT * FROM corrections')).toEqual([]);
    expect(all('SELECT * FROM corrected_questions')).toEqual([]);
  });
});

test('of more rows than one step takes all are corrected, and what was killed in between goes on at the next start', async () => {
  // Each turn is over after its first step, once it is told to be slow.
  let [slow, ms] = [false, 0];
  const monotonic = () => {
    ms = slow ? ms + 1_000 : performance.now();
    return ms;
  };
  const bench = await privacyBench({ ports: { clock: { ...realClock(), monotonic } } });
  const lines = Array.from({ length: 45 }, (_, row) => `${nik};0812987${String(60_000 + row)};Siti Contoh`);
  const list = await bench.list([...lines, budi], { startNow: false });
  const renamed = async (of: Bench) => (await namesIn(of, list.id)).filter((name) => name === 'Sita Contoh').length;
  slow = true;
  const corrected = bench.ask('privacy.correct', toSita);
  await setImmediate();
  // What a killed program leaves behind: nothing is being written at this moment.
  const killed = tempDir();
  cpSync(bench.dir, killed, { recursive: true });
  expect(await corrected).toEqual({ lookups: 45, left: 0 });
  expect(await renamed(bench)).toBe(45);
  await storeOf(killed, (all) => {
    const [{ n = 0 } = {}] = all<{ n: number }>("SELECT count(*) AS n FROM lookups WHERE name = 'Sita Contoh'");
    expect([n > 0, n < 45]).toEqual([true, true]);
    expect(all('SELECT pending FROM corrections')).toEqual([{ pending: 1 }]);
  });

  const again = await privacyBench({ dir: killed });
  await expect.poll(() => renamed(again)).toBe(45);
  expect((await page(again)).corrections).toHaveLength(1);
  expect((await again.ask('accessLog.page', { kinds: ['corrected'] })).entries).toHaveLength(1);
  await again.core.close();
  await storeOf(killed, (all) => expect(all('SELECT pending FROM corrections')).toEqual([{ pending: 0 }]));
});
