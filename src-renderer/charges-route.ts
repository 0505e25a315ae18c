/** The addresses of the charges: what is looked at stands in them, so that Back, reload and a link keep it. */
import { type InvoiceLine, type InvoiceMark, invoiceLineMarks } from '../src-main/contract/charges.ts';
import type { Charge } from '../src-main/contract/states.ts';
import { type Period, readPeriod, writePeriod } from './core/period.ts';

export const chargeKinds = ['charged', 'free', 'unknown'] as const satisfies readonly Charge[];
export const markKinds = ['agrees', 'billed-though-free', 'not-billed'] as const satisfies readonly InvoiceMark[];
export const groupings = ['day', 'month', 'list', 'connection'] as const;
export type Grouping = (typeof groupings)[number];
export type LineMark = InvoiceLine['mark'];

export const chargeViews = ['totals', 'entries', 'invoices'] as const;
type ChargesView = (typeof chargeViews)[number];

export type ChargesRoute = {
  screen: 'charges';
  /** Absent: the totals. */
  view?: Exclude<ChargesView, 'totals'>;
  /** Absent: by day. */
  by?: Exclude<Grouping, 'day'>;
  /** Absent: this month. */
  period?: Period;
  connectionId?: number;
  listId?: number;
  charges?: Charge[];
  marks?: InvoiceMark[];
  /** Its details are open. */
  lookupId?: number;
};

/** One invoice beside the ledger. `marks`: only those of its lines. `lookupId`: its details are open. */
export type InvoiceRoute = { screen: 'invoice'; invoiceId: number; marks?: LineMark[]; lookupId?: number };

function positive(text: string | null | undefined): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

function chosen<T extends string>(text: string | null, known: readonly T[]): T[] | undefined {
  const names = text?.split(',') ?? [];
  const kept = known.filter((one) => names.includes(one));
  return kept.length === 0 ? undefined : kept;
}

/** Leaves out what is undefined, so that two routes that mean the same are equal. */
function plain<T extends object>(route: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(route).filter(([, value]) => value !== undefined)) as T;
}

/** `parts`: the path behind `charges`. */
export function parseChargesRoute(parts: readonly string[], params: URLSearchParams): ChargesRoute | InvoiceRoute {
  const lookupId = positive(params.get('lookup'));
  const invoiceId = parts[0] === 'invoices' ? positive(parts[1]) : undefined;
  if (invoiceId !== undefined) {
    const marks = chosen(params.get('marks'), invoiceLineMarks);
    return plain<InvoiceRoute>({ screen: 'invoice', invoiceId, marks, lookupId });
  }
  const by = chosen(params.get('by'), groupings)?.[0];
  return plain<ChargesRoute>({
    screen: 'charges',
    view: parts[0] === 'entries' || parts[0] === 'invoices' ? parts[0] : undefined,
    by: by === 'day' ? undefined : by,
    period: readPeriod(params),
    connectionId: positive(params.get('connection')),
    listId: positive(params.get('list')),
    charges: chosen(params.get('charges'), chargeKinds),
    marks: chosen(params.get('marks'), markKinds),
    lookupId,
  });
}

export function formatChargesRoute(route: ChargesRoute | InvoiceRoute): string {
  const params = new URLSearchParams();
  const path = route.screen === 'invoice' ? `#/charges/invoices/${route.invoiceId}` : chargesPath(route, params);
  if (route.marks !== undefined && route.marks.length > 0) params.set('marks', route.marks.join(','));
  if (route.lookupId !== undefined) params.set('lookup', String(route.lookupId));
  return params.size === 0 ? path : `${path}?${params}`;
}

function chargesPath(route: ChargesRoute, params: URLSearchParams): string {
  if (route.by !== undefined) params.set('by', route.by);
  if (route.period !== undefined) writePeriod(route.period, params);
  if (route.connectionId !== undefined) params.set('connection', String(route.connectionId));
  if (route.listId !== undefined) params.set('list', String(route.listId));
  if (route.charges !== undefined && route.charges.length > 0) params.set('charges', route.charges.join(','));
  return route.view === undefined ? '#/charges' : `#/charges/${route.view}`;
}

/** The same look with a part changed; `undefined` takes that part away. */
export function withChange(
  route: ChargesRoute,
  change: { [K in keyof ChargesRoute]?: ChargesRoute[K] | undefined },
): ChargesRoute {
  return plain<ChargesRoute>({ ...route, ...change });
}
