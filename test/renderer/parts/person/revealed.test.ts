/** Whose digits show: nobody's, until the core has written down that somebody wants to see them. */
import { beforeEach, expect, test } from 'vitest';
import { maskNik, maskPhone } from '../../../../src-main/contract/masked.ts';
import { formatsOf } from '../../../../src-renderer/i18n/format.ts';
import {
  digitsOf,
  maskAgain,
  reveal,
  revealSession,
  useRevealed,
} from '../../../../src-renderer/parts/person/revealed.ts';
import { windowCore } from '../../../fakes/window-core.ts';

const nik = '3374012903850015';

beforeEach(maskAgain);

async function onePerson() {
  const core = await windowCore({ drain: false });
  const { id: connectionId } = await core.practice();
  const check = async (phone: string) => {
    const { lookupId } = await core.ask('people.check', { nik, phone, connectionId });
    return lookupId;
  };
  const ids = [await check('081234565310'), await check('085700001111'), await check('085700002222')];
  const ask = (input: { scope: 'row' | 'page' | 'session'; lookupIds: number[] }) =>
    core.transport.call('privacy.reveal', input);
  const shown = (lookupId: number | undefined) =>
    digitsOf(useRevealed.getState(), lookupId ?? 0, formatsOf('id')).nik(nik);
  const entries = async () => (await core.ask('accessLog.page', { kinds: ['revealed'] })).entries;
  return { ids, ask, shown, entries, core };
}

test('a masked number keeps its first and last four digits; of a short one nothing shows', () => {
  expect([maskNik(nik), maskPhone('081234565310'), maskPhone('02112345'), maskNik('')]).toEqual([
    ...['3374••••••••0015', '0812••••5310', '••••••••', ''],
  ]);
});

test('a row, then a page show once that is in the access log, and what shows is not written down again', async () => {
  const { ids, ask, shown, entries } = await onePerson();
  expect(ids.map(shown)).toEqual(Array(3).fill('3374••••••••0015'));
  expect(await reveal(ask, 'row', ids.slice(0, 1))).toBe(true);
  expect(ids.map(shown)).toEqual(['3374 0129 0385 0015', ...Array(2).fill('3374••••••••0015')]);
  expect(await reveal(ask, 'row', ids.slice(0, 1))).toBe(true);
  expect(await reveal(ask, 'page', ids)).toBe(true);
  expect(ids.map(shown)).toEqual(Array(3).fill('3374 0129 0385 0015'));
  expect((await entries()).map(({ detail, people }) => [detail.scope, people]).reverse()).toEqual([
    ['row', 1],
    ['page', 1],
  ]);
});

test('nothing shows where it could not be written down', async () => {
  const { ids, ask, shown, core } = await onePerson();
  core.instead('privacy.reveal', async () => ({ ok: false, error: { code: 'disk-full', message: '' } }));
  expect(await reveal(ask, 'row', ids)).toBe(false);
  await revealSession(ask);
  expect(ids.map(shown)).toEqual(Array(3).fill('3374••••••••0015'));
});

test('a session shows everybody, until it is masked again', async () => {
  const { ids, ask, shown, entries } = await onePerson();
  await revealSession(ask);
  expect([...ids, 999].map(shown)).toEqual(Array(4).fill('3374 0129 0385 0015'));
  expect(await reveal(ask, 'row', ids)).toBe(true);
  maskAgain();
  expect(shown(ids[0])).toBe('3374••••••••0015');
  expect((await entries()).map(({ detail }) => detail.scope)).toEqual(['session']);
});
