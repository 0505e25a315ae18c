/** Nothing is paid unknowingly: every request the provider read has its attempt, and what it charged is held as charged or unknown. */
import type { Attempt, LookupDetail } from '../../src-main/contract/history.ts';
import type { LedgerEntry } from '../../src-main/core/practice/ledger.ts';
import type { Account, Book, OrderKind } from './book.ts';
import { ordered } from './check-rows.ts';
import type { Collected, Counts } from './collect.ts';

const tickMs = 2;

export type Money = {
  policy: 'hold' | 'resend';
  requests: number;
  charged: number;
  /** Charges beyond the first of a question: because the connection says `resend`, or the operator ordered it. */
  paidTwice: number;
  /** Attempts that the operator's order to send again let out after one in doubt. */
  resent: number;
};

type Question = {
  /** By account: a list may have been moved meanwhile. */
  entries: Map<Account, LedgerEntry[]>;
  /** Rows of whatever list that ask it. */
  lookups: LookupDetail[];
  attempts: Attempt[];
  /** Which lookup an attempt is of: a twin shows its leader's besides its own. */
  owners: Map<number, LookupDetail>;
};

export async function checkMoney(
  collected: Collected,
  accounts: readonly Account[],
  book: Book,
): Promise<{ wrong: string[]; money: Map<string, Money> }> {
  const wrong = checkSums(collected);
  const money = new Map<string, Money>();
  for (const { name, policy } of accounts) {
    money.set(name, { policy, requests: 0, charged: 0, paidTwice: 0, resent: 0 });
  }
  const policies = new Map(accounts.map(({ name, policy }) => [name, policy]));
  for (const [key, question] of await questionsOf(collected, accounts)) {
    const repeats = repeatsOf(question, policies, book);
    const faults = [...matchFaults(question), ...repeats.faults];
    for (const [{ name, policy }, entries] of question.entries) {
      const charged = entries.filter((entry) => entry.charged).length;
      // Whatever the attempts say: by the provider's own ledger, a held question is charged once, and once an order.
      if (policy === 'hold' && charged > 1 + repeats.resent.length) {
        faults.push(`charged ${charged} times, resent ${repeats.resent.length} times`);
      }
      const sum = money.get(name);
      if (!sum) continue;
      sum.requests += entries.length;
      sum.charged += charged;
      sum.paidTwice += Math.max(0, charged - 1);
    }
    for (const { connectionName } of repeats.resent) {
      const sum = money.get(connectionName);
      if (sum) sum.resent += 1;
    }
    wrong.push(
      ...faults.map((what) => `${question.lookups[0]?.listName ?? 'no list'}, question ${key.slice(-6)}: ${what}`),
    );
  }
  return { wrong, money };
}

async function questionsOf({ lookups }: Collected, accounts: readonly Account[]): Promise<Map<string, Question>> {
  const questions = new Map<string, Question>();
  const find = (nik: string, phone: string): Question => {
    const key = `${nik} ${phone}`;
    const known = questions.get(key) ?? { entries: new Map(), lookups: [], attempts: [], owners: new Map() };
    questions.set(key, known);
    return known;
  };
  for (const account of accounts) {
    for (const entry of await account.provider.ledger()) {
      const { entries } = find(entry.nik, entry.phone);
      entries.set(account, [...(entries.get(account) ?? []), entry]);
    }
  }
  for (const lookup of lookups) find(lookup.person.nik, lookup.person.phone).lookups.push(lookup);
  for (const question of questions.values()) {
    const attempts = new Map<number, Attempt>();
    for (const lookup of leadersFirst(question.lookups)) {
      for (const attempt of lookup.attemptLog.filter(({ attemptId }) => !attempts.has(attemptId))) {
        attempts.set(attempt.attemptId, attempt);
        question.owners.set(attempt.attemptId, lookup);
      }
    }
    question.attempts = [...attempts.values()].sort((a, b) => a.startedAt - b.startedAt || a.attemptId - b.attemptId);
  }
  return questions;
}

function leadersFirst(lookups: readonly LookupDetail[]): LookupDetail[] {
  return [...lookups].sort((a, b) => Number(a.twinOf !== null) - Number(b.twinOf !== null));
}

/** Every request that was read belongs to an attempt of its own, written down before; none that was charged to a free one. */
function matchFaults({ entries, attempts }: Question): string[] {
  const faults: string[] = [];
  const open = new Set(attempts);
  for (const [account, read] of entries) {
    for (const entry of read) {
      const before = [...open].filter(
        ({ connectionName, startedAt }) => connectionName === account.name && startedAt <= entry.at + tickMs,
      );
      const attempt = before.find(({ sequenceId }) => sequenceId === entry.sequenceId) ?? before.at(-1);
      if (!attempt) {
        faults.push('a request was read whose attempt was not written down before it left');
        continue;
      }
      open.delete(attempt);
      if (entry.charged && attempt.charge === 'free') {
        faults.push(`charged (${entry.outcome}) and held free (${attempt.outcome})`);
      }
    }
  }
  for (const attempt of open) {
    if (attempt.charge === 'charged') faults.push('held charged, and the provider never read it');
    if (attempt.outcome === 'answered') faults.push('answered, and the provider never read it');
  }
  return faults;
}

/** After an attempt that may have been paid for, another only where the connection or the operator said so. */
function repeatsOf(
  { lookups, attempts, owners }: Question,
  policies: ReadonlyMap<string, 'hold' | 'resend'>,
  book: Book,
): { faults: string[]; resent: Attempt[] } {
  const faults: string[] = [];
  const resent: Attempt[] = [];
  attempts.forEach((next, index) => {
    const owner = owners.get(next.attemptId);
    // Another provider is asked by a row of its own as if nobody had asked before; a row that moved takes its past along.
    const attempt = attempts
      .slice(0, index)
      .findLast((one) => one.connectionName === next.connectionName || owners.get(one.attemptId) === owner);
    if (!attempt) return;
    const span = { from: attempt.startedAt, to: next.startedAt };
    const told = (...kinds: OrderKind[]) => lookups.some((lookup) => ordered(book.orders, lookup, kinds, span));
    const another = owners.get(attempt.attemptId) !== owner;
    switch (attempt.outcome) {
      case 'answered':
        if (told('ask-again')) resent.push(next);
        else faults.push('asked again after it was answered');
        return;
      case 'no-record':
      case 'refused':
        // Free: a row of another list may ask again.
        if (!another && !told('ask-again')) faults.push(`asked again after ${attempt.outcome}`);
        return;
      case 'in-doubt': {
        // A wide retry leaves closed doubts out: only one that names the lookup pays for it again. Or a row of another
        // list asks what the operator gave up here.
        const byHand = told('resend') || book.orders.some((order) => retriesByName(order, lookups, span));
        if (byHand || (another && told('close'))) resent.push(next);
        else if (policies.get(attempt.connectionName) === 'hold')
          faults.push('sent again while in doubt, and nobody resent it');
        return;
      }
      case 'unknown-code':
        if (!another && !told('retry')) faults.push('sent again after an answer nobody understands');
        return;
      default:
        return;
    }
  });
  return { faults, resent };
}

function retriesByName(
  order: Book['orders'][number],
  lookups: readonly LookupDetail[],
  span: { from: number; to: number },
): boolean {
  const { kind, scope } = order;
  if (kind !== 'retry' || !('lookupId' in scope)) return false;
  return lookups.some((lookup) => ordered([order], lookup, ['retry'], span));
}

/** One charge an attempt: the sums kept by triggers against the attempts counted one by one. */
function checkSums({ lists, lookups, sums }: Collected): string[] {
  const wrong: string[] = [];
  const none = (): Counts => ({ charged: 0, free: 0, unknown: 0 });
  const all = none();
  const ofLists = new Map<number, Counts>();
  const ofConnections = new Map<string, Counts>();
  const counted = new Set<number>();
  for (const { listId, attemptLog } of leadersFirst(lookups)) {
    for (const { attemptId, charge, connectionName } of attemptLog) {
      if (counted.has(attemptId)) continue;
      counted.add(attemptId);
      const ofList = ofLists.get(listId) ?? none();
      const ofConnection = ofConnections.get(connectionName) ?? none();
      ofLists.set(listId, ofList);
      ofConnections.set(connectionName, ofConnection);
      for (const counts of [all, ofList, ofConnection]) counts[charge] += 1;
    }
  }
  const compare = (what: string, said: Counts | undefined, real: Counts = none()) => {
    for (const charge of ['charged', 'free', 'unknown'] as const) {
      if (said?.[charge] !== real[charge])
        wrong.push(`${what} sums up to ${said?.[charge]} ${charge}, and ${real[charge]} attempts are`);
    }
  };
  compare('everything', sums.all, all);
  for (const { id, name, charges } of lists) {
    compare(name, sums.lists.get(id), ofLists.get(id));
    compare(`${name} (as shown)`, charges, ofLists.get(id));
  }
  for (const [name, said] of sums.connections) compare(name, said, ofConnections.get(name));
  return wrong;
}
