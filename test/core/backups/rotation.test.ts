/** Backups are made by themselves, a few are kept, and a second place gets them whenever it is there. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dayMs } from '../../../src-main/contract/calendar.ts';
import type { CallName, InputOf, OutputOf } from '../../../src-main/contract/index.ts';
import { createRotation } from '../../../src-main/core/backups/rotation.ts';
import { createCore } from '../../../src-main/core/core.ts';
import { manualClock } from '../../fakes/clock.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

const soon = 5 * 60_000;

async function program(choices: { dir?: string; stick?: string } = {}) {
  const clock = manualClock();
  const stick = choices.stick ?? join(tempDir(), 'stik');
  const ports = testPorts({ dir: choices.dir ?? tempDir(), clock, namedFile: () => ({ path: stick, use: 'write' }) });
  const core = await createCore(ports, { drain: false, backupsBySelf: true });
  onTestFinished(core.close);
  async function ask<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const result = await core.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
    return result.value;
  }
  const namesIn = (folder: string) =>
    existsSync(folder) ? readdirSync(folder).filter((name) => /backup$/.test(name)) : [];
  const here = () => namesIn(join(ports.dataDir, 'backups'));
  return { clock, ports, core, ask, stick, here, there: () => namesIn(stick) };
}

/** A process makes them, in real time. */
const come = (names: () => string[], n: number) =>
  vi.waitFor(() => expect(names()).toHaveLength(n), { timeout: 10_000 });

test('one a day while something changed, and the newest few stay', async () => {
  const { clock, ask, here } = await program();
  await ask('settings.set', { backupsKept: 2 });
  await clock.advance(soon);
  await come(here, 1);
  const [first] = here();
  // Nothing has changed: it would hold the same.
  await clock.advance(2 * dayMs);
  expect(here()).toEqual([first]);
  for (let day = 1; day <= 2; day += 1) {
    await ask('settings.set', { theme: day % 2 === 0 ? 'dark' : 'light' });
    const before = here();
    await clock.advance(dayMs + soon);
    await vi.waitFor(() => expect(here()).not.toEqual(before), { timeout: 10_000 });
    await vi.waitFor(() => expect(here().length).toBe(Math.min(2, day + 1)), { timeout: 10_000 });
  }
  expect(here()).not.toContain(first);
});

test('none by themselves where they are off', async () => {
  const { clock, ask, here } = await program();
  await ask('settings.set', { backupEvery: 0 });
  await clock.advance(3 * dayMs);
  expect(here()).toEqual([]);
  await ask('settings.set', { backupEvery: 1 });
  await clock.advance(soon);
  await come(here, 1);
});

test('a second place gets one whenever it is there, and somebody is told when it was away for a week', async () => {
  const { clock, ask, here, there, stick } = await program();
  mkdirSync(stick);
  await ask('backup.setPlace', { fileId: 'x' });
  await clock.advance(soon);
  await come(there, 1);
  expect(here()).toHaveLength(1);
  const { backups, second } = await ask('backup.list', {});
  expect(backups.map(({ place }) => place).sort()).toEqual(['data-folder', 'second']);
  expect(second).toMatchObject({ folder: stick, present: true, overdue: false });
  expect(await ask('backup.preview', { from: { file: there()[0] ?? '' } })).toMatchObject({ sameData: true });
  rmSync(stick, { recursive: true });
  await clock.advance(8 * dayMs);
  expect((await ask('backup.list', {})).second).toMatchObject({ present: false, overdue: true });
  mkdirSync(stick);
  // No further: the time that a process may take is the clock's too.
  await clock.advance(31 * 60_000);
  await come(there, 1);
  await vi.waitFor(async () =>
    expect((await ask('backup.list', {})).second).toMatchObject({ present: true, overdue: false }),
  );
  await ask('backup.setPlace', { fileId: null });
  expect((await ask('backup.list', {})).second).toBeNull();
});

test('whoever is erased goes from the second place too, which learns of it', async () => {
  const { clock, ask, there, here, stick } = await program();
  mkdirSync(stick);
  await ask('backup.setPlace', { fileId: 'x' });
  await clock.advance(soon);
  await come(there, 1);
  await come(here, 1);
  const { certificate } = await ask('privacy.erase', { person: { nik: '3273014507900001' } });
  expect(certificate.erased.copies).toBe(2);
  expect([...there(), ...here()]).toEqual([]);
  expect(readdirSync(stick)).toEqual(['sambung.erased']);
  await clock.advance(soon);
  await come(there, 1);
});

test('waits while something is being sent, a day at most; after one that failed it tries again', async () => {
  const clock = manualClock();
  const made: number[] = [];
  const place = tempDir();
  let [busy, fails] = [true, false];
  const rotation = createRotation({
    ports: { clock, logger: testPorts().logger },
    settings: () => ({ every: 1, kept: 3 }),
    places: () => [place],
    ...{ isOurs: () => true, busy: () => busy, commits: () => 1 },
    async make() {
      made.push(clock.now());
      if (fails) throw new Error('x');
    },
  });
  rotation.begin();
  await clock.advance(dayMs / 2);
  expect(made).toHaveLength(0);
  await clock.advance(dayMs);
  expect(made.length).toBeGreaterThan(0);
  [busy, fails] = [false, true];
  await clock.advance(dayMs);
  const before = made.length;
  await clock.advance(2 * 3_600_000);
  expect(made.length).toBeGreaterThan(before + 1);
  rotation.stop();
  const after = made.length;
  await clock.advance(3 * dayMs);
  expect(made).toHaveLength(after);
});
