/**
 * The requests under way, and what became of those that ended, until the drain has stored it. Whatever happens to a request
 * that may have left, it ends: as a doubt where nobody knows better.
 */
import type { Connections } from '../../connections/connections.ts';
import type { Clock, Logger } from '../../kernel/ports.ts';
import { personColumns } from '../../lookups/person-columns.ts';
import type { Store } from '../../store/store.ts';
import type { TdClient } from '../../td/client.ts';
import type { Outcome } from '../../td/outcome.ts';
import { bugOutcome, heldBack } from './bug-outcomes.ts';
import type { Ended, Leaving } from './commit.ts';

/** `laneInformed`: the lane has learnt from it; when storing must be tried again it does not hear it twice. */
export type Finished = Ended & { era: number; wave: number; left: boolean; laneInformed: boolean };

export function createSending(deps: {
  store: Pick<Store, 'checkPlace'>;
  connections: Pick<Connections, 'openedAccount'>;
  td: Pick<TdClient, 'ask' | 'close'>;
  clock: Pick<Clock, 'after'>;
  logger: Logger;
  /** One ended: it is in `finished`. */
  onFinished(): void;
  /** The data folder is not where it was: nothing leaves. */
  onStoreTrouble(error: unknown): void;
}) {
  const { store, connections, td, clock, logger, onFinished, onStoreTrouble } = deps;
  const underWay = new Set<Promise<void>>();
  /** Of those the ones whose first byte is out. */
  const away = new Set<Promise<void>>();
  const finished: Finished[] = [];
  let closing = false;
  let held = false;

  return {
    /** In the order in which they ended. The drain takes out what it has stored. */
    finished,
    get underWay(): number {
      return underWay.size;
    },

    /** Its attempt is committed. Never throws: whatever happens it ends, and is in `finished`. */
    send({ lane, connection, row }: Leaving): void {
      const { era, wave } = lane;
      let left = false;
      let calledOff = false;
      function onLeft(): void {
        left = true;
        away.add(asked);
        lane.departed();
      }
      /** It may have dialled for long: what was written down may be in a folder that is gone by now. */
      function mayLeave(): boolean {
        if (closing) return false;
        calledOff = held;
        if (held) return false;
        try {
          store.checkPlace();
          return true;
        } catch (error) {
          onStoreTrouble(error);
          return false;
        }
      }
      async function ask(): Promise<Outcome> {
        const account = connections.openedAccount(lane.connectionId);
        if (!account) throw new Error('account not open');
        const question = personColumns.fromRow(row);
        return td.ask(account, question, { timeoutMs: connection.timeout_ms, onLeft, mayLeave });
      }
      const asked: Promise<void> = ask()
        .then((outcome) => (calledOff && !left ? heldBack : outcome))
        .catch((error): Outcome => {
          logger.error('ask-failed', error, { lookup: row.id, left });
          return bugOutcome(left);
        })
        .then((outcome) => {
          finished.push({ lane, era, wave, row, outcome, left, laneInformed: false });
          underWay.delete(asked);
          away.delete(asked);
          onFinished();
        });
      underWay.add(asked);
    },

    /** The machine goes to sleep: what has left may come back, what still dials does not leave. */
    hold(): void {
      held = true;
    },
    release(): void {
      held = false;
    },

    /**
     * Nothing leaves any more. Waits for what has left (at most `graceMs`); what still dials is called off: a line on which
     * nothing connects must not hold the end.
     */
    async close(graceMs: number): Promise<void> {
      closing = true;
      if (away.size > 0) {
        await new Promise<void>((resolve) => {
          const cancel = clock.after(graceMs, resolve);
          void Promise.all(away).then(() => {
            cancel();
            resolve();
          });
        });
      }
      await td.close();
      await Promise.all(underWay);
    },
  };
}
