/**
 * Pace and concurrency, also across restarts. What left is held to the letter by the attempts. What arrived is held by the
 * provider's ledger: a busy machine may read late what left in time, but never more of it than may be under way.
 */
import type { Account } from './book.ts';
import type { Collected } from './collect.ts';

const arrivalWindowsMs = [1_000, 3_000, 10_000];

export async function checkPace({ lookups }: Collected, accounts: readonly Account[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, ratePerSecond, concurrency, provider } of accounts) {
    const started = new Map<number, number>();
    for (const { attemptId, connectionName, outcome, startedAt } of lookups.flatMap(({ attemptLog }) => attemptLog)) {
      // What ended before a byte went out took no place in the pace.
      if (connectionName === name && outcome !== 'not-sent') started.set(attemptId, startedAt);
    }
    const pacedMs = Math.max(1_000, 1_000 / ratePerSecond);
    const paced = Math.max(1, Math.floor(ratePerSecond));
    const left = mostWithin([...started.values()], pacedMs);
    if (left > paced) wrong.push(`${name}: ${left} attempts within ${pacedMs} ms, ${paced} allowed`);

    const entries = await provider.ledger();
    for (const windowMs of arrivalWindowsMs) {
      const allowed = Math.ceil((ratePerSecond * windowMs) / 1_000) + concurrency;
      const arrived = mostWithin(
        entries.map(({ at }) => at),
        windowMs,
      );
      if (arrived > allowed)
        wrong.push(`${name}: ${arrived} requests arrived within ${windowMs} ms, ${allowed} allowed`);
    }
    const most = entries.reduce((found, { underWay }) => Math.max(found, underWay), 0);
    if (most > concurrency) wrong.push(`${name}: ${most} requests under way at once, ${concurrency} allowed`);
  }
  return wrong;
}

/** The most of those times in any half-open window of that length. */
function mostWithin(times: readonly number[], windowMs: number): number {
  const ascending = [...times].sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  ascending.forEach((time, index) => {
    while (time - (ascending[first] ?? time) >= windowMs) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
