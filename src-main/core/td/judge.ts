/**
 * Turns what came back from the network into an outcome: which row of the two tables of td-api.md applies. It holds no
 * table of its own (codes.ts, transport.ts), touches no socket, and hands on no text before it was scrubbed of the key.
 */
import type { Answer } from '../../contract/answer.ts';
import { meaningOfCode } from './codes.ts';
import type { Meaning, Outcome } from './outcome.ts';
import { type Body, parseBody } from './parse-answer.ts';
import { retryAfterMs } from './retry-after.ts';
import { rowOfStatus, type TransportRow, transportTable } from './transport.ts';
import type { Exchange } from './wire.ts';

/** `now` in milliseconds since the epoch, for a `Retry-After` date without a `Date` beside it. */
export function judge(exchange: Exchange, now: number, scrub: (text: string) => string): Outcome {
  if (!exchange.left) {
    return outcomeOf(exchange, now, scrub, transportTable['not-sent'], { message: exchange.failure });
  }
  if (exchange.status === null) {
    return outcomeOf(exchange, now, scrub, transportTable['in-doubt'], { message: exchange.failure });
  }
  const row = rowOfStatus(exchange.status);
  if (row !== null) {
    return outcomeOf(exchange, now, scrub, transportTable[row], { message: `HTTP_${exchange.status}` });
  }
  return judgeBody(exchange, exchange.status, now, scrub);
}

/** For the statuses that leave it to the body: 2xx, and 4xx that the table does not name. */
function judgeBody(exchange: Exchange, status: number, now: number, scrub: (text: string) => string): Outcome {
  const body = parseBody(decode(exchange.body));
  const successful = status < 300;
  const byRow = (row: TransportRow, message: string) =>
    outcomeOf(exchange, now, scrub, transportTable[row], { message });

  if (body.kind === 'page') {
    return successful ? byRow('page', 'HTML_PAGE') : byRow('unknown-status', `HTTP_${status}`);
  }
  if (!exchange.whole) {
    return byRow('in-doubt', exchange.failure ?? 'ANSWER_CUT');
  }
  if (body.kind !== 'coded') {
    return successful ? byRow('in-doubt', shapeFault(body.kind)) : byRow('unknown-status', `HTTP_${status}`);
  }
  if (body.code === 200 && body.answer === null) {
    // It says success, so it was most likely charged, and holds nothing to read: the operator's to decide.
    return outcomeOf(exchange, now, scrub, transportTable['in-doubt'], {
      message: 'NOT_AN_ANSWER',
      code: body.code,
      sequenceId: body.sequenceId,
    });
  }
  return outcomeOf(exchange, now, scrub, meaningOfCode(body.code), {
    message: body.message,
    code: body.code,
    sequenceId: body.sequenceId,
    answer: body.answer,
  });
}

function shapeFault(kind: Exclude<Body['kind'], 'coded' | 'page'>): string {
  switch (kind) {
    case 'empty':
      return 'EMPTY_BODY';
    case 'not-json':
      return 'NOT_JSON';
    case 'other-shape':
      return 'NOT_AN_ANSWER';
  }
}

function outcomeOf(
  exchange: Exchange,
  now: number,
  scrub: (text: string) => string,
  meaning: Meaning,
  facts: { message: string | null } & Partial<Pick<Outcome, 'code' | 'sequenceId' | 'answer'>>,
): Outcome {
  const clean = (text: string | null | undefined) => (text === null || text === undefined ? null : scrub(text));
  return {
    ...meaning,
    httpStatus: exchange.status,
    code: facts.code ?? null,
    message: clean(facts.message),
    sequenceId: clean(facts.sequenceId),
    raw: exchange.whole && exchange.body.length > 0 ? scrub(decode(exchange.body)) : null,
    answer: facts.answer ? scrubbed(facts.answer, scrub) : null,
    retryAfterMs: retryAfterMs(exchange.headers['retry-after'] ?? null, exchange.headers.date ?? null, now),
  };
}

/** Its two free texts come from the network like everything else. */
function scrubbed(answer: Answer, scrub: (text: string) => string): Answer {
  const { emergency } = answer;
  return {
    ...answer,
    sequenceId: scrub(answer.sequenceId),
    emergency: emergency && { ...emergency, relation: scrub(emergency.relation) },
  };
}

/** UTF-8 (td-api.md), a byte order mark dropped; broken sequences become replacement characters rather than an error. */
function decode(body: Buffer): string {
  return decoder.decode(body);
}

/** Keeps nothing from one whole text to the next. */
const decoder = new TextDecoder('utf-8');
