/**
 * An answer that repeats a tracking id is not a new answer: it belongs to the question that was answered with it first,
 * whoever that was about. What the row it came for cost is unknown.
 */
import type { OwnCode } from '../../contract/own-codes.ts';
import type { Outcome } from './outcome.ts';
import { transportTable } from './transport.ts';

/** `message` of such an outcome. */
export const repeated = 'SEQUENCE_REPEATED' satisfies OwnCode;

/**
 * So many ids back one socket's answers are remembered. Whoever says answers twice is noticed at the first repeat; what was
 * said longer ago, or on another socket, the ledger knows (core/queue/drain/repeated-answers.ts).
 */
const remembered = 4;

/** Of one socket: hands an outcome on, or what it is where the socket said that id before. */
export type Heard = (outcome: Outcome) => Outcome;

/** A socket on which trouble was said is asked no more (client.ts), so that what is said again here was an answer. */
export function createHeard(): Heard {
  let said: readonly { sequenceId: string; raw: string | null }[] = [];
  return (outcome) => {
    const { sequenceId, raw } = outcome;
    if (sequenceId === null) return outcome;
    const first = said.find((one) => one.sequenceId === sequenceId);
    if (first) return asRepeated(outcome, first.raw);
    said = [...said, { sequenceId, raw }].slice(-remembered);
    return outcome;
  };
}

/** Whether the row has its end with it. One that `failed` has learnt nothing, and its charge is unknown as it is. */
export function endsRow({ row }: Pick<Outcome, 'row'>): boolean {
  switch (row) {
    case 'answered':
    case 'no_record':
    case 'refused':
    case 'failed':
      return true;
    case 'in_doubt':
    case 'retry':
    case 'untouched':
      return false;
  }
}

/**
 * In doubt, and without the id, which is another attempt's: an invoice line of that id must not settle this one. The body is
 * kept only where it is not the one that was kept the first time (`first`): a copy is another person's answer.
 */
export function asRepeated(outcome: Outcome, first: string | null): Outcome {
  const { rawBytes: _bytes, ...rest } = outcome;
  return {
    ...rest,
    ...transportTable['in-doubt'],
    doubt: 'unreadable',
    message: repeated,
    sequenceId: null,
    raw: outcome.raw === first ? null : outcome.raw,
    answer: null,
  };
}
