/** The repairs of a file that is not a list yet are written down: they come back with the same bytes, whole or not at all. */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Change } from '../../../../src-main/core/imports/draft/engine/changes.ts';
import { createDraftJournal, type DraftJournal } from '../../../../src-main/core/imports/draft/journal.ts';
import type { Ports } from '../../../../src-main/core/kernel/ports.ts';
import { openStore } from '../../../../src-main/core/store/store.ts';
import { manualClock, realClock } from '../../../fakes/clock.ts';
import { tempDir, testPorts } from '../../../fakes/ports.ts';
import { until } from '../../../fakes/queue-bench.ts';
import { clockOfShortTurns, draftsBench, failingAfter, nik, person, phone } from './drafts-bench.ts';

const lines = ['NIK,No HP,Nama', person(1), `${nik(2)},08O200000002,Orang 2`, `310000,${phone(3)},Orang 3`];
const dayMs = 24 * 60 * 60 * 1000;

async function addStep(journal: DraftJournal, id: number, made: Change[]): Promise<void> {
  const step = journal.beginStep(id);
  for (let at = 0; at < made.length; at += 1_000) await step.add(made.slice(at, at + 1_000));
  step.finish();
}

describe('a file that is opened again', { timeout: 60_000 }, () => {
  test('has its repairs, each a step of undo, whatever it is called now', async () => {
    const bench = await draftsBench();
    const first = await bench.open('nasabah.csv', lines);
    await bench.edit(first, 3, 2, phone(2));
    await bench.edit(first, 4, 1, nik(3));
    await bench.ask('drafts.close', { draftId: first.draftId });

    const again = await bench.open('salinan.csv', lines);
    expect(again).toMatchObject({ restored: 2, counts: { accepted: 3, edited: 2 }, canUndo: true, canRedo: false });
    const { draftId } = again;
    expect(await bench.ask('drafts.undo', { draftId })).toMatchObject({ draft: { counts: { accepted: 2 } } });
    expect(await bench.ask('drafts.undo', { draftId })).toMatchObject({
      draft: { counts: { accepted: 1 }, canUndo: false },
    });
    expect(await bench.ask('drafts.undo', { draftId })).toMatchObject({ changed: 0 });

    expect(await bench.open('nasabah.csv', [...lines, person(4)])).toMatchObject({
      restored: 0,
      counts: { edited: 0 },
    });
  });

  test('has not what was undone, and has what was redone', async () => {
    const bench = await draftsBench();
    const first = await bench.open('nasabah.csv', lines);
    await bench.edit(first, 3, 2, phone(2));
    await bench.edit(first, 4, 1, nik(3));
    await bench.ask('drafts.undo', { draftId: first.draftId });
    await bench.ask('drafts.undo', { draftId: first.draftId });
    await bench.ask('drafts.redo', { draftId: first.draftId });
    const again = await bench.open('nasabah.csv', lines);
    expect(again).toMatchObject({ restored: 1, counts: { accepted: 2 }, canRedo: false });
  });

  test('is read as the operator chose, without being asked again', async () => {
    const bench = await draftsBench();
    const first = await bench.open('nasabah.csv', lines);
    const read = { columns: { nik: 1, phone: 2 }, guessColumns: false, acceptNikLength: true };
    const chosen = await bench.ask('drafts.choose', { draftId: first.draftId, read });
    const again = await bench.open('nasabah.csv', lines);
    expect(again.choices).toEqual(chosen.choices);
    expect(again.file.columns).toEqual({ nik: 1, phone: 2 });
    expect(again.counts).toEqual(chosen.counts);
  });

  test('is as new after its repairs were forgotten, or it became a list', async () => {
    const bench = await draftsBench();
    for (const end of ['forget', 'import'] as const) {
      const draft = await bench.open('nasabah.csv', lines);
      expect(draft).toMatchObject({ restored: 0, canUndo: false, counts: { accepted: 1 } });
      await bench.ask('drafts.choose', { draftId: draft.draftId, read: { acceptNikLength: true } });
      await bench.edit(draft, 3, 2, phone(2));
      if (end === 'forget') await bench.ask('drafts.close', { draftId: draft.draftId, forgetRepairs: true });
      else await bench.importDraft(draft);
    }
    await bench.core.close();
    expect(await stepsLeft(bench.ports)).toBe(0);
    const later = await draftsBench({ dir: bench.ports.dataDir });
    expect(await later.open('nasabah.csv', lines)).toMatchObject({ restored: 0, choices: { acceptNikLength: false } });
  });

  test('is as new a month after it was last looked at', async () => {
    const clock = manualClock();
    const ports = { dir: tempDir(), clock: { ...realClock(), now: clock.now } };
    const first = await draftsBench(ports);
    const old = await first.open('lama.csv', lines);
    await first.edit(old, 3, 2, phone(2));
    clock.jump(20 * dayMs);
    const used = await first.open('dipakai.csv', [...lines, person(4)]);
    await first.edit(used, 3, 2, phone(2));
    await first.core.close();

    clock.jump(11 * dayMs);
    const second = await draftsBench(ports);
    expect(await second.open('lama.csv', lines)).toMatchObject({ restored: 0 });
    expect(await second.open('dipakai.csv', [...lines, person(4)])).toMatchObject({ restored: 1 });
    await second.core.close();
    expect(await stepsLeft(second.ports)).toBe(1);
  });
});

test('a second copy of the program looks at a file and its repairs, and changes neither', async () => {
  const owner = await draftsBench();
  const draft = await owner.open('nasabah.csv', lines);
  await owner.edit(draft, 3, 2, phone(2));

  const { core, upload, ask, refusal } = await draftsBench({ dir: owner.ports.dataDir });
  expect((await ask('system.info', {})).role).toBe('reader');
  const shown = await ask('drafts.open', { fileId: await upload('nasabah.csv', Buffer.from(lines.join('\n'))) });
  const { draftId } = shown;
  expect(shown).toMatchObject({ restored: 1, counts: { accepted: 2 } });
  expect(await ask('drafts.choose', { draftId, read: { acceptNikLength: true } })).toMatchObject({
    choices: { acceptNikLength: true },
  });
  const order = { kind: 'edit' as const, cells: [{ row: 4, column: 1, text: nik(3) }] };
  expect(await refusal('drafts.apply', { draftId, order })).toBe('data-dir-in-use');
  await ask('drafts.close', { draftId, forgetRepairs: true });
  await core.close();
  expect(await owner.open('nasabah.csv', lines)).toMatchObject({ restored: 1, choices: { acceptNikLength: false } });
});

test('a copy that becomes the owner opens the file anew, with all that was repaired meanwhile', async () => {
  const owner = await draftsBench();
  const second = await draftsBench({ dir: owner.ports.dataDir });
  const shown = await second.open('nasabah.csv', lines);
  await owner.edit(await owner.open('nasabah.csv', lines), 3, 2, phone(2));
  await owner.core.close();
  await until(() => second.told.some(({ name }) => name === 'system.changed'));
  const order = { kind: 'edit' as const, cells: [{ row: 4, column: 1, text: nik(3) }] };
  expect(await second.refusal('drafts.apply', { draftId: shown.draftId, order })).toBe('draft-unknown');
  const again = await second.open('nasabah.csv', lines);
  expect(again.restored).toBe(1);
  expect(await second.edit(again, 4, 1, nik(3))).toMatchObject({ draft: { counts: { accepted: 3 } } });
});

describe('a long step', () => {
  test('is written and read in many short turns, in which others work', async () => {
    const { store, journal, id, steps } = await journalBench();
    let worked = 0;
    let going = true;
    const beside = (async () => {
      for (; going; worked += 1) await new Promise((resolve) => setImmediate(resolve));
    })();
    const many = changes(60_000);
    await addStep(journal, id, many);
    const whileWriting = worked;
    expect(await steps()).toEqual([many]);
    going = false;
    await beside;
    expect(whileWriting).toBeGreaterThan(5);
    expect(worked - whileWriting).toBeGreaterThan(5);
    const { longest } = store
      .prepare<Record<string, never>, { longest: number }>('SELECT max(length(changes)) AS longest FROM draft_steps')
      .get({}) ?? { longest: 0 };
    expect(longest).toBeLessThan(100_000);
  });

  test('that was cut short is not there at all, and the next one takes its place', async () => {
    const { store, journal, id, steps } = await journalBench();
    await addStep(journal, id, changes(3));
    // As a kill −9 leaves it: some turns are on the disk, the one that counts the step is not.
    const dying = createDraftJournal(failingAfter(store, 2), clockOfShortTurns());
    await expect(addStep(dying, id, changes(20_000))).rejects.toThrow('cut short');
    const pieces = store.prepare<Record<string, never>, { n: number }>('SELECT count(*) AS n FROM draft_steps');
    expect(pieces.get({})?.n).toBeGreaterThan(1);
    expect(await steps()).toEqual([changes(3)]);
    expect(journal.find('abc')?.steps).toBe(1);

    await addStep(journal, id, changes(5));
    expect(await steps()).toEqual([changes(3), changes(5)]);
    expect(pieces.get({})?.n).toBe(2);
  });

  test('that is undone is gone at once, also when its removal is cut short', async () => {
    const { store, journal, id, steps } = await journalBench();
    await addStep(journal, id, changes(3));
    await addStep(journal, id, changes(20_000));
    const dying = createDraftJournal(failingAfter(store, 1), clockOfShortTurns());
    await expect(dying.removeLastStep(id)).rejects.toThrow('cut short');
    expect(await steps()).toEqual([changes(3)]);
    await expect(createDraftJournal(failingAfter(store, 0), clockOfShortTurns()).remove(id)).rejects.toThrow(
      'cut short',
    );
    expect(await steps()).toEqual([]);
  });
});

/** Of all files, in the store that a closed core left. */
async function stepsLeft(ports: Ports): Promise<number> {
  const store = await openStore(ports);
  try {
    return store.prepare<Record<string, never>, { n: number }>('SELECT count(*) AS n FROM draft_steps').get({})?.n ?? 0;
  } finally {
    store.close();
  }
}

function changes(count: number): Change[] {
  return Array.from({ length: count }, (_, index) => ({ s: null, r: index + 2, c: { 3: `Orang ${count}-${index}` } }));
}

async function journalBench() {
  const ports = testPorts();
  const store = await openStore(ports);
  onTestFinished(() => store.close());
  const journal = createDraftJournal(store, ports.clock);
  const { id } = journal.create('abc', 'ABCDEFGH');
  const steps = async () => {
    const all: Change[][] = [];
    for await (const step of journal.steps(id)) all.push(step);
    return all;
  };
  return { store, journal, id, steps };
}
