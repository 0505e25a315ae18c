/**
 * Changed files do no harm: a fixed number of the nasty lists, changed by a fixed seed, come out as a clear refusal or
 * as a preview the contract knows. The long form is `npm run test:fuzz`.
 */
import { expect, test } from 'vitest';
import { hunt } from '../../../fuzz/hunt.ts';
import { throughTheProgram } from '../../../fuzz/through-the-program.ts';

const seed = 20_261_123;

test('400 changed files give a clear error or a sound preview, and none hangs', { timeout: 120_000 }, async () => {
  const { read, findings } = await hunt({ seed, from: 0, to: 400 });
  expect(findings).toEqual([]);
  expect(read).toBe(400);
});

test('half a dozen of them do so through the reading process too, which lives to tell', {
  timeout: 120_000,
}, async () => {
  const { read, findings } = await throughTheProgram(seed, 0, 6);
  expect(findings).toEqual([]);
  expect(read).toBe(6);
});
