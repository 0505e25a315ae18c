/** What the practice tests share: a provider without delay, a client, and a person with given last digits. */
import { createPracticeProvider, type PracticeOptions } from '../../../src-main/core/practice/provider.ts';
import { createTdClient } from '../../../src-main/core/td/client.ts';
import { straight } from '../../../src-main/core/td/dial/routes.ts';
import type { Question } from '../../../src-main/core/td/question.ts';
import { realClock } from '../../fakes/clock.ts';
import { testNetwork } from '../../fakes/network.ts';

export function practice(options: Partial<PracticeOptions> = {}) {
  const clock = realClock();
  const provider = createPracticeProvider({ clock, latencyMs: { min: 0, max: 0 }, ...options });
  // Its own clock: a test may count or move the provider's.
  const client = createTdClient({ clock: realClock(), network: testNetwork() });
  return {
    provider,
    ask: (question: Question, { timeoutMs = 5_000, key = 'practice-key' } = {}) =>
      client.ask(
        {
          connectionId: 1,
          baseUrl: provider.baseUrl(),
          partnerCode: 'practice',
          partnerKey: key,
          concurrency: 4,
          way: straight,
        },
        question,
        { timeoutMs },
      ),
    async close() {
      await client.close();
      await provider.close();
    },
  };
}

/** An ordinary person; another number, another person. */
export function person(number: number): Question {
  return {
    nik: `317405${String(1_000_000_000 + number * 7)}`,
    phone: `0812${String(10_000_000 + number * 13)}`,
    name: 'Siti',
    ecNik: `317405${String(2_000_000_000 + number)}`,
    ecPhone: `0813${String(20_000_000 + number)}`,
    ecName: 'Budi',
  };
}

/** A person who orders row NN of the script. */
export function ordering(row: number): Question {
  return { ...person(5), phone: `0812007799${String(row).padStart(2, '0')}` };
}
