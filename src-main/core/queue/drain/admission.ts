/**
 * Chooses which lookups leave next: of every connection with work no more than its lane allows and its caps have room
 * for, lists taking turns, single checks ahead of them all. Reads the store; writes nothing.
 */
import type { Caps } from '../../connections/caps.ts';
import { settingsOf } from '../../connections/connection-rows.ts';
import type { Connections } from '../../connections/connections.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Lane } from '../lane/lane.ts';
import type { ActiveList, DueRow, QueueRows } from './queue-rows.ts';

export type Candidate = { lane: Lane; row: DueRow };

export function createAdmission(deps: {
  rows: QueueRows;
  connections: Connections;
  caps: Caps;
  clock: Clock;
  laneOf: (connectionId: number) => Lane;
  /** The account is needed and not open: whoever is asked opens it and looks again when it is. */
  openAccount: (connectionId: number) => void;
}) {
  const { rows, connections, caps, clock, laneOf, openAccount } = deps;
  /** Connections whose caps have no room until something under way has ended: only its end can make some. */
  const capped = new Set<number>();
  /** By connection: the list whose row left last. Turns are counted in rows that left, never in looks taken. */
  const servedLast = new Map<number, number>();

  /** In the order they are to leave: single checks, then a row of each list in turn, from the one after `last`. */
  function pick(waiting: readonly ActiveList[], last: number, free: number, now: number): DueRow[] {
    const single = waiting.filter((list) => list.kind === 'single-checks');
    const files = waiting.filter((list) => list.kind === 'file');
    const picked: DueRow[] = [];
    for (const list of single) {
      if (picked.length < free) picked.push(...rows.due(list.list_id, now, free - picked.length));
    }
    const inTurn = [...files.filter((list) => list.list_id > last), ...files.filter((list) => list.list_id <= last)];
    let left = free - picked.length;
    const ofEach: DueRow[][] = [];
    for (const [index, list] of inTurn.entries()) {
      if (left <= 0) break;
      const due = rows.due(list.list_id, now, Math.ceil(left / (inTurn.length - index)));
      left -= due.length;
      if (due.length > 0) ofEach.push(due);
    }
    const rounds = Math.max(0, ...ofEach.map((due) => due.length));
    for (let round = 0; round < rounds; round += 1) {
      for (const due of ofEach) picked.push(...due.slice(round, round + 1));
    }
    return picked;
  }

  return {
    /** Lists with lookups that wait, by connection; `onlyList` narrows them to one. */
    work(onlyList: number | null): Map<number, ActiveList[]> {
      const grouped = new Map<number, ActiveList[]>();
      for (const list of rows.activeLists()) {
        if (onlyList !== null && list.list_id !== onlyList) continue;
        grouped.set(list.connection_id, [...(grouped.get(list.connection_id) ?? []), list]);
      }
      return grouped;
    },

    /** Counted as having left by their lanes: each is claimed, or given back. All that has ended must be stored by then. */
    admit(work: ReadonlyMap<number, ActiveList[]>): Candidate[] {
      const now = clock.now();
      const candidates: Candidate[] = [];
      capped.clear();
      for (const [connectionId, waiting] of work) {
        const lane = laneOf(connectionId);
        if (lane.free === 0) continue;
        if (connections.openedAccount(connectionId) === null) {
          openAccount(connectionId);
          continue;
        }
        const due = pick(waiting, servedLast.get(connectionId) ?? 0, lane.free, now);
        const room = due.length === 0 ? null : caps.room(connectionId, settingsOf(connections.get(connectionId)), now);
        if (room?.reached) {
          capped.add(connectionId);
          if (lane.inFlight === 0) lane.capReached(room.reached.reason, room.reached.until);
          continue;
        }
        const picked = due.slice(0, room?.calls ?? due.length);
        const count = picked.length === 0 ? 0 : lane.admit(picked.length);
        for (const row of picked.slice(0, count)) candidates.push({ lane, row });
        const files = new Set(waiting.filter((list) => list.kind === 'file').map((list) => list.list_id));
        const last = picked.slice(0, count).findLast((row) => files.has(row.list_id));
        if (last) servedLast.set(connectionId, last.list_id);
      }
      return candidates;
    },

    /** Milliseconds until the next one could leave; null while nothing will by itself. */
    nextIn(work: ReadonlyMap<number, ActiveList[]>): number | null {
      let next: number | null = null;
      for (const [connectionId, waiting] of work) {
        const admitAt = laneOf(connectionId).nextAdmitAt();
        if (admitAt === null || capped.has(connectionId) || connections.openedAccount(connectionId) === null) continue;
        const dueAt = Math.min(...waiting.map((list) => rows.nextDue(list.list_id) ?? Number.POSITIVE_INFINITY));
        const wait = Math.max(admitAt - clock.monotonic(), dueAt - clock.now());
        next = Math.min(next ?? wait, wait);
      }
      return next;
    },
  };
}
