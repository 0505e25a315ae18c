/** One person, one page: what was asked and answered about them over time, and about nobody else. */
import { describe, expect, it } from 'vitest';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { freshSequence, scriptedProvider } from '../../fakes/scripted-provider.ts';

const nik = '3201014101900001';
const [own, old, third] = ['081234560001', '081234560002', '081234560003'];

type Says = { flags?: [recent: string, frequent: string, other: string]; numbers?: number; relation?: string };

/** What the provider says of each phone, until a test says otherwise. */
async function bench() {
  const says = new Map<string, Says>();
  const provider = await scriptedProvider(({ body }) => {
    const { flags = ['True', 'True', 'False'], numbers = 1, relation } = says.get(body.phone_number ?? '') ?? {};
    const [is_recently_used, is_frequently_used, is_other] = flags;
    return {
      body: {
        code: 200,
        message: '',
        sequence_id: freshSequence(),
        result: {
          phone_number_count: numbers,
          applicator_result: { is_recently_used, is_frequently_used, is_other },
          ...(relation && {
            emergency_contact_result: {
              relation_with_applicator: relation,
              is_recently_used: 'True',
              is_frequently_used: 'True',
              is_other: 'False',
            },
          }),
        },
      },
    };
  });
  const made = await coreBench();
  const connect = (name: string) =>
    made.ask('connections.create', {
      name,
      baseUrl: provider.baseUrl,
      partnerCode: 'mitra',
      partnerKey: 'kunci-rahasia',
    });
  const account = (await connect('Uji')).id;
  return {
    ...made,
    says,
    provider,
    /** Asks, and waits for the answer. */
    async check(phone: string, more: { nik?: string; name?: string; connectionId?: number; ecPhone?: string } = {}) {
      const asked: LookupItem = await made.ask('people.check', {
        nik,
        phone,
        name: 'Rina Contoh',
        connectionId: account,
        askAgain: true,
        ...(more.ecPhone && { ecNik: '3201014101700002', ecName: 'Budi Contoh', ecConsent: true }),
        ...more,
      });
      await made.finished(asked.listId);
      return asked.lookupId;
    },
    page: (whom: { nik: string } | { phone: string } | { lookupId: number } = { nik }) =>
      made.ask('people.get', { whom }),
  };
}

describe('a person’s page', () => {
  it('is found by the NIK and by the phone however typed, and by any of their lookups', async () => {
    const { check, page } = await bench();
    const first = await check(own);
    const last = await check(old, { name: 'Rina S. Contoh' });
    const found = await page({ nik: '3201 0141 0190 0001' });
    expect(found).toMatchObject({
      lookupId: last,
      person: { nik, phone: old, name: 'Rina S. Contoh' },
      derived: { sex: 'female', birthDate: '1990-01-01', province: 'Jawa Barat' },
      lookups: 2,
      told: 2,
    });
    expect(await page({ phone: '+62 812-3456-0001' })).toEqual(found);
    expect(await page({ lookupId: first })).toEqual(found);
  });

  it('says plainly that somebody was never asked about, and that digits are no NIK', async () => {
    const { core, check } = await bench();
    await check(own);
    const whoms = [{ nik: '3201014101900009' }, { phone: '081299999999' }, { lookupId: 99 }];
    for (const whom of whoms) {
      for (const name of ['people.get', 'people.lookups'] as const) {
        expect(await core.call(name, { whom }), JSON.stringify(whom)).toMatchObject({ error: { code: 'not-found' } });
      }
    }
    expect(await core.call('people.get', { whom: { nik: 'abc' } })).toMatchObject({
      error: { code: 'person-invalid', fields: [{ path: 'nik', code: 'nik-chars' }] },
    });
    expect(await core.call('people.get', { whom: { phone: '021555' } })).toMatchObject({
      error: { code: 'person-invalid', fields: [{ path: 'phone' }] },
    });
  });

  it('walks through every lookup, newest first, a page at a time', async () => {
    const { check, ask } = await bench();
    const ids: number[] = [];
    for (const phone of [own, old, own, third, own]) ids.push(await check(phone));
    await check(own, { nik: '3201014101900002' });
    const walked: number[] = [];
    let after: string | null = null;
    do {
      const page: { items: LookupItem[]; next: string | null } = await ask('people.lookups', {
        whom: { nik },
        after,
        limit: 2,
      });
      expect(page.items.length).toBeLessThanOrEqual(2);
      walked.push(...page.items.map(({ lookupId }) => lookupId));
      after = page.next;
    } while (after !== null);
    expect(walked).toEqual(ids.toReversed());
  });

  it('tells what changed since the last answer about the same number: verdict, flags, count, and the name', async () => {
    const { check, page, says } = await bench();
    const first = await check(own);
    await check(old);
    expect((await page()).changes).toEqual([]);
    says.set(own, { flags: ['True', 'False', 'False'], numbers: 3 });
    const second = await check(own, { name: 'Rina S. Contoh' });
    const { changes } = await page();
    const told = changes.map(({ what, before, after, phone, lookupId }) => ({ what, before, after, phone, lookupId }));
    const of = { phone: own, lookupId: second };
    expect(told).toHaveLength(4);
    expect(told).toEqual(
      expect.arrayContaining([
        { what: 'verdict', before: 'reachable', after: 'likely', ...of },
        { what: 'frequentlyUsed', before: 'yes', after: 'no', ...of },
        { what: 'phoneCount', before: '1', after: '3', ...of },
        { what: 'name', before: 'Rina Contoh', after: 'Rina S. Contoh', ...of },
      ]),
    );
    expect(changes.find(({ what }) => what === 'verdict')).toMatchObject({
      sinceLookupId: first,
      mayBeReassigned: false,
    });
  });

  it('says that a number may have been given to somebody else once its link is gone, and not before', async () => {
    const { check, page, says } = await bench();
    says.set(old, { flags: ['False', 'False', 'False'] });
    await check(old);
    await check(own);
    const marked = async () =>
      (await page()).numbers.filter(({ mayBeReassigned }) => mayBeReassigned).map(({ phone }) => phone);
    expect(await marked()).toEqual([]);
    says.set(own, { flags: ['Unknown', 'Unknown', 'Unknown'] });
    await check(own);
    expect(await marked()).toEqual([]);
    says.set(own, { flags: ['False', 'False', 'False'] });
    await check(own);
    expect(await marked()).toEqual([own]);
    // That nobody knew before is no link that is gone.
    says.set(third, { flags: ['Unknown', 'Unknown', 'Unknown'] });
    await check(third);
    says.set(third, { flags: ['False', 'False', 'False'] });
    await check(third);
    expect(await marked()).toEqual([own]);
    const gone = (await page()).changes.filter(({ mayBeReassigned }) => mayBeReassigned);
    expect(gone).toMatchObject([{ what: 'verdict', before: 'unknown', after: 'not_linked', phone: own }]);
    says.delete(own);
    await check(own);
    expect(await marked()).toEqual([]);
  });

  it('ranks the numbers by their newest answers, and keeps what practice made up apart', async () => {
    const { check, page, says, practice } = await bench();
    says.set(old, { flags: ['False', 'False', 'False'] });
    says.set(third, { flags: ['False', 'False', 'True'] });
    await check(own);
    await check(old);
    await check(third);
    await check(own, { connectionId: (await practice()).id });
    const { numbers, changes } = await page();
    expect(numbers.map(({ phone, verdict, practice: made }) => [phone, verdict, made])).toEqual([
      [own, 'reachable', false],
      [third, 'secondary', false],
      [old, 'not_linked', false],
      [own, expect.any(String), true],
    ]);
    expect(numbers[0]).toMatchObject({ operator: 'Telkomsel', alsoAsked: 0 });
    expect(changes).toEqual([]);
  });

  it('says for how many other people the number was asked, each once, and never of practice', async () => {
    const { check, page, practice } = await bench();
    await check(own);
    await check(old);
    await check(own, { nik: '3201014101900002', name: 'Sari Contoh' });
    const again = await check(own, { nik: '3201014101900002', name: 'Sari Contoh' });
    const other = await check(old, { nik: '3201014101900003', name: 'Dewi Contoh' });
    await check(own, { nik: '3201014101900004', connectionId: (await practice()).id });
    const { numbers, alsoAsked } = await page();
    expect(numbers.map(({ phone, alsoAsked: n }) => [phone, n]).sort()).toEqual([
      [own, 1],
      [old, 1],
    ]);
    expect(alsoAsked).toMatchObject({
      people: 2,
      more: false,
      listed: [
        { phone: old, lookupId: other, nik: '3201014101900003', name: 'Dewi Contoh' },
        { phone: own, lookupId: again, nik: '3201014101900002', name: 'Sari Contoh' },
      ],
    });
  });

  it('names the emergency contacts with the provider’s newest word, and a relation that changed', async () => {
    const { check, page, says } = await bench();
    says.set(own, { relation: 'Spouse' });
    await check(own, { ecPhone: '081234560009' });
    says.set(own, { relation: 'Brothers&sisters' });
    await check(own, { ecPhone: '081234560009' });
    says.set(own, { relation: 'Others' });
    await check(own, { ecPhone: '081234560008' });
    const { contacts, changes } = await page();
    expect(contacts).toMatchObject([
      { ecPhone: '081234560008', ecName: 'Budi Contoh', relation: 'Others', verdict: 'reachable' },
      { ecPhone: '081234560009', relation: 'Brothers&sisters', verdict: 'reachable' },
    ]);
    expect(changes).toMatchObject([{ what: 'relation', before: 'Spouse', after: 'Brothers&sisters' }]);
  });

  it('says that nobody asks about the person any more, and since when', async () => {
    const { check, page, ask } = await bench();
    const lookupId = await check(own);
    expect((await page()).restricted).toBeNull();
    await ask('privacy.restrict', { person: { lookupId }, reason: 'Permintaan sendiri' });
    expect((await page()).restricted).toEqual({ since: expect.any(Number), reason: 'Permintaan sendiri' });
  });

  it('holds what field agents found about any of the numbers', async () => {
    const { check, page, ask } = await bench();
    const first = await check(own);
    await check(old);
    await ask('outcomes.record', { lookupId: first, kind: 'moved', note: 'Pindah ke Depok' });
    expect((await page()).outcomes).toMatchObject([{ lookupId: first, kind: 'moved', note: 'Pindah ke Depok' }]);
    expect((await page({ phone: old })).outcomes).toHaveLength(1);
  });
});
