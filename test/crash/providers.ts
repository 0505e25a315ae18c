/** The simulated providers as the suite sees them: steered over their control ports, their ledgers read to the last entry. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Practice, Weather } from '../../src-main/contract/practice.ts';
import type { LedgerEntry } from '../../src-main/core/practice/ledger.ts';
import { childEnvironment } from './child-environment.ts';

const program = fileURLToPath(new URL('./providers-program.ts', import.meta.url));
const ledgerPage = 10_000;

export type Provider = {
  readonly name: string;
  readonly baseUrl: string;
  readonly partnerKey: string;
  steer(steering: { weather?: Weather; latencyMs?: { min: number; max: number } }): Promise<void>;
  totals(): Promise<Practice['ledger']>;
  /** From the first entry on. */
  ledger(): Promise<LedgerEntry[]>;
};

export type Providers = { all: Provider[]; stop(): Promise<void> };

export async function startProviders(names: readonly string[]): Promise<Providers> {
  const child: ChildProcess = fork(program, names, { execArgv: [], env: childEnvironment() });
  const places = await new Promise<Place[]>((resolve, reject) => {
    child.once('message', (message) => resolve(message as never));
    child.once('exit', (code) => reject(new Error(`The providers ended with ${code}.`)));
  });
  return {
    all: places.map(providerAt),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}

type Place = { name: string; baseUrl: string; controlUrl: string; controlToken: string };

function providerAt({ name, baseUrl, controlUrl, controlToken }: Place): Provider {
  const entries: LedgerEntry[] = [];

  async function get<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(`${controlUrl}/practice/${path}`, {
      headers: { authorization: `Bearer ${controlToken}` },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The provider's control answered ${response.status} to ${path}.`);
    return (await response.json()) as T;
  }

  return {
    name,
    baseUrl,
    partnerKey: `kunci-${name}`,
    steer: async (steering) => void (await get('steer', steering)),
    totals: async () => (await get<Practice>('state')).ledger,
    async ledger() {
      for (;;) {
        const page = await get<{ entries: LedgerEntry[] }>(`ledger?after=${entries.length}&limit=${ledgerPage}`);
        entries.push(...page.entries);
        if (page.entries.length < ledgerPage) return entries;
      }
    },
  };
}
