/** One person of a field report: what is known of reaching them, put together for ranking and for the sheet. */
import { localDay } from '../../../contract/calendar.ts';
import type { LookupItem } from '../../../contract/history.ts';
import type { Clock } from '../../kernel/ports.ts';
import { createBetterNumbers, type KnownNumber } from '../../lookups/better-numbers.ts';
import { createLookupViews } from '../../lookups/lookup-view.ts';
import type { Store } from '../../store/store.ts';
import { type FieldRow, type FieldRows, type FoundAt, sliceRows } from './field-rows.ts';
import { rank } from './rank.ts';

export type FieldPerson = {
  row: FieldRow;
  item: LookupItem;
  /** The newest word of an agent that bears on this number or this person; null: there is none. */
  outcome: FoundAt | null;
  /** Other numbers that are linked to the person and that no agent found wrong, the strongest first. */
  numbers: KnownNumber[];
  /** `08…`; null: nobody is to be called. */
  call: string | null;
  rank: number;
};

export type FieldPeople = ReturnType<typeof createFieldPeople>;

export function createFieldPeople({ store, clock, rows }: { store: Store; clock: Clock; rows: FieldRows }) {
  const views = createLookupViews(store, clock);
  const betterNumbers = createBetterNumbers(store);

  /** A slice of rows, in their order; `sliceRows` at most. */
  function peopleOf(slice: readonly FieldRow[]): FieldPerson[] {
    const others = betterNumbers.linkedForPage();
    const addresses = new Map<number, string>();
    const items = views.items(slice);
    const hasOutcomes = rows.hasOutcomes();
    const now = clock.now();
    const today = localDay(now);
    return slice.map((row, index) => {
      const item = items[index] as LookupItem;
      const address = addresses.get(row.list_id) ?? rows.addressOf(row.list_id);
      addresses.set(row.list_id, address);
      const found = hasOutcomes ? rows.foundAt(row) : [];
      const outcome = found.find(({ phone, kind }) => phone === row.phone || ofPerson.has(kind)) ?? null;
      const asked = { id: row.twin_of ?? row.id, nik: row.nik, phone: row.phone };
      const numbers = others(asked, address).filter(({ phone }) => !isWrong(found, phone));
      const better = numbers.find(({ kind }) => kind !== 'secondary') ?? null;
      const wrong = isWrong(found, row.phone);
      return {
        row,
        item,
        outcome,
        numbers,
        call: toCall(item, wrong, better),
        rank: rank({
          verdict: item.verdict,
          ageMs: item.answeredAt === null ? null : now - item.answeredAt,
          outcome: outcome === null ? null : { kind: outcome.kind, promiseDate: outcome.promise_date },
          hasBetterNumber: better !== null,
          today,
        }),
      };
    });
  }

  return {
    /** `withEach`: what is asked of the store about them goes into the slice's one transaction, for each is one otherwise. */
    *ofList<T>(listId: number, withEach: (slice: FieldPerson[]) => T): Generator<T> {
      for (const slice of rows.ofList(listId)) yield store.transaction(() => withEach(peopleOf(slice)));
    },
    /** In that order, in slices. */
    *byIds(ids: readonly number[]): Generator<FieldPerson[]> {
      for (let at = 0; at < ids.length; at += sliceRows) {
        yield store.transaction(() => peopleOf(rows.byIds(ids.slice(at, at + sliceRows))));
      }
    },
  };
}

/** What an agent finds of the person whichever number was called. */
const ofPerson: ReadonlySet<string> = new Set(['promised', 'refused', 'moved', 'died']);

/** By the newest word about that number. */
function isWrong(found: readonly FoundAt[], number: string): boolean {
  return found.find(({ phone }) => phone === number)?.kind === 'wrong-number';
}

/** Only where the step is a call: a number without a link to the person is never handed out to be called about a loan. */
function toCall({ verdict, person }: LookupItem, wrong: boolean, better: KnownNumber | null): string | null {
  switch (verdict.nextStep) {
    case 'call-this-number':
    case 'call-then-visit':
    case 'call-verify-first':
      return wrong ? (better?.phone ?? null) : person.phone;
    case 'call-better-number':
      return better?.phone ?? null;
    case 'find-another-number':
      return wrong ? (better?.phone ?? null) : null;
    default:
      return null;
  }
}
