/**
 * The simulated provider behind the practice connection: answers questions by their digits (script.ts), under network
 * conditions that can be set (contract/practice.ts), and keeps a ledger of what it charged. It listens on 127.0.0.1
 * only and keeps nothing when it ends.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Practice, Weather } from '../../contract/practice.ts';
import type { Clock } from '../kernel/ports.ts';
import { createControl } from './control.ts';
import { createLedger, type LedgerEntry } from './ledger.ts';
import { type Asked, checkParameters } from './parameters.ts';
import { codeReply, pageReply, type Reply, statusReply } from './replies.ts';
import { brokenReply, latencyOf, remembersTries, replyTo } from './script.ts';
import { createDelays, createLoopbackServer, readWhole, sendReply } from './server.ts';

/** Where questions are answered; any other path is a 404. */
const path = '/phone-association';

export type Steering = {
  readonly weather?: Weather | undefined;
  readonly latencyMs?: Practice['latencyMs'] | undefined;
};

export type PracticeProvider = {
  /** Port 0 picks a free one. Listening already: the same address again. Rejects when the port is taken. */
  listen(port?: number): Promise<{ baseUrl: string }>;
  /** Its address, also while `down`, so that callers are refused as by a real one; empty before `listen`. */
  baseUrl(): string;
  /** Done when the new weather holds; coming back from `down` rejects when another program took the port. */
  steer(steering: Steering): Promise<Practice>;
  state(): Practice;
  /** In order; `after` and `limit` cut a page out of it. */
  ledger(after?: number, limit?: number): LedgerEntry[];
  /**
   * Control over HTTP, on a port of its own, because the provider's port closes when it is `down`: GET /practice/state,
   * GET /practice/ledger?after=&limit= (with the token as `authorization: Bearer …` it names the persons), POST
   * /practice/steer.
   */
  control(port?: number): Promise<{ controlUrl: string; controlToken: string }>;
  /** Breaks every connection and cancels every answer under way. */
  close(): Promise<void>;
};

export type PracticeOptions = {
  readonly clock: Clock;
  /** With a key, a request without exactly this key (and code, if one is given) gets HTTP 401. */
  readonly partnerCode?: string;
  readonly partnerKey?: string;
  readonly weather?: Weather;
  readonly latencyMs?: Practice['latencyMs'];
};

/**
 * A charge is recorded when a request was read whole and would have been answered, before the answer leaves. So a cut,
 * a half answer and a silence are charged though the caller never learns of it: exactly what the state `in_doubt` is
 * for.
 */
export function createPracticeProvider(options: PracticeOptions): PracticeProvider {
  const { clock } = options;
  const ledger = createLedger(clock.now());
  const delays = createDelays(clock);
  const server = createLoopbackServer((request, response) => void respond(request, response));
  const tries = new Map<string, number>();
  let weather: Weather = options.weather ?? 'up';
  let latencyMs = ordered(options.latencyMs ?? { min: 20, max: 120 });
  let wanted = false;
  let underWay = 0;
  /** One change of the listening at a time. */
  let turn: Promise<void> = Promise.resolve();

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (weather === 'captive') {
      // Not the provider: a portal in between, so nothing is read and nothing is in the ledger.
      sendReply(response, pageReply);
      return;
    }
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const text = await readWhole(request);
    if (text === null) {
      return;
    }
    if (url.pathname !== path || request.method !== 'POST') {
      sendReply(response, statusReply(url.pathname === path ? 405 : 404));
      return;
    }
    countUntilOver(request, response);
    const checked = checkParameters(text);
    const asked = checked !== null && 'asked' in checked ? checked.asked : null;
    const reply = decide(url.searchParams, checked);
    ledger.record({
      nik: asked?.nik ?? '',
      phone: asked?.phone ?? '',
      outcome: reply.entry,
      charged: reply.charged,
      at: clock.now(),
      underWay,
    });
    delays.after(asked === null ? latencyMs.min : latencyOf(asked, latencyMs), () => sendReply(response, reply));
  }

  /** Over when the answer is out or the asker has hung up, whichever is seen first. */
  function countUntilOver(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const over = () => {
      socket.off('end', over);
      response.off('close', over);
      underWay -= 1;
    };
    underWay += 1;
    socket.on('end', over);
    response.on('close', over);
  }

  function decide(query: URLSearchParams, checked: ReturnType<typeof checkParameters>): Reply {
    const sequenceId = ledger.nextSequenceId();
    if (weather === 'busy') {
      return statusReply(503);
    }
    if (weather === 'wrong-key' || !keyFits(query)) {
      return statusReply(401);
    }
    switch (weather) {
      case 'traffic-blocked':
        return codeReply(302, sequenceId);
      case 'traffic-insufficient':
        return codeReply(303, sequenceId);
      case 'expired':
        return codeReply(304, sequenceId);
    }
    if (checked === null) {
      return statusReply(400);
    }
    if ('code' in checked) {
      return codeReply(checked.code, sequenceId, checked.message);
    }
    const context = { sequenceId, now: clock.now() };
    switch (weather) {
      case 'cut':
        return brokenReply('cut', checked.asked, { ...context, before: 0 });
      case 'slow-cut':
        return brokenReply('half', checked.asked, { ...context, before: 0 });
      case 'silent':
        return brokenReply('silent', checked.asked, { ...context, before: 0 });
      default:
        return replyTo(checked.asked, { ...context, before: countTry(checked.asked) });
    }
  }

  function keyFits(query: URLSearchParams): boolean {
    const fits = (name: string, value: string | undefined) => value === undefined || query.get(name) === value;
    return fits('partner_code', options.partnerCode) && fits('partner_key', options.partnerKey);
  }

  function countTry(asked: Asked): number {
    if (!remembersTries(asked)) {
      return 0;
    }
    const question = JSON.stringify(asked);
    const before = tries.get(question) ?? 0;
    tries.set(question, before + 1);
    return before;
  }

  function inTurn(change: () => Promise<void>): Promise<void> {
    const done = turn.then(change);
    turn = done.catch(() => {});
    return done;
  }

  /** Listening is wanted and the weather allows it: start; else stop. */
  function settle(port = 0): Promise<void> {
    return inTurn(async () => {
      if (wanted && (weather !== 'down' || server.port() === 0)) {
        await server.start(port);
      }
      if (!wanted || weather === 'down') {
        await server.stop();
      }
    });
  }

  function baseUrl(): string {
    return server.port() === 0 ? '' : `http://127.0.0.1:${server.port()}${path}`;
  }

  function state(): Practice {
    return {
      baseUrl: wanted && weather !== 'down' ? baseUrl() : '',
      weather,
      latencyMs: { ...latencyMs },
      ledger: ledger.totals(),
    };
  }

  async function steer(steering: Steering): Promise<Practice> {
    weather = steering.weather ?? weather;
    latencyMs = ordered(steering.latencyMs ?? latencyMs);
    await settle();
    return state();
  }

  const control = createControl({ state, steer, ledger: ledger.entries });

  return {
    async listen(port = 0) {
      wanted = true;
      try {
        await settle(port);
      } catch (error) {
        wanted = false;
        throw error;
      }
      return { baseUrl: baseUrl() };
    },
    baseUrl,
    steer,
    state,
    ledger: ledger.entries,
    control: control.listen,
    async close() {
      wanted = false;
      delays.cancelAll();
      await Promise.all([settle(), control.close()]);
    },
  };
}

function ordered({ min, max }: Practice['latencyMs']): Practice['latencyMs'] {
  return { min: Math.min(min, max), max: Math.max(min, max) };
}
