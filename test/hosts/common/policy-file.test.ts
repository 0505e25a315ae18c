/** The policy of an organisation: where it is read, what it may say, and whom it must belong to. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { policyPath, readPolicy } from '../../../src-main/hosts/common/policy-file.ts';
import { tempDir } from '../../fakes/ports.ts';

const owner = process.getuid?.() ?? 0;

function place(text: string, mode = 0o644): string {
  const dir = join(tempDir(), 'sambung');
  mkdirSync(dir, { mode: 0o755 });
  const path = join(dir, 'policy.json');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}
const read = (path: string) => readPolicy(path, 'linux', owner);
const updateSigner = `MCowBQYDK2VwAyEA${'A'.repeat(43)}=`;

it('has one place on each system, which no environment changes', () => {
  expect((['linux', 'darwin', 'win32'] as const).map(policyPath)).toEqual([
    '/etc/sambung/policy.json',
    '/Library/Application Support/Sambung/policy.json',
    'C:\\ProgramData\\Sambung\\policy.json',
  ]);
});

it('that is not there sets nothing', () => {
  expect(read(join(tempDir(), 'policy.json'))).toBeNull();
});

it('sets what it names, in the form in which a connection has it', () => {
  const path = place(
    '\uFEFF{ "baseUrl": "https://td.bank.example/asso/", "proxy": "proxy.bank.example:3128", "dailyCap": 500000 }',
  );
  expect(read(path)).toEqual({
    path,
    fault: null,
    set: {
      baseUrl: 'https://td.bank.example/asso/',
      proxy: 'http://proxy.bank.example:3128',
      dailyCap: 500_000,
      monthlyCap: null,
      updateAddress: null,
      updateSigner: null,
    },
  });
});

it.each([
  ['not-json', '{ baseUrl: 1'],
  ['not-valid', '{ "baseurl": "https://td.example" }'],
  ['not-valid', '{ "baseUrl": "http://td.example" }'],
  ['not-valid', '{ "dailyCap": -1 }'],
  ['not-valid', '{ "proxy": "http://user:password@proxy:1" }'],
  ['not-valid', '[]'],
  ['not-valid', '{ "updateAddress": "https://updates.example" }'],
  ['not-valid', `{ "updateSigner": "${updateSigner}" }`],
  ['not-valid', `{ "updateAddress": "http://updates.example", "updateSigner": "${updateSigner}" }`],
  ['not-valid', '{ "updateAddress": "https://updates.example", "updateSigner": "another" }'],
  ['not-valid', `{ "updateAddress": "none", "updateSigner": "${updateSigner}" }`],
])('is %s: %s', (fault, text) => {
  expect(read(place(text))).toMatchObject({ fault, set: { baseUrl: null, proxy: null, dailyCap: null } });
});

it('sets where new versions come from with whose signature, or that there are none', () => {
  const updateAddress = 'https://updates.bank.example/sambung/';
  expect(read(place(JSON.stringify({ updateAddress, updateSigner })))?.set).toMatchObject({
    updateAddress,
    updateSigner,
  });
  expect(read(place('{ "updateAddress": "none" }'))).toMatchObject({ fault: null, set: { updateAddress: 'none' } });
});

it('that others may write is not followed, nor one in a folder that they may write, nor another’s, nor a link', () => {
  const text = '{ "dailyCap": 1000 }';
  expect(read(place(text, 0o666))).toMatchObject({ fault: 'open-to-others' });
  expect(read(place(text, 0o664))).toMatchObject({ fault: 'open-to-others' });
  const path = place(text);
  chmodSync(join(path, '..'), 0o777);
  expect(read(path)).toMatchObject({ fault: 'open-to-others' });
  expect(readPolicy(place(text), 'linux', owner + 1)).toMatchObject({ fault: 'open-to-others' });
  const link = join(tempDir(), 'policy.json');
  symlinkSync(place(text), link);
  expect(read(link)).toMatchObject({ fault: 'open-to-others' });
});
