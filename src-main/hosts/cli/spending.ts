/** What a connection has spent against its caps, and the sentence for a cap that holds the queue. */
import type { Connection } from '../../contract/connections.ts';
import type { List } from '../../contract/lists.ts';
import { pairs } from './table.ts';
import type { Terminal } from './terminal.ts';

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

/** One line a connection that has a price, a cap, or has spent something. */
export function spendingLines(terminal: Terminal, connections: readonly Connection[]): string[] {
  const { words } = terminal.texts.money;
  const telling = connections.filter(({ pricePerCall, dailyCap, monthlyCap, spent }) => {
    return pricePerCall > 0 || dailyCap !== null || monthlyCap !== null || spent.month > 0;
  });
  return pairs(
    telling.map((one) => {
      const { today, month } = spendingTexts(terminal, one);
      return [`${words.spent} (${one.name})`, `${words.today}: ${today} · ${words.month}: ${month}`];
    }),
  );
}

export function spendingTexts(terminal: Terminal, connection: Connection): { today: string; month: string } {
  const { caps } = terminal.texts.money;
  const text = (spent: number, cap: number | null) =>
    cap === null ? terminal.rupiah(spent) : caps.of(terminal.rupiah(spent), terminal.rupiah(cap));
  const { spent, dailyCap, monthlyCap } = connection;
  return { today: text(spent.today, dailyCap), month: text(spent.month, monthlyCap) };
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
