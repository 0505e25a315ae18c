/**
 * What the owner of a data folder takes up, and a reader may not: what another program left behind, the queue, and all that is done
 * by itself. A reader becomes the owner once nobody is.
 */
import type { Backups } from './backups/backups.ts';
import type { Invoices } from './charges/reconcile/invoices.ts';
import type { Connections } from './connections/connections.ts';
import { removeAbandonedParts } from './files/report-parts.ts';
import { undoCutOffMoves } from './files/report-set.ts';
import type { History } from './history/history.ts';
import type { Drafts } from './imports/draft/drafts.ts';
import { removeIncompleteLists } from './imports/storing/incomplete-lists.ts';
import type { Ports } from './kernel/ports.ts';
import type { Privacy } from './privacy/handlers.ts';
import type { Queue } from './queue/queue.ts';
import type { ReportRecords } from './reports/report-records.ts';
import type { Store } from './store/store.ts';

/** How often a reader checks whether the owner of the data directory is gone. */
const ownerEveryMs = 2_000;

export type OwningDeps = {
  store: Store;
  ports: Pick<Ports, 'clock' | 'logger'>;
  /** As in `AssembleOptions`. */
  drain: boolean;
  backupsBySelf: boolean;
  queue: Pick<Queue, 'drain' | 'recover' | 'renewFingerprints'>;
  privacy: Pick<Privacy, 'resume' | 'begin'>;
  history: Pick<History, 'index'>;
  backups: Pick<Backups, 'begin'>;
  connections: Pick<Connections, 'ensurePractice' | 'sealByStore' | 'followPolicy'>;
  drafts: Pick<Drafts, 'purgeJournal'>;
  invoices: Pick<Invoices, 'removeIncomplete'>;
  reports: Pick<ReportRecords, 'removeIncomplete'>;
  onTakenOver: () => void;
};

export function createOwning(deps: OwningDeps) {
  const { store, drain, backupsBySelf, queue, privacy, history, backups } = deps;
  const { connections, drafts, invoices, reports, onTakenOver } = deps;
  const { clock, logger } = deps.ports;
  let closed = false;
  let cancelTimer: (() => void) | null = null;
  let stopPurging: (() => void) | null = null;

  /** Takes the work up where an owner left it, however it ended. Once: what is begun later must not be taken for left behind. */
  function takeUp(): void {
    void openQueue();
    if (drain) stopPurging = privacy.begin();
    history.index.wake();
    backups.begin(backupsBySelf);
    void connections.ensurePractice().catch((error) => logger.error('practice-not-made', error));
    void connections.sealByStore().catch((error) => logger.error('partner-keys-not-sealed-anew', error));
    void removeIncompleteLists(store, clock).catch((error) => logger.error('incomplete-lists-not-removed', error));
    void drafts.purgeJournal().catch((error) => logger.error('old-repairs-not-removed', error));
    void undoCutOffMoves(store)
      .then(() => removeAbandonedParts(store))
      .then(() => reports.removeIncomplete())
      .catch((error) => logger.error('report-parts-not-removed', error));
  }

  /** What must be in the store before anything is sent. */
  async function openQueue(): Promise<void> {
    try {
      connections.followPolicy();
      queue.recover();
      // What half an invoice called free is unknown again: a cap counts it.
      await invoices.removeIncomplete();
      await queue.renewFingerprints();
    } catch (error) {
      if (closed) return;
      queue.drain.cannotOpen(error, () => void openQueue());
      return;
    }
    if (closed) return;
    queue.drain.open();
    if (drain) queue.drain.start(null);
  }

  /** Errors: those of the store; the next look tries again. */
  function takeOver(): boolean {
    if (closed || !store.tryTakeOver()) return false;
    logger.info('took-over');
    cancelTimer?.();
    void privacy.resume().catch((error) => logger.error('erasure-not-finished', error));
    takeUp();
    onTakenOver();
    return true;
  }

  function lookForOwner(): void {
    try {
      if (takeOver()) return;
    } catch (error) {
      logger.error('take-over-failed', error);
    }
    cancelTimer = clock.after(ownerEveryMs, lookForOwner);
  }

  return {
    async begin(): Promise<void> {
      if (store.role() !== 'owner') {
        cancelTimer = clock.after(ownerEveryMs, lookForOwner);
        return;
      }
      // Before anybody can ask what a list will cost; where the store does not take it now, before the queue opens.
      await privacy.resume().catch((error) => logger.error('erasure-not-finished', error));
      await queue.renewFingerprints().catch((error) => logger.error('fingerprints-not-renewed', error));
      takeUp();
    },
    /** A reader that is asked for something becomes the owner, if it can. Errors: those of the store. */
    mayCommand: (): boolean => store.role() === 'owner' || takeOver(),
    /** What is begun by itself ends with what it belongs to. */
    close(): void {
      closed = true;
      cancelTimer?.();
      stopPurging?.();
    },
  };
}
