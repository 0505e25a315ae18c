/** What a summary is counted from, in slices: facts of rows, outcomes and charges as they are stored. What they mean is said elsewhere. */
import type { OutcomeKind } from '../../../contract/outcomes.ts';
import type { Charge, LookupState } from '../../../contract/states.ts';
import type { Store } from '../../store/store.ts';

export type SummaryList = { id: number; name: string; practice: 0 | 1; ec_consent: 0 | 1; rows: number };

/** Milliseconds, `end` exclusive. */
export type Times = { start: number; end: number };

/** Of a twin the answer is its leader's. */
export type Answered = { state: LookupState; leader_state: LookupState | null; answer: string | null };

export type RowFact = Answered & {
  id: number;
  list_id: number;
  source_row: number;
  updated_at: number;
  nik: string;
  phone: string;
  twin_of: number | null;
  ec_nik: string | null;
  ec_phone: string | null;
  leader_ec_nik: string | null;
  leader_ec_phone: string | null;
  /** Of a shared answer: what an account charged for it, rupiah; 0: its price was not set. */
  shared_price: number | null;
};

export type OutcomeFact = Answered & {
  id: number;
  lookup_id: number;
  list_id: number;
  kind: OutcomeKind;
  agent: string | null;
  day: string;
  /** 1: it is about the number that was asked about. */
  same_number: 0 | 1;
};

export type ChargeFact = { list_id: number; day: string; charge: Charge; n: number; rupiah: number; unpriced: number };

/** Read and counted in one turn of the main thread. */
export const sliceRows = 400;

export function createSummaryRows(store: Store) {
  const facts = `
    SELECT k.id, k.list_id, k.source_row, k.updated_at, k.state, leader.state AS leader_state, k.nik, k.phone, k.twin_of,
           k.ec_nik, k.ec_phone, leader.ec_nik AS leader_ec_nik, leader.ec_phone AS leader_ec_phone,
           coalesce(k.answer, leader.answer) AS answer,
           CASE WHEN k.state = 'reused' THEN (
             SELECT max(a.price) FROM attempts a JOIN connections c ON c.id = a.connection_id
             WHERE a.lookup_id = k.twin_of AND a.charge = 'charged' AND c.kind = 'account') END AS shared_price
    FROM lookups k LEFT JOIN lookups leader ON leader.id = k.twin_of`;
  const lists = store.prepare<Record<string, never>, SummaryList>(`
    SELECT l.id, l.name, c.kind = 'practice' AS practice, l.ec_consent, l.rows
    FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.complete = 1 ORDER BY l.id`);
  const last = store.prepare<Record<string, never>, { lookup: number | null; outcome: number | null }>(
    'SELECT (SELECT max(id) FROM lookups) AS lookup, (SELECT max(id) FROM outcomes) AS outcome',
  );
  const byId = store.prepare<Times & { after: number; until: number }, RowFact>(`
    ${facts} WHERE k.id > :after AND k.id <= :until AND k.updated_at >= :start AND k.updated_at < :end`);
  const ofList = store.prepare<{ list_id: number; row: number; id: number; limit: number }, RowFact>(`
    ${facts} WHERE k.list_id = :list_id AND (k.source_row, k.id) > (:row, :id) ORDER BY k.source_row, k.id LIMIT :limit`);
  type Days = { first: string; last: string };
  const outcomes = store.prepare<Days & { after: number; until: number }, OutcomeFact>(`
    SELECT o.id, o.lookup_id, l.list_id, o.kind, o.agent, o.day, o.phone = l.phone AS same_number,
           l.state, leader.state AS leader_state, coalesce(l.answer, leader.answer) AS answer
    FROM outcomes o JOIN lookups l ON l.id = o.lookup_id LEFT JOIN lookups leader ON leader.id = l.twin_of
    WHERE o.id > :after AND o.id <= :until AND o.superseded_by IS NULL AND o.day BETWEEN :first AND :last`);
  const charges = store.prepare<Days, ChargeFact>(`
    SELECT d.list_id, d.day, d.charge, sum(d.n) AS n, sum(d.n * d.price) AS rupiah,
           coalesce(sum(d.n) FILTER (WHERE d.price = 0), 0) AS unpriced
    FROM charge_days d JOIN connections c ON c.id = d.connection_id
    WHERE d.day BETWEEN :first AND :last AND c.kind = 'account' GROUP BY 1, 2, 3`);

  return {
    lists: () => lists.all({}),
    /** Ids of rows go up to it. */
    lastId: () => last.get({})?.lookup ?? 0,
    /** Of the whole store, those that changed last within the times. */
    *ofAll(times: Times): Generator<RowFact[]> {
      for (const ids of idsTo(last.get({})?.lookup)) yield byId.all({ ...times, ...ids });
    },
    /** Of one list, whenever they changed. */
    *ofList(listId: number): Generator<RowFact[]> {
      for (let end: RowFact | undefined; ; ) {
        const slice = ofList.all({ list_id: listId, row: end?.source_row ?? 0, id: end?.id ?? 0, limit: sliceRows });
        end = slice.at(-1);
        if (!end) return;
        yield slice;
      }
    },
    *outcomes(days: Days): Generator<OutcomeFact[]> {
      for (const ids of idsTo(last.get({})?.outcome)) yield outcomes.all({ ...days, ...ids });
    },
    /** Of accounts, as the store keeps them by list and day. */
    charges: (days: Days) => charges.all(days),
  };
}

/** Whatever lies in them: a slice costs the same where nothing of it is of the period. */
function* idsTo(last: number | null | undefined): Generator<{ after: number; until: number }> {
  for (let after = 0; after < (last ?? 0); after += sliceRows) yield { after, until: after + sliceRows };
}
