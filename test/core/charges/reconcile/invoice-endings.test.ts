/** However an import or a removal ends, the invoice is there whole or not at all; and none holds the main thread up. */
import { expect, it } from 'vitest';
import type { Store } from '../../../../src-main/core/store/store.ts';
import { realClock } from '../../../fakes/clock.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { invoiceCsv, sequenceId } from '../../../fixtures/invoices.ts';
import { type ChargesBench, chargesBench, codeOf } from '../charges-bench.ts';

const at = (day: number, hours = 9) => new Date(2026, 2, day, hours).getTime();

/** Commits so many times; then nothing is written or read any more, as if the program had been killed. */
function mortal(store: Store, life: { commits: number; last: number }): Store {
  let inside = false;
  function alive(): void {
    if (life.commits > life.last) throw new Error('killed');
  }
  function commit<T>(run: () => T): T {
    alive();
    if (inside) return run();
    life.commits += 1;
    alive();
    inside = true;
    try {
      return run();
    } finally {
      inside = false;
    }
  }
  return {
    ...store,
    transaction: (run) => commit(() => store.transaction(run)),
    prepare(sql) {
      const statement = store.prepare<never, never>(sql);
      return {
        get(values) {
          alive();
          return statement.get(values as never);
        },
        all(values) {
          alive();
          return statement.all(values as never);
        },
        run: (values) => commit(() => statement.run(values as never)),
      };
    },
  };
}

/** More unknown calls than change their charge in one transaction; every second one is on the invoice. */
const unknowns = 1_200;
const file = invoiceCsv(
  Array.from({ length: unknowns / 2 }, (_, index) => ({
    sequenceId: sequenceId(index * 2),
    at: at(3) + index * 2_000,
  })),
);
function seed(bench: ChargesBench): number[] {
  return bench.store.transaction(() =>
    Array.from({ length: unknowns }, (_, index) =>
      bench.tried({ at: at(3) + index * 1_000, sequenceId: sequenceId(index), outcome: 'unknown-code' }),
    ),
  );
}

/** A short turn, so that there are many. */
const hasty = () => {
  const clock = realClock();
  let now = 0;
  return {
    ...clock,
    monotonic: () => {
      now += 2;
      return now;
    },
  };
};

async function livesOf(work: 'import' | 'removal', last: number) {
  const dir = tempDir();
  const life = { commits: 0, last: Number.POSITIVE_INFINITY };
  const bench = await chargesBench({ ports: { dir, clock: hasty() }, wrapStore: (store) => mortal(store, life) });
  const ids = seed(bench);
  const invoice = work === 'removal' ? await bench.importInvoice(file) : null;
  const settled = ids.map(bench.charge);
  life.commits = 0;
  life.last = last;
  const done = invoice
    ? bench.ask('charges.removeInvoice', { invoiceId: invoice.invoiceId })
    : bench.importInvoice(file);
  const ended = await done.then(
    () => 'done',
    () => 'killed',
  );
  // As the next start finds it: by the store itself.
  await bench.close();
  const next = await chargesBench({ ports: { dir } });
  await next.invoices.removeIncomplete();
  next.sumsAgree();
  return { ended, commits: life.commits, settled, charges: ids.map(next.charge), stored: next.stored(), next };
}

it('an import that is killed at any moment leaves nothing', { timeout: 120_000 }, async () => {
  const whole = await livesOf('import', Number.POSITIVE_INFINITY);
  expect(whole.ended).toBe('done');
  expect(whole.stored).toEqual([1, unknowns / 2, unknowns]);
  const wanted = Array.from({ length: unknowns }, (_, index) => (index % 2 === 0 ? 'charged' : 'free'));
  expect(whole.charges).toEqual(wanted.map((charge) => `${charge} by invoice`));
  expect(whole.commits).toBeGreaterThan(50);
  // In the storing, in the comparing, among the charges, and right before the last.
  for (const share of [0.02, 0.3, 0.6, 0.8, 0.9, 0.97, 1]) {
    const { ended, charges, stored } = await livesOf('import', Math.floor(whole.commits * share) - 1);
    expect(ended).toBe('killed');
    expect(new Set(charges)).toEqual(new Set(['unknown']));
    expect(stored).toEqual([0, 0, 0]);
  }
});

it('a removal that is killed goes on at the next start, unless it had not begun', { timeout: 120_000 }, async () => {
  const whole = await livesOf('removal', Number.POSITIVE_INFINITY);
  expect([whole.ended, whole.stored]).toEqual(['done', [0, 0, 0]]);
  for (const share of [0.05, 0.3, 0.6, 0.95]) {
    const { charges, stored } = await livesOf('removal', Math.max(1, Math.floor(whole.commits * share)));
    expect(new Set(charges)).toEqual(new Set(['unknown']));
    expect(stored).toEqual([0, 0, 0]);
  }
  const unbegun = await livesOf('removal', 0);
  expect(unbegun.charges).toEqual(unbegun.settled);
  expect(unbegun.stored).toEqual([1, unknowns / 2, unknowns]);
});

it('an import that the store refuses in its middle takes away what it stored', async () => {
  let until = Number.POSITIVE_INFINITY;
  const bench = await chargesBench({
    wrapStore: (store) => ({
      ...store,
      transaction(run) {
        until -= 1;
        if (until === 0) throw new Error('the disk is full');
        return store.transaction(run);
      },
    }),
    ports: { clock: hasty() },
  });
  const ids = seed(bench);
  until = 40;
  await expect(bench.importInvoice(file)).rejects.toThrow('the disk is full');
  expect(new Set(ids.map(bench.charge))).toEqual(new Set(['unknown']));
  expect(bench.stored()).toEqual([0, 0, 0]);
  // And the next one is not in its way.
  expect(await bench.importInvoice(file)).toMatchObject({ settledCharged: unknowns / 2, settledFree: unknowns / 2 });
});

it('an import that is in the air when the program quits is no error: the next start undoes it', async () => {
  const dir = tempDir();
  const bench = await chargesBench({ ports: { dir, clock: hasty() } });
  const ids = seed(bench);
  const importing = bench.importInvoice(file);
  const ended = codeOf(importing);
  while ((bench.stored()[2] ?? 0) < 3) await new Promise((resolve) => setImmediate(resolve));
  bench.invoices.close();
  await bench.close();
  expect(await ended).toBe('closing');
  expect(bench.ports.logged.filter((line) => line.includes('error'))).toEqual([]);
  const next = await chargesBench({ ports: { dir } });
  expect(next.stored()[0]).toBe(1);
  await next.invoices.removeIncomplete();
  expect(next.stored()).toEqual([0, 0, 0]);
  expect(new Set(ids.map(next.charge))).toEqual(new Set(['unknown']));
});

it('what the operator decides while an invoice is being laid beside stays decided', async () => {
  const bench = await chargesBench({ ports: { clock: hasty() } });
  const ids = seed(bench);
  const importing = bench.importInvoice(file);
  // The invoice has begun to speak of attempts, and none has its charge yet.
  while ((bench.stored()[2] ?? 0) < 3) await new Promise((resolve) => setImmediate(resolve));
  expect(new Set(ids.map(bench.charge))).toEqual(new Set(['unknown']));
  await bench.ask('charges.settle', { attemptIds: ids.slice(0, 400), charge: 'free' });
  const { invoiceId } = await importing;
  const operators = () => new Set(ids.slice(0, 400).map(bench.charge));
  expect(operators()).toEqual(new Set(['free by operator']));
  expect(bench.charge(ids[400] ?? 0)).toBe('charged by invoice');
  await bench.ask('charges.removeInvoice', { invoiceId });
  expect(operators()).toEqual(new Set(['free by operator']));
  bench.sumsAgree();
});

it('100,000 lines are stored and compared in short turns', { timeout: 240_000 }, async () => {
  const lines = 100_000;
  // A clock that each statement moves: what a turn may do is counted, not timed.
  let statements = 0;
  let turn = 0;
  let longest = 0;
  const counting = (store: Store): Store => ({
    ...store,
    prepare(sql) {
      const statement = store.prepare<never, never>(sql);
      const counted =
        <V, R>(run: (values: V) => R) =>
        (values: V): R => {
          statements += 1;
          turn += 1;
          return run(values);
        };
      return { get: counted(statement.get), all: counted(statement.all), run: counted(statement.run) } as never;
    },
  });
  const bench = await chargesBench({
    wrapStore: counting,
    ports: { clock: { ...realClock(), monotonic: () => statements / 20 } },
  });
  const ours = bench.store.transaction(() =>
    Array.from({ length: 5_000 }, (_, index) =>
      bench.tried({
        at: at(3) + index * 100,
        charge: index % 5 === 0 ? 'unknown' : 'charged',
        sequenceId: sequenceId(index),
      }),
    ),
  );
  const csv = invoiceCsv(
    Array.from({ length: lines }, (_, index) => ({
      sequenceId: sequenceId(index * 2),
      at: at(3) + index * 200,
      amount: 350,
    })),
  );
  let watching = true;
  (function watch(): void {
    longest = Math.max(longest, turn);
    turn = 0;
    if (watching) setImmediate(watch);
  })();
  const invoice = await bench.importInvoice(csv);
  expect(invoice).toMatchObject({ lines, agrees: 2_000, settledCharged: 500, settledFree: 500, notOurs: 97_500 });
  expect(invoice.notBilled).toBe(2_000);
  await bench.ask('charges.removeInvoice', { invoiceId: invoice.invoiceId });
  watching = false;
  expect(statements).toBeGreaterThan(3 * lines);
  // 15 ms of 20 statements each, and what the last step of a turn goes beyond.
  expect(longest).toBeLessThan(600);
  expect(bench.charge(ours[0] ?? 0)).toBe('unknown');
  expect(bench.stored()).toEqual([0, 0, 0]);
});
