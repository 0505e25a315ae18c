/**
 * Opens a socket to the provider, with TLS and a certificate check for https, and says where it failed. It sends no
 * HTTP: whatever fails here has certainly not left (td-api.md, transport outcomes, first row).
 */
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Clock } from '../ports.ts';
import type { BaseUrl } from './base-url.ts';
import { errorCodeOf } from './error-code.ts';

/** The failures of the contract's `connections.test`. */
export type DialFailure = 'name-not-resolved' | 'refused' | 'timeout' | 'tls-certificate' | 'tls-failure' | 'network';

export type Dialled = { readonly socket: Socket } | { readonly failure: DialFailure; readonly code: string };

export type DialOptions = {
  readonly clock: Clock;
  /** Milliseconds until it gives up. */
  readonly timeoutMs: number;
  /** PEM certificates to trust instead of the built-in ones; for tests and for branches behind their own authority. */
  readonly ca: readonly string[] | null;
};

/** `done` is called once, never before `dial` has returned, and not at all after the returned function called it off. */
export function dial(target: BaseUrl, options: DialOptions, done: (dialled: Dialled) => void): () => void {
  let connected = false;
  const socket = target.secure
    ? connectTls({
        host: target.host,
        port: target.port,
        ...(isIP(target.host) === 0 ? { servername: target.host } : {}),
        ALPNProtocols: ['http/1.1'],
        // Said outright, because an environment variable can turn the default off.
        rejectUnauthorized: true,
        ...(options.ca === null ? {} : { ca: [...options.ca] }),
      })
    : connectTcp({ host: target.host, port: target.port });
  socket.setNoDelay(true);

  const stopTimer = options.clock.after(options.timeoutMs, () => {
    fail('timeout', 'CONNECT_TIMEOUT');
  });

  const onConnect = () => {
    connected = true;
  };
  const onReady = () => {
    release();
    done({ socket });
  };
  const onError = (error: unknown) => {
    const code = errorCodeOf(error);
    fail(failureOf(code, connected), code);
  };
  const onClose = () => {
    fail(connected ? 'tls-failure' : 'network', 'CLOSED_EARLY');
  };

  function release(): void {
    stopTimer();
    socket.off('connect', onConnect);
    socket.off('secureConnect', onReady);
    socket.off('connect', onReady);
    socket.off('error', onError);
    socket.off('close', onClose);
  }

  function discard(): void {
    release();
    // A late error of a socket nobody waits for any more must not end the program.
    socket.on('error', () => {});
    socket.destroy();
  }

  function fail(failure: DialFailure, code: string): void {
    discard();
    done({ failure, code });
  }

  if (target.secure) {
    socket.on('connect', onConnect);
    socket.on('secureConnect', onReady);
  } else {
    socket.on('connect', onReady);
  }
  socket.on('error', onError);
  socket.on('close', onClose);
  return discard;
}

function failureOf(code: string, connected: boolean): DialFailure {
  if (isCertificateCode(code)) {
    return 'tls-certificate';
  }
  if (connected) {
    return 'tls-failure';
  }
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
    case 'EAI_NODATA':
    case 'EAI_NONAME':
      return 'name-not-resolved';
    case 'ECONNREFUSED':
      return 'refused';
    case 'ETIMEDOUT':
      return 'timeout';
    default:
      return 'network';
  }
}

/** OpenSSL's verification results, as Node names them, and Node's own check of the name. */
export function isCertificateCode(code: string): boolean {
  return /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT)/.test(
    code,
  );
}
