import { describe, expect, it } from 'vitest';
import { mendCost } from '../../../../src-renderer/parts/money/mend-cost.ts';
import { fakeConnection } from '../../../fakes/views.ts';

describe('what mended rows cost at most', () => {
  it('is one call for each row', () => {
    const account = fakeConnection({ kind: 'account', pricePerCall: 1850 });
    expect(mendCost(12, account)).toEqual({ kind: 'priced', calls: 12, times: 1, rupiah: 22_200 });
  });

  it('is every try of it on a connection that sends again by itself', () => {
    const account = fakeConnection({ kind: 'account', pricePerCall: 1000, inDoubtPolicy: 'resend', maxAttempts: 6 });
    expect(mendCost(2, account)).toEqual({ kind: 'priced', calls: 2, times: 6, rupiah: 12_000 });
  });

  it('is nothing in practice, and not known on an account without a price', () => {
    expect(mendCost(12, fakeConnection())).toEqual({ kind: 'free' });
    expect(mendCost(12, fakeConnection({ kind: 'account' }))).toEqual({ kind: 'no-price', calls: 12 });
  });
});
