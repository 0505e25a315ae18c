/** What the window must know of the program it is in. */
import type { SystemInfo } from '../../contract/system.ts';
import type { Handlers } from '../dispatch.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';

export function systemInfo(ports: Ports, store: Store): SystemInfo {
  return {
    version: ports.version,
    host: ports.host,
    locale: ports.locale,
    dataDir: ports.dataDir,
    role: store.role(),
    keyring: { kind: store.keyring.kind, weak: store.keyring.weak },
    dialogs: ports.dialogs !== null,
  };
}

export function systemHandlers(ports: Ports, store: Store): Handlers<'system.info'> {
  return { 'system.info': () => systemInfo(ports, store) };
}
