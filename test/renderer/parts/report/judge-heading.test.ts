/** A heading is judged while it is typed, by what the report itself would refuse. */
import { expect, it } from 'vitest';
import { isTakenHeading } from '../../../../src-renderer/parts/report/field/judge-heading.ts';
import { windowCore } from '../../../fakes/window-core.ts';

const known = ['Alamat', 'Petugas', 'Tunggakan'];
const choice = { order: [], left: [], renamed: [{ column: 'Alamat', heading: 'Rumah' }] };

it.each([
  ['Sisa utang', false],
  ['Tunggakan', false],
  ['', false],
  // The program's own, in either language and however it is written.
  ['hasil  KUNJUNGAN', true],
  ['Next step', true],
  // Another column of the list, and what another one is called.
  ['alamat', true],
  ['Rumah', true],
])('of “%s”', async (typed, taken) => {
  const core = await windowCore({ drain: false });
  const about = { known, choice };
  expect(await isTakenHeading(core.transport, about, { column: 'Tunggakan', typed })).toBe(taken);
});

it('is left to the report where nobody answers', async () => {
  const core = await windowCore({ drain: false });
  core.instead('reports.takenHeading', async () => ({ ok: false, error: { code: 'closing', message: '' } }));
  const asked = isTakenHeading(core.transport, { known, choice }, { column: 'Tunggakan', typed: 'Rumah' });
  expect(await asked).toBe(false);
});
