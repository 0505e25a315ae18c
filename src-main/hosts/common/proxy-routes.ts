/** Reads what an automatic proxy setting (PAC) answers: `PROXY a.example:8080; SOCKS5 b.example:1080; DIRECT`. */
import { readProxy } from '../../contract/proxy.ts';
import type { ProxyRoute } from '../../core/kernel/ports.ts';

/** In its order. What nobody can read is not gone around. */
export function proxyRoutes(answer: string): ProxyRoute[] {
  return answer
    .split(';')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map(routeOf);
}

function routeOf(entry: string): ProxyRoute {
  const [kind = '', place = ''] = entry.split(/\s+/);
  if (/^direct$/i.test(kind)) return { kind: 'direct' };
  const read = /^(proxy|http)$/i.test(kind) ? readProxy(/:\d+$/.test(place) ? place : `${place}:80`) : 'kind';
  if (typeof read === 'string' || read.kind !== 'address') return { kind: 'unsupported' };
  return { kind: 'proxy', host: read.host, port: read.port, user: null, password: null };
}
