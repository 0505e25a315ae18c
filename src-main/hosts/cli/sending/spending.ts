/** What a connection has spent against its caps, and the sentence for a cap that holds the queue. */
import type { Connection } from '../../../contract/connections.ts';
import type { List } from '../../../contract/lists.ts';
import type { QueueStatus } from '../../../contract/queue.ts';
import { pairs } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What `--json` prints for a connection. Rupiah of this local day and this calendar month, unknown ones included. */
export type Spending = {
  connection: string;
  today: number;
  month: number;
  dailyCap: number | null;
  monthlyCap: number | null;
};

export function spendingOf({ name, spent, dailyCap, monthlyCap }: Connection): Spending {
  return { connection: name, today: spent.today, month: spent.month, dailyCap, monthlyCap };
}

/** Those that spend: the connections of these lists, and any with a cap where all are meant. */
export function spenders(connections: readonly Connection[], lists: readonly List[], all: boolean): Connection[] {
  const used = new Set(lists.map(({ connectionId }) => connectionId));
  return connections.filter((one) => used.has(one.id) || (all && (one.dailyCap !== null || one.monthlyCap !== null)));
}

/** One line a connection that has a price, a cap, or has spent something; and each account whose price is not set. */
export function spendingLines(terminal: Terminal, connections: readonly Connection[]): string[] {
  const { words } = terminal.texts.money;
  const shown = connections.filter(({ kind, pricePerCall, dailyCap, monthlyCap, spent }) => {
    return kind === 'account' || pricePerCall > 0 || dailyCap !== null || monthlyCap !== null || spent.month > 0;
  });
  return pairs(
    shown.map((one) => {
      const { today, month } = spendingTexts(terminal, one);
      const unpriced = today === words.priceNotSet && month === words.priceNotSet;
      if (unpriced) return [`${words.spent} (${one.name})`, words.priceNotSet];
      const practice = one.kind === 'practice' ? ` (${words.practiceSpent})` : '';
      return [`${words.spent} (${one.name})`, `${words.today}: ${today} · ${words.month}: ${month}${practice}`];
    }),
  );
}

/** Rupiah; for an account without a price there is no sum, so no zero either. */
export function moneyText(
  terminal: Terminal,
  rupiah: number,
  connection: Pick<Connection, 'kind' | 'pricePerCall'> | undefined,
): string {
  const unpriced = rupiah === 0 && connection?.kind === 'account' && connection.pricePerCall === 0;
  return unpriced ? terminal.texts.money.words.priceNotSet : terminal.rupiah(rupiah);
}

export function spendingTexts(terminal: Terminal, connection: Connection): { today: string; month: string } {
  const { caps } = terminal.texts.money;
  const text = (spent: number, cap: number | null) => {
    const amount = moneyText(terminal, spent, connection);
    return cap === null ? amount : caps.of(amount, terminal.rupiah(cap));
  };
  const { spent, dailyCap, monthlyCap } = connection;
  return { today: text(spent.today, dailyCap), month: text(spent.month, monthlyCap) };
}

/**
 * What came of this day at all accounts, as the window's home has it: what is done and what it costs, the part that is not
 * certain named. Nothing where nothing was done.
 */
export function todayLines(terminal: Terminal, today: QueueStatus['today']): string[] {
  const { words, practiceAnswers } = terminal.texts.money;
  const { final, charges, rupiah, rupiahUnknown, withoutPrice, practice } = today;
  const paid = charges.charged + charges.unknown;
  const parts = [
    ...(final > 0 ? [words.todayFinal(terminal.number(final))] : []),
    ...(paid > withoutPrice || rupiah + rupiahUnknown > 0 ? [terminal.rupiah(rupiah + rupiahUnknown)] : []),
    ...(rupiahUnknown > 0 ? [words.notCertain(terminal.rupiah(rupiahUnknown))] : []),
    ...(withoutPrice > 0 ? [words.withoutPrice(terminal.number(withoutPrice))] : []),
    ...(practice > 0 ? [practiceAnswers(practice)] : []),
  ];
  return parts.length === 0 ? [] : pairs([[words.today, parts.join(' · ')]]);
}

/** Which cap holds it, how much is spent, and when it goes on. */
export function capReachedLines(terminal: Terminal, connections: readonly Connection[]): string[] {
  const { caps } = terminal.texts.money;
  return connections.flatMap(({ name, spent, dailyCap, monthlyCap, queue }) => {
    const when = queue.nextTryAt === null ? '' : terminal.time(queue.nextTryAt);
    switch (queue.reason) {
      case 'daily-cap':
        return [caps.daily(name, terminal.rupiah(spent.today), terminal.rupiah(dailyCap ?? 0), when)];
      case 'monthly-cap':
        return [caps.monthly(name, terminal.rupiah(spent.month), terminal.rupiah(monthlyCap ?? 0), when)];
      default:
        return [];
    }
  });
}
