/**
 * Says a login to a proxy by one socket first, whenever several want to: many companies lock an account after three wrong
 * passwords, and one that was right a minute ago may have expired since. Those that wait go together once that one was taken.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock, ProxyRoute } from '../../kernel/ports.ts';

/** `unknown`: it broke off before the proxy said. */
export type LoginEnd = 'taken' | 'refused' | 'unknown';

/** `go`: says it; `end` is called once the proxy has answered, or will not. `refused`: the proxy would not take it. */
type Waiting = { readonly go: (end: (how: LoginEnd) => void) => void; readonly refused: () => void };

type ByProxy = Extract<ProxyRoute, { kind: 'proxy' }>;

type Login = {
  /** Whose answer the others wait for. */
  first: Waiting | null;
  waiting: Waiting[];
  /** Monotonic milliseconds until which it counts as known to be right. */
  goodUntil: number;
  refused: boolean;
  stopTimer: () => void;
};

/** Milliseconds without any login that was taken after which nothing is known of it any more. */
const goodMs = 5 * 60_000;
/**
 * Milliseconds: of a login that is known to be right, a first one that is not answered by then is held up by the provider
 * behind the proxy, which other connections need not wait for.
 */
const patienceMs = 2_000;

export type LoginGate = ReturnType<typeof createLoginGate>;

export function createLoginGate(clock: Pick<Clock, 'monotonic' | 'after'>) {
  const logins = new Map<string, Login>();
  const digestKey = randomBytes(32);

  function of(key: string): Login {
    const known = logins.get(key);
    if (known) return known;
    const login = { first: null, waiting: [], goodUntil: Number.NEGATIVE_INFINITY, refused: false, stopTimer() {} };
    logins.set(key, login);
    return login;
  }

  function say(login: Login, one: Waiting): void {
    let over = false;
    one.go((how) => {
      if (over) return;
      over = true;
      const wasFirst = login.first === one;
      if (wasFirst) noFirst(login);
      if (how === 'taken') {
        login.goodUntil = clock.monotonic() + goodMs;
        for (const next of login.waiting.splice(0)) say(login, next);
      } else if (how === 'refused') {
        login.goodUntil = Number.NEGATIVE_INFINITY;
        login.refused = true;
        for (const next of login.waiting.splice(0)) next.refused();
      } else if (wasFirst) nextLeads(login);
    });
  }

  function noFirst(login: Login): void {
    login.stopTimer();
    login.first = null;
  }

  function lead(login: Login, one: Waiting): void {
    login.first = one;
    const known = clock.monotonic() < login.goodUntil;
    login.stopTimer = known ? clock.after(patienceMs, () => nextLeads(login)) : () => {};
    say(login, one);
  }

  function nextLeads(login: Login): void {
    noFirst(login);
    const next = login.waiting.shift();
    if (next) lead(login, next);
  }

  return {
    /** Of whoever says the same to the same proxy, whatever connection it is for. The password is not in it. */
    keyOf({ host, port, user, password }: Pick<ByProxy, 'host' | 'port' | 'password'> & { user: string }): string {
      const digest = createHmac('sha256', digestKey).update(password ?? '');
      return JSON.stringify([host.toLowerCase(), port, user, password === null, digest.digest('base64')]);
    },
    /**
     * `go` is called now or later, or `refused` where the proxy did not take that login: then nobody says it again until
     * `tryAgain`. The returned function takes back what still waits.
     */
    enter(key: string, waiting: Waiting): () => void {
      const login = of(key);
      if (login.refused) waiting.refused();
      else if (login.first === null) lead(login, waiting);
      else login.waiting.push(waiting);
      return () => {
        const at = login.waiting.indexOf(waiting);
        if (at >= 0) login.waiting.splice(at, 1);
      };
    },
    /** The operator says that it is worth a try: the password is right, or the account is no longer locked. */
    tryAgain(): void {
      for (const login of logins.values()) login.refused = false;
    },
    /** The network is another one, and behind the same name perhaps another proxy. */
    forget(): void {
      for (const login of logins.values()) login.goodUntil = Number.NEGATIVE_INFINITY;
    },
  };
}
