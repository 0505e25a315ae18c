/** What both scenarios are made of: a data directory, the providers, the accounts, and the book of what was ordered. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, type Book, emptyBook } from './book.ts';
import { createOperator, type Operator } from './operator.ts';
import { createPeople, type People } from './people.ts';
import { type Provider, startProviders } from './providers.ts';
import type { Random } from './random.ts';
import { Cut, Refused, startVictim, type Victim } from './victim.ts';

export type Place = { dataDir: string; marksFile: string };

export type World = {
  place: Place;
  accounts: Account[];
  book: Book;
  people: People;
  operator: Operator;
  random: Random;
  /** What is wrong so far. */
  wrong: string[];
  /** Everybody who was started: none outlives the run, whatever ended it. */
  victims: Victim[];
};

export type AccountPlan = Omit<Account, 'provider'>;

/**
 * Makes one, and leaves no process of it behind; its files only when something is wrong, for somebody to look at.
 * `parent`: where the data lies.
 */
export async function inWorld<T>(
  plan: { accounts: readonly AccountPlan[]; random: Random; parent?: string | undefined },
  run: (world: World) => Promise<T>,
): Promise<T> {
  const base = mkdtempSync(join(tmpdir(), 'sambung-crash-'));
  const dataDir = mkdtempSync(join(plan.parent ?? base, 'data-'));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const victims: Victim[] = [];
  const providers = await startProviders(plan.accounts.map(({ name }) => name));
  try {
    const accounts = plan.accounts.map((account) => ({ ...account, provider: named(providers.all, account.name) }));
    const people = createPeople();
    const book = emptyBook();
    const operator = createOperator({ accounts, book, people, random: plan.random.branch(2) });
    const place = { dataDir, marksFile: join(base, 'acknowledged') };
    const wrong: string[] = [];
    let sound = false;
    try {
      const result = await run({ place, accounts, book, people, operator, random: plan.random, wrong, victims });
      sound = wrong.length === 0;
      return result;
    } finally {
      await Promise.all(victims.map((victim) => victim.kill()));
      if (sound) for (const dir of [dataDir, base]) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
      else {
        // What was ordered when decides whether the program or the check is wrong.
        const imports = book.imports.map(({ file, account, ...one }) => ({ ...one, account: account.name }));
        writeFileSync(join(base, 'book.json'), JSON.stringify({ wrong, orders: book.orders, imports }, null, 1));
        console.error(`The data is kept in ${dataDir}, and what was ordered in ${join(base, 'book.json')}`);
      }
    }
  } finally {
    await providers.stop();
  }
}

function named(providers: readonly Provider[], name: string): Provider {
  const found = providers.find((provider) => provider.name === name);
  if (!found) throw new Error(`The provider ${name} is missing.`);
  return found;
}

export function startIn({ place, victims }: World, options: { drain: boolean; full?: boolean }): Victim {
  const victim = startVictim({ ...place, full: false, ...options });
  victims.push(victim);
  return victim;
}

/** Also what came too late, because it is closing by itself. */
export function ignoreCut(error: unknown): void {
  if (error instanceof Cut || (error instanceof Refused && error.code === 'closing')) return;
  throw error;
}
