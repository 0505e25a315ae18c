/** The table at the top of script.ts, row by row, through the real client: what each row is there to provoke. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Asked } from '../../../src-main/core/practice/parameters.ts';
import { remembersTries, replyTo, scriptRow } from '../../../src-main/core/practice/script.ts';
import { ordering, person, practice } from './client-of.ts';

let world: ReturnType<typeof practice>;
beforeAll(async () => {
  world = practice();
  await world.provider.listen();
});
afterAll(() => world.close());

const usage = (recentlyUsed: string, frequentlyUsed: string, other: string) => ({
  recentlyUsed,
  frequentlyUsed,
  other,
});

test.each([
  [0, usage('yes', 'yes', 'no')],
  [1, usage('yes', 'no', 'no')],
  [2, usage('no', 'yes', 'no')],
  [3, usage('no', 'no', 'no')],
  [4, usage('no', 'no', 'yes')],
  [5, usage('unknown', 'unknown', 'unknown')],
  [6, usage('yes', 'no', 'unknown')],
  [7, usage('yes', 'no', 'no')],
  [8, usage('unrecognised', 'no', 'no')],
] as const)('row %i answers with the flags %j', async (row, applicant) => {
  expect((await world.ask(ordering(row))).answer?.applicant).toEqual(applicant);
});

test('rows 9 to 16: relations, shapes of the emergency block, extra fields, a count of none', async () => {
  const answerOf = async (row: number) => (await world.ask(ordering(row))).answer;
  expect((await answerOf(9))?.emergency).toMatchObject({ relation: 'Cousin', relationRecognised: false });
  expect((await answerOf(10))?.emergency?.usage).not.toBeNull();
  expect((await answerOf(11))?.emergency).toMatchObject({ usage: null, relationRecognised: true });
  expect((await answerOf(12))?.emergency).toEqual({
    relation: 'Unknown',
    relationRecognised: true,
    usage: usage('unknown', 'unknown', 'unknown'),
  });
  expect((await answerOf(13))?.emergency).toBeNull();
  expect((await world.ask(ordering(14))).raw).toContain('risk_hint');
  expect(await answerOf(15)).toMatchObject({ phoneNumberCount: 0, applicant: usage('no', 'no', 'no') });
  expect(await answerOf(16)).toMatchObject({
    applicant: usage('no', 'no', 'no'),
    emergency: { relation: 'Spouse', usage: usage('yes', 'no', 'no') },
  });
});

test.each([
  [20, 300, 'account'],
  [21, 301, 'account'],
  [22, 302, 'traffic'],
  [23, 303, 'traffic'],
  [24, 304, 'account'],
  [25, 305, 'traffic'],
  [26, 600, 'internal-error'],
  [27, 11301, 'refused'],
  [28, 11304, 'account'],
  [29, 11340, 'refused'],
  [30, 11350, 'internal-error'],
  [31, 12701, 'no-record'],
  [32, 99999, 'unknown-code'],
] as const)('row %i answers with code %i, every time', async (row, code, kind) => {
  for (let round = 0; round < 2; round += 1) expect(await world.ask(ordering(row))).toMatchObject({ code, kind });
});

test.each([
  [40, 401, 'http-refused'],
  [41, 403, 'http-refused'],
  [42, 407, 'http-refused'],
  [43, 408, 'busy'],
  [44, 429, 'busy'],
  [45, 429, 'busy'],
  [46, 500, 'in-doubt'],
  [47, 502, 'busy'],
  [48, 503, 'busy'],
  [49, 504, 'busy'],
  [63, 200, 'captive-page'],
  [64, 302, 'captive-page'],
  [75, 404, 'unknown-code'],
  [76, 400, 'refused'],
] as const)('row %i answers HTTP %i', async (row, httpStatus, kind) => {
  expect(await world.ask(ordering(row))).toMatchObject({ httpStatus, kind });
});

test('rows 44 and 45 say when to come back', async () => {
  expect((await world.ask(ordering(44))).retryAfterMs).toBe(1_000);
  const byDate = (await world.ask(ordering(45))).retryAfterMs ?? 0;
  expect(byDate).toBe(2_000);
});

test.each([60, 61, 62, 65, 66, 67, 68, 69, 77])('row %i leaves the asker in doubt, and is charged', async (row) => {
  const before = world.provider.state().ledger.charged;
  expect(await world.ask(ordering(row), { timeoutMs: 200 })).toMatchObject({ kind: 'in-doubt', charge: 'unknown' });
  expect(world.provider.state().ledger.charged).toBe(before + 1);
});

test.each([33, 34, 35, 36, 37, 38, 39, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 70, 71, 72, 73, 74])(
  'row %i fails on the first try and answers from the second on',
  async (row) => {
    expect((await world.ask(ordering(row), { timeoutMs: 200 })).kind).not.toBe('answered');
    expect((await world.ask(ordering(row))).kind).toBe('answered');
    expect((await world.ask(ordering(row))).kind).toBe('answered');
  },
);

function asked(number: number): Asked {
  const { nik, phone } = person(number);
  return { nik, phone, name: 'Siti', ecNik: '', ecPhone: '', ecName: '' };
}
const telling = { sequenceId: 'S', before: 0, now: 0 };

test('the same digits get the same reply, other digits a varied one', () => {
  const bodies = new Set<string>();
  for (let number = 0; number < 500; number += 1) {
    const { body } = replyTo(asked(number), telling);
    expect(replyTo(asked(number), telling).body).toBe(body);
    bodies.add(body);
  }
  expect(bodies.size).toBeGreaterThan(15);
});

test('ordinary digits give a realistic mix, and leave nobody in doubt', () => {
  const total = 20_000;
  let noRecord = 0;
  let transient = 0;
  let answered = 0;
  for (let number = 0; number < total; number += 1) {
    const question = asked(number);
    const { entry, way, charged } = replyTo(question, telling);
    expect(way).toBe('whole');
    noRecord += entry === 12701 ? 1 : 0;
    answered += entry === 200 ? 1 : 0;
    expect(charged).toBe(entry === 200);
    if (entry === 11350) {
      transient += 1;
      expect(remembersTries(question)).toBe(true);
      expect(replyTo(question, { ...telling, before: 1 }).entry).toBe(200);
    }
  }
  expect(noRecord + transient + answered).toBe(total);
  expect(noRecord / total).toBeCloseTo(0.12, 1);
  expect(transient / total).toBeGreaterThan(0.02);
  expect(transient / total).toBeLessThan(0.04);
});

test('only a phone number that ends in 7799 and a row of the table orders one', () => {
  expect(scriptRow('081200779946')).toBe(46);
  expect(scriptRow('081200779999')).toBeNull();
  expect(scriptRow('081200779')).toBeNull();
  expect(scriptRow('081277994600')).toBeNull();
});

test('an emergency contact that was not asked about is never spoken of', () => {
  for (const row of [...Array.from({ length: 17 }, (_, i) => i)]) {
    const question = { ...asked(1), phone: `0812007799${String(row).padStart(2, '0')}` };
    expect(replyTo(question, telling).body).not.toContain('emergency_contact_result');
  }
  expect(replyTo({ ...asked(3), ecNik: '3174051111111111' }, telling).body).not.toContain(
    '"emergency_contact_result":{"is',
  );
});
