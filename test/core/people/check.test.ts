import { describe, expect, it } from 'vitest';
import { coreBench } from '../../fakes/core-bench.ts';
import { until } from '../../fakes/queue-bench.ts';

const typed = { nik: '3201 0141 0190 0000', phone: '+62 812-3456-0003', name: 'Rina Contoh' };

describe('checking one person', () => {
  it('cleans what was typed, asks once, and tells the verdict by events', async () => {
    const { ask, practice, told } = await coreBench();
    const item = await ask('people.check', { ...typed, connectionId: (await practice()).id });
    expect(item).toMatchObject({ state: 'queued', person: { nik: '3201014101900000', phone: '081234560003' } });
    let now = item;
    await until(
      () => now.state === 'answered' || now.state === 'no_record',
      () => now.state,
      8_000,
      async () => {
        now = await ask('history.get', { lookupId: item.lookupId });
      },
    );
    expect(now.verdict.kind).not.toBe('none');
    await until(() => told.some((event) => event.name === 'lookups.changed' && event.payload.listId === item.listId));
    expect((await ask('lists.get', { listId: item.listId })).kind).toBe('single-checks');
  });

  it('names the fields that cannot be asked, and queues nothing', async () => {
    const { core, ask, practice } = await coreBench();
    const connectionId = (await practice()).id;
    const result = await core.call('people.check', { nik: 'abc', phone: '021-5551234', connectionId });
    expect(result).toMatchObject({ ok: false, error: { code: 'person-invalid' } });
    if (result.ok) return;
    expect(result.error.fields?.map((field) => field.path).sort()).toEqual(['nik', 'phone']);
    expect((await ask('history.page', {})).items).toEqual([]);
  });

  it('only warns about a NIK of another length or of a date that cannot be, and derives what the digits tell', async () => {
    const { ask } = await coreBench();
    const short = await ask('people.inspect', { nik: '3310225629467', phone: '081234567890', name: 'Joe' });
    expect(short.person).not.toBeNull();
    expect(short.problems).toContainEqual(
      expect.objectContaining({ code: 'nik-length-accepted', severity: 'warning' }),
    );
    const noDay = await ask('people.inspect', { nik: '3100003208900001', phone: '081234567890', name: 'Joe' });
    expect(noDay).toMatchObject({
      person: { nik: '3100003208900001' },
      problems: [{ field: 'nik', code: 'nik-date-impossible', severity: 'warning' }],
    });
    const { derived } = await ask('people.inspect', typed);
    expect(derived).toMatchObject({
      sex: 'female',
      birthDate: '1990-01-01',
      province: 'Jawa Barat',
      zone: 'WIB',
      operator: 'Telkomsel',
    });
  });

  it('stores and sends an emergency contact only with consent', async () => {
    const { ask, practice } = await coreBench();
    const connectionId = (await practice()).id;
    const contact = { ecName: 'Ani Contoh', ecPhone: '081234560901', ecNik: '3201014101910000' };
    const without = await ask('people.check', { ...typed, ...contact, connectionId });
    expect(without.person).toMatchObject({ ecName: null, ecPhone: null, ecNik: null });
    const given = await ask('people.check', { ...typed, ...contact, connectionId, ecConsent: true });
    expect(given.person).toMatchObject({ ecName: 'Ani Contoh', ecPhone: '081234560901' });
  });
});
