/** The SQL of an erasure: what is held of a person, and how far it is. */
import type { Correction, ErasedCounts } from '../../../contract/privacy.ts';
import { createCorrections } from '../../lookups/corrections.ts';
import type { Store } from '../../store/store.ts';
import { digestOfNik, type Tombstone } from './tombstones.ts';
import type { Traces } from './traces.ts';

type Key = { digest: string; at: number };
type Row = Key & { erased_by: string; pending: string | null; counts: string };
export type Pending = Tombstone & { by: string; traces: Traces; counts: ErasedCounts };

export function createErasureRows(store: Store) {
  const ids = store.prepare<{ nik: string; limit: number }, { id: number }>(
    'SELECT DISTINCT lookup_id AS id FROM lookup_niks WHERE nik = :nik ORDER BY lookup_id DESC LIMIT :limit + 0',
  );
  const written = store.prepare<{ nik: string }, { phone: string; name: string | null }>(`
    SELECT DISTINCT l.phone, l.name FROM lookup_niks k CROSS JOIN lookups l ON l.id = k.lookup_id WHERE k.nik = :nik`);
  const beingSent = store.prepare<{ nik: string }, { n: number }>(`
    SELECT count(*) AS n FROM lookup_niks k CROSS JOIN lookups l ON l.id = k.lookup_id
    WHERE k.nik = :nik AND l.state = 'sending'`);
  const lists = store.prepare<{ ids: string }, { list_id: number }>(
    'SELECT DISTINCT list_id FROM lookups WHERE id IN (SELECT value FROM json_each(:ids))',
  );
  const attempts = store.prepare<{ ids: string }, { n: number }>(
    'SELECT count(*) AS n FROM attempts WHERE lookup_id IN (SELECT value FROM json_each(:ids))',
  );
  const reports = store.prepare<{ ids: string }, { report_id: number }>(
    'SELECT DISTINCT report_id FROM report_people WHERE lookup_id IN (SELECT value FROM json_each(:ids))',
  );
  const unrestrict = store.prepare<{ nik: string }>('DELETE FROM restricted_people WHERE nik = :nik');
  const known = store.prepare<Key, { digest: string }>(
    'SELECT digest FROM erasures WHERE digest = :digest AND at = :at',
  );
  const add = store.prepare<Row>(
    'INSERT INTO erasures (digest, at, erased_by, pending, counts) VALUES (:digest, :at, :erased_by, :pending, :counts)',
  );
  const setCounts = store.prepare<Key & { counts: string }>(
    'UPDATE erasures SET counts = :counts WHERE digest = :digest AND at = :at',
  );
  const finish = store.prepare<Key & { counts: string }>(
    'UPDATE erasures SET pending = NULL, counts = :counts WHERE digest = :digest AND at = :at',
  );
  const open = store.prepare<Record<string, never>, Row>(
    'SELECT * FROM erasures WHERE pending IS NOT NULL ORDER BY at',
  );
  // A tombstone of which nothing was held has no counts.
  const ended = store.prepare<Key, Row>(
    "SELECT * FROM erasures WHERE digest = :digest AND at = :at AND pending IS NULL AND counts <> '{}'",
  );
  // All NIKs there may be, in turns: of people, of contacts, and what has sixteen digits among what was left out.
  const people = store.prepare<{ nik: string; limit: number }, { nik: string }>(
    'SELECT DISTINCT nik FROM lookup_niks WHERE nik > :nik ORDER BY nik LIMIT :limit + 0',
  );
  const contacts = store.prepare<{ from: number; to: number }, { nik: string }>(
    'SELECT ec_nik AS nik FROM lookups WHERE id > :from AND id <= :to AND ec_nik IS NOT NULL',
  );
  const lastLookup = store.prepare<Record<string, never>, { id: number }>(
    'SELECT coalesce(max(id), 0) AS id FROM lookups',
  );
  const texts = [
    'SELECT cells AS text FROM rejected_rows',
    'SELECT changes AS text FROM draft_steps',
    'SELECT nik AS text FROM restricted_people',
    'SELECT nik AS text FROM corrections',
  ].map((sql) => store.prepare<Record<string, never>, { text: string }>(sql));

  const corrections = createCorrections(store);

  return {
    tracesOf(nik: string): Traces {
      const found = [...written.all({ nik }), ...corrections.of(nik).flatMap(asWritten)];
      return {
        nik,
        phones: [...new Set(found.flatMap(({ phone }) => (phone === null ? [] : [phone])))],
        names: [...new Set(found.flatMap(({ name }) => (name === null ? [] : [name])))],
      };
    },
    isBeingSent: (nik: string): boolean => (beingSent.get({ nik })?.n ?? 0) > 0,
    /** The next of the person's lookups, with what is to be told of them. */
    lookupsOf(nik: string, limit: number) {
      const found = ids.all({ nik, limit }).map(({ id }) => id);
      const named = { ids: JSON.stringify(found) };
      return {
        ids: found,
        lists: lists.all(named).map(({ list_id }) => list_id),
        attempts: attempts.get(named)?.n ?? 0,
        reports: reports.all(named).map(({ report_id }) => report_id),
      };
    },
    unrestrict: (nik: string): void => void unrestrict.run({ nik }),
    forgetCorrections: (nik: string): void => corrections.forget(nik),
    isKnown: ({ digest, at }: Tombstone): boolean => known.get({ digest, at }) !== undefined,
    begin({ digest, at, by, traces, counts }: Pending): void {
      add.run({ digest, at, erased_by: by, pending: JSON.stringify(traces), counts: JSON.stringify(counts) });
    },
    /** A tombstone of which nothing is held here. */
    note: ({ digest, at }: Tombstone, by: string): void =>
      void add.run({ digest, at, erased_by: by, pending: null, counts: '{}' }),
    counted: ({ digest, at, counts }: Pending): void =>
      void setCounts.run({ digest, at, counts: JSON.stringify(counts) }),
    finish: ({ digest, at, counts }: Pending): void => void finish.run({ digest, at, counts: JSON.stringify(counts) }),
    /** Whom somebody erased then, and is gone; null: nobody. */
    ended({ digest, at }: Tombstone): Omit<Pending, 'traces'> | null {
      const row = ended.get({ digest, at });
      return row ? { digest, at, by: row.erased_by, counts: JSON.parse(row.counts) as ErasedCounts } : null;
    },
    pending: (): Pending[] =>
      open.all({}).map(({ digest, at, erased_by, pending, counts }) => ({
        ...{ digest, at, by: erased_by, counts: JSON.parse(counts) as ErasedCounts },
        traces: JSON.parse(pending ?? '{}') as Traces,
      })),
    /** Goes through all NIKs that are stored; what was found of those digests. */
    *niksOf(digests: ReadonlySet<string>): Generator<Map<string, string>> {
      const found = new Map<string, string>();
      const look = (nik: string): void => {
        const digest = digestOfNik(store, nik);
        if (digests.has(digest)) found.set(digest, nik);
      };
      for (let nik = ''; ; ) {
        const page = people.all({ nik, limit: 1_000 });
        for (const one of page) look(one.nik);
        yield found;
        const last = page.at(-1);
        if (!last) break;
        nik = last.nik;
      }
      const most = lastLookup.get({})?.id ?? 0;
      for (let from = 0; from < most; from += 5_000) {
        for (const { nik } of contacts.all({ from, to: from + 5_000 })) look(nik);
        yield found;
      }
      for (const text of texts) {
        for (const row of text.all({})) for (const nik of row.text.match(/\d{16}/g) ?? []) look(nik);
        yield found;
      }
    },
  };
}

/** What was wrong about a person tells of them too. */
function asWritten({ field, before, after }: Correction): { phone: string | null; name: string | null }[] {
  return [before, after]
    .filter((text) => text !== '')
    .map((text) => (field === 'phone' ? { phone: text, name: null } : { phone: null, name: text }));
}
