/** The proxy that this system's settings name, automatic ones (PAC) included, as Chromium works it out. */
import { type Session, session } from 'electron';
import type { MachineNetwork } from '../../../core/kernel/ports.ts';
import { proxyRoutes } from '../../common/proxy-routes.ts';

export type SystemProxy = Pick<MachineNetwork, 'resolveProxy'> & {
  /** The network is another one, and with it perhaps its settings. */
  reload(): void;
};

/** A session of its own, in memory: it holds no cookie and loads no page, and is made when it is first needed. */
export function systemProxy(): SystemProxy {
  let own: Session | null = null;

  function made(): Session {
    own ??= session.fromPartition('system-proxy', { cache: false });
    return own;
  }

  return {
    resolveProxy: async (origin) => proxyRoutes(await made().resolveProxy(origin)),
    reload() {
      own?.forceReloadProxyConfig().catch(() => {});
    },
  };
}
