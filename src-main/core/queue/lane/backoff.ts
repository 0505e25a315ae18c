/** How long to wait before trying again. Full jitter, so that rows that failed together do not return together. */

/**
 * Milliseconds, drawn uniformly from 0 to min(maxMs, baseMs × 2^(failures − 1)), but never sooner than the provider
 * asked. `failures` counts from 1.
 */
export function backoffMs(
  failures: number,
  bounds: { baseMs: number; maxMs: number },
  random: () => number,
  retryAfterMs: number | null = null,
): number {
  const bound = Math.min(bounds.maxMs, bounds.baseMs * 2 ** Math.min(30, Math.max(0, failures - 1)));
  return Math.max(Math.ceil(random() * bound), retryAfterMs ?? 0);
}

/**
 * For looking whether the provider can be reached: half of the bound is certain, so that a draw near 0 does not make a
 * machine without network knock without pause.
 */
export function probeDelayMs(
  failures: number,
  bounds: { baseMs: number; maxMs: number },
  random: () => number,
): number {
  const bound = Math.min(bounds.maxMs, 30_000, bounds.baseMs * 2 ** Math.min(30, Math.max(0, failures - 1)));
  return Math.ceil(bound / 2 + random() * (bound / 2));
}
