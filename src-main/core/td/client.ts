/**
 * Asks the provider one question and says how it ended. Its promise to the queue: `not-sent` only when nothing can have
 * left, one question is sent at most once, neither key nor URL is in anything it returns or throws, and a socket is asked
 * again only while every answer on it carried a tracking id that it had not said before.
 */
import { TLSSocket } from 'node:tls';
import type { ReachFailure, TrustSource } from '../../contract/connections.ts';
import type { OwnCode } from '../../contract/own-codes.ts';
import { proxyPlace } from '../../contract/proxy.ts';
import type { QueueReason } from '../../contract/reasons.ts';
import type { Clock, MachineNetwork, ProxyRoute } from '../kernel/ports.ts';
import { type BaseUrl, parseBaseUrl } from './base-url.ts';
import { aboutOf, type Dialling, dial } from './dial/dial.ts';
import { createLoginGate } from './dial/login-gate.ts';
import { createRoutes, type Way } from './dial/routes.ts';
import { createTrust } from './dial/trust.ts';
import { judge } from './judge.ts';
import type { Outcome } from './outcome.ts';
import { type Question, questionBody } from './question.ts';
import { SecretUrl, scrubber } from './redact.ts';
import { createHeard, endsRow, type Heard, repeated } from './repeated-answers.ts';
import { rowOfFailure, transportTable } from './transport.ts';
import { createWire, type Exchange, idleMs, loadUndici, unaskedBytes, type Wire } from './wire.ts';

/** One provider account, as a request needs it. `concurrency`: how many idle sockets are worth keeping. */
export type Account = {
  readonly connectionId: number;
  readonly baseUrl: string;
  readonly partnerCode: string;
  readonly partnerKey: string;
  readonly concurrency: number;
  readonly way: Way;
};

/** `failure` is null when reachable; `reason`: what a queue then waits for. The rest as `connections.test` has it. */
export type Probe = {
  readonly reachable: boolean;
  readonly failure: ReachFailure | null;
  readonly reason: QueueReason | null;
  /** Whom that is about, as an outcome has it. */
  readonly about?: string | undefined;
  readonly milliseconds: number;
  readonly proxy: string | null;
  readonly issuer: string | null;
  readonly trust: TrustSource | null;
};

export type AskOptions = {
  readonly timeoutMs: number;
  /** Called at most once, just before the first byte goes out; never when the outcome is that nothing was sent. */
  readonly onLeft?: () => void;
  /** Asked right before the first byte goes out. false: nothing is sent. */
  readonly mayLeave?: () => boolean;
};

export type TdClient = {
  /** Loads what the account's first request needs, so that the pace it was let out with is the pace it leaves at. */
  ready(account: Pick<Account, 'baseUrl' | 'way'>): Promise<void>;
  /**
   * `timeoutMs`: from connecting to the last byte of the answer. Never rejects for anything the provider, the network
   * or the account can do.
   */
  ask(account: Account, question: Question, options: AskOptions): Promise<Outcome>;
  /**
   * TCP, and for https TLS with its certificate check, by the proxy where there is one; never a request. Throws CoreError for a
   * URL `parseBaseUrl` refuses.
   */
  probe(target: Pick<Account, 'baseUrl' | 'way'>, options: { timeoutMs: number }): Promise<Probe>;
  /** Or the operator asks to look again: a proxy may be in reach, and this machine may trust other certificates. */
  networkChanged(): void;
  /** The operator says so: a login that a proxy did not take is said to it once more. Until then nothing says it. */
  tryLoginsAgain(): void;
  /** The account changed or went away: its idle sockets close now, those under way when they are done. */
  forget(connectionId: number): void;
  /** Breaks off what is under way: asked but not yet sent ends `not-sent`, sent ends `in-doubt`. */
  close(): Promise<void>;
};

export type TdClientOptions = {
  readonly clock: Clock;
  readonly network: MachineNetwork;
  /** Milliseconds for connecting, at most; so that a dead network is noticed before the answer's timeout. */
  readonly connectTimeoutMs?: number;
};

/** A wire with a kept socket, and when it was last used: milliseconds since the epoch. */
type Idle = { readonly wire: Wire; readonly heard: Heard; readonly since: number };
/** What every request of an account needs and none changes. `base` null: the account has no usable address (yet). */
type Prepared = {
  readonly scrub: (text: string) => string;
  readonly base: BaseUrl | null;
  readonly url: SecretUrl | null;
};
/**
 * The idle wires of one connection. A new one replaces it when the connection changes; its stragglers then end.
 * `oneCallEach`: an answer came without a tracking id, so nothing tells it from an answer to an earlier question: from
 * then on a socket carries one question alone.
 */
type Pool = { readonly origin: string; readonly idle: Idle[]; oneCallEach: boolean };

export function createTdClient({ clock, network, connectTimeoutMs = 10_000 }: TdClientOptions): TdClient {
  const trust = createTrust(network, clock);
  const routes = createRoutes(network, clock);
  const dialling: Dialling = { clock, routes, trust, gate: createLoginGate(clock) };
  const pools = new Map<number, Pool>();
  /** Goes with the account it was made from: a changed account is another object. */
  const prepared = new WeakMap<Account, Prepared>();
  let turns: Promise<void> | null = null;
  const busy = new Set<Wire>();
  const probes = new Set<() => void>();
  let closed = false;

  function poolOf(account: Account, base: BaseUrl): Pool {
    const known = pools.get(account.connectionId);
    if (known !== undefined && known.origin === base.origin) {
      return known;
    }
    forget(account.connectionId);
    const pool: Pool = { origin: base.origin, idle: [], oneCallEach: false };
    pools.set(account.connectionId, pool);
    return pool;
  }

  function prepare(account: Account): Prepared {
    const known = prepared.get(account);
    if (known) {
      return known;
    }
    const base = baseOf(account);
    const url = base && new SecretUrl(base, account.partnerCode, account.partnerKey);
    const { partnerKey, way } = account;
    const fresh = { scrub: scrubber(partnerKey, way.password), base, url };
    prepared.set(account, fresh);
    return fresh;
  }

  /** Two turns of the event loop from now, one of them whole. Whoever asks in the same turn waits for the same two. */
  function aWholeTurn(): Promise<void> {
    turns ??= new Promise((resolve) => {
      setImmediate(() => {
        turns = null;
        setImmediate(resolve);
      });
    });
    return turns;
  }

  /**
   * A request written into a socket the server has closed ends in doubt, so a kept one is looked at twice. By the wall
   * clock: after a sleep of the machine its timers have not run out, but the server's have. And by a whole turn of the
   * event loop, so that a hang-up that has arrived is seen before anything is written.
   */
  async function takeKept(pool: Pool): Promise<Pick<Idle, 'wire' | 'heard'> | null> {
    const kept = pool.idle.pop();
    if (kept === undefined) {
      return null;
    }
    const age = clock.now() - kept.since;
    if (age < 0 || age > idleMs) {
      void kept.wire.destroy();
      return takeKept(pool);
    }
    await aWholeTurn();
    if (kept.wire.usable()) {
      return kept;
    }
    void kept.wire.destroy();
    return takeKept(pool);
  }

  /**
   * What an answer with this outcome lets be done with its socket. After trouble it carries nothing more: said twice, the
   * second could be taken for the next question's, which is paid then and asked again; and it may come under any id.
   */
  function mayCarryMore(pool: Pool, outcome: Outcome): boolean {
    const { code, sequenceId, message } = outcome;
    if (code !== null && sequenceId === null && message !== repeated) {
      pool.oneCallEach = true;
    }
    return sequenceId !== null && !pool.oneCallEach && endsRow(outcome) && outcome.row !== 'failed';
  }

  async function ask(
    account: Account,
    question: Question,
    { timeoutMs, onLeft, mayLeave }: AskOptions,
  ): Promise<Outcome> {
    const { scrub, base, url } = prepare(account);
    if (base === null || url === null) {
      // Checked when the connection was made; the practice connection has none until its server listens.
      return judge(nothingSent('NO_BASE_URL' satisfies OwnCode), { now: clock.now(), scrub, asked: null });
    }
    const undici = await loadUndici();
    const body = JSON.stringify(questionBody(question));
    const pool = poolOf(account, base);

    for (;;) {
      const kept = await takeKept(pool);
      if (closed) {
        void kept?.wire.destroy();
        return judge(nothingSent('CLIENT_CLOSED' satisfies OwnCode), { now: clock.now(), scrub, asked: null });
      }
      const wire = kept?.wire ?? createWire(undici, base, { ...dialling, connectTimeoutMs, way: account.way });
      const heard = kept?.heard ?? createHeard();
      busy.add(wire);
      let goesOn = false;
      try {
        const exchange = await wire.exchange(url, body, timeoutMs, { onLeft, mayLeave });
        // Nothing went out on the kept socket, which had something to say: another one is asked.
        if (kept && !exchange.left && exchange.failure === unaskedBytes && !closed) continue;
        const outcome = heard(judge(exchange, { now: clock.now(), scrub, asked: base.href }));
        const current = pools.get(account.connectionId) === pool;
        goesOn = mayCarryMore(pool, outcome) && current && wire.usable() && pool.idle.length < account.concurrency;
        if (goesOn) pool.idle.push({ wire, heard, since: clock.now() });
        return outcome;
      } finally {
        busy.delete(wire);
        // Also after a bug: what its socket would still bring belongs to nobody.
        if (!goesOn) void wire.destroy();
      }
    }
  }

  function probe(
    { baseUrl, way }: Pick<Account, 'baseUrl' | 'way'>,
    { timeoutMs }: { timeoutMs: number },
  ): Promise<Probe> {
    const base = parseBaseUrl(baseUrl);
    const startedAt = clock.monotonic();
    return new Promise((resolve) => {
      const finish = (
        failure: ReachFailure | null,
        seen: Partial<Pick<Probe, 'proxy' | 'issuer' | 'trust' | 'about'>>,
      ) => {
        probes.delete(abort);
        const { queue } = transportTable[rowOfFailure(failure ?? 'network')];
        resolve({
          reachable: failure === null,
          failure,
          reason: failure === null || queue.state === 'running' ? null : queue.reason,
          milliseconds: Math.round(clock.monotonic() - startedAt),
          ...{ proxy: null, issuer: null, trust: null },
          ...seen,
        });
      };
      const stop = dial(base, { ...dialling, timeoutMs, way }, (dialled) => {
        const seen = { proxy: placeOf(dialled.route), issuer: dialled.issuer };
        if ('failure' in dialled) return finish(dialled.failure, { ...seen, about: aboutOf(dialled) });
        const { socket } = dialled;
        socket.on('error', () => {});
        const source = socket instanceof TLSSocket ? trust.sourceOf(socket, way.ca) : Promise.resolve(null);
        void source
          .catch(() => null)
          .then((whose) => {
            socket.destroy();
            finish(null, { ...seen, trust: whose });
          });
      });
      const abort = () => {
        stop();
        finish('network', {});
      };
      probes.add(abort);
    });
  }

  function forget(connectionId: number): void {
    const pool = pools.get(connectionId);
    pools.delete(connectionId);
    for (const { wire } of pool?.idle ?? []) {
      void wire.destroy();
    }
  }

  async function close(): Promise<void> {
    closed = true;
    for (const abort of probes) {
      abort();
    }
    const wires = [...busy, ...[...pools.values()].flatMap((pool) => pool.idle.map(({ wire }) => wire))];
    pools.clear();
    await Promise.all(wires.map((wire) => wire.destroy()));
  }

  return {
    ready: async ({ baseUrl, way }) => {
      const secure = baseUrl.startsWith('https:');
      await Promise.all([loadUndici(), secure ? trust.context(way.ca) : null]);
    },
    ask,
    probe: async (target, options) => probe(target, options),
    networkChanged() {
      routes.forget();
      dialling.gate.forget();
      trust.readAgain();
    },
    tryLoginsAgain: dialling.gate.tryAgain,
    forget,
    close,
  };
}

function baseOf(account: Account): BaseUrl | null {
  try {
    return parseBaseUrl(account.baseUrl);
  } catch {
    return null;
  }
}

function placeOf(route: ProxyRoute | null): string | null {
  return route?.kind === 'proxy' ? proxyPlace(route) : null;
}

function nothingSent(failure: string): Exchange {
  return { left: false, failure, status: null, headers: {}, body: Buffer.alloc(0), whole: false };
}
