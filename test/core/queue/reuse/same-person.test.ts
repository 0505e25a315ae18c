/** One person asked in other words: named before it is paid for, and left out or answered from the fuller answer if so ordered. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SamePersonChoice } from '../../../../src-main/contract/lists.ts';
import { coreBench } from '../../../fakes/core-bench.ts';
import { importFile } from '../../../fakes/import-file.ts';
import { type Request, scriptedProvider, success } from '../../../fakes/scripted-provider.ts';

const budi = { nik: '3173010101600001', phone: '081210000000' };
const contact = { nik: '3171014404890002', phone: '081310000001' };
const spellings = readFileSync(new URL('../../../fixtures/lists/same-person-name-spellings.csv', import.meta.url));

/** The contact's part as far as it was asked for (td-api.md). */
function answer({ body }: Request, index: number) {
  const { result, ...rest } = success('True', 'False', 'False', `SEQ-${index}`);
  const used = { is_recently_used: 'True', is_frequently_used: 'True', is_other: 'False' };
  const emergency = {
    relation_with_applicator: 'Spouse',
    ...(body.emergency_contact_phone === undefined ? {} : used),
  };
  const asked = body.emergency_contact_id === undefined ? {} : { emergency_contact_result: emergency };
  return { body: { ...rest, result: { ...result, ...asked } } };
}

async function account() {
  const provider = await scriptedProvider(answer);
  const bench = await coreBench();
  const connection = await bench.ask('connections.create', {
    ...{ name: 'Utama', baseUrl: provider.baseUrl, partnerCode: 'mitra', partnerKey: 'kunci' },
    settings: { ratePerSecond: 200, pricePerCall: 1_500, concurrency: 1, retryBaseMs: 20 },
  });
  async function imported(bytes: Buffer, more: { startNow?: boolean; ecConsent?: boolean } = {}) {
    const fileId = await bench.upload('daftar.csv', bytes);
    const read = { ecConsent: more.ecConsent ?? false };
    const { startNow = false } = more;
    return (await importFile(bench.ask, { fileId, connectionId: connection.id, read, startNow })).list;
  }
  async function start(listId: number, samePerson?: SamePersonChoice) {
    await bench.ask('lists.start', { listId, ...(samePerson && { samePerson }) });
    return bench.finished(listId);
  }
  const rows = async (listId: number) => (await bench.ask('lists.rows', { listId })).rows;
  const forecast = (listId: number, samePerson?: SamePersonChoice) =>
    bench.ask('lists.forecast', { listId, ...(samePerson && { samePerson }) });
  return { provider, bench, imported, start, rows, forecast };
}

const csv = (...lines: string[]) =>
  Buffer.from(['NIK,Nama,No HP,NIK Kontak Darurat,HP Kontak Darurat,Nama Kontak Darurat', ...lines].join('\n'));
const plain = (name: string) => `${budi.nik},${name},${budi.phone},,,`;
const withContact = (name: string) => `${budi.nik},${name},${budi.phone},${contact.nik},${contact.phone},Sri`;

describe('a list with one person in several spellings', () => {
  it('asks once for those that differ in case and blanks, and names the rest before it is paid for', async () => {
    const { imported, forecast } = await account();
    const list = await imported(spellings);
    expect(list).toMatchObject({ accepted: 6, duplicates: 3 });
    expect(await forecast(list.id)).toMatchObject({
      ...{ waiting: 6, twins: 3, calls: 3, rupiah: 4_500, leftOut: 0 },
      otherDetails: { earlier: 0, inList: 2, reusable: 2, rupiah: 3_000, oldestAt: null },
    });
    expect(await forecast(list.id, 'leave-out')).toMatchObject({ twins: 3, calls: 1, rupiah: 1_500, leftOut: 2 });
    expect(await forecast(list.id, 'reuse')).toMatchObject({ twins: 5, calls: 1, rupiah: 1_500, leftOut: 0 });
  });

  it('asks all spellings unless the operator says otherwise', async () => {
    const { provider, imported, start } = await account();
    const done = await start((await imported(spellings)).id);
    expect(done.states).toMatchObject({ answered: 3, reused: 3 });
    expect(done.samePerson).toBe('ask');
    expect(provider.requests).toHaveLength(3);
  });

  it('asks only the fullest question where the others are left out', async () => {
    const { provider, imported, start, rows } = await account();
    const done = await start((await imported(spellings)).id, 'leave-out');
    expect(done.states).toMatchObject({ answered: 1, reused: 3, cancelled: 2 });
    expect(provider.requests.map(({ body }) => body.name)).toEqual(['Budi Santoso']);
    expect((await rows(done.id)).map(({ state }) => state)).toEqual([
      ...['answered', 'reused', 'reused', 'cancelled', 'cancelled', 'reused'],
    ]);
  });

  it('answers all of them from the fullest question where the answer is reused', async () => {
    const { provider, imported, start } = await account();
    const done = await start((await imported(spellings)).id, 'reuse');
    expect(done.states).toMatchObject({ answered: 1, reused: 5 });
    expect(provider.requests).toHaveLength(1);
  });

  it('asks the fullest, wherever it stands, and one about another contact for itself', async () => {
    const { provider, imported, start, rows } = await account();
    const other = `${budi.nik},Budi,${budi.phone},3171014404890099,${contact.phone},Ani`;
    const list = await imported(csv(plain('Budi'), withContact('Budi Santoso'), other, plain('')), { ecConsent: true });
    const done = await start(list.id, 'reuse');
    expect(done.states).toMatchObject({ answered: 2, reused: 2 });
    expect(provider.requests.map(({ body }) => body.emergency_contact_id)).toEqual([contact.nik, '3171014404890099']);
    expect((await rows(list.id)).map(({ answer }) => answer?.emergency?.relation ?? null)).toEqual([
      ...[null, 'Spouse', 'Spouse', null],
    ]);
  });
});

describe('a person who was asked before with other details', () => {
  it('is named with when and how much, and reused or left out as ordered', async () => {
    const { provider, bench, imported, start, forecast } = await account();
    await start((await imported(csv(withContact('Budi Santoso')), { ecConsent: true })).id);
    const list = await imported(csv(plain('Budi S.'), '3578010101600038,Ani,081210007919,,,'));
    const named = await forecast(list.id);
    expect(named).toMatchObject({
      ...{ calls: 2, rupiah: 3_000, reused: 0 },
      otherDetails: { earlier: 1, inList: 0, reusable: 1, rupiah: 1_500 },
    });
    expect(Math.abs((named.otherDetails.newestAt ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(await forecast(list.id, 'leave-out')).toMatchObject({ calls: 1, leftOut: 1 });
    expect(await forecast(list.id, 'reuse')).toMatchObject({ calls: 1, reused: 1, leftOut: 0 });
    // Asking again is asking, whatever is there.
    expect(await bench.ask('lists.forecast', { listId: list.id, askAgain: true, samePerson: 'reuse' })).toMatchObject({
      calls: 2,
    });
    expect((await start(list.id, 'reuse')).states).toMatchObject({ answered: 1, reused: 1 });
    expect(provider.requests).toHaveLength(2);
  });

  it('is asked where the earlier answer says less: without the contact', async () => {
    const { provider, imported, start, forecast } = await account();
    await start((await imported(csv(plain('Budi Santoso')))).id);
    const list = await imported(csv(withContact('Budi Santoso')), { ecConsent: true });
    expect(await forecast(list.id, 'reuse')).toMatchObject({ calls: 1, otherDetails: { earlier: 1, reusable: 0 } });
    expect((await start(list.id, 'reuse')).states.answered).toBe(1);
    expect(provider.requests).toHaveLength(2);
  });

  it('is counted where another list that was started is going to ask', async () => {
    const { bench, imported, forecast } = await account();
    await bench.ask('queue.pause', {});
    await imported(csv(plain('Budi Santoso')), { startNow: true });
    const list = await imported(csv(plain('Budi S.')));
    expect(await forecast(list.id)).toMatchObject({ calls: 1, otherDetails: { earlier: 1, reusable: 0 } });
    expect(await forecast(list.id, 'leave-out')).toMatchObject({ calls: 0, leftOut: 1 });
  });

  it('is not sent as well while the other question is under way', async () => {
    const { provider, bench, imported, start } = await account();
    const first = await imported(csv(plain('Budi Santoso')), { startNow: true });
    const second = await imported(csv(plain('Budi S.')));
    await start(second.id, 'reuse');
    await bench.finished(first.id);
    expect(provider.requests).toHaveLength(1);
  });

  it('goes on by itself where the other question was refused for its own details', async () => {
    const { provider, bench, imported, start } = await account();
    provider.reply = (request, index) =>
      request.body.emergency_contact_id === undefined
        ? answer(request, index)
        : { body: { code: 11340, message: 'emergency_contact_id error', sequence_id: `SEQ-${index}` } };
    const list = await imported(csv(withContact('Budi'), plain('Budi S.')), { ecConsent: true });
    const done = await start(list.id, 'reuse');
    expect(done.states).toMatchObject({ refused: 1, answered: 1 });
    await bench.finished(list.id);
  });
});

describe('the fuller answer, shared with a list without the contacts’ consent', () => {
  it('shows the person’s own part alone: in the row, the drawer, the raw answer and the verdict', async () => {
    const { bench, imported, start, rows } = await account();
    const first = await imported(csv(withContact('Budi Santoso')), { ecConsent: true });
    await start(first.id);
    const second = await imported(csv(withContact('Budi S.')));
    expect((await start(second.id, 'reuse')).states.reused).toBe(1);
    const [own] = await rows(first.id);
    const [shared] = await rows(second.id);
    expect(own?.answer?.emergency?.relation).toBe('Spouse');
    expect(shared?.answer).toMatchObject({ phoneNumberCount: 1, emergency: null });
    const detail = await bench.ask('history.get', { lookupId: shared?.lookupId ?? 0 });
    expect(detail.answer?.emergency).toBeNull();
    const said = JSON.stringify(detail);
    expect(said).toContain('applicator_result');
    expect(said).not.toMatch(/emergency_contact|Spouse/);
    expect(said).not.toContain(contact.nik);
    const found = await bench.ask('history.page', { search: budi.nik, listId: second.id });
    expect(found.items[0]?.answer?.emergency).toBeNull();
    const whole = await bench.ask('history.get', { lookupId: own?.lookupId ?? 0 });
    expect(whole.attemptLog[0]?.raw).toContain('"relation_with_applicator":"Spouse"');
  });

  it('writes no word of the contact into its report', async () => {
    const { bench, imported, start } = await account();
    await start((await imported(csv(withContact('Budi Santoso')), { ecConsent: true })).id);
    const second = await imported(csv(withContact('Budi S.')));
    await start(second.id, 'reuse');
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'laporan.csv' });
    const fileId = file?.fileId ?? '';
    await bench.ask('reports.create', { listId: second.id, fileId, format: 'csv', language: 'en' });
    const report = (await bench.download(fileId)).toString('utf8');
    expect(report).toContain(budi.nik);
    expect(report).not.toMatch(/Spouse|Pasangan|3171014404890002|081310000001|Sri/);
  });

  it('says the relation alone where the row names the contact without a phone', async () => {
    const { imported, start, rows } = await account();
    await start((await imported(csv(withContact('Budi Santoso')), { ecConsent: true })).id);
    const line = `${budi.nik},Budi S.,${budi.phone},${contact.nik},,Sri`;
    const second = await imported(csv(line), { ecConsent: true });
    await start(second.id, 'reuse');
    const [row] = await rows(second.id);
    expect(row?.answer?.emergency).toEqual({ relation: 'Spouse', relationRecognised: true, usage: null });
  });
});

describe('a single check of somebody asked in other words', () => {
  it('is told of before it is sent, and is asked all the same', async () => {
    const { bench, imported, start } = await account();
    const list = await imported(csv(plain('Budi Santoso')));
    await start(list.id);
    const [asked] = (await bench.ask('lists.rows', { listId: list.id, limit: 10 })).rows;
    const typed = { nik: asked?.person.nik ?? '', phone: asked?.person.phone ?? '', connectionId: list.connectionId };
    const told = async (name: string) => (await bench.ask('people.inspect', { ...typed, name })).askedOtherwiseAt;
    expect(Math.abs(((await told('Budi S.')) ?? 0) - Date.now())).toBeLessThan(60_000);
    // The same question is not another one: its answer is there, and nothing is paid.
    expect(await told('budi  santoso')).toBeNull();
    const check = await bench.ask('people.check', { ...typed, name: 'Budi S.' });
    expect((await bench.finished(check.listId)).states).toMatchObject({ answered: 1 });
  });
});
