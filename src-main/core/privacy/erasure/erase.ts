/**
 * Erases a person everywhere in the store. Killed at any point it has not begun, or the next start takes it up: the tombstone is
 * written outside the database before anything else, then what the person is found by is stored with the order, and goes with its
 * end. What each attempt cost stays (removal/remove-lookups.ts).
 *
 *   tombstone in the files, no order in the database   killed in between, or an older copy was put back: the person is looked for
 *                                                      by the digest of every NIK that is stored, and erased.
 *   order with `pending`                               was cut off: it is done once more from its begin, which harms nothing.
 */
import { setImmediate } from 'node:timers/promises';
import type { Certificate, ErasedCounts } from '../../../contract/privacy.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { RestrictedPeople } from '../../lookups/restricted-people.ts';
import type { Store } from '../../store/store.ts';
import { createTurns } from '../../store/turns.ts';
import type { RemoveLookups } from '../removal/remove-lookups.ts';
import { certificateOf } from './certificate.ts';
import { countSetAside, removeCopies } from './copies.ts';
import { createErasureRows, type Pending } from './erasure-rows.ts';
import { createSweeps } from './sweeps.ts';
import { digestOfNik, tombstoneFiles } from './tombstones.ts';

/** Lookups removed in one step of a turn. */
const stepRows = 20;
/** How long an answer that is on its way is waited for; milliseconds. */
const waits = { each: 200, atMost: 90_000 };

export type Erased = { certificate: Certificate; lists: number[] };

const nothing: ErasedCounts = {
  ...{ lookups: 0, attempts: 0, outcomes: 0, reports: 0, contacts: 0, cells: 0, rejectedRows: 0, drafts: 0, texts: 0 },
  ...{ copies: 0, copiesSetAside: 0 },
};

export function createErasure(deps: {
  store: Store;
  accessLog: Pick<AccessLog, 'record'>;
  ports: Pick<Ports, 'clock' | 'operator' | 'dataDir' | 'stateDir' | 'logger'>;
  removeLookups: RemoveLookups;
  people: Pick<RestrictedPeople, 'restrict'>;
  /** What the history is searched by has nothing left of rows that are gone. */
  settleIndex: () => Promise<void>;
  /** A copy of the store that is being made, from a moment before, will not be; those kept elsewhere go. Returns how many. */
  giveUpCopies: () => Promise<number>;
}) {
  const { store, accessLog, ports, removeLookups, people, settleIndex } = deps;
  const rows = createErasureRows(store);
  const sweeps = createSweeps(store);
  const tombstones = tombstoneFiles(store, ports);
  const inTurns = createTurns(store, ports.clock);

  /** From the order on, to its end. */
  async function carryOut(order: Pending): Promise<Erased> {
    const { traces } = order;
    const counts = { ...order.counts };
    const lists = new Set<number>();
    const reports = new Set<number>();
    await inTurns(() => {
      const found = rows.lookupsOf(traces.nik, stepRows);
      if (found.ids.length === 0) return false;
      for (const list of found.lists) lists.add(list);
      for (const report of found.reports) reports.add(report);
      counts.lookups += found.ids.length;
      counts.attempts += found.attempts;
      counts.outcomes += removeLookups(found.ids).outcomes;
      rows.counted({ ...order, counts });
      return true;
    });
    counts.reports = Math.max(counts.reports, reports.size);
    for (const sweep of sweeps(traces, counts)) await inTurns(sweep);
    await settleIndex();
    counts.copies += (await deps.giveUpCopies()) + removeCopies(ports.dataDir);
    counts.copiesSetAside = countSetAside(ports.dataDir);
    const done = { ...order, counts };
    store.transaction(() => {
      rows.unrestrict(traces.nik);
      rows.forgetCorrections(traces.nik);
      rows.finish(done);
    });
    await store.overwriteFreed();
    return { certificate: certificateOf(done), lists: [...lists] };
  }

  /** Errors: `lookup-not-in-that-state`. */
  async function untilAnswered(nik: string): Promise<void> {
    for (let waited = 0; rows.isBeingSent(nik); waited += waits.each) {
      if (waited >= waits.atMost) {
        throw new CoreError('lookup-not-in-that-state', 'A question about the person is still under way. Try again.');
      }
      await new Promise<void>((resolve) => void ports.clock.after(waits.each, resolve));
    }
  }

  function begin(nik: string, at: number, by: string): Pending {
    const order = { digest: digestOfNik(store, nik), at, by, traces: rows.tracesOf(nik), counts: nothing };
    store.transaction(() => {
      rows.begin(order);
      // Until it is done nothing of the person is sent; an answer that was on its way was waited for before this.
      people.restrict(nik, { reason: null, by, now: ports.clock.now() });
      accessLog.record({ what: 'erased', people: 1, niks: [nik] });
    });
    return order;
  }

  return {
    /** Errors: `lookup-not-in-that-state` (still under way), those of the store and of the data folder. */
    async erase(nik: string): Promise<Erased> {
      await untilAnswered(nik);
      const at = ports.clock.now();
      tombstones.add({ digest: digestOfNik(store, nik), at });
      return carryOut(begin(nik, at, ports.operator));
    },

    /** By the owner at its start, before anything is shown: what was cut off, and whom an older copy has brought back. */
    async resume(): Promise<void> {
      for (const order of rows.pending()) await carryOut(order);
      const unknown = tombstones.read().filter((one) => !rows.isKnown(one));
      if (unknown.length === 0) return;
      let found = new Map<string, string>();
      for (const so of rows.niksOf(new Set(unknown.map(({ digest }) => digest)))) {
        found = so;
        await setImmediate();
      }
      for (const one of unknown) {
        const nik = found.get(one.digest);
        if (nik === undefined) store.transaction(() => rows.note(one, ports.operator));
        else await carryOut(begin(nik, one.at, ports.operator));
      }
      ports.logger.info('erased-again', { people: found.size });
    },
  };
}
