/** The proxy that the environment names: HTTPS_PROXY, ALL_PROXY and NO_PROXY, in either case, as curl reads them. */
import { BlockList, isIP } from 'node:net';
import { readProxy } from '../../contract/proxy.ts';
import type { ProxyRoute } from '../../core/kernel/ports.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const direct: ProxyRoute = { kind: 'direct' };

/** `origin`: scheme, host and port. An address of this machine needs no proxy, whatever is said of others. */
export function environmentRoute(origin: string, env: Environment): ProxyRoute {
  const { protocol, hostname, port } = new URL(origin);
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const secure = protocol === 'https:';
  const named = said(env, secure ? 'https_proxy' : 'http_proxy') ?? said(env, 'all_proxy');
  if (named === undefined || isThisMachine(host)) return direct;
  if (isExempt(host, port || (secure ? '443' : '80'), said(env, 'no_proxy') ?? '')) return direct;
  return routeOf(named);
}

/** The lower case one first, as elsewhere; an empty one says nothing. */
function said(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || env[name.toUpperCase()]?.trim() || undefined;
}

/** `http://user:password@host:port`, of which only host and port must be there. */
function routeOf(text: string): ProxyRoute {
  const [, scheme = '', login, place = ''] = /^(https?:\/\/|http:)?(?:(.*)@)?([^@]*?)\/?$/i.exec(text) ?? [];
  const [user = '', ...rest] = (login ?? '').split(':');
  // A name without a port is the scheme's own, as a web address has it.
  const at = /:\d+$/.test(place) ? place : `${place}:80`;
  const read =
    scheme.toLowerCase() === 'https://' || text.includes('://') !== scheme.endsWith('://') ? 'kind' : readProxy(at);
  if (typeof read === 'string' || read.kind !== 'address') return { kind: 'unsupported' };
  const password = rest.length === 0 ? null : decoded(rest.join(':'));
  return { ...read, kind: 'proxy', user: user === '' ? null : decoded(user), password };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isThisMachine(host: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|::1)$/i.test(host);
}

/**
 * Names with or without a leading dot or `*.`, which all mean the name and what lies below it; addresses, and networks as
 * `10.0.0.0/8`; each with a port or without.
 */
function isExempt(host: string, port: string, list: string): boolean {
  return list
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true;
      const { place, only } = parts(entry);
      if (only !== undefined && only !== port) return false;
      if (isIP(host) !== 0) return isAddressIn(host, place);
      const bare = place.replace(/^\*?\./, '').replace(/\.$/, '');
      return bare !== '' && (host === bare || host.endsWith(`.${bare}`));
    });
}

/** An address of six in brackets, its network's length behind them or within; one without brackets has no port. */
function parts(entry: string): { place: string; only: string | undefined } {
  const [, six, length = '', sixPort] = /^\[([^\]]+)\](\/\d+)?(?::(\d+))?$/.exec(entry) ?? [];
  if (six !== undefined) return { place: `${six}${length}`, only: sixPort };
  if ((entry.match(/:/g)?.length ?? 0) > 1) return { place: entry, only: undefined };
  const [, place = '', only] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
  return { place, only };
}

/** `place`: an address in any spelling, or a network with the length of its prefix. */
function isAddressIn(host: string, place: string): boolean {
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(place) ?? [];
  const family = isIP(address);
  const bits = family === 6 ? 128 : 32;
  const prefix = length === undefined ? bits : Number(length);
  if (family === 0 || prefix > bits) return false;
  const network = new BlockList();
  network.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
  return network.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}
