/** Reconciles the provider's invoice with the ledger: what agrees, what it settles, and that all of it can be taken back. */
import { describe, expect, it } from 'vitest';
import { invoiceCsv, invoiceWorkbook, sequenceId } from '../../../fixtures/invoices.ts';
import { chargesBench, codeOf } from '../charges-bench.ts';

const minute = 60_000;
const hour = 60 * minute;
/** A time of March 2026, local. */
const at = (day: number, hours = 9, minutes = 0) => new Date(2026, 2, day, hours, minutes).getTime();
const march = { from: at(1, 0), to: new Date(2026, 3, 1).getTime() };

describe('a line of an invoice', () => {
  it('agrees, disagrees, settles, repeats, or is not ours', async () => {
    const bench = await chargesBench();
    const agreed = bench.tried({ at: at(2), charge: 'charged', sequenceId: sequenceId(1) });
    const free = bench.tried({ at: at(2, 10), charge: 'free', sequenceId: sequenceId(2) });
    const doubted = bench.tried({ at: at(2, 11), sequenceId: sequenceId(3), outcome: 'unknown-code' });
    const invoice = await bench.importInvoice(
      invoiceCsv([
        { sequenceId: sequenceId(1), at: at(2), amount: 350 },
        { sequenceId: sequenceId(2), at: at(2, 10), amount: 350 },
        { sequenceId: sequenceId(3), at: at(2, 11), amount: 350 },
        { sequenceId: sequenceId(1), at: at(2), amount: 350 },
        { sequenceId: sequenceId(99), at: at(3), amount: 350 },
        { sequenceId: sequenceId(99), at: at(3), amount: 350 },
      ]),
    );
    expect(invoice).toMatchObject({
      fileName: 'tagihan',
      importedBy: 'petugas uji',
      from: at(2, 0),
      to: at(4, 0),
      lines: 6,
      agrees: 1,
      billedThoughFree: 1,
      settledCharged: 1,
      settledFree: 0,
      notOurs: 1,
      repeated: 2,
      notBilled: 0,
      stillUnknown: 0,
    });
    expect(await bench.lines(invoice.invoiceId)).toEqual([
      [2, 'agrees', agreed],
      [3, 'billed-though-free', free],
      [4, 'settled-charged', doubted],
      [5, 'repeated', agreed],
      [6, 'not-ours', null],
      [7, 'repeated', null],
    ]);
    expect(await bench.lines(invoice.invoiceId, ['repeated', 'billed-though-free'])).toEqual([
      [3, 'billed-though-free', free],
      [5, 'repeated', agreed],
      [7, 'repeated', null],
    ]);
    expect([agreed, free, doubted].map(bench.charge)).toEqual(['charged', 'free', 'charged by invoice']);
    expect(await bench.marks()).toEqual({ [agreed]: 'agrees', [free]: 'billed-though-free', [doubted]: 'agrees' });
    expect(bench.changes).toEqual([[bench.usualList.listId]]);
    bench.sumsAgree();
  });

  it('is found however long ago its call was, and settles only the time the invoice covers', async () => {
    const bench = await chargesBench();
    const old = bench.tried({ at: at(1) - 90 * 24 * hour, sequenceId: sequenceId(1) });
    const uncovered = bench.tried({ at: at(1) - 80 * 24 * hour, sequenceId: sequenceId(2) });
    bench.tried({ at: at(5), charge: 'charged', sequenceId: sequenceId(3) });
    const invoice = await bench.importInvoice(
      invoiceCsv([
        { sequenceId: sequenceId(1), at: at(4) },
        { sequenceId: sequenceId(3), at: at(5) },
      ]),
    );
    expect(invoice).toMatchObject({ settledCharged: 1, agrees: 1, settledFree: 0, from: at(4, 0), to: at(6, 0) });
    expect([bench.charge(old), bench.charge(uncovered)]).toEqual(['charged by invoice', 'unknown']);
    // Its call is far outside of the covered time, and the ledger shows what the invoice says of it all the same.
    const { entries } = await bench.ask('charges.page', { marks: ['agrees'] });
    expect(entries.map(({ attemptId }) => attemptId)).toContain(old);
    bench.sumsAgree();
  });

  it('finds its id with quotes, blanks, or other capitals, but not where two could be meant', async () => {
    const bench = await chargesBench();
    const ids = [1, 2, 3].map((number) => sequenceId(0xab00 + number));
    const [quoted, spaced, lower] = ids.map((id) => bench.tried({ at: at(2), charge: 'charged', sequenceId: id }));
    const twice = sequenceId(0xcd00);
    const upper = bench.tried({ at: at(2), charge: 'unknown', sequenceId: twice });
    const other = bench.tried({ at: at(2), charge: 'unknown', sequenceId: twice.toLowerCase() });
    const mixed = `${twice.slice(0, -4)}cD01`;
    const lines = [`'${ids[0]}`, `  "${ids[1]}" `, ids[2]?.toLowerCase() ?? '', mixed];
    const invoice = await bench.importInvoice(invoiceWorkbook(lines.map((id) => ({ sequenceId: id, at: at(2) }))));
    expect((await bench.lines(invoice.invoiceId)).map(([, mark, attempt]) => [mark, attempt])).toEqual([
      ['agrees', quoted],
      ['agrees', spaced],
      ['agrees', lower],
      ['not-ours', null],
    ]);
    // Which of the two it bills nobody can say: neither is taken for free.
    expect([upper, other].map(bench.charge)).toEqual(['unknown', 'unknown']);
    expect(invoice.stillUnknown).toBe(2);
  });
});

describe('calls that an invoice covers and does not have', () => {
  it('are free where they were unknown and had an id, and not billed where they were charged', async () => {
    const bench = await chargesBench();
    const doubted = bench.tried({ at: at(3), sequenceId: sequenceId(1) });
    const before = bench.tried({ at: at(1), sequenceId: sequenceId(2) });
    const missing = bench.tried({ at: at(3), charge: 'charged', sequenceId: sequenceId(3) });
    const present = bench.tried({ at: at(3), charge: 'charged', sequenceId: sequenceId(4) });
    const underWay = bench.tried({ at: at(3), took: null });
    const invoice = await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(4), at: at(3) }]));
    expect(invoice).toMatchObject({ settledFree: 1, notBilled: 1, agrees: 1, stillUnknown: 0 });
    expect([doubted, before, underWay].map(bench.charge)).toEqual(['free by invoice', 'unknown', 'unknown']);
    expect(await bench.marks()).toEqual({
      [doubted]: null,
      [before]: null,
      [missing]: 'not-billed',
      [present]: 'agrees',
      [underWay]: null,
    });
    // What came after the invoice cannot be on it, though it covers the whole day.
    const later = bench.tried({ at: Date.now() + hour, charge: 'charged', sequenceId: sequenceId(5) });
    await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(4), at: at(3) }]), {
      from: at(3),
      to: Date.now() + 24 * hour,
    });
    expect((await bench.marks())[later]).toBeNull();
    const { entries } = await bench.ask('charges.page', { marks: ['not-billed'] });
    expect(entries.map(({ attemptId, settledBy }) => [attemptId, settledBy])).toEqual([[missing, 'answer']]);
    bench.sumsAgree();
  });

  it('of which the answer was lost are free where no line is left that could be one of them', async () => {
    const bench = await chargesBench();
    bench.tried({ at: at(3), charge: 'charged', sequenceId: sequenceId(1) });
    const lost = bench.tried({ at: at(3, 10) });
    const invoice = await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(1), at: at(3) }]));
    expect(invoice).toMatchObject({ settledFree: 1, stillUnknown: 0 });
    expect(bench.charge(lost)).toBe('free by invoice');
  });

  it('stay unknown where a line is left that could be theirs, or that has no time', async () => {
    const bench = await chargesBench();
    const first = bench.tried({ at: at(3, 10) });
    const second = bench.tried({ at: at(3, 10, 1) });
    const elsewhen = bench.tried({ at: at(3, 18) });
    const lines = [{ sequenceId: sequenceId(77), at: at(3, 10) }];
    const timed = await bench.importInvoice(invoiceCsv(lines), march);
    expect(timed).toMatchObject({ notOurs: 1, settledFree: 1, stillUnknown: 2 });
    expect([first, second, elsewhen].map(bench.charge)).toEqual(['unknown', 'unknown', 'free by invoice']);
    await bench.ask('charges.removeInvoice', { invoiceId: timed.invoiceId });
    const untimed = await bench.importInvoice(`sequence_id\n${sequenceId(77)}\n`, march);
    expect(untimed).toMatchObject({ notOurs: 1, settledFree: 0, stillUnknown: 3 });
  });

  it('stay unknown, also with an id, where an id of the file is ruined', async () => {
    const bench = await chargesBench();
    const known = bench.tried({ at: at(3), sequenceId: sequenceId(1) });
    const elsewhen = bench.tried({ at: at(5), sequenceId: sequenceId(2) });
    const ruined = invoiceCsv([
      { sequenceId: '1.64878E+31', at: at(3) },
      { sequenceId: sequenceId(50), at: at(5) },
    ]);
    const invoice = await bench.importInvoice(ruined, march);
    expect(invoice).toMatchObject({ notOurs: 2, settledFree: 1, stillUnknown: 1 });
    expect([known, elsewhen].map(bench.charge)).toEqual(['unknown', 'free by invoice']);
  });
});

describe('a call whose answer was lost', () => {
  it('is the line that only it can be', async () => {
    const bench = await chargesBench();
    const lost = bench.tried({ at: at(3, 10), took: 30_000 });
    const agreed = bench.tried({ at: at(3, 10, 1), charge: 'charged', sequenceId: sequenceId(1) });
    const invoice = await bench.importInvoice(
      invoiceWorkbook([
        { sequenceId: sequenceId(1), at: at(3, 10, 1) },
        { sequenceId: sequenceId(2), at: at(3, 10) - 2 * minute },
        { sequenceId: sequenceId(3), at: at(3, 10) + 3 * minute },
      ]),
    );
    expect((await bench.lines(invoice.invoiceId)).map(([, mark, attempt]) => [mark, attempt])).toEqual([
      ['agrees', agreed],
      ['settled-charged', lost],
      ['not-ours', null],
    ]);
    expect(bench.charge(lost)).toBe('charged by invoice');
    bench.sumsAgree();
  });

  it('is none of two lines that both fit, and two of them are not one line', async () => {
    const bench = await chargesBench();
    const one = bench.tried({ at: at(3, 10) });
    const two = [bench.tried({ at: at(4, 10) }), bench.tried({ at: at(4, 10, 1) })];
    const invoice = await bench.importInvoice(
      invoiceCsv([
        { sequenceId: sequenceId(1), at: at(3, 10) },
        { sequenceId: sequenceId(2), at: at(3, 10, 1) },
        { sequenceId: sequenceId(3), at: at(4, 10) },
      ]),
    );
    expect(invoice).toMatchObject({ notOurs: 3, settledCharged: 0, stillUnknown: 3 });
    expect([one, ...two].map(bench.charge)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('is not settled by a line that tells only the day', async () => {
    const bench = await chargesBench();
    const lost = bench.tried({ at: at(3, 10) });
    const other = bench.tried({ at: at(4, 10) });
    const invoice = await bench.importInvoice(`Tanggal;Sequence ID\n03/03/2026;${sequenceId(1)}\n`, march);
    expect(invoice).toMatchObject({ notOurs: 1, settledFree: 1, stillUnknown: 1 });
    expect([lost, other].map(bench.charge)).toEqual(['unknown', 'free by invoice']);
  });

  it('is not settled by times that do not even fit the calls we know', async () => {
    const bench = await chargesBench();
    for (const number of [1, 2])
      bench.tried({ at: at(3, 8 + number), charge: 'charged', sequenceId: sequenceId(number) });
    const lost = bench.tried({ at: at(3, 14) });
    // The provider's clock is an hour ahead of ours.
    const lines = [1, 2].map((number) => ({ sequenceId: sequenceId(number), at: at(3, 9 + number) }));
    const invoice = await bench.importInvoice(invoiceCsv([...lines, { sequenceId: sequenceId(9), at: at(3, 15) }]));
    expect(invoice).toMatchObject({ agrees: 2, notOurs: 1, settledFree: 0, stillUnknown: 1 });
    expect(bench.charge(lost)).toBe('unknown');
  });
});

describe('invoices that overlap', () => {
  it('settle nothing twice when the same file comes again, and each can be taken back alone', async () => {
    const bench = await chargesBench();
    const named = bench.tried({ at: at(3), sequenceId: sequenceId(1) });
    const lost = bench.tried({ at: at(4) });
    const unbilled = bench.tried({ at: at(4, 15), sequenceId: sequenceId(3) });
    const file = invoiceCsv([
      { sequenceId: sequenceId(1), at: at(3) },
      { sequenceId: sequenceId(2), at: at(4) },
    ]);
    const first = await bench.importInvoice(file);
    expect(first).toMatchObject({ settledCharged: 2, settledFree: 1 });
    const second = await bench.importInvoice(file);
    expect(second).toMatchObject({ agrees: 2, settledCharged: 0, settledFree: 0, notOurs: 0, stillUnknown: 0 });
    const settled = ['charged by invoice', 'charged by invoice', 'free by invoice'];
    expect([named, lost, unbilled].map(bench.charge)).toEqual(settled);
    await bench.ask('charges.removeInvoice', { invoiceId: first.invoiceId });
    expect([named, lost, unbilled].map(bench.charge)).toEqual(settled);
    bench.sumsAgree();
    await bench.ask('charges.removeInvoice', { invoiceId: second.invoiceId });
    expect([named, lost, unbilled].map(bench.charge)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(Object.values(await bench.marks())).toEqual([null, null, null]);
    expect(bench.stored()).toEqual([0, 0, 0]);
    bench.sumsAgree();
  });

  it('know a call by the id under which an earlier one billed it, also without times', async () => {
    const bench = await chargesBench();
    const lost = bench.tried({ at: at(4) });
    bench.tried({ at: at(4, 8), charge: 'charged', sequenceId: sequenceId(1) });
    const first = await bench.importInvoice(
      invoiceCsv([
        { sequenceId: sequenceId(1), at: at(4, 8) },
        { sequenceId: sequenceId(2), at: at(4) },
      ]),
    );
    const second = await bench.importInvoice(`sequence_id\n${sequenceId(2)}\n`);
    expect(second).toMatchObject({ agrees: 1, notOurs: 0, from: at(4, 0), to: at(5, 0) });
    await bench.ask('charges.removeInvoice', { invoiceId: first.invoiceId });
    expect(bench.charge(lost)).toBe('charged by invoice');
    bench.sumsAgree();
  });

  it('may bill late what an earlier one was silent about', async () => {
    const bench = await chargesBench();
    const late = bench.tried({ at: at(30), sequenceId: sequenceId(1) });
    bench.tried({ at: at(31), charge: 'charged', sequenceId: sequenceId(2) });
    const ofMarch = await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(2), at: at(31) }]), march);
    expect(bench.charge(late)).toBe('free by invoice');
    const ofApril = await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(1), at: at(32) }]));
    expect(ofApril).toMatchObject({ settledCharged: 1, agrees: 0 });
    expect(bench.charge(late)).toBe('charged by invoice');
    expect((await bench.marks())[late]).toBe('agrees');
    bench.sumsAgree();
    // Without the later word the earlier one holds again.
    await bench.ask('charges.removeInvoice', { invoiceId: ofApril.invoiceId });
    expect(bench.charge(late)).toBe('free by invoice');
    await bench.ask('charges.removeInvoice', { invoiceId: ofMarch.invoiceId });
    expect(bench.charge(late)).toBe('unknown');
    bench.sumsAgree();
  });

  it('do not make free what another bills', async () => {
    const bench = await chargesBench();
    const billed = bench.tried({ at: at(3), sequenceId: sequenceId(1) });
    const paid = bench.tried({ at: at(3), charge: 'charged', sequenceId: sequenceId(2) });
    const lines = [
      { sequenceId: sequenceId(1), at: at(3) },
      { sequenceId: sequenceId(2), at: at(3) },
    ];
    const first = await bench.importInvoice(invoiceCsv(lines));
    const next = await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(8), at: at(3) }]), march);
    expect(next).toMatchObject({ settledFree: 0, notBilled: 0 });
    expect(bench.charge(billed)).toBe('charged by invoice');
    expect((await bench.marks())[paid]).toBe('agrees');
    await bench.ask('charges.removeInvoice', { invoiceId: first.invoiceId });
    expect(bench.charge(billed)).toBe('free by invoice');
    expect((await bench.marks())[paid]).toBe('not-billed');
    bench.sumsAgree();
  });

  it('come and go in any order: the charges are what those that remain say', { timeout: 60_000 }, async () => {
    const bench = await chargesBench();
    // Always the same numbers, evenly spread: a failure can be looked at again.
    let seed = 7;
    const draw = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const calls = Array.from({ length: 40 }, (_, index) => {
      const started = at(1 + draw(20));
      return {
        started,
        index,
        id: bench.tried({ at: started, sequenceId: sequenceId(index), outcome: 'unknown-code' }),
      };
    });
    type Told = { invoiceId: number; from: number; to: number; billed: Set<number> };
    const there: Told[] = [];
    for (let step = 0; step < 16; step++) {
      if (there.length > 0 && draw(3) === 0) {
        const [gone] = there.splice(draw(there.length), 1);
        await bench.ask('charges.removeInvoice', { invoiceId: gone?.invoiceId ?? 0 });
      } else {
        const from = at(1 + draw(10), 0);
        const to = from + (1 + draw(12)) * 24 * hour;
        const billed = calls.filter(() => draw(4) === 0);
        const lines = billed.map(({ index, started }) => ({ sequenceId: sequenceId(index), at: started }));
        const csv = invoiceCsv([...lines, { sequenceId: sequenceId(500 + step), at: at(1) }]);
        const { invoiceId } = await bench.importInvoice(csv, { from, to });
        there.push({ invoiceId, from, to, billed: new Set(billed.map(({ id }) => id)) });
      }
      const expected = calls.map(({ id, started }) => {
        if (there.some(({ billed }) => billed.has(id))) return 'charged by invoice';
        return there.some(({ from, to }) => started >= from && started < to) ? 'free by invoice' : 'unknown';
      });
      expect(calls.map(({ id }) => bench.charge(id))).toEqual(expected);
      bench.sumsAgree();
    }
    expect(there.length).toBeGreaterThan(2);
  });
});

describe('an invoice', () => {
  it('never touches what the operator decided', async () => {
    const bench = await chargesBench();
    const [free, charged] = [1, 2].map((number) => bench.tried({ at: at(3), sequenceId: sequenceId(number) }));
    await bench.ask('charges.settle', { attemptIds: [free ?? 0], charge: 'free' });
    await bench.ask('charges.settle', { attemptIds: [charged ?? 0], charge: 'charged' });
    const invoice = await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(1), at: at(3) }]));
    expect(invoice).toMatchObject({ billedThoughFree: 1, notBilled: 1 });
    expect([free, charged].map((id) => bench.charge(id ?? 0))).toEqual(['free by operator', 'charged by operator']);
    await bench.ask('charges.removeInvoice', { invoiceId: invoice.invoiceId });
    expect([free, charged].map((id) => bench.charge(id ?? 0))).toEqual(['free by operator', 'charged by operator']);
  });

  it('covers the time it is told, and is of its connection alone', async () => {
    const bench = await chargesBench();
    const other = await bench.connections.create({
      name: 'Lain',
      baseUrl: 'https://lain.example/',
      partnerCode: 'p',
      partnerKey: 'k',
      settings: {},
    });
    const inside = bench.tried({ at: at(1), sequenceId: sequenceId(1) });
    const after = bench.tried({ at: march.to, sequenceId: sequenceId(2) });
    const elsewhere = bench.tried({ at: at(15), sequenceId: sequenceId(3), connectionId: other });
    const file = invoiceCsv([{ sequenceId: sequenceId(3), at: at(15) }]);
    expect(await bench.importInvoice(file, march)).toMatchObject({ ...march, notOurs: 1, settledFree: 1 });
    expect([inside, after, elsewhere].map(bench.charge)).toEqual(['free by invoice', 'unknown', 'unknown']);
    expect(await codeOf(bench.importInvoice(file, { connectionId: 999 }))).toBe('connection-unknown');
    expect(await codeOf(bench.importInvoice(file, { from: 2, to: 1 }))).toBe('invalid-input');
  });

  it('is listed, newest first, page by page, until it is taken back', async () => {
    const bench = await chargesBench();
    const file = invoiceCsv([1, 2, 3].map((number) => ({ sequenceId: sequenceId(number), at: at(3), amount: 350 })));
    const made = [];
    for (const name of ['a.csv', 'b.csv', 'c.csv']) made.push(await bench.importInvoice(file, { name }));
    const first = await bench.ask('charges.invoices', { limit: 2 });
    expect(first.invoices.map(({ fileName }) => fileName)).toEqual(['c.csv', 'b.csv']);
    const rest = await bench.ask('charges.invoices', { limit: 2, after: first.next });
    expect(rest).toMatchObject({ invoices: [made[0]], next: null });
    const invoiceId = made[0]?.invoiceId ?? 0;
    const page = await bench.ask('charges.invoiceLines', { invoiceId, limit: 2 });
    expect(page.lines[0]).toEqual({
      row: 2,
      sequenceId: sequenceId(1),
      billedAt: at(3),
      amount: 350,
      mark: 'not-ours',
      attemptId: null,
      lookupId: null,
    });
    const last = await bench.ask('charges.invoiceLines', { invoiceId, limit: 2, after: page.next });
    expect(last).toMatchObject({ lines: [{ row: 4 }], next: null });
    await bench.ask('charges.removeInvoice', { invoiceId });
    expect(await codeOf(bench.ask('charges.removeInvoice', { invoiceId }))).toBe('not-found');
    expect(await codeOf(() => bench.ask('charges.invoiceLines', { invoiceId }))).toBe('not-found');
    expect((await bench.ask('charges.invoices', {})).invoices).toHaveLength(2);
  });
});
