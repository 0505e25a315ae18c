/**
 * Opens a socket to the provider, with TLS and a certificate check for https, and says where it failed. It sends no
 * HTTP: whatever fails here has certainly not left (td-api.md, transport outcomes, first row).
 */

import { isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { OwnCode } from '../../contract/own-codes.ts';
import type { Clock } from '../kernel/ports.ts';
import type { BaseUrl } from './base-url.ts';
import { type Address, findAddresses, noResolver } from './dns.ts';
import { errorCodeOf } from './error-code.ts';
import { connectHappyEyeballs } from './happy-eyeballs.ts';

/** The failures of the contract's `connections.test`. */
export type DialFailure = 'name-not-resolved' | 'refused' | 'timeout' | 'tls-certificate' | 'tls-failure' | 'network';

export type Dialled = { readonly socket: Socket } | { readonly failure: DialFailure; readonly code: string };

export type DialOptions = {
  readonly clock: Clock;
  /** Milliseconds until it gives up. */
  readonly timeoutMs: number;
  /** PEM certificates to trust instead of the built-in ones; for tests and for branches behind their own authority. */
  readonly ca: readonly string[] | null;
  /** For tests: another way from a name to its addresses. */
  readonly find?: typeof findAddresses;
};

/** `done` is called once, never before `dial` has returned, and not at all after the returned function called it off. */
export function dial(target: BaseUrl, options: DialOptions, done: (dialled: Dialled) => void): () => void {
  const { clock } = options;
  let over = false;
  let stopStage: () => void;

  function abort(): void {
    over = true;
    stopTimer();
    stopStage();
  }

  function finish(dialled: Dialled): void {
    if (over) return;
    over = true;
    stopTimer();
    done(dialled);
  }

  function fail(failure: DialFailure, code: string): void {
    if (over) return;
    abort();
    done({ failure, code });
  }

  // Timers run before sockets are read: after a sleep, or a loop that stalled, it may have connected already.
  const stopTimer = clock.after(options.timeoutMs, () => {
    setImmediate(() => setImmediate(() => fail('timeout', 'CONNECT_TIMEOUT' satisfies OwnCode)));
  });

  function connectTo(addresses: readonly Address[]): () => void {
    return connectHappyEyeballs(addresses, target.port, clock, (raced) => {
      if ('code' in raced) fail(failureOf(raced.code, false), raced.code);
      else if (target.secure) stopStage = secure(raced.socket);
      else finish({ socket: raced.socket });
    });
  }

  function secure(plain: Socket): () => void {
    const socket = connectTls({
      socket: plain,
      host: target.host,
      ...(isIP(target.host) === 0 ? { servername: target.host } : {}),
      ALPNProtocols: ['http/1.1'],
      // Said outright, because an environment variable can turn the default off.
      rejectUnauthorized: true,
      ...(options.ca === null ? {} : { ca: [...options.ca] }),
    });
    const onReady = () => {
      release();
      finish({ socket });
    };
    const onError = (error: unknown) => {
      const code = errorCodeOf(error);
      fail(failureOf(code, true), code);
    };
    const onClose = () => fail('tls-failure', 'CLOSED_EARLY' satisfies OwnCode);
    function release(): void {
      socket.off('secureConnect', onReady);
      socket.off('error', onError);
      socket.off('close', onClose);
    }
    socket.on('secureConnect', onReady);
    socket.on('error', onError);
    socket.on('close', onClose);
    return () => {
      release();
      // A late error of a socket nobody waits for any more must not end the program.
      socket.on('error', () => {});
      socket.destroy();
    };
  }

  const family = isIP(target.host);
  stopStage =
    family === 0
      ? (options.find ?? findAddresses)(target.host, { clock }, (found) => {
          if ('code' in found) fail(failureOf(found.code, false), found.code);
          else stopStage = connectTo(found.addresses);
        })
      : connectTo([{ address: target.host, family }]);
  return abort;
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
    case noResolver:
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
