/**
 * The charges of one list and of today, from the sums by day that the store keeps (`charge_days`). Other sums are in
 * totals.ts.
 */
import type { AccountSum } from '../../../contract/charges.ts';
import type { Charge } from '../../../contract/states.ts';
import type { Store } from '../../store/store.ts';
import { addAccountCharge, noAccountSum } from './totals.ts';
import { createWholeDays } from './whole-days.ts';

/** `final`: attempts that gave their lookup its end. */
type Sum = AccountSum & { final: number };

export type Charges = {
  /** What accounts answered; practice costs nothing. */
  ofList(listId: number): Sum;
  /** Of the local day that `now` is in: of accounts, and what practice brought to its end. */
  today(now: number): Sum & { practice: number };
};

type Row = { charge: Charge; n: number; finals: number; rupiah: number; unpriced: number };

/**
 * Costs the same whatever the number of attempts. One charge per attempt; an attempt still under way counts as unknown.
 */
export function createCharges(store: Store): Charges {
  const sums = `
    SELECT charge, sum(n) AS n, sum(finals) AS finals, sum(n * price) AS rupiah,
           coalesce(sum(n) FILTER (WHERE price = 0), 0) AS unpriced FROM charge_days`;
  const ofList = store.prepare<{ list_id: number }, Row>(`
    ${sums} WHERE list_id = :list_id AND connection_id IN (SELECT id FROM connections WHERE kind = 'account')
    GROUP BY charge`);
  const ofDay = store.prepare<{ day: string; kind: 'practice' | 'account' }, Row>(`
    ${sums} WHERE day = :day AND connection_id IN (SELECT id FROM connections WHERE kind = :kind) GROUP BY charge`);
  const { dayOf } = createWholeDays(store);

  return {
    ofList: (listId) => sum(ofList.all({ list_id: listId })),
    today(now) {
      const day = dayOf(now);
      const practice = sum(ofDay.all({ day, kind: 'practice' })).final;
      return { ...sum(ofDay.all({ day, kind: 'account' })), practice };
    },
  };
}

function sum(rows: readonly Row[]): Sum {
  const all = { ...noAccountSum };
  let final = 0;
  for (const row of rows) {
    addAccountCharge(all, row);
    final += row.finals;
  }
  return { ...all, final };
}
