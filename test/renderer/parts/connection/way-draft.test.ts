/** The way to the outside as a form has it: what is typed becomes what the contract takes, and only what changed is sent. */
import { expect, test } from 'vitest';
import { connectionCalls } from '../../../../src-main/contract/connections.ts';
import { draftOf, faultsOf, updateInput } from '../../../../src-renderer/parts/connection/connection-draft.ts';
import {
  certificateText,
  passwordKept,
  type WayDraft,
  wayChanges,
  wayDraftOf,
  wayFaultsOf,
} from '../../../../src-renderer/parts/connection/way-draft.ts';
import { fakeConnection } from '../../../fakes/views.ts';

const stored = fakeConnection({
  id: 2,
  kind: 'account',
  proxy: 'http://BANK%5Cbudi@proxy.example:8080',
  proxySealed: true,
  ca: [{ name: 'Bank Contoh Root CA', until: 0 }],
});
const fresh = wayDraftOf(null);
const address: WayDraft = { ...fresh, proxyKind: 'address', proxyAddress: 'proxy.example:8080' };

test('a new connection goes as the computer does, and says nothing of it', () => {
  expect(fresh.proxyKind).toBe('system');
  expect(wayChanges(fresh, null)).toEqual({});
});

test('an opened form shows the proxy and its user, never its password, and untouched changes nothing', () => {
  const draft = wayDraftOf(stored);
  expect(draft).toMatchObject({
    proxyKind: 'address',
    proxyAddress: 'proxy.example:8080',
    proxyUser: 'BANK\\budi',
    proxyPassword: '',
  });
  expect(wayChanges(draft, stored)).toEqual({});
  expect(updateInput(draftOf(stored), stored)).toEqual({ id: 2, settings: {} });
  expect(passwordKept(draft, stored)).toBe(true);
});

test('a stored password stays with its proxy alone', () => {
  for (const changed of [
    { proxyAddress: 'other.example:8080' },
    { proxyUser: 'siti' },
    { proxyKind: 'none' as const },
  ]) {
    expect(passwordKept({ ...wayDraftOf(stored), ...changed }, stored)).toBe(false);
  }
  expect(passwordKept({ ...wayDraftOf(stored), proxyAddress: ' http://PROXY.example:8080/ ' }, stored)).toBe(true);
  expect(passwordKept(wayDraftOf(stored), null)).toBe(false);
});

test('what is typed becomes what the contract takes', () => {
  const draft = {
    ...address,
    proxyUser: 'BANK\\budi',
    proxyPassword: 'rahasia 1',
    ca: { kind: 'file' as const, name: 'a.pem', text: 'PEM' },
  };
  const changes = wayChanges(draft, null);
  expect(changes).toEqual({ proxy: 'http://BANK%5Cbudi@proxy.example:8080', proxyPassword: 'rahasia 1', ca: 'PEM' });
  expect(connectionCalls['connections.update'].input.safeParse({ id: 2, ...changes }).success).toBe(true);
  expect(wayChanges({ ...wayDraftOf(stored), proxyKind: 'none', proxyPassword: 'x' }, stored)).toEqual({
    proxy: 'none',
  });
  expect(wayChanges({ ...wayDraftOf(stored), ca: { kind: 'none' } }, stored)).toEqual({ ca: null });
});

test.each([
  [{ proxyAddress: '' }, { proxyAddress: { kind: 'missing' } }],
  [{ proxyAddress: 'proxy' }, { proxyAddress: { kind: 'proxy', problem: 'shape' } }],
  [{ proxyAddress: 'none' }, { proxyAddress: { kind: 'proxy', problem: 'shape' } }],
  [{ proxyAddress: 'socks5://proxy:1' }, { proxyAddress: { kind: 'proxy', problem: 'kind' } }],
  [{ proxyAddress: 'budi:rahasia@proxy:1' }, { proxyAddress: { kind: 'proxy', problem: 'password' } }],
  [{ proxyPassword: 'rahasia' }, { proxyUser: { kind: 'missing' } }],
  [{ proxyUser: 'budi', proxyPassword: 'a\nb' }, { proxyPassword: { kind: 'not-taken' } }],
  [{ proxyUser: 'budi' }, {}],
  [{ proxyKind: 'system' as const, proxyAddress: '' }, {}],
])('%j has the faults %j', (changed, faults) => {
  expect(wayFaultsOf({ ...address, ...changed })).toEqual(faults);
});

test('practice has no way of its own', () => {
  const draft = { ...draftOf(fakeConnection()), way: { ...address, proxyAddress: '' } };
  expect(faultsOf(draft, { keyKept: true, settingsOnly: true })).toEqual({});
});

test('a certificate of Windows becomes text', () => {
  expect(certificateText(new TextEncoder().encode('-----BEGIN'))).toBe('-----BEGIN');
  const bare = Uint8Array.from({ length: 300 }, (_, at) => (at === 0 ? 0x30 : at % 256));
  const text = certificateText(bare);
  expect(text).toMatch(/^-----BEGIN CERTIFICATE-----\nM/);
  expect([...Buffer.from(text.split('\n')[1] ?? '', 'base64')]).toEqual([...bare]);
});
