/** Promises to pay that nobody has followed up yet, and whose day has come. */
import type { Promised } from '../../../contract/outcomes.ts';
import type { Store } from '../../store/store.ts';

type PromiseRow = {
  id: number;
  lookup_id: number;
  list_id: number;
  list_name: string;
  connection_kind: 'practice' | 'account';
  name: string | null;
  phone: string;
  promise_date: string;
  promise_amount: number | null;
  agent: string | null;
  note: string | null;
};

export function createPromises(store: Store) {
  // A later word ends it: another promise, a refusal, a death; or whatever was found on its day or later, but for silence.
  const due = `
    FROM outcomes o INDEXED BY outcomes_promised
    WHERE o.kind = 'promised' AND o.promise_date IS NOT NULL AND o.superseded_by IS NULL AND o.promise_date <= :today
      AND NOT EXISTS (
        SELECT 1 FROM outcomes n INDEXED BY outcomes_of_person
        WHERE n.nik = o.nik AND n.practice = o.practice AND n.superseded_by IS NULL AND (n.day, n.id) > (o.day, o.id)
          AND (n.kind IN ('promised', 'refused', 'died') OR (n.kind <> 'not-answered' AND n.day >= o.promise_date)))`;
  const page = store.prepare<{ today: string; date: string; id: number; limit: number }, PromiseRow>(`
    SELECT o.id, o.lookup_id, l.list_id, lists.name AS list_name, c.kind AS connection_kind, l.name, o.phone,
           o.promise_date, o.promise_amount, o.agent, o.note
    FROM (SELECT o.id ${due} AND (o.promise_date, o.id) < (:date, :id)
          ORDER BY o.promise_date DESC, o.id DESC LIMIT :limit) chosen
    JOIN outcomes o ON o.id = chosen.id JOIN lookups l ON l.id = o.lookup_id
    JOIN lists ON lists.id = l.list_id JOIN connections c ON c.id = lists.connection_id
    ORDER BY o.promise_date DESC, o.id DESC`);
  const count = store.prepare<{ today: string }, { due_today: number; all_due: number }>(
    `SELECT count(*) FILTER (WHERE o.promise_date = :today) AS due_today, count(*) AS all_due ${due}`,
  );

  return {
    /** Newest day first. `today`: YYYY-MM-DD. `after`: the day without its dashes, and the id. */
    page(today: string, after: readonly number[] | null, limit: number): Promised[] {
      const [date = 99_999_999, id = 0] = after ?? [];
      const text = String(date).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
      return page.all({ today, date: text, id, limit }).map((row) => ({
        outcomeId: row.id,
        lookupId: row.lookup_id,
        listId: row.list_id,
        listName: row.list_name,
        practice: row.connection_kind === 'practice',
        name: row.name,
        phone: row.phone,
        promiseDate: row.promise_date,
        promiseAmount: row.promise_amount,
        agent: row.agent,
        note: row.note,
      }));
    },
    counts(today: string): { dueToday: number; overdue: number } {
      const { due_today = 0, all_due = 0 } = count.get({ today }) ?? {};
      return { dueToday: due_today, overdue: all_due - due_today };
    },
  };
}

/** Where a page ends, as numbers. */
export function promiseKey({ promiseDate, outcomeId }: Promised): [number, number] {
  return [Number(promiseDate.replaceAll('-', '')), outcomeId];
}
