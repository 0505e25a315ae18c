/** The form of a connection agrees with the contract, never shows a key, and sends only what changed. */
import { expect, test } from 'vitest';
import { connectionCalls, connectionSettingsShape } from '../../../../src-main/contract/connections.ts';
import {
  adviceOf,
  createInput,
  draftOf,
  faultsOf,
  type NumberField,
  numberFields,
  updateInput,
} from '../../../../src-renderer/parts/connection/connection-draft.ts';
import { fakeConnection } from '../../../fakes/views.ts';

const account = fakeConnection({
  id: 2,
  name: 'Cabang',
  kind: 'account',
  baseUrl: 'https://api.example/check',
  partnerCode: 'bdg',
});
const create = { keyKept: false, settingsOnly: false };
const filled = { ...draftOf(null), name: 'Cabang', baseUrl: 'https://a.example', partnerCode: 'c', partnerKey: 'k' };

test.each(Object.keys(numberFields) as NumberField[])('%s has the bounds of the contract', (field) => {
  const { min, max, scale, whole } = numberFields[field];
  const schema = connectionSettingsShape.shape[field];
  expect(schema.safeParse(min * scale).success).toBe(true);
  expect(schema.safeParse(max * scale).success).toBe(true);
  expect(schema.safeParse(max * scale + 1).success).toBe(false);
  expect(schema.safeParse(whole ? min - 1 : -1).success).toBe(false);
});

test('what the form takes, the contract takes', () => {
  expect(faultsOf(filled, create)).toEqual({});
  expect(connectionCalls['connections.create'].input.safeParse(createInput(filled)).success).toBe(true);
});

test('seconds become milliseconds', () => {
  const draft = { ...filled, numbers: { ...filled.numbers, timeoutMs: 2.5 } };
  expect(createInput(draft).settings?.timeoutMs).toBe(2500);
});

test('empty fields are named; a stored key may stay', () => {
  expect(Object.keys(faultsOf(draftOf(null), create))).toEqual(['name', 'baseUrl', 'partnerCode', 'partnerKey']);
  expect(faultsOf(draftOf(account), { keyKept: true, settingsOnly: false })).toEqual({});
});

test('a number out of bounds, half a request and a longest pause below the first are faults', () => {
  const numbers = { ...filled.numbers, ratePerSecond: 0, concurrency: 2.5, retryBaseMs: 10, retryMaxMs: 5 };
  expect(faultsOf({ ...filled, numbers }, create)).toEqual({
    ratePerSecond: { kind: 'range', min: 0.01, max: 1000, whole: false },
    concurrency: { kind: 'range', min: 1, max: 64, whole: true },
    retryMaxMs: { kind: 'retry-order' },
  });
});

test('a form opened on a connection holds no key, and an untouched one changes nothing', () => {
  expect(draftOf(account).partnerKey).toBe('');
  expect(updateInput(draftOf(account), account)).toEqual({ id: 2, settings: {} });
});

test('a new price does not send the address or key along (they would resume a stopped connection)', () => {
  const draft = draftOf(account);
  expect(updateInput({ ...draft, numbers: { ...draft.numbers, pricePerCall: 2500 } }, account)).toEqual({
    id: 2,
    settings: { pricePerCall: 2500 },
  });
});

test('of the practice connection only settings are sent', () => {
  const practice = fakeConnection();
  const draft = { ...draftOf(practice), name: 'Other', partnerKey: 'x', inDoubtPolicy: 'resend' as const };
  expect(updateInput(draft, practice)).toEqual({ id: 1, settings: { inDoubtPolicy: 'resend' } });
});

test('an empty cap is none, and taking one away is sent', () => {
  const capped = { ...account, dailyCap: 50_000, monthlyCap: 900_000 };
  expect(draftOf(account).numbers).toMatchObject({ dailyCap: null, monthlyCap: null });
  const draft = draftOf(capped);
  const numbers = { ...draft.numbers, monthlyCap: null };
  expect(faultsOf({ ...draft, numbers }, { keyKept: true, settingsOnly: false })).toEqual({});
  expect(updateInput({ ...draft, numbers }, capped)).toEqual({ id: 2, settings: { monthlyCap: null } });
  expect(createInput(filled).settings).toMatchObject({ dailyCap: null, monthlyCap: null });
});

test('a price left empty is a fault, a cap of nothing too', () => {
  const numbers = { ...filled.numbers, pricePerCall: null, dailyCap: 0 };
  expect(faultsOf({ ...filled, numbers }, create)).toMatchObject({
    pricePerCall: { kind: 'range' },
    dailyCap: { kind: 'range', min: 1 },
  });
});

test.each([
  [
    { pricePerCall: 0, dailyCap: 50_000, monthlyCap: 10 },
    { dailyCap: 'no-price', monthlyCap: 'no-price' },
  ],
  [{ pricePerCall: 1850, dailyCap: 1849, monthlyCap: null }, { dailyCap: 'below-one-call' }],
  [{ pricePerCall: 1850, dailyCap: 50_000, monthlyCap: 40_000 }, { monthlyCap: 'monthly-below-daily' }],
  [{ pricePerCall: 1850, dailyCap: 50_000, monthlyCap: 1000 }, { monthlyCap: 'below-one-call' }],
  [{ pricePerCall: 1850, dailyCap: 1850, monthlyCap: 1850 }, {}],
  [{ pricePerCall: 0, dailyCap: null, monthlyCap: null }, {}],
  [{ pricePerCall: null, dailyCap: 5, monthlyCap: null }, {}],
] as const)('%j is said to be %j, and may be saved all the same', (numbers, advice) => {
  expect(adviceOf({ ...filled, numbers: { ...filled.numbers, ...numbers } })).toEqual(advice);
});
