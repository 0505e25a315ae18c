/** What became of a lookup in doubt, read off its attempts: when it last left, what came, what an invoice said of it. */
import type { Attempt, LookupDetail } from '../../../src-main/contract/history.ts';

export type Came = 'nothing' | 'cut' | 'silent' | 'half' | 'program';

export type DoubtFacts = {
  leftAt: number;
  came: Came;
  number: number;
  /** Whether the attempt that is in doubt was settled since; null: its charge is still unknown. */
  settled: 'charged' | 'free' | null;
};

export function cameOf(attempt: Pick<Attempt, 'message' | 'raw'>): Came {
  const message = attempt.message ?? '';
  if (message === 'interrupted' || message === 'internal') return 'program';
  if (attempt.raw !== null && attempt.raw !== '') return 'half';
  if (/TIMEOUT|TIMEDOUT|ABORT/i.test(message)) return 'silent';
  if (/RESET|EPIPE|SOCKET|CLOSED|ECONN/i.test(message)) return 'cut';
  return 'nothing';
}

/** null: none of its attempts is in doubt, so it was decided meanwhile. */
export function doubtFacts(detail: Pick<LookupDetail, 'attemptLog'>): DoubtFacts | null {
  const last = detail.attemptLog.filter((attempt) => attempt.outcome === 'in-doubt').at(-1);
  if (last === undefined) return null;
  return {
    leftAt: last.startedAt,
    came: cameOf(last),
    number: last.number,
    settled: last.charge === 'unknown' ? null : last.charge,
  };
}
