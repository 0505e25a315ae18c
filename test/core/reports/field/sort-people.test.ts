/** The order of people by what a column says: by what most of its cells are, steadily, and without holding others up. */
import { describe, expect, it } from 'vitest';
import { inOrderOf } from '../../../../src-main/core/reports/field/sort-people.ts';

const inOrder = async (texts: string[], descending = false) => {
  const order = Uint32Array.from(texts.keys());
  return Array.from(await inOrderOf(texts, order, { descending }), (person) => texts[person]);
};

describe('cells are compared as', () => {
  it.each([
    ['amounts, however they are written', ['Rp 1.500.000', '90000', '250,000'], ['90000', '250,000', 'Rp 1.500.000']],
    ['numbers with a sign or a fraction', ['10,5', '-3', '9.75'], ['-3', '9.75', '10,5']],
    [
      'days, the day before the month',
      ['05/11/2026', '2026-10-20', '1-12-2025'],
      ['1-12-2025', '2026-10-20', '05/11/2026'],
    ],
    [
      'what most of them are; others stand behind them',
      ['lunas', '5', '10', '', 'batal'],
      ['5', '10', 'batal', 'lunas', ''],
    ],
    ['texts, a number in them as a number', ['Blok 10', 'blok 9', 'BLOK 1'], ['BLOK 1', 'blok 9', 'Blok 10']],
    ['texts, where as many are amounts as not', ['b', '10'], ['10', 'b']],
    ['nothing, where there is nothing', ['', ''], ['', '']],
  ])('%s', async (_what, texts, expected) => {
    expect(await inOrder(texts)).toEqual(expected);
  });

  it('turned round, blanks and what is no number still last', async () => {
    expect(await inOrder(['5', '', 'lunas', '10', 'batal', '7'], true)).toEqual(['10', '7', '5', 'lunas', 'batal', '']);
  });
});

it('those alike keep the order they come in, both ways', async () => {
  const texts = Array.from({ length: 5_000 }, (_, person) => `Agen ${person % 7}`);
  const order = Uint32Array.from(texts.keys()).reverse();
  for (const descending of [false, true]) {
    const sorted = await inOrderOf(texts, order, { descending });
    const expected = [...order].sort((a, b) => (descending ? (b % 7) - (a % 7) : (a % 7) - (b % 7)));
    expect([...sorted]).toEqual(expected);
  }
});

it('a hundred thousand names hold nobody up', async () => {
  const texts = Array.from({ length: 100_000 }, (_, person) => `Orang ${(person * 7_919) % 100_003} Contoh`);
  const order = Uint32Array.from(texts.keys());
  let turns = 0;
  let done = false;
  const other = () => {
    turns += 1;
    if (!done) setImmediate(other);
  };
  other();
  const sorted = await inOrderOf(texts, order, { descending: false });
  done = true;
  const numbers = Array.from(sorted, (person) => Number(texts[person]?.split(' ')[1]));
  expect(numbers.every((number, at) => at === 0 || number >= (numbers[at - 1] ?? 0))).toBe(true);
  // Of some two thousand comparisons each, a few milliseconds.
  expect(turns).toBeGreaterThan(600);
});
