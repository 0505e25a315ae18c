/** The results of reconciling an invoice, number by number: how grave each is and where it leads. */
import type { Invoice, InvoiceLine } from '../../../../src-main/contract/charges.ts';
import type { Route } from '../../../routes.ts';
import type { Tone } from '../../../ui/tones.ts';
import { withChange } from '../ledger/charges-filter.ts';

export const resultKinds = [
  'agrees',
  'settledCharged',
  'settledFree',
  'billedThoughFree',
  'repeated',
  'notOurs',
  'notBilled',
  'stillUnknown',
] as const;
export type ResultKind = (typeof resultKinds)[number];

export type InvoiceResult = {
  kind: ResultKind;
  count: number;
  tone: Tone;
  /** Somebody should look at it. */
  open: boolean;
  /** `lines`: of the invoice, on its own screen. `entries`: of the ledger. */
  leads: 'lines' | 'entries';
  to: Route;
};

/** The word of a line that a number counts. */
const lineMarks: Partial<Record<ResultKind, InvoiceLine['mark']>> = {
  agrees: 'agrees',
  settledCharged: 'settled-charged',
  billedThoughFree: 'billed-though-free',
  repeated: 'repeated',
  notOurs: 'not-ours',
};

const tones: Record<ResultKind, Tone> = {
  agrees: 'good',
  settledCharged: 'good',
  settledFree: 'good',
  billedThoughFree: 'bad',
  repeated: 'bad',
  notOurs: 'warn',
  notBilled: 'info',
  stillUnknown: 'doubt',
};

export function resultsOf(invoice: Invoice): InvoiceResult[] {
  return resultKinds.map((kind) => ({
    kind,
    count: invoice[kind],
    tone: tones[kind],
    open: tones[kind] !== 'good',
    leads: lineMarks[kind] === undefined ? 'entries' : 'lines',
    to: leadOf(invoice, kind),
  }));
}

function leadOf(invoice: Invoice, kind: ResultKind): Route {
  const mark = lineMarks[kind];
  if (mark !== undefined) return { screen: 'invoice', invoiceId: invoice.invoiceId, marks: [mark] };
  // An invoice without a line of ours covers no time: there all of the connection's entries are worth a look.
  const entries = withChange(
    { screen: 'charges', view: 'entries' },
    {
      connectionId: invoice.connectionId,
      period: coversTime(invoice) ? { kind: 'span', from: invoice.from, to: invoice.to } : { kind: 'all' },
    },
  );
  if (kind === 'notBilled') return { ...entries, marks: ['not-billed'] };
  return { ...entries, charges: [kind === 'stillUnknown' ? 'unknown' : 'free'] };
}

/** false: no line of it is ours, and nobody said which time it is of. */
export function coversTime({ from, to }: Pick<Invoice, 'from' | 'to'>): boolean {
  return from < to;
}

/** Lines that are calls of ours, whatever they cost. */
export function oursOf({ agrees, settledCharged, billedThoughFree }: Invoice): number {
  return agrees + settledCharged + billedThoughFree;
}

/** Lines the provider is to be asked about. */
export function disputedOf({ billedThoughFree, notOurs, repeated }: Invoice): number {
  return billedThoughFree + notOurs + repeated;
}

/** The time was named, and goes on after what the file can know of. */
export function notOverYet({ namedTo, to }: Pick<Invoice, 'namedTo' | 'to'>): boolean {
  return namedTo !== null && namedTo > to;
}

/** How much of it somebody should look at. */
export function openOf(invoice: Invoice): number {
  return resultsOf(invoice)
    .filter((result) => result.open)
    .reduce((sum, result) => sum + result.count, 0);
}
