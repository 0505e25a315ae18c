/** What an import knows of imports before it: the very same file, what such files are for, and the names that are taken. */
import { describe, expect, test } from 'vitest';
import { type DraftsBench, draftsBench, person } from './drafts-bench.ts';

const lines = ['NIK,No HP,Nama', person(1), person(2)];

function importAs(bench: DraftsBench, draftId: string, name: string) {
  const { connectionId } = bench;
  return bench.ask('drafts.import', {
    ...{ draftId, name, connectionId, purpose: 'collection' as const, legalBasis: 'contract' as const },
  });
}

describe('a file that is opened again', { timeout: 60_000 }, () => {
  test('says which list its very bytes became, also where no row was looked at, and can become another', async () => {
    const bench = await draftsBench();
    const draft = await bench.open('maret.csv', lines);
    expect(draft).toMatchObject({ importedBefore: null, usedFor: null });
    const first = await importAs(bench, draft.draftId, 'Nasabah Maret');
    expect(first.importedBefore).toBeNull();
    const { id: listId, createdAt: importedAt } = first.list;

    // Under another name, and by who looks at nothing.
    const again = await bench.open('salinan.csv', lines);
    expect(again.importedBefore).toEqual({ listId, listName: 'Nasabah Maret', importedAt });
    const fileId = await bench.upload('naskah.csv', Buffer.from(lines.join('\n')));
    const { draftId } = await bench.ask('drafts.openUnseen', { fileId });
    const second = await importAs(bench, draftId, 'nasabah maret');
    expect(second.importedBefore).toMatchObject({ listId });
    expect(second.list.name).toBe('nasabah maret (2)');

    const other = await bench.open('april.csv', [...lines, person(3)]);
    expect(other.importedBefore).toBeNull();
  });

  test('brings what files with just its headings are for, and an import that says nothing of it changes nothing', async () => {
    const bench = await draftsBench();
    await importAs(bench, (await bench.open('maret.csv', lines)).draftId, 'Maret');
    const usedFor = { purpose: 'collection', legalBasis: 'contract' };
    const april = await bench.open('april.csv', [lines[0] ?? '', person(5)]);
    expect(april.usedFor).toEqual(usedFor);
    await bench.importDraft(april, 'April');
    expect((await bench.open('mei.csv', [lines[0] ?? '', person(6)])).usedFor).toEqual(usedFor);
    const otherShape = await bench.open('lain.csv', ['No KTP,Telepon,Nama', person(7)]);
    expect(otherShape.usedFor).toBeNull();
    // How its columns are read is what it was.
    expect(april.columns.map(({ field }) => field)).toEqual(['nik', 'phone', 'name']);
  });

  test('gets a name no list has, as long as a name may be', async () => {
    const bench = await draftsBench();
    const long = 'x'.repeat(200);
    const names: string[] = [];
    for (const at of [1, 2, 3]) {
      const draft = await bench.open(`${at}.csv`, [lines[0] ?? '', person(at)]);
      names.push((await bench.importDraft(draft, long)).name);
    }
    expect(names).toEqual([long, `${'x'.repeat(196)} (2)`, `${'x'.repeat(196)} (3)`]);
  });
});
