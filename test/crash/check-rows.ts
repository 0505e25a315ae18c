/** No row is lost: every row of every stored list exists exactly once, as it was imported, in a state that its attempts explain. */
import type { Attempt, LookupDetail } from '../../src-main/contract/history.ts';
import type { LookupState } from '../../src-main/contract/states.ts';
import { type Account, type Book, listName, type Order, type OrderKind } from './book.ts';
import type { Collected } from './collect.ts';

/** Clocks are read in whole milliseconds, and by two processes. */
const tickMs = 2;

/** Whether an order that covers the lookup was, or may have been, carried out between those two times. */
export function ordered(
  orders: readonly Order[],
  lookup: Pick<LookupDetail, 'lookupId' | 'listId' | 'twinOf'>,
  kinds: readonly OrderKind[],
  span: { from: number; to: number },
): boolean {
  return orders.some(({ kind, scope, from, to }) => {
    if (!kinds.includes(kind) || to < span.from - tickMs || from > span.to + tickMs) return false;
    if ('lookupId' in scope) return scope.lookupId === lookup.lookupId || scope.lookupId === lookup.twinOf;
    return !('listId' in scope) || scope.listId === lookup.listId;
  });
}

export function checkRows(collected: Collected, accounts: readonly Account[], book: Book): string[] {
  return [
    ...checkMembership(collected, book),
    ...collected.lists.flatMap((list) => checkCounters(list, collected)),
    ...checkStates(collected, accounts, book),
  ];
}

function checkMembership({ lists, lookups, untouched, inHistory }: Collected, book: Book): string[] {
  const wrong: string[] = [];
  const all = [...lookups, ...untouched];
  if (new Set(all.map(({ lookupId }) => lookupId)).size !== all.length) wrong.push('a lookup is shown twice');
  if (inHistory !== all.length) wrong.push(`history pages through ${inHistory} lookups, the lists hold ${all.length}`);

  for (const planned of book.imports.filter(({ state }) => state === 'stored')) {
    const rows = new Map(all.filter(({ listId }) => listId === planned.listId).map((found) => [found.row, found]));
    const list = lists.find(({ id }) => id === planned.listId);
    if (list?.name !== listName(planned)) wrong.push(`${listName(planned)} is not there`);
    if (rows.size !== planned.file.accepted.length) {
      wrong.push(`${listName(planned)} holds ${rows.size} rows of ${planned.file.accepted.length}`);
    }
    for (const { row, asked } of planned.file.accepted) {
      const person = rows.get(row)?.person;
      if (!person) wrong.push(`${listName(planned)}: row ${row} is lost`);
      else if (person.nik !== asked.nik || person.phone !== asked.phone) {
        wrong.push(`${listName(planned)}: row ${row} is about somebody else`);
      }
    }
  }
  const singleLists = new Set(lists.filter(({ kind }) => kind === 'single-checks').map(({ id }) => id));
  const byPhone = new Map<string, number>();
  for (const { listId, person } of all) {
    if (singleLists.has(listId)) byPhone.set(person.phone, (byPhone.get(person.phone) ?? 0) + 1);
  }
  for (const { asked, lookupId } of book.singles) {
    const times = byPhone.get(asked.phone) ?? 0;
    byPhone.delete(asked.phone);
    if (lookupId !== null && times === 0) wrong.push(`single check ${lookupId} was acknowledged and is lost`);
    if (times > 1) wrong.push(`a single check is stored ${times} times`);
  }
  if (byPhone.size > 0) wrong.push(`${byPhone.size} single checks nobody asked for`);
  for (const planned of book.imports.filter(({ started }) => !started)) {
    if (lookups.some(({ listId }) => listId === planned.listId))
      wrong.push(`${listName(planned)} was sent and not started`);
  }
  return wrong;
}

/** The counters kept by triggers against the rows counted one by one. */
function checkCounters(list: Collected['lists'][number], { lookups, untouched }: Collected): string[] {
  const counted = new Map<LookupState, number>();
  for (const { listId, state } of [...lookups, ...untouched]) {
    if (listId === list.id) counted.set(state, (counted.get(state) ?? 0) + 1);
  }
  return Object.entries(list.states).flatMap(([state, n]) => {
    const rows = counted.get(state as LookupState) ?? 0;
    return rows === n ? [] : [`${list.name} counts ${n} ${state}, and ${rows} rows are`];
  });
}

function checkStates({ lookups }: Collected, accounts: readonly Account[], book: Book): string[] {
  const byId = new Map(lookups.map((lookup) => [lookup.lookupId, lookup]));
  // An order that names one row of a question may move another: a twin's order is its leader's.
  const families = Map.groupBy(lookups, questionOf);
  const policies = new Map(accounts.map(({ name, policy }) => [name, policy]));
  return lookups.flatMap((lookup) => {
    const leader = lookup.twinOf === null ? null : byId.get(lookup.twinOf);
    const fault =
      leader === undefined
        ? 'its leader is gone'
        : leader === null
          ? faultOf(
              lookup,
              families.get(questionOf(lookup)) ?? [lookup],
              policies.get(lookup.attemptLog.at(-1)?.connectionName ?? '') ?? 'hold',
              book.orders,
            )
          : twinFault(lookup, leader, book.orders);
    return fault === null ? [] : [`lookup ${lookup.lookupId} (${lookup.listName}, row ${lookup.row}): ${fault}`];
  });
}

function questionOf({ person }: LookupDetail): string {
  return `${person.nik} ${person.phone}`;
}

const always = { from: 0, to: Number.POSITIVE_INFINITY };

/** What its last attempt and the orders after it must have left. null: it did. */
function faultOf(
  lookup: LookupDetail,
  family: readonly LookupDetail[],
  policy: 'hold' | 'resend',
  orders: readonly Order[],
): string | null {
  const { state, attemptLog } = lookup;
  const last: Attempt | undefined = attemptLog.at(-1);
  const after = (...kinds: OrderKind[]) =>
    family.some((one) => ordered(orders, one, kinds, { ...always, from: last?.startedAt ?? 0 }));
  if (attemptLog.some(({ finishedAt, outcome }) => finishedAt === null || outcome === null)) {
    return `an attempt is open though nothing is under way (${state})`;
  }
  if ((lookup.answer !== null) !== (state === 'answered'))
    return `${state} ${lookup.answer ? 'with' : 'without'} an answer`;
  switch (state) {
    case 'sending':
      return 'sending though nothing is under way';
    case 'reused':
      return 'reused without a leader';
    case 'answered':
    case 'no_record':
    case 'refused': {
      const meant = { answered: 'answered', no_record: 'no-record', refused: 'refused' }[state];
      return last?.outcome === meant ? null : `${state}, but its last attempt ended ${last?.outcome}`;
    }
    case 'in_doubt':
      return last?.outcome === 'in-doubt' ? null : `in doubt, but its last attempt ended ${last?.outcome}`;
    case 'failed':
      switch (last?.outcome) {
        case 'unknown-code':
        case 'internal-error':
        case 'busy':
          return null;
        case 'filtered':
          return pagesBefore(attemptLog) >= 4 ? null : 'given up for pages, and there were fewer than five';
        case 'in-doubt':
          return after('close') ? null : 'a doubt became failed and nobody closed it';
        default:
          return `failed, but its last attempt ended ${last?.outcome}`;
      }
    case 'cancelled':
      return after('cancel') ? null : `cancelled by nobody after its attempt ended ${last?.outcome}`;
    case 'queued':
      switch (last?.outcome) {
        case 'answered':
        case 'no-record':
        case 'refused':
          return `queued again after ${last.outcome}`;
        case 'in-doubt':
          return policy === 'resend' || after('resend', 'retry')
            ? null
            : 'a doubt is queued again and nobody resent it';
        case 'unknown-code':
          return after('retry') ? null : 'queued again after an answer nobody understands, and nobody retried it';
        default:
          return null;
      }
  }
}

/** How many pages came for the row since it was given up for them the last time, if ever, the last attempt not among them. */
function pagesBefore(attemptLog: readonly Attempt[]): number {
  const outcomes = attemptLog.slice(0, -1).map(({ outcome }) => outcome);
  return outcomes.slice(outcomes.lastIndexOf('filtered') + 1).filter((outcome) => outcome === 'captive-page').length;
}

/** A twin shares its leader's end, or waits for it. */
function twinFault(twin: LookupDetail, leader: LookupDetail, orders: readonly Order[]): string | null {
  switch (twin.state) {
    case 'reused':
      return leader.state === 'answered' || leader.state === 'no_record' ? null : `reused, its leader ${leader.state}`;
    case 'queued':
      return ['queued', 'sending', 'in_doubt', 'cancelled'].includes(leader.state)
        ? null
        : `waits, its leader ${leader.state}`;
    case 'refused':
      return leader.state === 'refused' ? null : `refused, its leader ${leader.state}`;
    case 'failed':
      return leader.state === 'failed' || ordered(orders, leader, ['retry'], always)
        ? null
        : `failed, its leader ${leader.state}`;
    case 'cancelled':
      return ordered(orders, twin, ['cancel'], always) ? null : 'cancelled by nobody';
    case 'sending':
    case 'answered':
    case 'no_record':
    case 'in_doubt':
      // It may have led its family once, and have been retried since.
      return twin.attemptLog.length > 0 ? null : `${twin.state} though twins never leave`;
  }
}
