/**
 * Opens a socket to the provider, by the proxy where there is one, with TLS and a certificate check for https, and says where it
 * failed. It sends no request: whatever fails here has certainly not left (td-api.md, transport outcomes, first row).
 */

import { isIP, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { ReachFailure } from '../../../contract/connections.ts';
import type { OwnCode } from '../../../contract/own-codes.ts';
import { proxyPlace } from '../../../contract/proxy.ts';
import type { Clock, ProxyRoute } from '../../kernel/ports.ts';
import type { BaseUrl } from '../base-url.ts';
import { errorCodeOf } from '../error-code.ts';
import { findAddresses } from './dns.ts';
import { connectHappyEyeballs, type Raced } from './happy-eyeballs.ts';
import type { LoginEnd, LoginGate } from './login-gate.ts';
import { failureOf, isRouteFailure } from './reach-failures.ts';
import type { Routes, Way } from './routes.ts';
import { secure } from './secure.ts';
import type { Trust } from './trust.ts';
import { openTunnel } from './tunnel.ts';

/** `route`: the way it went, or failed on; null: none was known yet. `issuer`: of the certificate that was shown. */
type Seen = { readonly route: ProxyRoute | null; readonly issuer: string | null };
type Failed = Seen & { readonly failure: ReachFailure; readonly code: string };
export type Dialled = (Seen & { readonly socket: Socket }) | Failed;

/** What dialling needs of the program, the same for all. */
export type Dialling = {
  readonly clock: Clock;
  readonly routes: Routes;
  readonly trust: Trust;
  readonly gate: LoginGate;
  /** For tests: another way from a name to its addresses. */
  readonly find?: typeof findAddresses;
};

export type DialOptions = Dialling & {
  readonly way: Way;
  /** Milliseconds until it gives up. */
  readonly timeoutMs: number;
};

/** What a failure is about, as `Connection.queue.about` has it. */
export function aboutOf({ failure, route, issuer }: Failed): string | undefined {
  if (failure === 'tls-certificate') return issuer ?? undefined;
  return failure.startsWith('proxy-') && route?.kind === 'proxy' ? proxyPlace(route) : undefined;
}

function ignore(): void {}

/** `done` is called once, never before `dial` has returned, and not at all after the returned function called it off. */
export function dial(target: BaseUrl, options: DialOptions, done: (dialled: Dialled) => void): () => void {
  const { clock, way, routes, trust, gate } = options;
  let over = false;
  let stopStage = ignore;
  let stopShare = ignore;
  let stopWaiting = ignore;
  let endLogin: (how: LoginEnd) => void = ignore;
  let route: ProxyRoute | null = null;
  let reachingProxy = false;
  /** Of the first way that failed: what failed after it says less. */
  let first: Failed | null = null;

  function stopAll(): void {
    stopTimer();
    stopRoute();
  }
  function stopRoute(): void {
    stopShare();
    stopWaiting();
    stopStage();
    stopStage = ignore;
    endLogin('unknown');
    endLogin = ignore;
  }
  function finish(dialled: Dialled): void {
    if (over) return;
    over = true;
    stopAll();
    done(dialled);
  }
  function timedOut(): Failed {
    const code = reachingProxy ? 'PROXY_UNREACHABLE' : 'CONNECT_TIMEOUT';
    return {
      failure: reachingProxy ? 'proxy-unreachable' : 'timeout',
      code: code satisfies OwnCode,
      route,
      issuer: null,
    };
  }
  const stopTimer = afterReading(clock, options.timeoutMs, () => finish(first ?? timedOut()));

  void Promise.all([routes.to(target, way), target.secure ? trust.context(way.ca) : null]).then(
    ([ways, context]) => {
      if (!over) take(ways, context);
    },
    (error) => finish({ failure: 'network', code: errorCodeOf(error), route, issuer: null }),
  );

  /** The first of these; the others when it leads nowhere. Nothing of a request is out before the last of it stands. */
  function take([own, ...others]: readonly ProxyRoute[], context: SecureContext | null): void {
    if (own === undefined) return;
    route = own;
    // Of the way before this one, which was given up while its proxy was still being reached.
    reachingProxy = false;

    function lost(failure: ReachFailure, code: string, issuer: string | null = null): void {
      if (over) return;
      stopRoute();
      const failed: Failed = { failure, code, route: own ?? null, issuer };
      if (own && code === 'PROXY_UNREACHABLE') routes.outOfReach(own);
      if (isRouteFailure(failure) && others.length > 0) {
        first ??= failed;
        take(others, context);
      } else finish(isRouteFailure(failure) ? (first ?? failed) : failed);
    }
    function opened(socket: Socket): void {
      if (own) routes.worked(own);
      if (context === null) {
        stopStage = ignore;
        finish({ socket, route: own ?? null, issuer: null });
        return;
      }
      stopStage = secure(socket, { host: target.host, context }, (secured) => {
        if ('code' in secured) {
          const failure = failureOf(secured.code, true);
          if (failure === 'tls-certificate') trust.notTrusted();
          return lost(failure, secured.code, secured.issuer);
        }
        stopStage = ignore;
        finish({ ...secured, route: own ?? null });
      });
    }

    // A proxy that swallows everything must leave time for the next one.
    const share = options.timeoutMs / (others.length + 1);
    stopShare =
      others.length === 0
        ? ignore
        : afterReading(clock, share, () => {
            const { failure, code } = timedOut();
            lost(failure, code);
          });
    if (own.kind === 'unsupported') {
      // Not before `dial` has returned, and as everything else that ends a way.
      queueMicrotask(() => lost('proxy-unsupported', 'PROXY_KIND' satisfies OwnCode));
    } else if (own.kind === 'direct') {
      stopStage = reach(target, options, (raced) => {
        if ('code' in raced) lost(failureOf(raced.code, false), raced.code);
        else opened(raced.socket);
      });
    } else viaProxy(own, opened, lost);
  }

  function viaProxy(
    proxy: Extract<ProxyRoute, { kind: 'proxy' }>,
    opened: (socket: Socket) => void,
    lost: (failure: ReachFailure, code: string) => void,
  ): void {
    const { user, password } = proxy;
    function go(end: (how: LoginEnd) => void): void {
      endLogin = end;
      reachingProxy = true;
      stopStage = reach(proxy, options, (raced) => {
        reachingProxy = false;
        if ('code' in raced) return lost('proxy-unreachable', 'PROXY_UNREACHABLE' satisfies OwnCode);
        stopStage = openTunnel(raced.socket, { host: target.host, port: target.port, user, password }, (tunnelled) => {
          if ('code' in tunnelled) {
            end(tunnelled.code === 'PROXY_PASSWORD' ? 'refused' : 'unknown');
            return lost(failureOf(tunnelled.code, false), tunnelled.code);
          }
          end('taken');
          opened(tunnelled.socket);
        });
      });
    }
    const refused = () => lost('proxy-password', 'PROXY_PASSWORD' satisfies OwnCode);
    if (user === null) go(ignore);
    else stopWaiting = gate.enter(gate.keyOf({ ...proxy, user }), { go, refused });
  }

  return () => {
    if (over) return;
    over = true;
    stopAll();
  };
}

/** Timers run before sockets are read: after a sleep, or a loop that stalled, what is waited for may be there already. */
function afterReading(clock: Clock, ms: number, run: () => void): () => void {
  let off = false;
  const stop = clock.after(ms, () => setImmediate(() => setImmediate(() => !off && run())));
  return () => {
    off = true;
    stop();
  };
}

function reach(
  { host, port }: { host: string; port: number },
  { clock, find = findAddresses }: Pick<Dialling, 'clock' | 'find'>,
  done: (raced: Raced) => void,
): () => void {
  const family = isIP(host);
  if (family !== 0) return connectHappyEyeballs([{ address: host, family }], port, clock, done);
  let stop = find(host, { clock }, (found) => {
    if ('code' in found) done(found);
    else stop = connectHappyEyeballs(found.addresses, port, clock, done);
  });
  return () => stop();
}
