/**
 * Everything about one person on one page: found along the numbers of that NIK, whatever else is stored. However many lists a
 * person stands in, only the newest lookups are put together; `people.lookups` walks through all of them.
 */
import type { LookupItem } from '../../contract/history.ts';
import type { PersonNumber, PersonPage, Whom } from '../../contract/people.ts';
import { cutPage, decodeCursor } from '../kernel/keyset.ts';
import type { Clock } from '../kernel/ports.ts';
import { correctedTo, createCorrections } from '../lookups/corrections.ts';
import { createLookupViews, type LookupRow, lookupSelect } from '../lookups/lookup-view.ts';
import { createOutcomeRows } from '../lookups/outcome-rows.ts';
import { derivePerson } from '../person/derive.ts';
import type { Store } from '../store/store.ts';
import { changesOf } from './changes.ts';
import { contactsOf, numbersOf } from './known-numbers.ts';
import { createWhom, neverAsked } from './whom.ts';

/** Lookups that numbers, changes and contacts are told of. A person of twenty lists a year has as many in ten years. */
const mostTold = 200;
const mostOutcomes = 100;
/** Of one number: the newest of its lookups that other people are looked for in. Placeholders like 0812345678 have thousands. */
const mostOfNumber = 200;
/** The numbers that other people are looked for at, and those people that are listed. */
const mostNumbers = 20;
const mostListed = 20;

type Other = PersonPage['alsoAsked']['listed'][number];
type OtherRow = { id: number; nik: string; name: string | null; updated_at: number };

export function createPersonPage(store: Store, clock: Clock) {
  const views = createLookupViews(store, clock);
  const outcomes = createOutcomeRows(store);
  const corrections = createCorrections(store);
  const nikOf = createWhom(store);
  const count = store.prepare<{ nik: string }, { n: number; first: number | null }>(
    'SELECT count(*) AS n, min(lookup_id) AS first FROM lookup_niks WHERE nik = :nik',
  );
  const restricted = store.prepare<{ nik: string }, { since: number; reason: string | null }>(
    'SELECT since, reason FROM restricted_people WHERE nik = :nik',
  );
  const createdAt = store.prepare<{ id: number }, { created_at: number }>(
    'SELECT created_at FROM lookups WHERE id = :id',
  );
  // The person's place among the numbers holds the ids of all their lookups: only those of the page are then read.
  const ids = store.prepare<{ nik: string; before: number; limit: number }, { id: number }>(`
    SELECT lookup_id AS id FROM lookup_niks WHERE nik = :nik AND lookup_id < :before ORDER BY lookup_id DESC LIMIT :limit`);
  const some = store.prepare<{ ids: string }, LookupRow>(`
    ${lookupSelect} WHERE l.id IN (SELECT value FROM json_each(:ids)) AND lists.complete = 1 ORDER BY l.id DESC`);
  const ofNumber = store.prepare<{ phone: string; most: number; nik: string; practice: number }, OtherRow>(`
    SELECT l.id, l.nik, l.name, l.updated_at
    FROM (SELECT lookup_id FROM lookup_phones WHERE phone = :phone ORDER BY lookup_id DESC LIMIT :most) p
    CROSS JOIN lookups l ON l.id = p.lookup_id JOIN lists ON lists.id = l.list_id
    JOIN connections c ON c.id = lists.connection_id
    WHERE l.nik <> :nik AND lists.complete = 1 AND (c.kind = 'practice') = :practice ORDER BY l.id DESC`);
  const asked = store.prepare<{ phone: string; most: number }, { n: number }>(
    'SELECT count(*) AS n FROM (SELECT lookup_id FROM lookup_phones WHERE phone = :phone LIMIT :most)',
  );

  /** Other people of that number, those asked last first, each once. */
  function othersOf({ phone, practice }: Pick<PersonNumber, 'phone' | 'practice'>, nik: string): Other[] {
    const found = new Map<string, Other>();
    for (const row of ofNumber.all({ phone, most: mostOfNumber, nik, practice: Number(practice) })) {
      if (found.has(row.nik)) continue;
      found.set(row.nik, { phone, lookupId: row.id, nik: row.nik, name: row.name, practice, at: row.updated_at });
    }
    return [...found.values()];
  }

  function itemsOf(nik: string, before: number, limit: number): { items: LookupItem[]; next: string | null } {
    const { rows, next } = cutPage(ids.all({ nik, before, limit: limit + 1 }), limit, ({ id }) => [id]);
    return { items: views.items(some.all({ ids: JSON.stringify(rows.map(({ id }) => id)) })), next };
  }

  return {
    /** Errors: `person-invalid`, `not-found`. */
    get(whom: Whom): PersonPage {
      const nik = nikOf(whom);
      const { items } = itemsOf(nik, Number.MAX_SAFE_INTEGER, mostTold);
      const [newest] = items;
      const { n, first } = count.get({ nik }) ?? { n: 0, first: null };
      if (newest === undefined || first === null) throw neverAsked();
      const corrected = corrections.of(nik);
      const numbers = numbersOf(items);
      const looked = numbers.slice(0, mostNumbers).map((number) => othersOf(number, nik));
      const people = byPerson(looked.flat());
      return {
        lookupId: newest.lookupId,
        person: newest.person,
        derived: derivePerson(newest.person, clock.now()),
        restricted: restricted.get({ nik }) ?? null,
        corrections: corrected,
        lookups: n,
        told: items.length,
        firstAt: createdAt.get({ id: first })?.created_at ?? newest.updatedAt,
        changes: changesOf(items),
        numbers: numbers.map((number, index) => ({
          ...number,
          alsoAsked: looked[index]?.length ?? 0,
          correctedTo: correctedTo(number.phone, corrected),
        })),
        alsoAsked: {
          people: people.length,
          more:
            numbers.length > mostNumbers ||
            numbers.some(({ phone }) => (asked.get({ phone, most: mostOfNumber + 1 })?.n ?? 0) > mostOfNumber),
          listed: people.slice(0, mostListed),
        },
        contacts: contactsOf(items),
        outcomes: outcomes.ofPerson(nik, mostOutcomes),
      };
    },
    /** Errors: as `get`. A page may be short while `next` says where to go on: rows of a list that is being stored are not there yet. */
    lookups(whom: Whom, after: string | null, limit: number): { items: LookupItem[]; next: string | null } {
      const [before = Number.MAX_SAFE_INTEGER] = decodeCursor(after, 1) ?? [];
      const page = itemsOf(nikOf(whom), before, limit);
      if (page.items.length === 0 && page.next === null && after === null) throw neverAsked();
      return page;
    },
  };
}

/** Each person once, by the lookup that came last. */
function byPerson(others: readonly Other[]): Other[] {
  const people = new Map<string, Other>();
  for (const other of [...others].sort((a, b) => b.lookupId - a.lookupId)) {
    const key = JSON.stringify([other.practice, other.nik]);
    if (!people.has(key)) people.set(key, other);
  }
  return [...people.values()];
}
