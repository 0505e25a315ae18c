/**
 * What field agents found: the SQL of `outcomes`. Practice is kept apart: what was found about a made-up answer says nothing
 * about a real one, nor the other way round.
 */
import type { Found, Outcome } from '../../contract/outcomes.ts';
import { columnsOf, type Row } from '../store/columns.ts';
import type { Store } from '../store/store.ts';

/** `day`: local, YYYY-MM-DD; what is newest. `fileId`, `sourceRow`: of a sheet that came back. */
export type NewOutcome = Found & {
  lookupId: number;
  phone: string;
  day: string;
  reportId: number | null;
  fileId: number | null;
  sourceRow: number | null;
  recordedAt: number;
  recordedBy: string;
};

const outcomeColumns = columnsOf<NewOutcome>()({
  lookup_id: 'lookupId',
  phone: 'phone',
  kind: 'kind',
  agent: 'agent',
  found_on: 'foundOn',
  day: 'day',
  promise_date: 'promiseDate',
  promise_amount: 'promiseAmount',
  note: 'note',
  report_id: 'reportId',
  file_id: 'fileId',
  source_row: 'sourceRow',
  recorded_at: 'recordedAt',
  recorded_by: 'recordedBy',
});

type OutcomeRow = Row<typeof outcomeColumns> & {
  id: number;
  list_name: string;
  file_name: string | null;
  superseded_by: number | null;
};

export type OutcomeRows = ReturnType<typeof createOutcomeRows>;

const select = `
  SELECT o.id, ${outcomeColumns.list('o')}, o.superseded_by, f.name AS file_name, lists.name AS list_name
  FROM outcomes o JOIN lookups l ON l.id = o.lookup_id JOIN lists ON lists.id = l.list_id
  LEFT JOIN outcome_files f ON f.id = o.file_id`;

/** Of `asked` and of whoever has its NIK, in a list of the same kind. */
const sameKind = `
  (SELECT c.kind FROM lists s JOIN connections c ON c.id = s.connection_id WHERE s.id = e.list_id) =
  (SELECT c.kind FROM lists s JOIN connections c ON c.id = s.connection_id WHERE s.id = asked.list_id)`;
/** Standing outcomes about the same person, which count for `asked`: about its number, or of a death, whatever the number. */
const counting = `
  lookup_niks k CROSS JOIN lookups e ON e.id = k.lookup_id CROSS JOIN outcomes o ON o.lookup_id = e.id
  WHERE k.nik = asked.nik AND o.superseded_by IS NULL AND (o.phone = asked.phone OR o.kind = 'died') AND ${sameKind}`;

export function createOutcomeRows(store: Store) {
  const any = store.prepare<Record<string, never>, { id: number }>('SELECT id FROM outcomes LIMIT 1');
  const insert = store.prepare<Row<typeof outcomeColumns>>(
    `INSERT INTO outcomes (${outcomeColumns.list()}) VALUES (${outcomeColumns.values})`,
  );
  const supersede = store.prepare<{ id: number; lookup_id: number; report_id: number | null }>(`
    UPDATE outcomes SET superseded_by = :id
    WHERE lookup_id = :lookup_id AND report_id IS :report_id AND file_id IS NOT NULL AND superseded_by IS NULL AND id <> :id`);
  const ofRow = store.prepare<{ lookup_id: number; report_id: number | null }, Row<typeof outcomeColumns>>(`
    SELECT ${outcomeColumns.list()} FROM outcomes
    WHERE lookup_id = :lookup_id AND report_id IS :report_id AND file_id IS NOT NULL`);
  const one = store.prepare<{ id: number }, OutcomeRow>(`${select} WHERE o.id = :id`);
  const about = store.prepare<{ id: number }, OutcomeRow>(`
    ${select} WHERE o.id IN (
      SELECT own.id FROM outcomes own WHERE own.lookup_id = :id
      UNION
      SELECT o.id FROM lookups asked CROSS JOIN lookup_niks k ON k.nik = asked.nik AND k.phone = asked.phone
        CROSS JOIN lookups e ON e.id = k.lookup_id CROSS JOIN outcomes o ON o.lookup_id = e.id
      WHERE asked.id = :id AND ${sameKind})
    ORDER BY o.superseded_by IS NOT NULL, o.day DESC, o.id DESC`);
  const newest = store.prepare<{ ids: string }, { asked_id: number; id: number }>(`
    SELECT asked.id AS asked_id,
           (SELECT o.id FROM ${counting} ORDER BY o.day DESC, o.id DESC LIMIT 1) AS id
    FROM json_each(:ids) j CROSS JOIN lookups asked ON asked.id = j.value
    WHERE EXISTS (SELECT 1 FROM ${counting})`);
  const some = store.prepare<{ ids: string }, OutcomeRow>(
    `${select} WHERE o.id IN (SELECT value FROM json_each(:ids))`,
  );

  return {
    /** Takes the place of what was stored of the same row of the same report, where it comes of a file. */
    add(outcome: NewOutcome): number {
      const { id } = insert.run(outcomeColumns.toRow(outcome));
      if (outcome.fileId !== null) supersede.run({ id, lookup_id: outcome.lookupId, report_id: outcome.reportId });
      return id;
    },
    find: (id: number): Outcome | null => {
      const row = one.get({ id });
      return row ? toOutcome(row) : null;
    },
    /** All that files ever said of that row of that report. */
    ofRow: (lookupId: number, reportId: number | null): Found[] =>
      ofRow.all({ lookup_id: lookupId, report_id: reportId }).map((row) => outcomeColumns.fromRow(row)),
    /** Of the lookup, and of others about the same NIK and phone: what stands first, newest first; then what was superseded. */
    about: (lookupId: number): Outcome[] => about.all({ id: lookupId }).map(toOutcome),
    /**
     * The newest standing outcome that counts for each lookup: about that phone of that person, be it in another list or of
     * a row that shares the answer, or a death of that person. Lookups of which nobody said anything are not in it.
     */
    newestOutcomes(lookupIds: readonly number[]): Map<number, Outcome> {
      if (lookupIds.length === 0 || any.get({}) === undefined) return new Map();
      const found = newest.all({ ids: JSON.stringify(lookupIds) });
      const rows = new Map(
        some.all({ ids: JSON.stringify(found.map(({ id }) => id)) }).map((row) => [row.id, toOutcome(row)]),
      );
      return new Map(
        found.flatMap(({ asked_id, id }): [number, Outcome][] => {
          const outcome = rows.get(id);
          return outcome ? [[asked_id, outcome]] : [];
        }),
      );
    },
  };
}

function toOutcome(row: OutcomeRow): Outcome {
  const { day: _, fileId: __, sourceRow: ___, ...outcome } = outcomeColumns.fromRow(row);
  return {
    ...outcome,
    outcomeId: row.id,
    listName: row.list_name,
    fileName: row.file_name,
    superseded: row.superseded_by !== null,
  };
}
