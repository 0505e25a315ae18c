/** Changing weather over every provider, each by itself, while whoever asks them lives and dies. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Weather } from '../../src-main/contract/practice.ts';
import type { Provider } from './providers.ts';
import type { Random } from './random.ts';

const weathers: readonly (readonly [weight: number, weather: Weather])[] = [
  [24, 'up'],
  [2, 'down'],
  [2, 'captive'],
  [2, 'cut'],
  [2, 'slow-cut'],
  [2, 'silent'],
  [2, 'busy'],
  [1, 'traffic-blocked'],
  [1, 'traffic-insufficient'],
  [1, 'expired'],
  [1, 'wrong-key'],
];
const latencies = [
  { min: 0, max: 2 },
  { min: 5, max: 40 },
  { min: 20, max: 120 },
] as const;

export type Weathers = { stop(): Promise<void>; seen: ReadonlySet<Weather> };

export function changeWeather(providers: readonly Provider[], random: Random): Weathers {
  const stopping = new AbortController();
  const seen = new Set<Weather>(['up']);

  async function over(provider: Provider, draw: Random): Promise<void> {
    let weather: Weather = 'up';
    while (!stopping.signal.aborted) {
      // Bad weather passes within a moment: it is the changes that hurt.
      await wait(weather === 'up' ? draw.int(300, 1_500) : draw.int(80, 500));
      weather = weather === 'up' ? draw.weighted(weathers) : 'up';
      seen.add(weather);
      await provider.steer({ weather, ...(draw.chance(0.3) && { latencyMs: draw.pick(latencies) }) });
    }
    await provider.steer({ weather: 'up', latencyMs: { min: 0, max: 5 } });
  }

  const all = Promise.all(providers.map((provider, index) => over(provider, random.branch(index))));
  return {
    seen,
    async stop() {
      stopping.abort();
      await all;
    },
  };
}
