/**
 * What a lane needs before it can send: its unsealed account, and after an outage a check whether the provider can be
 * reached. Each runs at most once at a time for a connection; `onDone` says that it is worth looking again.
 */
import type { Connections } from '../../connections/connections.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Logger } from '../../kernel/ports.ts';
import { asStoreError } from '../../store/sqlite-errors.ts';
import type { TdClient } from '../../td/client.ts';
import type { Lane } from '../lane/lane.ts';
import type { Lanes } from './lanes.ts';

/** Milliseconds: the longest acceptable wait before it is clear that there is no connection. */
const longestProbeMs = 10_000;

export function createAccounts(deps: {
  connections: Connections;
  lanes: Lanes;
  td: TdClient;
  logger: Logger;
  onDone: () => void;
  onStoreTrouble: (error: unknown) => void;
}) {
  const { connections, lanes, td, logger, onDone, onStoreTrouble } = deps;
  const opening = new Set<number>();
  const probing = new Set<number>();

  return {
    probing: (connectionId: number): boolean => probing.has(connectionId),

    /** Unseals the account when it is first needed. */
    openAccount(connectionId: number): void {
      if (opening.has(connectionId)) return;
      opening.add(connectionId);
      void connections
        .account(connectionId)
        .then(td.ready)
        .catch((error) => {
          logger.error('account-not-opened', error, { connection: connectionId });
          const lane = lanes.known(connectionId);
          // A seal that does not open is the operator's to mend; a practice server that cannot listen may yet.
          if (error instanceof CoreError) lane?.stop('key-refused');
          else if (isOfTheSystem(error)) lane?.cannotSend();
          else if (asStoreError(error)) onStoreTrouble(error);
          else lane?.pause('internal');
        })
        .finally(() => {
          opening.delete(connectionId);
          onDone();
        });
    },

    probe(lane: Lane): void {
      const id = lane.connectionId;
      if (probing.has(id)) return;
      probing.add(id);
      void (async () => {
        try {
          const account = connections.openedAccount(id) ?? (await connections.account(id));
          const { timeout_ms: timeoutMs } = connections.get(id);
          const { reason, about } = await td.probe(account, { timeoutMs: Math.min(timeoutMs, longestProbeMs) });
          lane.probed(reason, about);
        } catch (error) {
          logger.error('probe-failed', error, { connection: id });
          if (error instanceof CoreError || isOfTheSystem(error)) lane.probed('unreachable');
          else if (asStoreError(error)) onStoreTrouble(error);
          else lane.pause('internal');
        } finally {
          probing.delete(id);
          onDone();
        }
      })();
    },
  };
}

/** A port that is taken, a name that is not known: it may go another time. Anything else is a bug, and goes no better then. */
function isOfTheSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
