/**
 * What each code in an answer's body means for the row, the queue and the bill, as data: the first table of td-api.md,
 * "What each answer means for the queue and the bill", row by row. Decides nothing by itself.
 */
import type { Meaning } from './outcome.ts';

export type CodeRow = Meaning & {
  readonly code: number;
  /** Where the row comes from. `document`: the provider's own (seed). `decision`: td-api.md, for want of a document. */
  readonly source: 'document' | 'decision';
};

const running = { state: 'running' } as const;

export const codeTable: readonly CodeRow[] = [
  // Charged also when every flag is Unknown.
  { code: 200, kind: 'answered', charge: 'charged', row: 'answered', queue: running, source: 'document' },
  { code: 12701, kind: 'no-record', charge: 'free', row: 'no_record', queue: running, source: 'document' },
  { code: 11301, kind: 'refused', charge: 'free', row: 'refused', queue: running, source: 'document' },
  { code: 11340, kind: 'refused', charge: 'free', row: 'refused', queue: running, source: 'document' },
  { code: 11350, kind: 'internal-error', charge: 'free', row: 'retry', queue: running, source: 'document' },
  {
    code: 302,
    kind: 'traffic',
    charge: 'free',
    row: 'untouched',
    queue: { state: 'paused', reason: 'traffic-blocked' },
    source: 'document',
  },
  {
    code: 303,
    kind: 'traffic',
    charge: 'free',
    row: 'untouched',
    queue: { state: 'paused', reason: 'traffic-insufficient' },
    source: 'document',
  },
  {
    // "Service not purchased or not effective": 301 is the code for the first, so this one is shown as the second.
    code: 300,
    kind: 'account',
    charge: 'free',
    row: 'untouched',
    queue: { state: 'stopped', reason: 'not-effective' },
    source: 'document',
  },
  {
    code: 301,
    kind: 'account',
    charge: 'free',
    row: 'untouched',
    queue: { state: 'stopped', reason: 'not-purchased' },
    source: 'document',
  },
  {
    code: 304,
    kind: 'account',
    charge: 'free',
    row: 'untouched',
    queue: { state: 'stopped', reason: 'expired' },
    source: 'document',
  },
  {
    code: 11304,
    kind: 'account',
    charge: 'free',
    row: 'untouched',
    queue: { state: 'stopped', reason: 'country-not-open' },
    source: 'document',
  },
  // Not in the document: taken over from the provider's sibling products, hence with the charge left unknown.
  {
    code: 305,
    kind: 'traffic',
    charge: 'unknown',
    row: 'untouched',
    queue: { state: 'paused', reason: 'daily-maximum' },
    source: 'decision',
  },
  { code: 600, kind: 'internal-error', charge: 'unknown', row: 'retry', queue: running, source: 'decision' },
];

/** "Any other": never retried by itself; three in a row pause the queue, which counts them by this kind. */
export const otherCode: Meaning = { kind: 'unknown-code', charge: 'unknown', row: 'failed', queue: running };

const byCode = new Map(codeTable.map((row) => [row.code, row]));

/** Whether a table of td-api.md names it: such a code is the answer, whatever the HTTP status. */
export function isKnownCode(code: number): boolean {
  return byCode.has(code);
}

export function meaningOfCode(code: number): Meaning {
  const row = byCode.get(code);
  if (row === undefined) {
    return otherCode;
  }
  return { kind: row.kind, charge: row.charge, row: row.row, queue: row.queue };
}
