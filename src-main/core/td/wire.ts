/**
 * One undici socket: one request at a time, kept alive briefly, with an exact report of how far each request got. It
 * retries nothing, follows no redirect, and lets only the code of a library error out.
 */

import type { Socket } from 'node:net';
import type { Client, Dispatcher } from 'undici';
import type { OwnCode } from '../../contract/own-codes.ts';
import { createAnswerBytes } from './answer-bytes.ts';
import type { BaseUrl } from './base-url.ts';
import { aboutOf, type DialOptions, dial } from './dial/dial.ts';
import { errorCodeOf } from './error-code.ts';
import { silenceRequests } from './mute-diagnostics.ts';
import type { SecretUrl } from './redact.ts';

/** More than this of a body is not read; an answer of the provider has under 1 KiB. */
export const bodyLimit = 1024 * 1024;
/** Milliseconds an idle socket is kept. Short: a request written to a socket the server is closing ends in doubt. */
export const idleMs = 2_000;
/** Milliseconds kept clear of the end that a server announces with `Keep-Alive: timeout`. */
const idleMarginMs = 1_000;

/** How far one request got. */
export type Exchange = {
  /** false: nothing of it can have reached the provider. */
  readonly left: boolean;
  /** Null when the answer came whole; else a code that says why not. */
  readonly failure: string | null;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  /** What came of the body, at most `bodyLimit` bytes. */
  readonly body: Buffer;
  readonly whole: boolean;
  /** Of a failure to connect: whom it is about (dial/dial.ts). */
  readonly about?: string | undefined;
};

export type Leaving = {
  /** Asked right before the first byte goes out; false: none does. */
  readonly mayLeave?: (() => boolean) | undefined;
  /** `left` is true from now. */
  readonly onLeft?: (() => void) | undefined;
};

export type Wire = {
  /** One at a time. Never rejects. `timeoutMs` runs from connecting to the last byte. */
  exchange(url: SecretUrl, body: string, timeoutMs: number, leaving?: Leaving): Promise<Exchange>;
  /** false once it broke, closed, or sent more than it was asked for; discard it then. */
  usable(): boolean;
  destroy(): Promise<void>;
};

type Undici = { readonly Client: typeof Client };
let undici: Promise<Undici> | null = null;

/** The library, silenced before its first request. Loaded when first needed: a terminal's `status` does without. */
export function loadUndici(): Promise<Undici> {
  silenceRequests();
  undici ??= import('undici');
  return undici;
}

function ignore(): void {}

/** Failure of an exchange whose body is over the limit: it is not read on. */
export const answerTooLarge = 'ANSWER_TOO_LARGE' satisfies OwnCode;
/** Failure of an exchange whose socket spoke before it was asked: nothing of the request went out. */
export const unaskedBytes = 'UNASKED_BYTES' satisfies OwnCode;
/** After the time is up, so many reads of what has already arrived, as long as each finds more. */
const lastLooks = 100;

/**
 * Its purpose is `left`: false only when the request certainly had not begun to go out. undici calls `onRequestStart`
 * synchronously just before it writes (client-h1.js, writeH1). An error, a timeout or an abort before that call left
 * nothing on the wire; after it, the request counts as sent, whatever became of it.
 *
 * A byte that arrives while no answer is owed breaks the wire: on a socket that sends what nobody asked for, the next
 * answer could be anybody's.
 */
export function createWire(
  { Client: HttpClient }: Undici,
  base: BaseUrl,
  options: Omit<DialOptions, 'timeoutMs'> & { connectTimeoutMs: number },
): Wire {
  let broken = false;
  let dialFailure: string | null = null;
  let about: string | undefined;
  let connectTimeoutMs = options.connectTimeoutMs;
  let stopDialling: () => void = ignore;
  let open: Socket | null = null;
  const answer = createAnswerBytes();
  /** Of the exchange under way; null while no answer is owed. */
  let owed: { came(): void } | null = null;
  let breakOff: (failure: string) => void = ignore;

  /** undici reads by `read()`: what it gets there goes through `answer` first. */
  function watch(socket: Socket): void {
    open = socket;
    const read = socket.read.bind(socket);
    socket.read = (size?: number) => {
      const chunk: unknown = read(size);
      if (!Buffer.isBuffer(chunk) || chunk.length === 0) return chunk;
      if (owed) {
        owed.came();
        return answer.pass(chunk);
      }
      broken = true;
      socket.destroy();
      breakOff(unaskedBytes);
      return null;
    };
  }

  const client = new HttpClient(base.origin, {
    pipelining: 1,
    allowH2: false,
    // Decided here and not by an environment variable.
    useMilo: false,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: idleMs,
    keepAliveTimeoutThreshold: idleMarginMs,
    // The one timer over the whole request is ours, on the injected clock.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (_target, callback) => {
      stopDialling = dial(base, { ...options, timeoutMs: connectTimeoutMs }, (result) => {
        stopDialling = ignore;
        if ('socket' in result) {
          watch(result.socket);
          callback(null, result.socket);
        } else {
          dialFailure = result.code;
          about = aboutOf(result);
          callback(new Error('no connection'), null);
        }
      });
    },
  });

  async function destroy(): Promise<void> {
    broken = true;
    stopDialling();
    await client.destroy();
  }

  function exchange(url: SecretUrl, body: string, timeoutMs: number, leaving: Leaving = {}): Promise<Exchange> {
    dialFailure = null;
    about = undefined;
    connectTimeoutMs = Math.min(options.connectTimeoutMs, timeoutMs);
    return new Promise((resolve) => {
      let settled = false;
      let left = false;
      let status: number | null = null;
      let headers: Record<string, string> = {};
      let size = 0;
      let arrivals = 0;
      const chunks: Buffer[] = [];

      function settle(failure: string | null): void {
        if (settled) {
          return;
        }
        settled = true;
        owed = null;
        breakOff = ignore;
        stopTimer();
        resolve({ left, failure, status, headers, body: Buffer.concat(chunks), whole: failure === null, about });
        if (failure !== null) {
          void destroy();
        }
      }

      /**
       * Timers run before sockets are read: after a sleep, or a loop that stalled, the answer may lie there already. So
       * what has arrived is read first, and the time is up when nothing more of it comes in a whole turn.
       */
      function timeIsUp(looks: number): void {
        if (!left || looks === 0) {
          settle((left ? 'ANSWER_TIMEOUT' : 'CONNECT_TIMEOUT') satisfies OwnCode);
          return;
        }
        const before = arrivals;
        setImmediate(() =>
          setImmediate(() => {
            if (!settled) timeIsUp(arrivals > before ? looks - 1 : 0);
          }),
        );
      }

      breakOff = settle;
      const stopTimer = options.clock.after(timeoutMs, () => timeIsUp(lastLooks));

      const handler: Dispatcher.DispatchHandler = {
        onRequestStart(controller) {
          if (settled) {
            // Destroying the client on settling keeps it from coming here. Should it all the same, undici writes
            // nothing of a request that is aborted now.
            controller.abort(new Error('called off'));
            return;
          }
          if (leaving.mayLeave?.() === false) {
            controller.abort(new Error('held back'));
            return;
          }
          left = true;
          answer.asked();
          owed = {
            came() {
              arrivals += 1;
            },
          };
          leaving.onLeft?.();
        },
        onResponseStart(_controller, statusCode, incoming) {
          if (statusCode >= 200) {
            status = statusCode;
            headers = flattened(incoming);
          }
        },
        onResponseData(controller, chunk) {
          if (settled) {
            return;
          }
          const room = bodyLimit - size;
          chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
          size += chunk.length;
          if (size > bodyLimit) {
            settle(answerTooLarge);
            controller.abort(new Error('too large'));
          }
        },
        onResponseEnd() {
          settle(null);
        },
        onResponseError(_controller, error) {
          settle(left ? errorCodeOf(error) : (dialFailure ?? errorCodeOf(error)));
        },
      };
      client.dispatch(
        {
          path: url.requestTarget(),
          method: 'POST',
          // Said outright: what comes unpacked cannot fail to be unpacked.
          headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity' },
          body,
          idempotent: false,
        },
        handler,
      );
    });
  }

  return { exchange, usable: () => !broken && !answer.spent && open?.destroyed === false, destroy };
}

function flattened(incoming: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming)) {
    if (value !== undefined) {
      const key = name.toLowerCase();
      // Each who packed it adds a line; of the others the first counts.
      headers[key] = !Array.isArray(value) ? value : key === 'content-encoding' ? value.join(',') : (value[0] ?? '');
    }
  }
  return headers;
}
