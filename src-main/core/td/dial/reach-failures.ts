/** What the codes of a connection that was not made mean: the failures that a connection's test and the queue tell apart. */
import type { ReachFailure } from '../../../contract/connections.ts';
import { noResolver } from './dns.ts';
import type { ProxyCode } from './tunnel.ts';

const proxyFailures = {
  PROXY_UNREACHABLE: 'proxy-unreachable',
  PROXY_CLOSED: 'proxy-unreachable',
  PROXY_PASSWORD: 'proxy-password',
  PROXY_LOGIN_KIND: 'proxy-windows-login',
  PROXY_DENIED: 'proxy-denied',
  PROXY_FAILED: 'proxy-failed',
  PROXY_PAGE: 'captive-page',
  PROXY_KIND: 'proxy-unsupported',
} as const satisfies Record<ProxyCode, ReachFailure>;

export function isProxyCode(code: string): code is ProxyCode {
  return Object.hasOwn(proxyFailures, code);
}

/** `secured`: the socket stood, and TLS over it failed. */
export function failureOf(code: string, secured: boolean): ReachFailure {
  if (isProxyCode(code)) return proxyFailures[code];
  if (isCertificateCode(code)) return 'tls-certificate';
  if (secured) return 'tls-failure';
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
    case 'EAI_NODATA':
    case 'EAI_NONAME':
    case noResolver:
      return 'name-not-resolved';
    case 'ECONNREFUSED':
      return 'refused';
    case 'ETIMEDOUT':
    case 'CONNECT_TIMEOUT':
      return 'timeout';
    default:
      return 'network';
  }
}

/** It says of that way alone that it leads nowhere: another one may. */
export function isRouteFailure(failure: ReachFailure): boolean {
  return ['proxy-unreachable', 'proxy-unsupported', 'name-not-resolved', 'refused', 'timeout', 'network'].includes(
    failure,
  );
}

/** OpenSSL's verification results, as Node names them, and Node's own check of the name. */
export function isCertificateCode(code: string): boolean {
  return /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT)/.test(
    code,
  );
}
