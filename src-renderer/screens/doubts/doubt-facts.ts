/**
 * What happened to a lookup in doubt, derived from its attempts: when it last left, what came, what an invoice said of
 * it.
 */
import type { Attempt, LookupDetail } from '../../../src-main/contract/history.ts';
import { isOwnCode, type OwnCode } from '../../../src-main/contract/own-codes.ts';

export type Came = 'nothing' | 'cut' | 'silent' | 'half' | 'program' | 'newer';

export type DoubtFacts = {
  leftAt: number;
  came: Came;
  number: number;
  /** Whether the attempt that is in doubt was settled since; null: its charge is still unknown. */
  settled: 'charged' | 'free' | null;
};

/** Of what never left nothing can have come: such a code is in no doubt, and says nothing here. */
const ofOwnCode: Record<OwnCode, Came> = {
  ANSWER_CUT: 'cut',
  ANSWER_TIMEOUT: 'silent',
  ANSWER_TOO_LARGE: 'half',
  CLIENT_CLOSED: 'nothing',
  CLOSED_EARLY: 'cut',
  CONNECT_TIMEOUT: 'silent',
  DNS_TIMEOUT: 'nothing',
  EMPTY_BODY: 'half',
  FILTER_PAGE: 'half',
  HELD_BACK: 'nothing',
  HTML_PAGE: 'half',
  NETWORK_ERROR: 'cut',
  NOT_AN_ANSWER: 'half',
  NOT_JSON: 'half',
  NOT_UNPACKED: 'half',
  NO_BASE_URL: 'nothing',
  PROXY_CLOSED: 'nothing',
  PROXY_DENIED: 'nothing',
  PROXY_FAILED: 'nothing',
  PROXY_KIND: 'nothing',
  PROXY_LOGIN_KIND: 'nothing',
  PROXY_PAGE: 'nothing',
  PROXY_PASSWORD: 'nothing',
  PROXY_UNREACHABLE: 'nothing',
  SEQUENCE_REPEATED: 'half',
  UNASKED_BYTES: 'nothing',
  internal: 'program',
  'internal-unsent': 'nothing',
  interrupted: 'program',
  'sent-since-copy': 'newer',
};

export function cameOf(attempt: Pick<Attempt, 'message' | 'raw'>): Came {
  const { message: said } = attempt;
  const own = isOwnCode(said) ? ofOwnCode[said] : null;
  if (own === 'program' || own === 'newer') return own;
  const message = said ?? '';
  if (attempt.raw !== null && attempt.raw !== '') return 'half';
  if (own !== null) return own;
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
