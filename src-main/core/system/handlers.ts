/** What the window needs to know about the program it runs in. */
import type { SystemInfo } from '../../contract/system.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';

export function systemInfo(ports: Ports, store: Store): SystemInfo {
  return {
    version: ports.version,
    host: ports.host,
    locale: ports.locale,
    dataDir: ports.dataDir,
    sharedPlace: store.sharedPlace,
    role: store.role(),
    keyring: { kind: store.keyring.kind, weak: store.keyring.weak },
    older: store.missing(),
    policy: ports.policy,
    dialogs: ports.dialogs !== null,
  };
}

export function systemHandlers({
  ports,
  store,
  accessLog,
  onAccepted,
}: {
  ports: Ports;
  store: Store;
  accessLog: Pick<AccessLog, 'restored'>;
  onAccepted: (info: SystemInfo) => void;
}): Handlers<'system.info' | 'system.acceptOlder' | 'system.takeAsked'> {
  return {
    'system.info': () => systemInfo(ports, store),
    'system.takeAsked': () => ({ asked: ports.asked?.take() ?? [] }),
    'system.acceptOlder': () => {
      const missing = store.missing();
      if (missing) {
        // First: killed in between, the operator is asked again, and the end of the log is not taken for cut off.
        accessLog.restored(missing.calls);
        store.acceptMissing();
        ports.logger.warn('older-data-accepted', { ...missing });
        onAccepted(systemInfo(ports, store));
      }
      return systemInfo(ports, store);
    },
  };
}
