/**
 * What the simulated provider would put on its invoice: one entry for each request it read whole, in order and never
 * dropped. Kept as columns, since a run of some hundred thousand requests must fit.
 */

export type LedgerEntry = {
  readonly sequenceId: string;
  readonly nik: string;
  readonly phone: string;
  /** The code it answered with, or the fault it played (`cut`, `http-503`, …). */
  readonly outcome: number | string;
  readonly charged: boolean;
  /** When it was read whole; milliseconds since the epoch. */
  readonly at: number;
  /** Requests under way then, this one included: read whole, and neither answered to the last byte nor given up. */
  readonly underWay: number;
};

export type Ledger = {
  /** The id the next entry will have. */
  nextSequenceId(): string;
  record(entry: Omit<LedgerEntry, 'sequenceId'>): void;
  /** Entries from index `after` on, at most `limit`. */
  entries(after?: number, limit?: number): LedgerEntry[];
  totals(): { requests: number; charged: number; free: number };
};

/** `start` (milliseconds since the epoch) begins every id, as the document's sample does. */
export function createLedger(start: number): Ledger {
  const niks: string[] = [];
  const phones: string[] = [];
  const outcomes: (number | string)[] = [];
  const charges: boolean[] = [];
  const times: number[] = [];
  const underWay: number[] = [];
  let charged = 0;

  function sequenceId(index: number): string {
    return `${start}`.padStart(13, '0') + index.toString(16).toUpperCase().padStart(19, '0');
  }

  return {
    nextSequenceId: () => sequenceId(niks.length),
    record(entry) {
      niks.push(entry.nik);
      phones.push(entry.phone);
      outcomes.push(entry.outcome);
      charges.push(entry.charged);
      times.push(entry.at);
      underWay.push(entry.underWay);
      charged += entry.charged ? 1 : 0;
    },
    entries(after = 0, limit = Number.POSITIVE_INFINITY) {
      return niks.slice(after, Math.min(niks.length, after + limit)).map((nik, offset) => ({
        sequenceId: sequenceId(after + offset),
        nik,
        phone: phones[after + offset] ?? '',
        outcome: outcomes[after + offset] ?? '',
        charged: charges[after + offset] ?? false,
        at: times[after + offset] ?? 0,
        underWay: underWay[after + offset] ?? 0,
      }));
    },
    totals: () => ({ requests: niks.length, charged, free: niks.length - charged }),
  };
}
