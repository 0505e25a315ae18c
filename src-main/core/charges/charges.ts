/**
 * What was paid for a list, and today: from the sums by day that the store keeps (charge_days), whatever the number of
 * attempts. One charge per attempt; an attempt still under way counts as unknown. Other sums are totals.ts's.
 */
import type { ChargeSum } from '../../contract/charges.ts';
import type { Charge } from '../../contract/states.ts';
import type { Store } from '../store/store.ts';
import { addCharge, noSum } from './totals.ts';
import { createWholeDays } from './whole-days.ts';

/** `final`: attempts that gave their lookup its end. */
type Sum = Omit<ChargeSum, 'rupiahUnknown'> & { final: number };

export type Charges = {
  ofList(listId: number): Sum;
  /** Of the local day that `now` is in. */
  today(now: number): Sum;
};

type Row = { charge: Charge; n: number; finals: number; rupiah: number };

export function createCharges(store: Store): Charges {
  const sums = 'SELECT charge, sum(n) AS n, sum(finals) AS finals, sum(n * price) AS rupiah FROM charge_days';
  const ofList = store.prepare<{ list_id: number }, Row>(`${sums} WHERE list_id = :list_id GROUP BY charge`);
  const ofDay = store.prepare<{ day: string }, Row>(`${sums} WHERE day = :day GROUP BY charge`);
  const { dayOf } = createWholeDays(store);

  return {
    ofList: (listId) => sum(ofList.all({ list_id: listId })),
    today: (now) => sum(ofDay.all({ day: dayOf(now) })),
  };
}

function sum(rows: readonly Row[]): Sum {
  const all = { ...noSum };
  let final = 0;
  for (const { charge, n, finals, rupiah } of rows) {
    addCharge(all, charge, n, rupiah);
    final += finals;
  }
  const { rupiahUnknown: _, ...told } = all;
  return { ...told, final };
}
