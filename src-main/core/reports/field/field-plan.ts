/**
 * What a field report will hold, before the first of its rows is written: every row is looked at once, and of each only its rank, its
 * id, its file and what it is sorted by are kept, so that a hundred thousand people take a few megabytes.
 */
import { setImmediate } from 'node:timers/promises';
import type { List } from '../../../contract/lists.ts';
import type { FieldOptions, GivenBefore } from '../../../contract/reports.ts';
import type { Language } from '../../../contract/settings.ts';
import type { NamedCell } from '../../imports/columns/column-names.ts';
import type { WithheldColumns } from '../../imports/columns/withheld-columns.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { FieldPeople, FieldPerson } from './field-person.ts';
import type { FieldRows } from './field-rows.ts';
import { countGiven } from './given-before.ts';
import { createKeptColumns, type KeptColumn, keptText } from './kept-columns.ts';
import { refuseTakenHeadings } from './shown-headings.ts';
import { inOrderOf } from './sort-people.ts';

export type FieldGroup = {
  /** What the column it is parted by says; null: nothing, or it is not parted. */
  value: string | null;
  /** Lookups, the one to begin with first. */
  ids: number[];
  givenBefore: GivenBefore[];
};

export type FieldPlan = {
  groups: FieldGroup[];
  kept: KeptColumn[];
  people: number;
  /** What the columns it is parted and sorted by are called in it; null: by none of the list's own. */
  by: string | null;
  sortedBy: string | null;
};

/** A folder of more is no work for anybody: the column is not one of agents or areas. */
export const mostFiles = 500;
/** A few milliseconds of the main thread. */
const placedAtOnce = 10_000;

/** Errors: `column-unknown`, `heading-taken`, `report-too-many-files`. */
export async function planFieldReport(
  { people, rows, withheld }: { people: FieldPeople; rows: FieldRows; withheld: WithheldColumns },
  lists: readonly List[],
  { by, columns, renamed, sort, language }: Pick<FieldOptions, 'by' | 'columns' | 'renamed' | 'sort' | 'language'>,
  onLooked: (done: number) => void,
): Promise<FieldPlan> {
  const kept = createKeptColumns();
  const given = countGiven(rows);
  const values = new Map<string | null, number>();
  /** By rank: persons in the order of their rows. */
  const ranked = new Map<number, number[]>();
  const ids: number[] = [];
  const groupOf: number[] = [];
  /** What they are sorted by. */
  const texts: string[] = [];
  for (const { id } of lists) {
    const shown = withheld.of(id);
    const look = (slice: readonly FieldPerson[]) => {
      for (const { row, rank } of slice) {
        const cells = shown.further(JSON.parse(row.extra) as NamedCell[]);
        kept.look(cells);
        const value = by === null ? null : keptText(by, cells) || null;
        const group = values.get(value) ?? values.size;
        if (group === values.size) values.set(value, group);
        if (values.size > mostFiles) throw tooManyFiles();
        given.add(group, row);
        const alike = ranked.get(rank);
        if (alike) alike.push(ids.length);
        else ranked.set(rank, [ids.length]);
        ids.push(row.id);
        groupOf.push(group);
        if (sort !== null) texts.push(sort.column === null ? (row.name ?? '').trim() : keptText(sort.column, cells));
      }
    };
    for (const _ of people.ofList(id, look)) {
      onLooked(ids.length);
      await setImmediate();
    }
  }
  const calledIn = (column: string | null) =>
    column === null ? null : (kept.columns([column], renamed)[0]?.shownAs ?? column);
  const called = { by: calledIn(by), sortedBy: calledIn(sort?.column ?? null) };
  refuseTakenHeadings(renamed, kept);
  const keptColumns = kept.columns(columns, renamed);
  const groups = [...values.keys()].map((value, group): FieldGroup => {
    return { value, ids: [], givenBefore: given.of(group, value) };
  });
  const byChance = await inOrderOfRank(ranked, ids.length);
  const inOrder = sort === null ? byChance : await inOrderOf(texts, byChance, sort);
  for (let at = 0; at < inOrder.length; at += placedAtOnce) {
    await setImmediate();
    for (const index of inOrder.subarray(at, at + placedAtOnce)) {
      groups[groupOf[index] ?? 0]?.ids.push(ids[index] ?? 0);
    }
  }
  if (groups.length === 0) groups.push({ value: null, ids: [], givenBefore: [] });
  return { groups: sorted(groups, language), kept: keptColumns, people: ids.length, ...called };
}

/** There are some thousand ranks, and people who are alike in it stand as their rows do: nothing is sorted person by person. */
async function inOrderOfRank(ranked: ReadonlyMap<number, readonly number[]>, people: number): Promise<Uint32Array> {
  const order = new Uint32Array(people);
  let at = 0;
  let turn = placedAtOnce;
  for (const rank of Float64Array.from(ranked.keys()).sort()) {
    for (const person of ranked.get(rank) ?? []) {
      if (at === turn) {
        turn += placedAtOnce;
        await setImmediate();
      }
      order[at] = person;
      at += 1;
    }
  }
  return order;
}

export function tooManyFiles(): CoreError {
  return new CoreError('report-too-many-files', 'That column has too many different values for a file each.', {
    details: { most: mostFiles },
  });
}

/** As people sort names; those of whom the column says nothing come last. */
export function sorted<G extends Pick<FieldGroup, 'value'>>(groups: G[], language: Language): G[] {
  const names = new Intl.Collator(language, { numeric: true });
  return groups.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    return names.compare(a.value, b.value);
  });
}
