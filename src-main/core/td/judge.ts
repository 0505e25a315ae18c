/**
 * Turns what came back from the network into an outcome: which row of the two tables of td-api.md applies. It holds no
 * table of its own (codes.ts, transport.ts), touches no socket, and hands on no text before it was scrubbed of the key.
 */

import type { Answer } from '../../contract/answer.ts';
import type { OwnCode } from '../../contract/own-codes.ts';
import { isKnownCode, meaningOfCode } from './codes.ts';
import { failureOf } from './dial/reach-failures.ts';
import type { Doubt, Meaning, Outcome } from './outcome.ts';
import { type Body, parseBody } from './parse-answer.ts';
import { rowOfFailure, rowOfStatus, type TransportRow, transportTable } from './transport.ts';
import { type Unpacked, unpack } from './unpack.ts';
import { answerTooLarge, bodyLimit, type Exchange } from './wire.ts';

export type Judging = {
  /** Milliseconds since the epoch, for a `Retry-After` date without a `Date` beside it. */
  readonly now: number;
  readonly scrub: (text: string) => string;
  /** What was asked, without code and key; null where there was no address to ask. */
  readonly asked: string | null;
};

type Facts = { message: string | null } & Partial<Pick<Outcome, 'code' | 'sequenceId' | 'answer' | 'doubt'>>;
type Case = { readonly exchange: Exchange; readonly unpacked: Unpacked; readonly judging: Judging };

export function judge(exchange: Exchange, judging: Judging): Outcome {
  const { status, headers, body, whole, failure } = exchange;
  const unpacked = unpack(body, headers['content-encoding'] ?? null, whole, bodyLimit);
  const it: Case = { exchange, unpacked, judging };
  if (!exchange.left) {
    return byRow(it, failure === null ? 'not-sent' : rowOfFailure(failureOf(failure, false)), failure);
  }
  if (status === null) return byRow(it, 'in-doubt', failure, 'lost');
  const read = unpacked.kind === 'text' ? parseBody(unpacked.text) : null;
  // The body wins: a whole one with a code that is known is the answer, whatever the status.
  if (whole && read?.kind === 'coded' && isKnownCode(read.code)) return byCode(it, read);
  const elsewhere = namesAnotherHost(headers.location ?? null, judging.asked);
  const row = rowOfStatus(status, { page: read?.kind === 'page', elsewhere });
  if (row !== null) return byRow(it, row, `HTTP_${status}`, 'server-error');
  return byBody(it, read, status);
}

/** For the statuses that leave it to the body: 2xx, and 4xx that the table does not name. */
function byBody(it: Case, read: Body | null, status: number): Outcome {
  const { whole, failure } = it.exchange;
  const successful = status < 300;
  if (read?.kind === 'page') {
    return successful
      ? byRow(it, 'page', 'HTML_PAGE' satisfies OwnCode)
      : byRow(it, 'unknown-status', `HTTP_${status}`);
  }
  if (!whole)
    return byRow(
      it,
      'in-doubt',
      failure ?? ('ANSWER_CUT' satisfies OwnCode),
      failure === answerTooLarge ? 'unreadable' : 'lost',
    );
  if (read?.kind === 'coded') return byCode(it, read);
  return successful
    ? byRow(it, 'in-doubt', shapeFault(read?.kind ?? null), 'unreadable')
    : byRow(it, 'unknown-status', `HTTP_${status}`);
}

function byCode(it: Case, { code, sequenceId, message, answer }: Extract<Body, { kind: 'coded' }>): Outcome {
  if (code === 200 && answer === null) {
    // It says success, so it was most likely charged, and holds nothing to read: the operator's to decide.
    const facts = { message: 'NOT_AN_ANSWER' satisfies OwnCode, code, sequenceId, doubt: 'unreadable' as const };
    return outcomeOf(it, transportTable['in-doubt'], facts);
  }
  return outcomeOf(it, meaningOfCode(code), { message, code, sequenceId, answer });
}

/** `doubt`: why, where the row is in doubt. */
function byRow(it: Case, row: TransportRow, message: string | null, doubt?: Doubt): Outcome {
  return outcomeOf(it, transportTable[row], { message, ...(row === 'in-doubt' && doubt ? { doubt } : {}) });
}

function shapeFault(kind: Exclude<Body['kind'], 'coded' | 'page'> | null): OwnCode {
  switch (kind) {
    case null:
      return 'NOT_UNPACKED';
    case 'empty':
      return 'EMPTY_BODY';
    case 'not-json':
      return 'NOT_JSON';
    case 'other-shape':
      return 'NOT_AN_ANSWER';
  }
}

/** By name alone: a portal on the same host, at another port or path, is no other provider. */
function namesAnotherHost(location: string | null, asked: string | null): boolean {
  if (location === null || asked === null || !URL.canParse(location, asked)) return false;
  return new URL(location, asked).hostname !== new URL(asked).hostname;
}

function outcomeOf(it: Case, meaning: Meaning, facts: Facts): Outcome {
  const { exchange, judging } = it;
  const { scrub } = judging;
  const clean = (text: string | null | undefined) => (text === null || text === undefined ? null : scrub(text));
  return {
    ...meaning,
    httpStatus: exchange.status,
    code: facts.code ?? null,
    message: clean(facts.message),
    sequenceId: clean(facts.sequenceId),
    ...rawOf(it),
    answer: facts.answer ? scrubbed(facts.answer, scrub) : null,
    retryAfterMs: retryAfterMs(exchange.headers['retry-after'] ?? null, exchange.headers.date ?? null, judging.now),
    ...(facts.doubt ? { doubt: facts.doubt } : {}),
    ...(exchange.about === undefined ? {} : { about: scrub(exchange.about) }),
  };
}

/** The bytes only where the key cannot be in them: it cannot be removed from compressed bytes. */
function rawOf({ exchange, unpacked, judging }: Case): Pick<Outcome, 'raw' | 'rawBytes'> {
  const { whole, body } = exchange;
  if (!whole || body.length === 0) return { raw: null };
  if (unpacked.kind !== 'text') {
    const bare = body.toString('latin1');
    return judging.scrub(bare) === bare ? { raw: null, rawBytes: body } : { raw: null };
  }
  const raw = judging.scrub(unpacked.text);
  const gone = unpacked.packed || unpacked.text.includes('\ufffd');
  return gone && raw === unpacked.text ? { raw, rawBytes: body } : { raw };
}

/** Its free texts come from the network like everything else. */
function scrubbed(answer: Answer, scrub: (text: string) => string): Answer {
  const { emergency } = answer;
  return {
    ...answer,
    sequenceId: answer.sequenceId === null ? null : scrub(answer.sequenceId),
    emergency: emergency && { ...emergency, relation: scrub(emergency.relation) },
  };
}

// Reads `Retry-After` (RFC 9110, 10.2.3): seconds, or an HTTP date. Clocks in branches are often wrong, so a date is
// held against the answer's own `Date` where it has one, and believed for minutes only where it has none. Anything
// unreadable or negative is as if absent.

/** Nobody may send a queue to sleep for longer than this by a header. */
export const longestRetryAfterMs = 24 * 60 * 60 * 1000;
/** A date held against this machine's clock, which may be hours behind. */
const longestByOwnClockMs = 15 * 60 * 1000;

/** Milliseconds from now, 0 to `longestRetryAfterMs`; null when absent or unreadable. `now` in milliseconds since the epoch. */
export function retryAfterMs(header: string | null, dateHeader: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,12}$/.test(text)) {
    return Math.min(Number(text) * 1000, longestRetryAfterMs);
  }
  const until = httpDate(text);
  if (until === null) {
    return null;
  }
  const theirs = httpDate(dateHeader?.trim() ?? '');
  const wait = until - (theirs ?? now);
  return wait < 0 ? null : Math.min(wait, theirs === null ? longestByOwnClockMs : longestRetryAfterMs);
}

/** The three forms of RFC 9110 all begin with the day's name; Date.parse alone would also read `-5` or `1.5` as dates. */
function httpDate(text: string): number | null {
  if (!/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text)) {
    return null;
  }
  // The oldest form (asctime) names no zone and means GMT; Date.parse would take local time.
  const parsed = Date.parse(/gmt|utc|[+-]\d{4}$/i.test(text) ? text : `${text} GMT`);
  return Number.isNaN(parsed) ? null : parsed;
}
