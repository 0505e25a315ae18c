/** Wrong passphrases make the next try wait, longer each time, also after a new start. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import { createTries, waitAfter } from '../../../src-main/core/lock/tries.ts';
import { manualClock } from '../../fakes/clock.ts';
import { tempDir } from '../../fakes/ports.ts';

const wrong = () => Promise.reject(new CoreError('unlock-wrong', 'Wrong.'));
const right = () => Promise.resolve('open');

it('lets three slips pass, then waits 5, 10, 20 … seconds, never more than a quarter of an hour', () => {
  expect([0, 3, 4, 5, 6, 11, 12, 60].map(waitAfter)).toEqual([
    ...[0, 0, 5_000, 10_000, 20_000, 640_000],
    ...[900_000, 900_000],
  ]);
});

it('refuses a try before its time, also the right one and after a new start, and says the seconds', async () => {
  const dir = tempDir();
  const clock = manualClock();
  const tries = createTries(dir, clock);
  for (let slip = 0; slip < 4; slip += 1)
    await expect(tries.attempt(wrong)).rejects.toMatchObject({ code: 'unlock-wrong' });
  await clock.advance(1_500);
  const again = createTries(dir, clock);
  expect(again.waitSeconds()).toBe(4);
  await expect(again.attempt(right)).rejects.toMatchObject({ code: 'unlock-wait', details: { seconds: 4 } });
  await clock.advance(3_500);
  expect(await again.attempt(right)).toBe('open');
  expect(again.untold()).toBe(4);
  again.told();
  expect(again.untold()).toBe(0);
  expect(await again.attempt(right)).toBe('open');
});

it('counts a try before it is known, so that ending the program gains none, and many at once are few', async () => {
  const dir = tempDir();
  const tries = createTries(dir, manualClock());
  void tries.attempt(() => new Promise(() => {}));
  expect(JSON.parse(readFileSync(join(dir, 'sambung.lock'), 'utf8'))).toMatchObject({ wrong: 1, untold: 1 });
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => tries.attempt(wrong)));
  const codes = results.map((result) => (result.status === 'rejected' ? (result.reason as CoreError).code : 'open'));
  expect(codes.filter((code) => code === 'unlock-wrong')).toHaveLength(3);
});

it('does not count what says nothing of the passphrase', async () => {
  const tries = createTries(tempDir(), manualClock());
  for (let slip = 0; slip < 9; slip += 1) {
    await expect(tries.attempt(() => Promise.reject(new CoreError('keyring-silent', 'Silent.')))).rejects.toThrow();
  }
  expect([tries.waitSeconds(), tries.untold()]).toEqual([0, 0]);
});

it('a clock that was put back keeps nobody out for longer than the wait', async () => {
  const clock = manualClock();
  const tries = createTries(tempDir(), clock);
  for (let slip = 0; slip < 4; slip += 1) await expect(tries.attempt(wrong)).rejects.toThrow();
  clock.jump(-365 * 86_400_000);
  expect(tries.waitSeconds()).toBe(5);
});

it('on a disk that takes nothing, waits all the same', async () => {
  const clock = manualClock();
  const tries = createTries(join(tempDir(), 'not-there'), clock);
  for (let slip = 0; slip < 4; slip += 1) await expect(tries.attempt(wrong)).rejects.toThrow();
  await expect(tries.attempt(right)).rejects.toMatchObject({ code: 'unlock-wait' });
  await clock.advance(5_000);
  expect(await tries.attempt(right)).toBe('open');
});
