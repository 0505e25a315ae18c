/**
 * Codes that this program itself puts where an attempt keeps the provider's words or the system's code (`message`): why an
 * answer was no answer, or why nothing was sent. Their sentences: words/provider-codes.ts.
 */
export const ownCodes = [
  'ANSWER_CUT',
  'ANSWER_TIMEOUT',
  'ANSWER_TOO_LARGE',
  'CLIENT_CLOSED',
  'CLOSED_EARLY',
  'CONNECT_TIMEOUT',
  'DNS_TIMEOUT',
  'EMPTY_BODY',
  'FILTER_PAGE',
  'HELD_BACK',
  'HTML_PAGE',
  'NETWORK_ERROR',
  'NOT_AN_ANSWER',
  'NOT_JSON',
  'NOT_UNPACKED',
  'NO_BASE_URL',
  'PROXY_CLOSED',
  'PROXY_DENIED',
  'PROXY_FAILED',
  'PROXY_KIND',
  'PROXY_LOGIN_KIND',
  'PROXY_PAGE',
  'PROXY_PASSWORD',
  'PROXY_UNREACHABLE',
  'SEQUENCE_REPEATED',
  'UNASKED_BYTES',
  'internal',
  'internal-unsent',
  'interrupted',
  'sent-since-copy',
] as const;
export type OwnCode = (typeof ownCodes)[number];

export function isOwnCode(message: string | null): message is OwnCode {
  return (ownCodes as readonly (string | null)[]).includes(message);
}
