/** The queue's pure rules, for any input: the state machine, the pace, the backoff. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookupStates } from '../../../src-main/contract/states.ts';
import { settle, settleTwin } from '../../../src-main/core/queue/drain/machine.ts';
import { backoffMs, probeDelayMs } from '../../../src-main/core/queue/lane/backoff.ts';
import { createPace } from '../../../src-main/core/queue/lane/pace.ts';

const effects = ['answered', 'no_record', 'refused', 'failed', 'in_doubt', 'retry', 'untouched'] as const;
const rules = fc.record({
  inDoubtPolicy: fc.constantFrom('hold', 'resend'),
  maxAttempts: fc.integer({ min: 1, max: 50 }),
}) as fc.Arbitrary<{ inDoubtPolicy: 'hold' | 'resend'; maxAttempts: number }>;

describe('settle', () => {
  it('goes back to the queue only by rules that end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...effects), fc.nat(60), rules, (row, used, given) => {
        const settled = settle({ row }, used, given);
        if (row === 'untouched') {
          expect(settled).toEqual({ state: 'queued', attemptsUsed: used, backoff: false });
        } else if (settled.state === 'queued') {
          expect(settled.attemptsUsed).toBe(used + 1);
          expect(settled.attemptsUsed).toBeLessThan(given.maxAttempts);
        }
      }),
    );
  });

  it('never sends a doubtful lookup again under hold', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 50 }), (used, maxAttempts) => {
        expect(settle({ row: 'in_doubt' }, used, { inDoubtPolicy: 'hold', maxAttempts }).state).toBe('in_doubt');
      }),
    );
  });

  it('lets a twin end only when its leader has', () => {
    expect(lookupStates.filter((state) => settleTwin(state) === 'reused')).toEqual(['answered', 'no_record']);
    expect(lookupStates.filter((state) => settleTwin(state) === null)).toEqual([
      'queued',
      'sending',
      'in_doubt',
      'cancelled',
      'reused',
    ]);
  });
});

describe('pace', () => {
  it('lets out no more than the rate in any second, whenever it is asked', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 200, noNaN: true }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 20 })), { maxLength: 200 }),
        (rate, asks) => {
          const pace = createPace(rate);
          const sent: number[] = [];
          let now = 0;
          for (const [pause, wanted] of asks) {
            now += pause;
            for (let n = pace.take(wanted, now); n > 0; n -= 1) {
              pace.departed(now);
              sent.push(now);
            }
          }
          const span = Math.max(1000, 1000 / rate);
          const allowed = Math.max(1, Math.ceil(rate * (span / 1000)));
          for (const from of sent) {
            expect(sent.filter((at) => at >= from && at < from + span).length).toBeLessThanOrEqual(allowed);
          }
        },
      ),
    );
  });

  it('counts a request when its first byte goes out, however long it dials', () => {
    const step = fc.record({
      pause: fc.double({ min: 0, max: 400, noNaN: true }),
      wanted: fc.nat(8),
      /** Of those on their way, so many leave now (the ones that have dialled longest), and so many never do. */
      leave: fc.nat(8),
      drop: fc.nat(2),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(step, { minLength: 20, maxLength: 200 }), (rate, steps) => {
        const pace = createPace(rate);
        const sent: number[] = [];
        let onTheWay = 0;
        let now = 0;
        for (const { pause, wanted, leave, drop } of steps) {
          now += pause;
          for (let n = Math.min(leave, onTheWay); n > 0; n -= 1) {
            pace.departed(now);
            sent.push(now);
            onTheWay -= 1;
          }
          const dropped = Math.min(drop, onTheWay);
          pace.dropped(dropped);
          onTheWay += pace.take(wanted, now) - dropped;
        }
        for (const from of sent) {
          expect(sent.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(rate);
        }
      }),
    );
  });

  it('keeps what has left in mind when the rate changes', () => {
    const pace = createPace(50);
    expect(pace.take(1, 0)).toBe(1);
    pace.departed(0);
    for (let now = 25; now <= 200; now += 25) for (let n = pace.take(1, now); n > 0; n -= 1) pace.departed(now);
    pace.setRate(2, 200);
    expect(pace.nextAt(200)).toBeGreaterThanOrEqual(1_175);
  });

  it('gets through a list at nearly its rate', () => {
    const pace = createPace(20);
    let now = 0;
    for (let sent = 0; sent < 200; ) {
      now = Math.ceil(pace.nextAt(now));
      const taken = pace.take(1, now);
      if (taken === 1) pace.departed(now);
      sent += taken;
    }
    expect(now).toBeGreaterThanOrEqual(9_800);
    expect(now).toBeLessThan(10_600);
  });

  it('knows what left before a restart', () => {
    const pace = createPace(2, [-600, -100]);
    expect(pace.take(5, 0)).toBe(0);
    expect(pace.nextAt(0)).toBeGreaterThanOrEqual(400);
  });
});

describe('backoff', () => {
  it('stays within its bound, and never under what the provider asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        fc.option(fc.nat(100_000)),
        (failures, drawn, retryAfter) => {
          const wait = backoffMs(failures, { baseMs: 100, maxMs: 5_000 }, () => drawn, retryAfter);
          expect(wait).toBeGreaterThanOrEqual(retryAfter ?? 0);
          expect(wait).toBeLessThanOrEqual(Math.max(5_000, retryAfter ?? 0));
        },
      ),
    );
  });

  it('uses the whole span from 0 (full jitter)', () => {
    expect(backoffMs(4, { baseMs: 100, maxMs: 5_000 }, () => 0)).toBe(0);
    expect(backoffMs(4, { baseMs: 100, maxMs: 5_000 }, () => 0.999)).toBeGreaterThan(790);
  });

  it('never lets a probe knock without pause', () => {
    expect(probeDelayMs(1, { baseMs: 1_000, maxMs: 60_000 }, () => 0)).toBe(500);
    expect(probeDelayMs(50, { baseMs: 1_000, maxMs: 600_000 }, () => 0.999)).toBeLessThanOrEqual(30_000);
  });
});
