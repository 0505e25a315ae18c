/** What an invoice does not have is free only where the invoice is known to speak of it: of that account, and of that time. */
import { afterEach, describe, expect, it } from 'vitest';
import { realClock } from '../../../fakes/clock.ts';
import { invoiceCsv, sequenceId } from '../../../fixtures/invoices.ts';
import { chargesBench } from '../charges-bench.ts';

const minute = 60_000;
/** A time of March 2026, local. */
const at = (day: number, hours = 9, minutes = 0) => new Date(2026, 2, day, hours, minutes).getTime();

/** Imported at that moment. */
async function benchAt(now: number) {
  return chargesBench({ ports: { clock: { ...realClock(), now: () => now } } });
}

/** On the fifth: a call that is billed, and unknown ones with an id and without, at the hours. */
async function seeded(now: number, hours: readonly number[]) {
  const bench = await benchAt(now);
  const ours = bench.tried({ at: at(5, 8), charge: 'charged', sequenceId: sequenceId(1) });
  const unknown = hours.map((hour, index) => ({
    hour,
    ids: [bench.tried({ at: at(5, hour), sequenceId: sequenceId(100 + index) }), bench.tried({ at: at(5, hour, 10) })],
  }));
  return {
    ...bench,
    ours,
    charges: () => Object.fromEntries(unknown.map(({ hour, ids }) => [hour, ids.map(bench.charge).join(', ')])),
  };
}
const free = 'free by invoice, free by invoice';
const unknown = 'unknown, unknown';
const lines = [
  { sequenceId: sequenceId(1), at: at(5, 8) },
  { sequenceId: sequenceId(2), at: at(5, 9) },
];

describe('a file of which no line is ours', () => {
  const foreign = [
    { sequenceId: sequenceId(7), at: at(5, 14) },
    { sequenceId: sequenceId(8), at: at(5, 15) },
  ];

  it('makes nothing free and calls nothing unbilled, since it may be another account’s', async () => {
    const bench = await chargesBench();
    const unknown = [bench.tried({ at: at(5, 10), sequenceId: sequenceId(1) }), bench.tried({ at: at(5, 11) })];
    const paid = [2, 3].map((n) => bench.tried({ at: at(5, 12), charge: 'charged', sequenceId: sequenceId(n) }));
    const invoice = await bench.importInvoice(invoiceCsv(foreign));
    expect(invoice).toMatchObject({ notOurs: 2, settledFree: 0, notBilled: 0, stillUnknown: 2 });
    expect(unknown.map(bench.charge)).toEqual(['unknown', 'unknown']);
    const marks = await bench.marks();
    expect(paid.map((id) => marks[id])).toEqual([null, null]);
    bench.sumsAgree();
  });

  it('does so no more when only one end of its time is named', async () => {
    const bench = await chargesBench();
    const unknown = bench.tried({ at: at(5, 10), sequenceId: sequenceId(1) });
    for (const given of [{ from: at(5, 0) }, { to: at(6, 0) }]) {
      expect(await bench.importInvoice(invoiceCsv(foreign), given)).toMatchObject({ settledFree: 0 });
      expect(bench.charge(unknown)).toBe('unknown');
    }
  });

  it('speaks of the time that the operator names', async () => {
    const bench = await chargesBench();
    const unknown = bench.tried({ at: at(5, 10), sequenceId: sequenceId(1) });
    const paid = bench.tried({ at: at(5, 12), charge: 'charged', sequenceId: sequenceId(2) });
    const invoice = await bench.importInvoice(invoiceCsv(foreign), { from: at(5, 0), to: at(6, 0) });
    expect(invoice).toMatchObject({ notOurs: 2, settledFree: 1, notBilled: 1, stillUnknown: 0 });
    expect(bench.charge(unknown)).toBe('free by invoice');
    expect((await bench.marks())[paid]).toBe('not-billed');
  });

  it('is no evidence when it comes again, where a line once fitted a call by its time alone', async () => {
    const bench = await chargesBench();
    const near = bench.tried({ at: at(5, 14) });
    const unknown = bench.tried({ at: at(5, 10), sequenceId: sequenceId(1) });
    for (const fits of [{ settledCharged: 1 }, { agrees: 1 }]) {
      const invoice = await bench.importInvoice(invoiceCsv(foreign));
      expect(invoice).toMatchObject({ ...fits, notOurs: 1, settledFree: 0 });
    }
    expect([near, unknown].map(bench.charge)).toEqual(['charged by invoice', 'unknown']);
  });
});

describe('an invoice that comes on the last day of its lines', () => {
  it('speaks of that day from its first to its last line', async () => {
    const bench = await seeded(at(5, 12), [7, 10]);
    const between = [bench.tried({ at: at(5, 8, 30), sequenceId: sequenceId(50) }), bench.tried({ at: at(5, 8, 40) })];
    const paid = bench.tried({ at: at(5, 11), charge: 'charged', sequenceId: sequenceId(51) });
    const invoice = await bench.importInvoice(invoiceCsv(lines));
    expect(invoice).toMatchObject({ from: at(5, 8), to: at(5, 9) + 1_000, settledFree: 2, notBilled: 0 });
    expect(between.map(bench.charge)).toEqual(['free by invoice', 'free by invoice']);
    expect(bench.charges()).toEqual({ 7: unknown, 10: unknown });
    // They are of its day, and nobody knows.
    expect(invoice.stillUnknown).toBe(4);
    expect((await bench.marks())[paid]).toBeNull();
    bench.sumsAgree();
  });

  it('says nothing of a call so near to its last line that it may have been billed after it', async () => {
    for (const clockAhead of [0, minute]) {
      const bench = await benchAt(at(5, 12));
      bench.tried({ at: at(5, 8), charge: 'charged', sequenceId: sequenceId(1) });
      const near = bench.tried({ at: at(5, 9) - minute, sequenceId: sequenceId(3) });
      const long = bench.tried({ at: at(5, 9) - 5 * minute, took: 6 * minute, sequenceId: sequenceId(4) });
      const file = lines.map((line, index) => (index === 0 ? { ...line, at: line.at + clockAhead } : line));
      await bench.importInvoice(invoiceCsv(file));
      // Where the clocks agree, near is not too near.
      expect(bench.charge(near)).toBe(clockAhead === 0 ? 'free by invoice' : 'unknown');
      expect(bench.charge(long)).toBe('unknown');
    }
  });

  it('ends with the last call it bills where a line is of a time that has not come yet', async () => {
    const bench = await seeded(at(5, 12), [10]);
    const invoice = await bench.importInvoice(invoiceCsv([...lines, { sequenceId: sequenceId(3), at: at(5, 23) }]));
    expect(invoice).toMatchObject({ to: at(5, 8) + 1, settledFree: 0 });
    expect(bench.charges()).toEqual({ 10: unknown });
  });

  it('says nothing of that day where its lines tell the day alone', async () => {
    const bench = await seeded(at(5, 12), [7, 10]);
    const before = bench.tried({ at: at(4, 10), sequenceId: sequenceId(60) });
    bench.tried({ at: at(4, 9), charge: 'charged', sequenceId: sequenceId(61) });
    const text = `Tanggal;Sequence ID\n04/03/2026;${sequenceId(61)}\n05/03/2026;${sequenceId(1)}\n`;
    expect(await bench.importInvoice(text)).toMatchObject({ from: at(4, 0), to: at(5, 0), settledFree: 1 });
    expect(bench.charge(before)).toBe('free by invoice');
    expect(bench.charges()).toEqual({ 7: unknown, 10: unknown });
  });

  it('also without times says nothing of what came after the last call it bills', async () => {
    const bench = await seeded(at(5, 12), [10]);
    await bench.importInvoice(`sequence_id\n${sequenceId(1)}\n`);
    expect(bench.charges()).toEqual({ 10: unknown });
  });

  it('speaks of all of it when it comes the day after', async () => {
    const bench = await seeded(at(6, 1), [7, 10]);
    const invoice = await bench.importInvoice(invoiceCsv(lines));
    expect(invoice).toMatchObject({ from: at(5, 0), to: at(6, 0), settledFree: 4 });
    expect(bench.charges()).toEqual({ 7: free, 10: free });
  });

  it('speaks of no more where the operator names a time that is not over yet', async () => {
    const bench = await seeded(at(5, 12), [7, 10]);
    const month = { from: at(1, 0), to: at(32, 0) };
    const invoice = await bench.importInvoice(invoiceCsv(lines), month);
    expect(invoice).toMatchObject({ from: at(1, 0), to: at(5, 9) + 1_000, settledFree: 2, stillUnknown: 2 });
    expect(bench.charges()).toEqual({ 7: free, 10: unknown });
    // Nor by lines that are not ours, or have no time.
    const foreign = await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(9), at: at(5, 8) }]), month);
    expect(foreign.to).toBe(at(5, 8) + 1_000);
    const untimed = await bench.importInvoice(`sequence_id\n${sequenceId(9)}\n`, month);
    expect(untimed.to).toBe(untimed.from);
    expect(bench.charges()).toEqual({ 7: free, 10: unknown });
  });
});

describe('an invoice by another clock', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  const written = (time: number) => new Date(time).toISOString();

  it('speaks of the time from its first to its last line: its days are not ours', async () => {
    process.env.TZ = 'Asia/Jakarta';
    const bench = await seeded(at(20), [6, 10]);
    const between = bench.tried({ at: at(5, 9, 30), sequenceId: sequenceId(50) });
    const next = bench.tried({ at: at(6, 10), sequenceId: sequenceId(70) });
    // The provider's fifth of March ends at seven in the morning of our sixth.
    const file = (time: (at: number) => string | number) =>
      ['waktu,sequence_id', `${time(at(5, 8))},${sequenceId(1)}`, `${time(at(6, 6, 30))},${sequenceId(2)}`].join('\n');
    for (const time of [written, (ms: number) => ms]) {
      const invoice = await bench.importInvoice(file(time));
      expect(invoice).toMatchObject({ from: at(5, 8), to: at(6, 6, 30) + 1_000, settledFree: 3 });
      expect([between, next].map(bench.charge)).toEqual(['free by invoice', 'unknown']);
      expect(bench.charges()).toEqual({ 6: unknown, 10: free });
      await bench.ask('charges.removeInvoice', { invoiceId: invoice.invoiceId });
    }
    // A zone that is ours is no other clock.
    const ours = file((ms) => `${written(ms + 7 * 60 * minute).slice(0, 19)}+07:00`);
    expect(await bench.importInvoice(ours)).toMatchObject({ from: at(5, 0), to: at(7, 0), settledFree: 6 });
  });

  it('whose times do not fit speaks of the time from the first to the last call it bills', async () => {
    const bench = await seeded(at(20), [7, 9, 12]);
    bench.tried({ at: at(5, 11), charge: 'charged', sequenceId: sequenceId(2) });
    const shifted = [
      { sequenceId: sequenceId(1), at: at(5, 10) },
      { sequenceId: sequenceId(2), at: at(5, 13) },
    ];
    expect(await bench.importInvoice(invoiceCsv(shifted))).toMatchObject({ from: at(5, 8), settledFree: 2 });
    expect(bench.charges()).toEqual({ 7: unknown, 9: free, 12: unknown });
  });
});
