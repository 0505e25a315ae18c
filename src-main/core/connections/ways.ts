/** The way to the provider that a connection keeps: its proxy, that one's sealed password, and the company's certificates. */
import type { WayInput } from '../../contract/connections.ts';
import { type ProxyChoice, proxyText, readProxy } from '../../contract/proxy.ts';
import { CoreError } from '../kernel/errors.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';
import { checkedCa } from '../td/dial/company-ca.ts';
import { straight, type Way } from '../td/dial/routes.ts';
import type { ConnectionRow } from './connection-rows.ts';

/** Bound into the seal, so that a password's blob opens as nothing else. */
const passwordLabel = 'proxy-password';

type WayColumns = { proxy: string; proxyPasswordSealed: Uint8Array | null; ca: string | null };

export function createWays({ store, ports }: { store: Store; ports: Ports }) {
  /** null where there is none, or where it does not open any more: the proxy then asks for it. */
  function passwordOf({ id, proxy_password_sealed: sealed }: ConnectionRow): string | null {
    if (sealed === null) return null;
    const password = store.sealed.unseal(sealed, passwordLabel);
    if (!password) ports.logger.warn('proxy-password-not-opened', { connection: id });
    return password && Buffer.from(password).toString('utf8');
  }

  /** What of the way is to be stored. `before` null: of a new connection. Errors: those of `WayInput`. */
  function columns(input: WayInput, before: ConnectionRow | null): WayColumns {
    const { proxy, proxyPassword, ca } = input;
    const was = before?.proxy ?? 'system';
    const is = proxy === undefined ? was : proxyText(checkedProxy(proxy));
    // It goes to no other proxy, and is nobody else's.
    const kept = is === was ? (before?.proxy_password_sealed ?? null) : null;
    const mayHaveOne = hasUser(is);
    return {
      proxy: is,
      proxyPasswordSealed:
        !mayHaveOne || proxyPassword === null
          ? null
          : proxyPassword === undefined
            ? kept
            : store.sealed.seal(Buffer.from(proxyPassword, 'utf8'), passwordLabel),
      ca: ca === undefined ? (before?.ca ?? null) : ca === null ? null : checkedCa(ca, ports.clock.now()),
    };
  }

  return {
    columns,
    of(row: ConnectionRow): Way {
      return row.kind === 'practice' ? straight : { proxy: storedProxy(row), password: passwordOf(row), ca: row.ca };
    },
    /** In the form in which it is stored. Errors: `connection-proxy-invalid`. */
    asked: (proxy: string | undefined): string | undefined =>
      proxy === undefined ? undefined : proxyText(checkedProxy(proxy)),
    /** The way that a form says, before it is saved; of what it leaves out that of `before`. Errors: those of `WayInput`. */
    like(input: WayInput, before: ConnectionRow | null): Way {
      const { proxy, ca } = columns({ ...input, proxyPassword: undefined }, before);
      const password = before?.proxy === proxy ? passwordOf(before) : null;
      return {
        proxy: storedProxy({ proxy }),
        password: hasUser(proxy) ? (input.proxyPassword === undefined ? password : input.proxyPassword) : null,
        ca,
      };
    },
  };
}

/** Errors: `connection-proxy-invalid`. */
function checkedProxy(text: string): ProxyChoice {
  const read = readProxy(text);
  if (typeof read !== 'string') return read;
  throw new CoreError('connection-proxy-invalid', 'A proxy is system, none, or http://[user@]host:port.', {
    details: { problem: read },
  });
}

/** As it was checked when it was stored; what nobody can read is not gone around. */
function storedProxy({ proxy }: Pick<ConnectionRow, 'proxy'>): ProxyChoice {
  const read = readProxy(proxy);
  return typeof read === 'string' ? { kind: 'system' } : read;
}

function hasUser(proxy: string): boolean {
  const read = readProxy(proxy);
  return typeof read !== 'string' && read.kind === 'address' && read.user !== null;
}
