/**
 * What the operator ordered and what was acknowledged, with the times. Orders that a kill cut off may have been carried
 * out or not; what was acknowledged must be found again after any kill.
 */
import type { Scope } from '../../src-main/contract/queue.ts';
import type { LookupState } from '../../src-main/contract/states.ts';
import type { Asked, PlannedFile } from './people.ts';
import type { Provider } from './providers.ts';

export type Account = {
  readonly name: string;
  readonly policy: 'hold' | 'resend';
  readonly ratePerSecond: number;
  readonly concurrency: number;
  readonly provider: Provider;
};

export type OrderKind = 'resend' | 'close' | 'retry' | 'cancel' | 'ask-again';
/** `from` and `to`: between them it was carried out, or cut. Milliseconds since the epoch. */
export type Order = { kind: OrderKind; scope: Scope; from: number; to: number };

export type PlannedImport = {
  readonly name: string;
  readonly account: Account;
  readonly file: PlannedFile;
  readonly startNow: boolean;
  /** `unsure`: cut; after the next start it is there whole, or there is nothing of it. */
  state: 'wanted' | 'unsure' | 'stored';
  tries: number;
  listId: number | null;
  /** Its lookups may be sent: started, or about to be when a kill cut the order. */
  started: boolean;
};

export type SingleCheck = { readonly asked: Asked; readonly account: Account; lookupId: number | null };

export type Book = {
  readonly imports: PlannedImport[];
  readonly singles: SingleCheck[];
  readonly orders: Order[];
  /** States that an acknowledged order left, until another order may change them. */
  readonly facts: Map<number, LookupState>;
  /** Connections that were paused, acknowledged, and not told to go on since. */
  readonly paused: Set<number>;
};

export function emptyBook(): Book {
  return { imports: [], singles: [], orders: [], facts: new Map(), paused: new Set() };
}

export const listName = (planned: PlannedImport): string => `${planned.name} #${planned.tries}`;

/** Notes the order before it is given and when it was over, however it ended. */
export async function noted<T>(book: Book, kind: OrderKind, scope: Scope, give: () => Promise<T>): Promise<T> {
  const order: Order = { kind, scope, from: Date.now(), to: Number.POSITIVE_INFINITY };
  book.orders.push(order);
  if (!('lookupId' in scope) || kind === 'retry' || kind === 'resend') book.facts.clear();
  try {
    return await give();
  } finally {
    order.to = Date.now();
  }
}
