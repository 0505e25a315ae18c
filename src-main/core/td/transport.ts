/**
 * What becomes of a request that brought back no answer of the provider, as data: the second table of td-api.md,
 * "What each answer means for the queue and the bill". The rule behind it: only what certainly never left, or was
 * certainly turned away, is free and sent again; anything in between is in doubt.
 */

import type { ReachFailure } from '../../contract/connections.ts';
import type { OwnCode } from '../../contract/own-codes.ts';
import { type QueueReason, waitsFor } from '../../contract/reasons.ts';
import type { Meaning } from './outcome.ts';

export type TransportRow =
  | 'not-sent'
  | 'certificate'
  | 'proxy-unreachable'
  | 'proxy-password'
  | 'proxy-windows-login'
  | 'proxy-denied'
  | 'proxy-unsupported'
  | 'proxy-page'
  | 'in-doubt'
  | 'page'
  | 'wrong-address'
  | 'key-refused'
  | 'filter-page'
  | 'proxy-refused'
  | 'busy'
  | 'unknown-status';

const running = { state: 'running' } as const;

/** Nothing of it left: it is as if it had not been tried, and the queue waits for this. */
function unsent(reason: QueueReason): Meaning {
  return { kind: 'not-sent', charge: 'free', row: 'untouched', queue: waitsFor(reason) };
}

export const transportTable: Readonly<Record<TransportRow, Meaning>> = {
  /** Name not resolved, refused, connect timeout, TLS failure. */
  'not-sent': unsent('unreachable'),
  /** The certificate is not trusted: nothing was sent, and it is tried again at no cost. */
  certificate: unsent('certificate'),
  /** The proxy was asked for a tunnel (dial/tunnel.ts) and gave none. */
  'proxy-unreachable': unsent('proxy-unreachable'),
  'proxy-password': unsent('proxy-password'),
  'proxy-windows-login': unsent('proxy-windows-login'),
  'proxy-denied': unsent('proxy-denied'),
  'proxy-unsupported': unsent('proxy-unsupported'),
  'proxy-page': unsent('captive-page'),
  /** It left and no whole answer came back (reset, timeout, cut JSON, not JSON, another shape); HTTP 500, other 5xx. */
  'in-doubt': { kind: 'in-doubt', charge: 'unknown', row: 'in_doubt', queue: running },
  /** HTTP 2xx with HTML, 3xx, or 511: a captive portal or a proxy answered in the provider's place. */
  page: {
    kind: 'captive-page',
    charge: 'free',
    row: 'untouched',
    queue: waitsFor('captive-page'),
  },
  /** HTTP 301 or 308 to another host: the base URL is not (any more) where the provider answers. */
  'wrong-address': {
    kind: 'http-refused',
    charge: 'free',
    row: 'untouched',
    queue: waitsFor('wrong-address'),
  },
  'key-refused': {
    kind: 'http-refused',
    charge: 'free',
    row: 'untouched',
    queue: waitsFor('key-refused'),
  },
  /** HTTP 403 with an HTML page: the company's web filter. The key has nothing to do with it. */
  'filter-page': {
    kind: 'http-refused',
    charge: 'free',
    row: 'untouched',
    queue: waitsFor('filter-page'),
  },
  'proxy-refused': {
    kind: 'http-refused',
    charge: 'free',
    row: 'untouched',
    queue: waitsFor('proxy-refused'),
  },
  /** Back off; `Retry-After` is honoured. */
  busy: { kind: 'busy', charge: 'free', row: 'retry', queue: running },
  /**
   * 4xx that the table does not name, without a body of the provider. Taken as its sibling in the table of codes,
   * "any other": the row fails with the charge unknown, is never retried by itself, and three in a row pause the queue.
   * So a mistyped path costs three rows and no money, one row that a filter dislikes does not block those behind it
   * (a pause with the row put back would, for ever), and nothing that may have been charged is sent again unasked.
   */
  'unknown-status': { kind: 'unknown-code', charge: 'unknown', row: 'failed', queue: running },
};

const unsentRows: Readonly<Record<ReachFailure, TransportRow>> = {
  'name-not-resolved': 'not-sent',
  refused: 'not-sent',
  timeout: 'not-sent',
  'tls-certificate': 'certificate',
  'tls-failure': 'not-sent',
  network: 'not-sent',
  'captive-page': 'proxy-page',
  'proxy-unreachable': 'proxy-unreachable',
  'proxy-password': 'proxy-password',
  'proxy-windows-login': 'proxy-windows-login',
  'proxy-denied': 'proxy-denied',
  // The proxy is there, and what lies behind it is not.
  'proxy-failed': 'not-sent',
  'proxy-unsupported': 'proxy-unsupported',
};

/** What it means that no connection could be made. */
export function rowOfFailure(failure: ReachFailure): TransportRow {
  return unsentRows[failure];
}

/** A row that is always answered with a page while others get answers: it is given up. Nothing of it was paid. */
export const filteredRow = {
  kind: 'filtered',
  charge: 'free',
  row: 'failed',
  message: 'FILTER_PAGE' satisfies OwnCode,
} as const;

/** What a status may hang on besides itself. */
export type AnswerLook = {
  /** Its body begins as HTML. */
  readonly page: boolean;
  /** Its `Location` names another host than was asked. */
  readonly elsewhere: boolean;
};

/**
 * Statuses that decide where no whole body with a known code came, also when the body is cut off. null: the body decides
 * (2xx, and 4xx that the table does not name).
 */
export function rowOfStatus(status: number, { page, elsewhere }: AnswerLook): TransportRow | null {
  switch (status) {
    case 301:
    case 308:
      return elsewhere ? 'wrong-address' : 'page';
    case 401:
      return 'key-refused';
    case 403:
      return page ? 'filter-page' : 'key-refused';
    case 407:
      return 'proxy-refused';
    case 511:
      return 'page';
    case 408:
    case 429:
    case 502:
    case 503:
    case 504:
    // Said by a front (Cloudflare's numbers): it never reached the provider behind it.
    case 521:
    case 523:
    case 525:
    case 526:
    case 530:
      return 'busy';
    default:
      if (status >= 500) {
        return 'in-doubt';
      }
      // Redirects are never followed: the key would follow them.
      return status >= 300 && status < 400 ? 'page' : null;
  }
}
