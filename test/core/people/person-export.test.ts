/** Everything held about one person as a file: all of it, whole numbers, and nothing of anybody who has not consented. */
import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { type HeldFormat, heldKinds } from '../../../src-main/contract/people.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { importFile, type ToImport } from '../../fakes/import-file.ts';
import { freshSequence, scriptedProvider } from '../../fakes/scripted-provider.ts';

const nik = '3201014101900001';
const phone = '081234560001';
const contact = { ecNik: '3201014101700002', ecPhone: '081234569999', ecName: 'Budi Contoh', ecConsent: true };

type Document = Record<(typeof heldKinds)[number], Record<string, unknown>[]>;

async function bench() {
  const provider = await scriptedProvider(({ body }) => ({
    body: {
      code: 200,
      message: '',
      sequence_id: freshSequence(),
      result: {
        phone_number_count: 2,
        applicator_result: { is_recently_used: 'True', is_frequently_used: 'False', is_other: 'False' },
        ...(body.emergency_contact_id && {
          emergency_contact_result: { relation_with_applicator: 'Spouse', is_recently_used: 'True' },
        }),
      },
    },
  }));
  const made = await coreBench();
  const { ask } = made;
  const { id: connectionId } = await ask('connections.create', {
    ...{ name: 'Uji', baseUrl: provider.baseUrl, partnerCode: 'mitra', partnerKey: 'kunci-rahasia' },
    settings: { pricePerCall: 1_250 },
  });
  return {
    ...made,
    provider,
    async check(more: { nik?: string; ecNik?: string } = {}) {
      const asked = await ask('people.check', { nik, phone, name: 'Rina Contoh', connectionId, ...more });
      await made.finished(asked.listId);
      return asked.lookupId;
    },
    async importLines(lines: string[], read: ToImport['read'] = {}) {
      const fileId = await made.upload('daftar.csv', Buffer.from([...lines, ''].join('\n')));
      const order = { name: 'Daftar Uji', connectionId, purpose: 'collection', legalBasis: 'contract' } as const;
      const { list } = await importFile(ask, { fileId, read, ...order, startNow: true });
      if (list === null) throw new Error('It was not stored.');
      await made.finished(list.id);
      return list.id;
    },
    write,
    async document(whom: { nik: string } | { phone: string } = { nik }): Promise<{ text: string; of: Document }> {
      const { bytes } = await write('json', whom);
      return { text: bytes.toString('utf8'), of: JSON.parse(bytes.toString('utf8')) };
    },
  };

  async function write(format: HeldFormat, whom: { nik: string } | { phone: string } = { nik }) {
    const { file } = await ask('files.chooseSave', { kind: 'person', suggestedName: `orang.${format}` });
    const { held } = await ask('people.export', { whom, fileId: file?.fileId ?? '', format, language: 'en' });
    return { held, bytes: await made.download(file?.fileId ?? '') };
  }
}

describe('the file of everything held about a person', () => {
  it('has, as JSON, lookups with their answers, attempts verbatim with what they cost, and what agents found', async () => {
    const { ask, check, document } = await bench();
    const lookupId = await check(contact);
    await check({ nik: '3201014101900009' });
    await ask('privacy.restrict', { person: { nik }, reason: 'Permintaan sendiri' });
    await ask('outcomes.record', { lookupId, kind: 'promised', promiseDate: '2030-01-05', note: 'Setelah gajian' });
    const { text, of } = await document();
    expect(Object.keys(of)).toEqual(['version', 'madeAt', 'madeBy', 'nik', ...heldKinds]);
    expect(of).toMatchObject({
      version: 1,
      nik,
      lookups: [{ lookupId, phone, ecPhone: contact.ecPhone, verdict: 'likely', phoneCount: 2, relation: 'Spouse' }],
      attempts: [{ lookupId, charge: 'charged', price: 1_250, code: 200, connection: 'Uji' }],
      restrictions: [{ reason: 'Permintaan sendiri', since: expect.stringMatching(/Z$/) }],
      outcomes: [{ kind: 'promised', promiseDate: '2030-01-05', note: 'Setelah gajian' }],
    });
    expect(of.lookups[0]?.createdAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(JSON.parse(String(of.attempts[0]?.raw))).toMatchObject({ code: 200 });
    // The same number was asked for somebody else: that is nobody's to hand out.
    expect(text).not.toContain('3201014101900009');
  });

  it('has the lists with their purpose, kept columns, rows that were left out, and reports the person stands in', async () => {
    const { ask, importLines, document } = await bench();
    const listId = await importLines([
      'NIK,Nama,No HP,Cabang',
      `${nik},Rina Contoh,${phone},Melati`,
      `${nik},Rina Contoh,021,Kenanga`,
      '3201014101900008,Sari Lain,021,Mawar',
      `,Dewi Lain,+62 812-3456-0001,Anggrek`,
    ]);
    const save = async (name: string) =>
      (await ask('files.chooseSave', { kind: 'report', suggestedName: name })).file?.fileId ?? '';
    await ask('reports.create', { listId, fileId: await save('a.xlsx'), language: 'id' });
    await ask('reports.create', {
      ...{ kind: 'field', listIds: [listId], fileId: await save('b.xlsx'), language: 'id' },
    } as never);
    const { text, of } = await document();
    expect(of.lists).toMatchObject([
      { listId, purpose: 'collection', legalBasis: 'contract', contactsConsented: false },
    ]);
    expect(of.furtherColumns).toMatchObject([{ heading: 'Cabang', text: 'Melati' }]);
    expect(of.reports.map(({ kind }) => kind).sort()).toEqual(['field', 'rows']);
    const cells = (row: number) => of.rejectedRows.find((one) => one.row === row)?.cells;
    expect(of.rejectedRows.map(({ row }) => row)).toEqual([3, 5]);
    expect(cells(3)).toContainEqual({ heading: 'Cabang', text: 'Kenanga' });
    // With the number alone it is somebody else's row: no more of it than the number.
    expect(cells(5)).toEqual([{ heading: 'No HP', text: '+62 812-3456-0001' }]);
    expect(text).not.toMatch(/Dewi Lain|Sari Lain/);
    expect(of.accessLog.map(({ what }) => what)).toEqual(expect.arrayContaining(['imported', 'reported']));
  });

  it('has nothing of an emergency contact whose list does not say that they have consented', async () => {
    const { importLines, document, provider } = await bench();
    const lines = ['NIK,Nama,No HP,HP Kontak Darurat', `${nik},Rina Contoh,${phone},081234569999`];
    await importLines(lines);
    expect(provider.requests).toHaveLength(1);
    expect((await document()).text).not.toContain('081234569999');
  });

  it('tells what was typed into a file that is no list yet', async () => {
    const { ask, check, upload, document } = await bench();
    await check();
    const bytes = Buffer.from(`NIK,Nama,No HP\n3201,Rina Contoh,021\n3202,Sari Lain,021\n`);
    const { draftId } = await ask('drafts.open', { fileId: await upload('belum.csv', bytes) });
    const cells = [
      { row: 2, column: 1, text: nik },
      { row: 3, column: 1, text: '3201014101900008' },
    ];
    await ask('drafts.apply', { draftId, order: { kind: 'edit', cells } });
    await ask('drafts.close', { draftId });
    expect((await document()).of.draftRepairs).toMatchObject([{ row: 2, column: 1, text: nik }]);
  });

  it('is a workbook with a sheet for each kind there is anything of, digits whole as text', async () => {
    const { check, write } = await bench();
    await check();
    const { held, bytes } = await write('xlsx');
    const book = read(bytes, { cellNF: true });
    expect(book.SheetNames).toEqual(['About this file', 'Checks', 'Lists', 'Attempts and charges']);
    expect(held).toMatchObject({ lookups: 1, attempts: 1, rejectedRows: 0 });
    const sheet = book.Sheets.Checks ?? {};
    const [headings = []] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
    for (const [heading, digits] of [
      ['NIK', nik],
      ['Mobile number', phone],
    ]) {
      const column = utils.encode_col(headings.indexOf(heading ?? ''));
      expect(sheet[`${column}2`]).toMatchObject({ t: 's', v: digits, z: '@' });
    }
  });

  it('is of whoever was asked about with a phone last, stands in the access log, and is not made of nobody', async () => {
    const { ask, core, check, document } = await bench();
    const lookupId = await check();
    // To be read, again and again, is not to be opened.
    for (const whom of [{ nik }, { lookupId }]) {
      await ask('people.get', { whom });
      await ask('people.lookups', { whom });
    }
    await ask('people.opened', { lookupId });
    expect((await document({ phone: '0812-3456-0001' })).of).toMatchObject({ nik, accessLog: [{ what: 'viewed' }] });
    const { entries } = await ask('accessLog.page', { person: nik });
    expect(entries.map(({ what, people, detail }) => [what, people, detail])).toEqual([
      ['exported', 1, { object: 'person', format: 'json' }],
      ['viewed', 1, {}],
    ]);
    const { file } = await ask('files.chooseSave', { kind: 'person', suggestedName: 'x.json' });
    const order = { fileId: file?.fileId ?? '', format: 'json', language: 'id' } as const;
    const nobody = await core.call('people.export', { whom: { nik: '3201014101900007' }, ...order });
    expect(nobody).toMatchObject({ error: { code: 'not-found' } });
  });
});
