/**
 * What each code in an answer's body means for the row, the queue and the bill, as data: the first table of td-api.md,
 * "What each answer means for the queue and the bill", row by row. A code is added here; what else it needs then fails to compile.
 */
import { type ReasonsWith, waitsFor } from '../../contract/reasons.ts';
import type { Meaning } from './outcome.ts';

/** `source`: where the row comes from. `document`: the provider's own (seed). `decision`: td-api.md, for want of a document. */
type CodeRow = Meaning & { readonly source: 'document' | 'decision' };

/** A reason that bears a code is what that code brings, and what brings one bears its code. */
type RowOf<Code> = CodeRow & {
  queue: [ReasonsWith<'providerCode', Code>] extends [never]
    ? typeof running
    : { reason: ReasonsWith<'providerCode', Code> };
};

const running = { state: 'running' } as const;
/** Free as the document has it; the others are taken over from the provider's sibling products, so their charge is unknown. */
const documented = { charge: 'free', source: 'document' } as const;
const decided = { charge: 'unknown', source: 'decision' } as const;

const table = {
  // Charged also when every flag is Unknown.
  200: { kind: 'answered', charge: 'charged', row: 'answered', queue: running, source: 'document' },
  12701: { ...documented, kind: 'no-record', row: 'no_record', queue: running },
  11301: { ...documented, kind: 'refused', row: 'refused', queue: running },
  11340: { ...documented, kind: 'refused', row: 'refused', queue: running },
  11350: { ...documented, kind: 'internal-error', row: 'retry', queue: running },
  302: { ...documented, kind: 'traffic', row: 'untouched', queue: waitsFor('traffic-blocked') },
  303: { ...documented, kind: 'traffic', row: 'untouched', queue: waitsFor('traffic-insufficient') },
  // "Service not purchased or not effective": 301 is the code for the first, so this one is shown as the second.
  300: { ...documented, kind: 'account', row: 'untouched', queue: waitsFor('not-effective') },
  301: { ...documented, kind: 'account', row: 'untouched', queue: waitsFor('not-purchased') },
  304: { ...documented, kind: 'account', row: 'untouched', queue: waitsFor('expired') },
  11304: { ...documented, kind: 'account', row: 'untouched', queue: waitsFor('country-not-open') },
  305: { ...decided, kind: 'traffic', row: 'untouched', queue: waitsFor('daily-maximum') },
  600: { ...decided, kind: 'internal-error', row: 'retry', queue: running },
} as const satisfies Readonly<Record<number, CodeRow>>;

export type ProviderCode = keyof typeof table;

/** By code; a reason's number in reasons.ts and its code here are held to each other by its type. */
export const codeTable: { readonly [Code in ProviderCode]: RowOf<Code> } = table;

/** "Any other": never retried by itself; three in a row pause the queue, which counts them by this kind. */
const otherCode: Meaning = { kind: 'unknown-code', charge: 'unknown', row: 'failed', queue: running };

/** Whether a table of td-api.md names it: such a code is the answer, whatever the HTTP status. */
export function isKnownCode(code: number): code is ProviderCode {
  return Object.hasOwn(codeTable, code);
}

export function meaningOfCode(code: number): Meaning {
  if (!isKnownCode(code)) return otherCode;
  const { kind, charge, row, queue } = codeTable[code];
  return { kind, charge, row, queue };
}
