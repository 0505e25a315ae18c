/** The simulated provider as `practice` serves it, steered over its control port. */
import { createServer } from 'node:net';
import type { Practice, Weather } from '../../../src-main/contract/practice.ts';
import { expectCli, startCli } from '../../fakes/command-line.ts';

export type LedgerEntry = {
  sequenceId: string;
  nik: string;
  phone: string;
  outcome: number | string;
  charged: boolean;
  at: number;
};

export type Provider = {
  readonly baseUrl: string;
  steer(steering: { weather?: Weather; latencyMs?: { min: number; max: number } }): Promise<void>;
  state(): Promise<Practice>;
  ledger(): Promise<LedgerEntry[]>;
  stop(): Promise<void>;
};

export async function startProvider(port = 0): Promise<Provider> {
  const running = startCli(['practice', '--port', String(port), '--json']);
  const [line = ''] = /\{.*\}/.exec(await running.said('controlUrl')) ?? [];
  const { baseUrl, controlUrl, controlToken } = JSON.parse(line) as Record<string, string>;
  if (!baseUrl) throw new Error('The provider did not say where it listens.');

  async function get<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(`${controlUrl}/practice/${path}`, {
      headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return (await response.json()) as T;
  }
  return {
    baseUrl,
    steer: async (steering) => void (await get('steer', steering)),
    state: () => get('state'),
    ledger: async () => (await get<{ entries: LedgerEntry[] }>('ledger?limit=10000')).entries,
    async stop() {
      running.interrupt('SIGTERM');
      await running.ended;
    },
  };
}

/** The connection "Uji" to that address, quick enough for tests. */
export async function connect(dataDir: string, baseUrl: string, more: readonly string[] = []): Promise<void> {
  const fast = ['--rate', '200', '--concurrency', '8', '--retry-base', '20', '--retry-max', '200', '--timeout', '5000'];
  const account = ['--name', 'Uji', '--base-url', baseUrl, '--partner-code', 'kode-uji'];
  await expectCli(0, ['connection', 'set', ...account, ...fast, ...more, '--json'], {
    dataDir,
    env: { SAMBUNG_PARTNER_KEY: 'kunci-rahasia-uji' },
  });
}

/** A port nobody listens on, for now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
