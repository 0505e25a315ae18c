/** The short form of `npm run test:crash`: the same kills and the same questions at the end, fewer of them. */
import { expect, it } from 'vitest';
import { crashOnFullDisk } from './full-disk.ts';
import { crashAtRandom } from './random-kills.ts';

/** The same plan every time; the long form draws its own. */
const seed = 2_026;

it('loses nothing and pays for nothing twice unknowingly, killed at random moments', async () => {
  const { wrong, kills, money, weathers } = await crashAtRandom({ seed, kills: 8, rows: 150 });
  expect(wrong).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(8);
  // Otherwise it proved nothing.
  expect(Object.values(money).reduce((sum, { charged }) => sum + charged, 0)).toBeGreaterThan(100);
  expect(weathers).toBeGreaterThan(3);
}, 120_000);

it('keeps the same promises on a full disk, says so, and goes on by itself', async () => {
  const { wrong, saidFull, importsRefused, wentOn } = await crashOnFullDisk({ seed, rounds: 3, rows: 200 });
  expect(wrong).toEqual([]);
  expect(saidFull).toBeGreaterThan(0);
  expect(importsRefused).toBeGreaterThan(0);
  expect(wentOn).toBeGreaterThan(0);
}, 120_000);
