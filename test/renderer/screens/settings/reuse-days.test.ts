/** The field for reusing answers takes what the contract takes, and nothing else. */
import { expect, test } from 'vitest';
import { settingsShape } from '../../../../src-main/contract/settings.ts';
import { reuseDaysBounds, reuseInput } from '../../../../src-renderer/screens/settings/reuse-days.ts';

test('its bounds are those of the contract', () => {
  const { reuseDays } = settingsShape.shape;
  for (const days of [reuseDaysBounds.min, reuseDaysBounds.max]) expect(reuseDays.safeParse(days).success).toBe(true);
  for (const days of [reuseDaysBounds.min - 1, reuseDaysBounds.max + 1]) {
    expect(reuseDays.safeParse(days).success).toBe(false);
  }
});

test.each([
  [0, 0],
  ['30', 30],
  ['', null],
  [-1, null],
  [3651, null],
  [1.5, null],
  ['-', null],
  [' ', null],
])('%j is read as %j', (typed, days) => {
  expect(reuseInput.safeParse({ reuseDays: typed }).data?.reuseDays ?? null).toBe(days);
});
