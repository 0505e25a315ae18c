/**
 * Counts and removes what is over its days. A list that nobody is left in stays with its name, its dates and its charges:
 * sums, reports and invoices speak of it. Repairs of a file have no purpose: the shortest of the days counts for them.
 */
import { setImmediate } from 'node:timers/promises';
import { dayMs } from '../../../contract/calendar.ts';
import type { Purge, PurgedList } from '../../../contract/privacy.ts';
import type { Retention } from '../../../contract/purposes.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import { createTurns } from '../../store/turns.ts';
import type { RemoveLookups } from '../removal/remove-lookups.ts';
import { createDueRows, type DueList, type Limits, limitsOf, type Place } from './due-rows.ts';

/** Rows looked at in one step: a millisecond's work. */
const stepRows = { counted: 200, removed: 25 };
/** Draft steps removed in one step: each may be 64 KB. */
const draftStepsAtOnce = 4;
const end: Place = { row: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };

export function createPurging(
  store: Store,
  clock: Clock,
  removeLookups: RemoveLookups,
  accessLog: Pick<AccessLog, 'record'>,
  settleIndex: () => Promise<void>,
) {
  const rows = createDueRows(store);
  const inTurns = createTurns(store, clock);
  const staleDrafts = store.prepare<{ before: number }, { n: number }>(
    'SELECT count(*) AS n FROM drafts WHERE used_at < :before',
  );
  const staleDraft = store.prepare<{ before: number }, { id: number }>(
    'SELECT id FROM drafts WHERE used_at < :before ORDER BY id LIMIT 1',
  );
  const removeDraftSteps = store.prepare<{ id: number; limit: number }>(`
    DELETE FROM draft_steps WHERE draft_id = :id AND (number, piece) IN (
      SELECT number, piece FROM draft_steps WHERE draft_id = :id ORDER BY number DESC, piece DESC LIMIT :limit + 0)`);
  const removeDraft = store.prepare<{ id: number }>('DELETE FROM drafts WHERE id = :id');

  function draftsBefore(retention: Retention, now: number): number {
    return now - Math.min(...Object.values(retention)) * dayMs;
  }

  async function sumsOf(list: DueList, limits: Limits): Promise<PurgedList & { outcomes: number }> {
    const sum = { lookups: 0, outcomes: 0, paidAnswers: 0, rupiah: 0 };
    for (let from: Place = end; ; ) {
      const part = rows.sums(limits, list.id, from, stepRows.counted);
      if (!part) break;
      sum.lookups += part.lookups;
      sum.outcomes += part.outcomes;
      sum.paidAnswers += part.paid;
      sum.rupiah += part.rupiah;
      from = { row: part.row, id: part.id };
      await setImmediate();
    }
    const { id: listId, name, purpose } = list;
    const emptied = sum.lookups > 0 && sum.lookups === list.people;
    return { listId, name, purpose, ...sum, rejectedRows: rows.rejectedIn(listId), emptied };
  }

  async function due(retention: Retention): Promise<Purge> {
    if (Object.keys(retention).length === 0) return nothing();
    const now = clock.now();
    const limits = limitsOf(retention, now);
    const sums: (PurgedList & { outcomes: number })[] = [];
    for (const list of rows.lists(limits)) {
      const sum = await sumsOf(list, limits);
      if (sum.lookups + sum.rejectedRows > 0) sums.push(sum);
    }
    const all = (of: 'lookups' | 'rejectedRows' | 'outcomes' | 'paidAnswers' | 'rupiah') =>
      sums.reduce((sum, list) => sum + list[of], 0);
    return {
      lookups: all('lookups'),
      rejectedRows: all('rejectedRows'),
      outcomes: all('outcomes'),
      drafts: staleDrafts.get({ before: draftsBefore(retention, now) })?.n ?? 0,
      paidAnswers: all('paidAnswers'),
      rupiah: all('rupiah'),
      lists: sums.map(({ outcomes: _, ...list }) => list),
    };
  }

  /** One walk through the list; true: it removed something, so that what was shared may be free now. */
  async function removeFrom(list: DueList, limits: Limits, stopped: () => boolean): Promise<boolean> {
    let from: Place = end;
    let removed = 0;
    await inTurns(() => {
      if (stopped()) return false;
      const found = rows.rows(limits, list.id, from, stepRows.removed);
      const last = found.at(-1);
      if (!last) return rows.removeRejected(list.id, stepRows.removed) > 0;
      from = last;
      // A row whose own twins are gone by now is found by the next walk.
      const gone = found.filter((row) => row.due === 1 && row.shared === 0).map(({ id }) => id);
      removeLookups(gone);
      removed += gone.length;
      return true;
    });
    return removed > 0;
  }

  async function removeDrafts(before: number, stopped: () => boolean): Promise<void> {
    await inTurns(() => {
      const draft = stopped() ? undefined : staleDraft.get({ before });
      if (!draft) return false;
      if (removeDraftSteps.run({ id: draft.id, limit: draftStepsAtOnce }).changes < draftStepsAtOnce)
        removeDraft.run(draft);
      return true;
    });
  }

  return {
    due,
    /** What was due, and is gone. Errors: those of the store; what went until then is gone, and the next one goes on. */
    async run(retention: Retention, stopped: () => boolean): Promise<Purge> {
      const found = await due(retention);
      const now = clock.now();
      const limits = limitsOf(retention, now);
      if (found.lists.length > 0) {
        // Before the first of them goes: a purge that is cut off in between stands in the log all the same.
        const ofThem = found.lists.map(({ listId }) => listId);
        store.transaction(() => accessLog.record({ what: 'purged', people: found.lookups, lists: ofThem }));
        const lists = rows.lists(limits).filter(({ id }) => found.lists.some((list) => list.listId === id));
        let open = lists;
        while (open.length > 0 && !stopped()) {
          const more: DueList[] = [];
          for (const list of open) if (await removeFrom(list, limits, stopped)) more.push(list);
          open = more;
        }
      }
      if (found.drafts > 0) await removeDrafts(draftsBefore(retention, now), stopped);
      if (found.lookups + found.rejectedRows + found.drafts > 0) {
        await settleIndex();
        await store.giveBack();
      }
      return found;
    },
  };
}

function nothing(): Purge {
  return { lookups: 0, rejectedRows: 0, outcomes: 0, drafts: 0, paidAnswers: 0, rupiah: 0, lists: [] };
}
