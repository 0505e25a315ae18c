/** Free, priced, or nobody knows: of one call, of a list, of an order. */
import { expect, test } from 'vitest';
import { costKind, costKindOf } from '../../../../src-renderer/parts/money/cost-kind.ts';

test('the button names the amount, or why there is none', () => {
  expect(costKind({ calls: 3, pricePerCall: 100 }, 'account')).toBe('priced');
  expect(costKind({ calls: 3, pricePerCall: 100 }, 'practice')).toBe('priced');
  expect(costKind({ calls: 3, pricePerCall: 0 }, 'practice')).toBe('free');
  expect(costKind({ calls: 3, pricePerCall: 0 }, 'account')).toBe('no-price');
  expect(costKind({ calls: 0, pricePerCall: 100 }, 'account')).toBe('no-calls');
});

test('what calls cost that nobody can reckon is not nothing, and what practice asks is nothing', () => {
  expect(costKindOf({ rupiah: 300, withoutPrice: 1 })).toBe('priced');
  expect(costKindOf({ rupiah: 0, withoutPrice: 1 })).toBe('no-price');
  expect(costKindOf({ rupiah: 0, withoutPrice: 0 })).toBe('free');
});
