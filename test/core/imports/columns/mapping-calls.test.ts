/** Saved mappings on the open draft: kept under a name, used on another file, told, and gone when deleted. */
import { describe, expect, it } from 'vitest';
import { type DraftsBench, draftsBench, nik, phone } from '../draft/drafts-bench.ts';

const odd = ['Satu,Dua,Tiga', `${phone(0)},${nik(0)},Siti`, `${phone(1)},${nik(1)},Budi`];

/** `Dua` is the NIK and `Satu` the phone, as somebody chose. */
async function chosen(bench: DraftsBench) {
  const draft = await bench.open('aneh.csv', odd);
  const read = { ...draft.choices, columns: { nik: 2, phone: 1, name: 3 } };
  return bench.ask('drafts.choose', { draftId: draft.draftId, read });
}

describe('a mapping', { timeout: 60_000 }, () => {
  it('saved of a draft has its columns by their headings', async () => {
    const bench = await draftsBench();
    const { draftId } = await chosen(bench);
    const saved = await bench.ask('mappings.save', { draftId, name: ' Bogor ' });
    expect(saved).toMatchObject({ name: 'Bogor', headings: { nik: 'Dua', phone: 'Satu', name: 'Tiga' } });
    expect(await bench.ask('mappings.list', {})).toEqual({ mappings: [saved] });
  });

  it('used on another file finds its headings there, and only those', async () => {
    const bench = await draftsBench();
    const { draftId } = await chosen(bench);
    const { mappingId } = await bench.ask('mappings.save', { draftId, name: 'Bogor' });
    const lines = ['Tiga,Nama,Dua,Satu', `Siti,lain,${nik(0)},${phone(0)}`];
    const other = await bench.open('lain.csv', lines);
    expect(other.file.columns.name).toBe(2);
    const used = await bench.ask('mappings.use', { draftId: other.draftId, mappingId });
    expect(used.file.columns).toEqual({ nik: 3, phone: 4, name: 1 });
    expect(used.mapping).toEqual({ mappingId, name: 'Bogor' });
    expect(used.columns.map(({ guessedBy }) => guessedBy)).toEqual(['named', null, 'named', 'named']);
    expect(used.counts).toMatchObject({ accepted: 1 });
  });

  it('whose heading is not there changes nothing and names it', async () => {
    const bench = await draftsBench();
    const { draftId } = await chosen(bench);
    const { mappingId } = await bench.ask('mappings.save', { draftId, name: 'Bogor' });
    const other = await bench.open('lain.csv', ['NIK,No HP,Dua', `${nik(0)},${phone(0)},x`]);
    const result = await bench.core.call('mappings.use', { draftId: other.draftId, mappingId });
    expect(result).toMatchObject({ ok: false, error: { code: 'column-unknown', details: { heading: 'Satu' } } });
    expect(await bench.ask('drafts.get', { draftId: other.draftId })).toEqual(other);
  });

  it('that is gone, or a draft that is not open, is refused', async () => {
    const bench = await draftsBench();
    const { draftId } = await chosen(bench);
    const { mappingId } = await bench.ask('mappings.save', { draftId, name: 'Bogor' });
    await bench.ask('mappings.delete', { mappingId });
    expect(await bench.ask('mappings.list', {})).toEqual({ mappings: [] });
    expect(await bench.refusal('mappings.delete', { mappingId })).toBe('mapping-unknown');
    expect(await bench.refusal('mappings.use', { draftId, mappingId })).toBe('mapping-unknown');
    expect(await bench.refusal('mappings.save', { draftId: 'lain', name: 'Bogor' })).toBe('draft-unknown');
  });
});
