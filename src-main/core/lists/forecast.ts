/**
 * What a list will cost at most, and how long it will take, before anything of it is sent: after the rows that share an
 * earlier row's answer, and those that history answers.
 */
import { setImmediate } from 'node:timers/promises';
import { mostCharges } from '../../contract/connections.ts';
import type { Forecast, SamePersonChoice } from '../../contract/lists.ts';
import type { Caps } from '../connections/caps.ts';
import { settingsOf } from '../connections/connection-rows.ts';
import type { Connections } from '../connections/connections.ts';
import { CoreError } from '../kernel/errors.ts';
import type { Clock } from '../kernel/ports.ts';
import { contactIsRestricted, leftOutAsRestricted } from '../lookups/restricted-people.ts';
import type { ReuseForecast } from '../queue/reuse/reuse-forecast.ts';
import type { Store } from '../store/store.ts';

/** So many of the last answers say how long one takes. */
const recentAnswers = 50;
/** Rows looked at in one turn of the main thread. */
const sliceRows = 1_000;

type Place = { row: number; after: number };
type ListFacts = { connection_id: number; ask_again: 0 | 1; same_person: SamePersonChoice; waiting: number };

/** Absent: as the list has them. */
type Choices = { askAgain?: boolean | undefined; samePerson?: SamePersonChoice | undefined };

export type Forecasts = { of(listId: number, choices: Choices): Promise<Forecast> };

export function createForecasts(deps: {
  store: Store;
  connections: Pick<Connections, 'get'>;
  caps: Caps;
  reuseForecast: Pick<ReuseForecast, 'count'>;
  clock: Clock;
}): Forecasts {
  const { store, connections, caps, reuseForecast, clock } = deps;
  const list = store.prepare<{ id: number }, ListFacts>(`
    SELECT l.connection_id, l.ask_again, l.same_person,
           coalesce((SELECT s.n FROM list_states s WHERE s.list_id = l.id AND s.state = 'queued'), 0) AS waiting
    FROM lists l WHERE l.id = :id AND l.complete = 1`);
  const ahead = store.prepare<{ id: number; connection_id: number }, { n: number }>(`
    SELECT coalesce(sum(s.n), 0) AS n FROM lists l JOIN list_states s ON s.list_id = l.id
    WHERE l.connection_id = :connection_id AND l.id <> :id AND l.started_at IS NOT NULL AND l.held_at IS NULL AND l.complete = 1
      AND s.state IN ('queued', 'sending')`);
  const answerMs = store.prepare<{ connection_id: number; limit: number }, { ms: number | null }>(`
    SELECT avg(finished_at - started_at) AS ms FROM (
      SELECT started_at, finished_at FROM attempts
      WHERE connection_id = :connection_id AND outcome IN ('answered', 'no-record')
      ORDER BY started_at DESC LIMIT :limit)`);

  const restricted = store.prepare<{ id: number }, { n: number }>(`
    SELECT (SELECT count(*) FROM restricted_people r CROSS JOIN lookup_niks k ON k.nik = r.nik
            CROSS JOIN lookups l ON l.id = k.lookup_id WHERE l.list_id = :id)
      + (SELECT count(*) FROM rejected_rows WHERE list_id = :id AND ${leftOutAsRestricted}) AS n`);

  const anyRestricted = store.prepare<Record<string, never>, { nik: string }>(
    'SELECT nik FROM restricted_people LIMIT 1',
  );
  const contacts = store.prepare<Place & { id: number }, Place & { left_out: 0 | 1 }>(`
    SELECT l.source_row AS row, l.id AS after, l.state = 'queued' AND ${contactIsRestricted('l')} AS left_out FROM lookups l
    WHERE l.list_id = :id AND (l.source_row, l.id) > (:row, :after) ORDER BY l.source_row, l.id LIMIT ${sliceRows}`);

  /** In slices, so that others work in between. */
  async function contactsLeftOut(id: number): Promise<number> {
    let count = 0;
    let place: Place | undefined = anyRestricted.get({}) && { row: -1, after: 0 };
    while (place) {
      const slice: (Place & { left_out: 0 | 1 })[] = contacts.all({ id, row: place.row, after: place.after });
      for (const { left_out } of slice) count += left_out;
      place = slice.length === sliceRows ? slice.at(-1) : undefined;
      await setImmediate();
    }
    return count;
  }

  return {
    /** Errors: `not-found`; `connection-unknown` where it is deleted. */
    async of(listId, choices) {
      const facts = list.get({ id: listId });
      if (!facts) throw new CoreError('not-found', 'That list is not there any more.');
      const connection = settingsOf(connections.get(facts.connection_id));
      const counted = await reuseForecast.count(listId, {
        askAgain: choices.askAgain ?? facts.ask_again === 1,
        samePerson: choices.samePerson ?? facts.same_person,
      });
      const { leaders, reused, reusedOldestAt, shared, paidBefore, leftOut, merged } = counted;
      const calls = leaders - reused - shared - leftOut - merged;
      const timesEach = mostCharges(connection);
      const { earlier, inList, reusable, oldestAt, newestAt } = counted.other;
      const rupiah = (count: number) => count * connection.pricePerCall * timesEach;
      const now = clock.now();
      const spent = caps.spent(facts.connection_id, now);
      const cap = (limit: number | null, used: number) =>
        limit === null ? null : { cap: limit, spent: used, left: Math.max(0, limit - used) };
      const { ms } = answerMs.get({ connection_id: facts.connection_id, limit: recentAnswers }) ?? { ms: null };
      const perSecond = Math.min(connection.ratePerSecond, ms ? (connection.concurrency * 1000) / ms : Infinity);
      return {
        waiting: facts.waiting,
        twins: Math.max(0, facts.waiting - leaders) + merged,
        reused,
        reusedOldestAt,
        shared,
        calls,
        paidBefore,
        otherDetails: { earlier, inList, reusable, rupiah: rupiah(earlier + inList), oldestAt, newestAt },
        leftOut,
        restricted: restricted.get({ id: listId })?.n ?? 0,
        restrictedContacts: await contactsLeftOut(listId),
        timesEach,
        rupiah: rupiah(calls),
        pricePerCall: connection.pricePerCall,
        ahead: ahead.get({ id: listId, connection_id: facts.connection_id })?.n ?? 0,
        seconds: calls / perSecond,
        dailyCap: cap(connection.dailyCap, spent.today),
        monthlyCap: cap(connection.monthlyCap, spent.month),
        callsUnderCaps: caps.room(facts.connection_id, connection, now).calls,
      };
    },
  };
}
