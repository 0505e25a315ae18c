/** Several files of a report in a folder: all or none, whatever fails and wherever a program dies. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createReportParts, removeAbandonedParts } from '../../../src-main/core/files/report-parts.ts';
import { createReportSetWriter, undoCutOffMoves } from '../../../src-main/core/files/report-set.ts';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { realClock } from '../../fakes/clock.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

const names = ['a.xlsx', 'b.xlsx'];

async function opened() {
  const store = await openStore(testPorts());
  onTestFinished(() => store.close());
  const folder = tempDir();
  const write = createReportSetWriter({ store, ports: { clock: realClock() } });
  return {
    store,
    folder,
    onRecord: () => store.prepare<[], { path: string }>('SELECT path FROM report_parts').all([]),
    make: (
      along: (move: () => void) => unknown,
      mayReplace?: (names: readonly string[]) => Promise<boolean>,
      meanwhile?: () => void,
    ) =>
      write(
        { path: folder, written() {}, ...(mayReplace && { mayReplace }) },
        names,
        async (places) => {
          meanwhile?.();
          for (const [index, { path }] of places.entries()) writeFileSync(path, `baru ${index}`);
        },
        along,
      ),
    contents: () =>
      Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])),
  };
}

it('moves all of them in one go with what is done along, and leaves nothing beside them', async () => {
  const { make, folder, contents, onRecord } = await opened();
  writeFileSync(join(folder, 'b.xlsx'), 'lama');
  const done = await make((move) => {
    expect(contents()['b.xlsx']).toBe('lama');
    move();
    return 'sudah';
  });
  expect(done).toBe('sudah');
  expect(contents()).toEqual({ 'a.xlsx': 'baru 0', 'b.xlsx': 'baru 1' });
  expect(onRecord()).toEqual([]);
});

describe('in a folder that somebody chose', () => {
  it('replaces what is there only after it was asked about, by name, and before anything is written', async () => {
    const { make, folder, contents } = await opened();
    writeFileSync(join(folder, 'b.xlsx'), 'lama');
    writeFileSync(join(folder, 'c.xlsx'), 'lain');
    const asked: unknown[] = [];
    const answering = (answer: boolean) => async (there: readonly string[]) => {
      asked.push([there, readdirSync(folder)]);
      return answer;
    };
    await expect(make((move) => move(), answering(false))).rejects.toMatchObject({ code: 'files-kept' });
    expect(contents()).toEqual({ 'b.xlsx': 'lama', 'c.xlsx': 'lain' });
    await make((move) => move(), answering(true));
    expect(contents()).toEqual({ 'a.xlsx': 'baru 0', 'b.xlsx': 'baru 1', 'c.xlsx': 'lain' });
    expect(asked).toEqual([
      [['b.xlsx'], ['b.xlsx', 'c.xlsx']],
      [['b.xlsx'], ['b.xlsx', 'c.xlsx']],
    ]);
  });

  it('asks nothing where nothing of these names is there, and keeps what somebody puts there meanwhile', async () => {
    const { make, folder, contents, onRecord } = await opened();
    const asked: unknown[] = [];
    const refuse = async (there: readonly string[]) => asked.push(there) < 0;
    const made = make(
      (move) => move(),
      refuse,
      () => writeFileSync(join(folder, 'a.xlsx'), 'baru saja'),
    );
    await expect(made).rejects.toMatchObject({ code: 'files-kept' });
    expect(asked).toEqual([]);
    expect(contents()).toEqual({ 'a.xlsx': 'baru saja' });
    expect(onRecord()).toEqual([]);
  });
});

it('puts everything back where the record fails after the moving', async () => {
  const { make, folder, contents, onRecord } = await opened();
  writeFileSync(join(folder, 'a.xlsx'), 'lama');
  const failed = make((move) => {
    move();
    throw new Error('disk');
  });
  await expect(failed).rejects.toThrow('disk');
  expect(contents()).toEqual({ 'a.xlsx': 'lama' });
  expect(onRecord()).toEqual([]);
});

it('leaves no folder that it made for nothing', async () => {
  const store = await openStore(testPorts());
  onTestFinished(() => store.close());
  const parent = tempDir();
  const write = createReportSetWriter({ store, ports: { clock: realClock() } });
  const failing = async () => {
    throw new Error('tidak');
  };
  await expect(write({ path: join(parent, 'baru'), written() {} }, names, failing, () => {})).rejects.toThrow('tidak');
  expect(readdirSync(parent)).toEqual([]);
});

describe('a program that dies', () => {
  /** As it left the store and the folder: `moved` files of two have their names already. */
  function cutOff(store: Store, folder: string, moved: number): void {
    const parts = createReportParts(store);
    const begin = store.prepare<Record<string, string | null>>(
      'UPDATE report_parts SET becomes = :becomes, was = :was WHERE path = :path',
    );
    names.forEach((name, index) => {
      const [path, becomes] = [join(folder, `.${index}.part`), join(folder, name)];
      const was = existsSync(becomes) ? join(folder, `.old${index}.part`) : null;
      writeFileSync(path, `baru ${index}`);
      parts.remember(path);
      begin.run({ path, becomes, was });
      if (index >= moved) return;
      if (was !== null) renameSync(becomes, was);
      renameSync(path, becomes);
    });
  }

  it.each([0, 1, 2])('after %d of two files were moved leaves the older ones as they stood', async (moved) => {
    const { store, folder, contents, onRecord } = await opened();
    writeFileSync(join(folder, 'a.xlsx'), 'lama');
    cutOff(store, folder, moved);
    await undoCutOffMoves(store);
    await removeAbandonedParts(store);
    expect(contents()).toEqual({ 'a.xlsx': 'lama' });
    expect(onRecord()).toEqual([]);
  });

  it('between an older file’s moving and its own leaves the older one', async () => {
    const { store, folder, contents } = await opened();
    writeFileSync(join(folder, 'a.xlsx'), 'lama');
    cutOff(store, folder, 0);
    renameSync(join(folder, 'a.xlsx'), join(folder, '.old0.part'));
    await undoCutOffMoves(store);
    await removeAbandonedParts(store);
    expect(contents()).toEqual({ 'a.xlsx': 'lama' });
  });

  it('on a stick that is not plugged in is put right when it is', async () => {
    const { store, folder, onRecord, contents } = await opened();
    writeFileSync(join(folder, 'a.xlsx'), 'lama');
    cutOff(store, folder, 1);
    const away = join(tempDir(), 'tongkat');
    mkdirSync(away);
    renameSync(folder, join(away, 'x'));
    await undoCutOffMoves(store);
    await removeAbandonedParts(store);
    expect(onRecord()).toHaveLength(2);
    renameSync(join(away, 'x'), folder);
    await undoCutOffMoves(store);
    await removeAbandonedParts(store);
    expect(contents()).toEqual({ 'a.xlsx': 'lama' });
  });
});
