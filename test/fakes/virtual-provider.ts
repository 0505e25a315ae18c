/**
 * A provider in virtual time, in the place of `TdClient`: what becomes of each request is planned, and it keeps its own
 * book of what it read and what it answered for money. Outcomes are those of the program's own two tables.
 */

import type { Account, TdClient } from '../../src-main/core/td/client.ts';
import { meaningOfCode } from '../../src-main/core/td/codes.ts';
import type { Meaning, Outcome } from '../../src-main/core/td/outcome.ts';
import { fingerprint, type Question } from '../../src-main/core/td/question.ts';
import { type TransportRow, transportTable } from '../../src-main/core/td/transport.ts';
import { fakeProbe } from './probe.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How a request ends, if nothing ends it sooner. */
export type End =
  | { kind: 'code'; code: number /** Only for codes that say nothing of the bill. */; bills?: boolean }
  | { kind: 'not-sent' }
  /** It left and nothing comes back: at once when `after` is set, else when its time is up. `answers`: it was answered. */
  | { kind: 'lost'; answers: boolean; silent: boolean }
  | { kind: 'page' }
  | { kind: 'refused'; proxy: boolean }
  | { kind: 'busy'; retryAfterMs: number | null };

/** `dialMs` before its first byte goes out, `thinkMs` from there to the end. */
export type Plan = { dialMs: number; thinkMs: number; end: End };

/** fair: as planned. down: nothing gets through. page: a login page answers. busy: 503 to all. */
export type Weather = 'fair' | 'down' | 'page' | 'busy' | 'well';

export type Asked = {
  readonly connectionId: number;
  readonly baseUrl: string;
  readonly print: string;
  readonly process: number;
  /** Which attempt of the store it is, as found there when it was asked. */
  attemptId: number;
  left: boolean;
  ended: Outcome | null;
  /** The program that asked is gone, or has given it up. */
  abandoned: boolean;
  /** The provider answered, and its answer costs. */
  answered: boolean;
  /** It costs, by the provider's book: answered, or billed for a code nobody knows. */
  billed: boolean;
};

export type VirtualProvider = {
  /** A client for a program that starts now. */
  boot(process: number): TdClient & { die(): void };
  readonly asked: Asked[];
  readonly probes: { readonly baseUrl: string; readonly process: number; over: boolean }[];
  weather: Weather;
};

const connectTimeoutMs = 10_000;
const probeMs = 15;

export function virtualProvider(
  time: VirtualTime,
  nextPlan: () => Plan,
  watch: {
    /** It was asked; says which attempt of the store it is. */
    asked(request: Asked): number;
    /** Its first byte goes out. */
    left(request: Asked): void;
    probed(baseUrl: string): void;
  },
): VirtualProvider {
  const asked: Asked[] = [];
  const provider: VirtualProvider = {
    asked,
    probes: [],
    weather: 'fair',
    boot(process) {
      let dead = false;
      let closed = false;
      const breakOff = new Set<() => void>();

      function ask(account: Account, question: Question, options: { timeoutMs: number; onLeft?: () => void }) {
        const request: Asked = {
          connectionId: account.connectionId,
          baseUrl: account.baseUrl,
          print: fingerprint(question),
          process,
          attemptId: 0,
          left: false,
          ended: null,
          abandoned: false,
          answered: false,
          billed: false,
        };
        if (dead) return new Promise<Outcome>(() => {});
        asked.push(request);
        request.attemptId = watch.asked(request);
        const plan = inWeather(provider.weather, nextPlan());
        return new Promise<Outcome>((resolve) => {
          const cancels: (() => void)[] = [];
          const end = (outcome: Outcome): void => {
            if (request.ended || request.abandoned) return;
            for (const cancel of cancels) cancel();
            breakOff.delete(broken);
            request.ended = outcome;
            if (!dead) resolve(outcome);
          };
          /** The line breaks: what the provider has read, it answers all the same. */
          const broken = (): void => {
            if (request.left) reads(request, plan.end);
            if (dead) request.abandoned = true;
            else end(transport(request.left ? 'in-doubt' : 'not-sent', 'BROKEN'));
          };
          breakOff.add(broken);
          if (closed) return end(transport('not-sent', 'CLIENT_CLOSED'));
          if (plan.end.kind === 'not-sent') {
            const wait = Math.min(plan.dialMs, connectTimeoutMs, options.timeoutMs);
            cancels.push(time.after(wait, () => end(transport('not-sent', 'ECONNREFUSED'))));
            return;
          }
          if (plan.dialMs >= Math.min(connectTimeoutMs, options.timeoutMs)) {
            const wait = Math.min(connectTimeoutMs, options.timeoutMs);
            cancels.push(time.after(wait, () => end(transport('not-sent', 'ETIMEDOUT'))));
            return;
          }
          const leave = (): void => {
            if (request.ended || request.abandoned) return;
            request.left = true;
            watch.left(request);
            options.onLeft?.();
            cancels.push(
              time.after(plan.thinkMs, () => {
                reads(request, plan.end);
                if (plan.end.kind === 'lost' && plan.end.silent) return;
                end(said(plan.end));
              }),
            );
          };
          if (plan.dialMs === 0) queueMicrotask(leave);
          else cancels.push(time.after(plan.dialMs, leave));
          cancels.push(
            time.after(options.timeoutMs, () => {
              if (request.left) reads(request, plan.end);
              end(transport(request.left ? 'in-doubt' : 'not-sent', 'TIMEOUT'));
            }),
          );
        });
      }

      return {
        ready: async () => {},
        ask,
        networkChanged: () => {},
        tryLoginsAgain: () => {},
        probe: ({ baseUrl }, { timeoutMs }) =>
          new Promise((resolve) => {
            const reachable = provider.weather !== 'down';
            const probe = { baseUrl, process, over: false };
            provider.probes.push(probe);
            watch.probed(baseUrl);
            const wait = reachable ? probeMs : Math.min(timeoutMs, 200);
            time.after(wait, () => {
              probe.over = true;
              if (!dead) resolve(fakeProbe(reachable ? null : 'refused', wait));
            });
          }),
        forget: () => {},
        async close() {
          closed = true;
          for (const broken of [...breakOff]) broken();
        },
        die() {
          dead = true;
          for (const broken of [...breakOff]) broken();
        },
      };
    },
  };
  return provider;
}

function inWeather(weather: Weather, plan: Plan): Plan {
  switch (weather) {
    case 'fair':
      return plan;
    case 'down':
      return { ...plan, dialMs: Math.min(plan.dialMs, 50), end: { kind: 'not-sent' } };
    case 'page':
      return { ...plan, end: { kind: 'page' } };
    case 'busy':
      return { ...plan, end: { kind: 'busy', retryAfterMs: null } };
    case 'well':
      return { dialMs: 2, thinkMs: 30, end: { kind: 'code', code: 200 } };
  }
}

/** The provider has read it: what it does costs from here on, whether or not its answer arrives. */
function reads(request: Asked, end: End): void {
  if (end.kind === 'code' && end.code === 200) request.answered = true;
  if (end.kind === 'lost' && end.answers) request.answered = true;
  request.billed = request.answered || (end.kind === 'code' && end.bills === true && billUnknown(end.code));
}

function billUnknown(code: number): boolean {
  return meaningOfCode(code).charge === 'unknown';
}

function said(end: Exclude<End, { kind: 'not-sent' }> | End): Outcome {
  switch (end.kind) {
    case 'code':
      return {
        ...blank,
        ...meaningOfCode(end.code),
        httpStatus: 200,
        code: end.code,
        ...(end.code === 200 && { answer }),
      };
    case 'not-sent':
      return transport('not-sent', 'ECONNREFUSED');
    case 'lost':
      return transport('in-doubt', 'ECONNRESET');
    case 'page':
      return { ...transport('page', 'HTML_PAGE'), httpStatus: 200 };
    case 'refused':
      return transport(end.proxy ? 'proxy-refused' : 'key-refused', 'HTTP_401');
    case 'busy':
      return { ...transport('busy', 'HTTP_503'), httpStatus: 503, retryAfterMs: end.retryAfterMs };
  }
}

function transport(row: TransportRow, message: string): Outcome {
  const meaning: Meaning = transportTable[row];
  return { ...blank, ...meaning, message };
}

const answer: Outcome['answer'] = {
  sequenceId: 'S1',
  phoneNumberCount: 1,
  applicant: { recentlyUsed: 'yes', frequentlyUsed: 'yes', other: 'no' },
  emergency: null,
};

const blank = {
  httpStatus: null,
  code: null,
  message: null,
  sequenceId: null,
  raw: null,
  answer: null,
  retryAfterMs: null,
};
