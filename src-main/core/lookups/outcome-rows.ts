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

const select = `
  SELECT o.id, ${outcomeColumns.list('o')}, o.superseded_by, f.name AS file_name, lists.name AS list_name
  FROM outcomes o JOIN lookups l ON l.id = o.lookup_id JOIN lists ON lists.id = l.list_id
  LEFT JOIN outcome_files f ON f.id = o.file_id`;

/** The list that a lookup is of is a practice list. */
const practiceOf = (lookup: string) =>
  `(SELECT c.kind = 'practice' FROM lists s JOIN connections c ON c.id = s.connection_id WHERE s.id = ${lookup}.list_id)`;

export function createOutcomeRows(store: Store) {
  const any = store.prepare<Record<string, never>, { id: number }>('SELECT id FROM outcomes LIMIT 1');
  const insert = store.prepare<Row<typeof outcomeColumns>>(
    `INSERT INTO outcomes (${outcomeColumns.list()}, nik, practice)
     SELECT ${outcomeColumns.values}, l.nik, ${practiceOf('l')} FROM lookups l WHERE l.id = :lookup_id`,
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
      SELECT n.id FROM lookups asked CROSS JOIN outcomes n ON n.nik = asked.nik AND n.practice = ${practiceOf('asked')}
      WHERE asked.id = :id AND n.superseded_by IS NULL AND (n.phone = asked.phone OR n.kind = 'died'))
    ORDER BY o.superseded_by IS NOT NULL, o.day DESC, o.id DESC`);
  const ofPerson = store.prepare<{ nik: string; most: number }, OutcomeRow>(`
    ${select} WHERE o.id IN (SELECT id FROM outcomes WHERE nik = :nik AND superseded_by IS NULL)
    ORDER BY o.day DESC, o.id DESC LIMIT :most`);
  // Most rows have none: that costs a look at the index.
  const counting = store.prepare<{ ids: string }, { asked_id: number; id: number; day: string }>(`
    SELECT asked.id AS asked_id, o.id, o.day
    FROM json_each(:ids) j CROSS JOIN lookups asked ON asked.id = j.value
    CROSS JOIN outcomes o INDEXED BY outcomes_of_person ON o.nik = asked.nik
    WHERE o.superseded_by IS NULL AND (o.phone = asked.phone OR o.kind = 'died') AND o.practice = ${practiceOf('asked')}`);
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
    /** All that stands about a person, whatever the number; newest first. */
    ofPerson: (nik: string, most: number): Outcome[] => ofPerson.all({ nik, most }).map(toOutcome),
    /**
     * The newest standing outcome that counts for each lookup: about that phone of that person, be it in another list or of
     * a row that shares the answer, or a death of that person. Lookups of which nobody said anything are not in it.
     */
    newestOutcomes(lookupIds: readonly number[]): Map<number, Outcome> {
      if (lookupIds.length === 0 || any.get({}) === undefined) return new Map();
      const found = new Map<number, number>();
      const oldestFirst = counting
        .all({ ids: JSON.stringify(lookupIds) })
        .sort((a, b) => (a.day === b.day ? a.id - b.id : a.day < b.day ? -1 : 1));
      for (const { asked_id, id } of oldestFirst) found.set(asked_id, id);
      const rows = new Map(
        some.all({ ids: JSON.stringify([...new Set(found.values())]) }).map((row) => [row.id, toOutcome(row)]),
      );
      return new Map(
        [...found].flatMap(([lookupId, id]): [number, Outcome][] => {
          const outcome = rows.get(id);
          return outcome ? [[lookupId, outcome]] : [];
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
